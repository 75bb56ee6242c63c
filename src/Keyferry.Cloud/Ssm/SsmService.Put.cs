using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ssm;

public sealed partial class SsmService
{
    private const int StandardLength = 4096;
    private const int AdvancedLength = 8192;
    private const int MaxTags = 50;

    // A pattern is the user's: it may be a slow one.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// PutParameter (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html). A version of
    /// type <c>aws:ec2:image</c> whose image the account doesn't see is answered like any other, and is not there (F8.23).
    /// </summary>
    public Reply<PutParameterResult> PutParameter(Caller caller, Region region, PutParameterRequest request)
    {
        AccountId account = AccountOf(caller);
        string arn = Subjects.Parameter(account, region, request.Name);
        using CallScope scope = run.Begin(caller, "ssm:PutParameter", region, arn);
        if (MayPut(scope, caller, region, arn, request) is { } denied)
        {
            return denied;
        }

        SsmParameter? old = Newest(arn);
        if (CheckPut(request, old) is { } invalid)
        {
            return scope.Fail(invalid);
        }

        Reply<SsmParameter> next = Next(account, region, caller, request, old);
        if (!next.Succeeded)
        {
            return scope.Fail(next.Error);
        }

        SsmParameter parameter = next.Value!;
        PutParameterResult result = new(parameter.Version, parameter.Tier);
        if (parameter.DataType == ImageType)
        {
            Reply<bool> seen = SeesImage(scope, caller, account, region, request.Value);
            if (!seen.Succeeded || !seen.Value)
            {
                return seen.Succeeded ? result : seen.Error;
            }
        }

        if (parameter.Type == SsmParameter.SecureString)
        {
            Reply<SsmParameter> sealedOne = new SecureStrings(run).Seal(caller, parameter);
            if (!sealedOne.Succeeded)
            {
                return scope.Fail(sealedOne.Error);
            }

            parameter = sealedOne.Value!;
        }

        Write(parameter);
        if (!request.Tags.IsEmpty)
        {
            SetTags(arn, request.Tags);
        }

        return result;
    }

    private ServiceError? MayPut(CallScope scope, Caller caller, Region region, string arn, PutParameterRequest request)
    {
        List<(string, string)> keys = [("ssm:Overwrite", request.Overwrite ? "true" : "false")];
        if (request.Policies is { } policies)
        {
            keys.Add(("ssm:Policies", policies));
        }

        Question question = About("ssm:PutParameter", arn, region, null, [.. keys]) with { RequestTags = request.Tags };
        return scope.Ask(run, caller, question, Denied) is { } denied ? denied
            : request.Tags.IsEmpty ? null
            : scope.Ask(run, caller, About("ssm:AddTagsToResource", arn, region) with { RequestTags = request.Tags }, Denied);
    }

    private ServiceError? CheckPut(PutParameterRequest request, SsmParameter? old)
    {
        if (ParameterNames.Check(request.Name) is { } name)
        {
            return name;
        }

        if (old is not null && !request.Overwrite)
        {
            return SsmErrors.AlreadyExists;
        }

        if (request.Overwrite && !request.Tags.IsEmpty)
        {
            return SsmErrors.TagsWithOverwrite;
        }

        if (request.Tags.Count > MaxTags)
        {
            return SsmErrors.TooManyTags;
        }

        if (old is null)
        {
            return request.Type is null ? SsmErrors.TypeRequired : null;
        }

        ImmutableArray<SsmParameter> versions = Versions(old.Arn);
        return request.Type is { } type && type != old.Type ? SsmErrors.TypeChanged(old.Name, old.Type, type)
            : versions.Length >= MaxVersions && !versions[0].Labels.IsEmpty
                ? SsmErrors.OldestIsLabelled(old.Name, versions[0].Version)
                : null;
    }

    private Reply<SsmParameter> Next(
        AccountId account, Region region, Caller caller, PutParameterRequest request, SsmParameter? old)
    {
        Reply<ImmutableArray<ParameterPolicy>> policies =
            request.Policies is { } text ? ParameterPolicies.Read(text) : (old?.Policies ?? []);
        if (!policies.Succeeded)
        {
            return policies.Error;
        }

        Reply<string> tier = Tier(request, old, !policies.Value.IsEmpty);
        if (!tier.Succeeded)
        {
            return tier.Error;
        }

        SsmParameter next = new(account, region, request.Name, request.Value, request.DataType ?? old?.DataType ?? "text")
        {
            Version = (old?.Version ?? 0) + 1,
            Type = request.Type ?? old?.Type ?? "String",
            Description = request.Description ?? old?.Description,
            KeyId = request.KeyId ?? old?.KeyId,
            AllowedPattern = request.AllowedPattern is null ? old?.AllowedPattern : request.AllowedPattern,
            Tier = tier.Value!,
            Policies = policies.Value,
            LastModified = run.World.Now,
            LastModifiedUser = caller.Arn,
        };
        return CheckValue(next) is { } invalid ? invalid : next;
    }

    private static Reply<string> Tier(PutParameterRequest request, SsmParameter? old, bool hasPolicies)
    {
        string wanted = request.Tier ?? old?.Tier ?? "Standard";
        bool needsAdvanced = request.Value.Length > StandardLength || hasPolicies || old?.Tier == SsmParameter.Advanced;
        if (wanted == "Intelligent-Tiering")
        {
            wanted = needsAdvanced ? SsmParameter.Advanced : "Standard";
        }

        if (wanted == SsmParameter.Advanced)
        {
            return request.Value.Length > AdvancedLength ? SsmErrors.TooLongForAdvanced : wanted;
        }

        return old?.Tier == SsmParameter.Advanced ? SsmErrors.Downgrade
            : request.Value.Length > StandardLength ? SsmErrors.TooLongForStandard
            : hasPolicies ? SsmErrors.Validation("Parameter policies need the advanced-parameter tier.")
            : wanted;
    }

    private static ServiceError? CheckValue(SsmParameter next)
    {
        if (next.Value.Length == 0)
        {
            return SsmErrors.Validation(
                "1 validation error detected: Value '' at 'value' failed to satisfy constraint: "
                + "Member must have length greater than or equal to 1.");
        }

        if (next.Value.Contains("{{", StringComparison.Ordinal) && next.Value.Contains("}}", StringComparison.Ordinal))
        {
            return SsmErrors.Validation("Parameter value can't refer to another parameter: don't use {{ }} in it.");
        }

        if (next.DataType is not ("text" or ImageType or "aws:ssm:integration"))
        {
            return SsmErrors.DataType(next.DataType);
        }

        if (next.DataType == ImageType && next.Type != "String")
        {
            return SsmErrors.Validation($"Parameters of data type {ImageType} have the type String.");
        }

        if (next.KeyId is not null && next.Type != SsmParameter.SecureString)
        {
            return SsmErrors.Validation("KeyId is only for parameters of type SecureString.");
        }

        return CheckPattern(next);
    }

    private static ServiceError? CheckPattern(SsmParameter next)
    {
        if (string.IsNullOrEmpty(next.AllowedPattern))
        {
            return null;
        }

        try
        {
            return Regex.IsMatch(next.Value, next.AllowedPattern, RegexOptions.CultureInvariant, s_patience)
                ? null
                : SsmErrors.PatternMismatch(next.AllowedPattern);
        }
        catch (RegexMatchTimeoutException)
        {
            return SsmErrors.PatternMismatch(next.AllowedPattern);
        }
        catch (ArgumentException)
        {
            return SsmErrors.PatternInvalid(next.AllowedPattern);
        }
    }
}
