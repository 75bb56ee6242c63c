using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ssm;

/// <summary>A parameter as a caller gets it: its value in clear, if that was asked for.</summary>
/// <param name="Parameter">The version; its Name is as AWS answers it.</param>
/// <param name="Arn">Its ARN; AWS's own parameters have no account.</param>
/// <param name="Selector"><c>:3</c> or <c>:label</c>, if it was asked for by one.</param>
public sealed record FoundParameter(SsmParameter Parameter, string Arn, string? Selector);

/// <summary>What GetParameters answers.</summary>
public sealed record FoundParameters(ImmutableArray<FoundParameter> Parameters, ImmutableArray<string> Invalid);

public sealed partial class SsmService
{
    private const int HistoryPage = 50;
    private const int PathPage = 10;

    // When AWS last changed its own parameters isn't told anywhere: they came with the images.
    private static readonly DateTimeOffset s_published = new(2025, 8, 25, 0, 0, 0, TimeSpan.Zero);

    public Reply<FoundParameter> GetParameter(Caller caller, Region region, string name, bool withDecryption)
    {
        Reply<ParameterReference> named = ParameterNames.Read(AccountOf(caller), region, name);
        using CallScope scope = run.Begin(caller, "ssm:GetParameter", region, named.Value?.Arn ?? "*");
        if (!named.Succeeded)
        {
            return scope.Fail(named.Error);
        }

        if (scope.Ask(run, caller, About("ssm:GetParameter", named.Value!.Arn, region, named.Value!.Owner), Denied) is { } denied)
        {
            return denied;
        }

        Reply<FoundParameter> found = Find(region, named.Value);
        found = found.Succeeded ? Open(caller, found.Value!, withDecryption) : found;
        return found.Succeeded ? found : scope.Fail(found.Error);
    }

    /// <summary>GetParameters: names without a parameter come back as invalid, and so do malformed ones.</summary>
    public Reply<FoundParameters> GetParameters(Caller caller, Region region, IReadOnlyList<string> names, bool withDecryption)
    {
        using CallScope scope = run.Begin(caller, "ssm:GetParameters", region, "*");
        ImmutableArray<FoundParameter>.Builder found = ImmutableArray.CreateBuilder<FoundParameter>();
        ImmutableArray<string>.Builder invalid = ImmutableArray.CreateBuilder<string>();
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            Reply<ParameterReference> named = ParameterNames.Read(AccountOf(caller), region, name);
            if (!named.Succeeded)
            {
                invalid.Add(name);
                continue;
            }

            if (scope.Ask(run, caller, About("ssm:GetParameters", named.Value!.Arn, region, named.Value!.Owner), Denied) is { } denied)
            {
                return denied;
            }

            Reply<FoundParameter> one = Find(region, named.Value);
            if (!one.Succeeded)
            {
                invalid.Add(name);
                continue;
            }

            one = Open(caller, one.Value!, withDecryption);
            if (!one.Succeeded)
            {
                return scope.Fail(one.Error);
            }

            found.Add(one.Value!);
        }

        return new FoundParameters(found.ToImmutable(), invalid.ToImmutable());
    }

    public Reply<Page<FoundParameter>> GetParameterHistory(
        Caller caller, Region region, string name, bool withDecryption, int? maxResults, string? nextToken)
    {
        Reply<ParameterReference> named = ParameterNames.Read(AccountOf(caller), region, name);
        using CallScope scope = run.Begin(caller, "ssm:GetParameterHistory", region, named.Value?.Arn ?? "*");
        if (!named.Succeeded)
        {
            return scope.Fail(named.Error);
        }

        if (scope.Ask(run, caller, About("ssm:GetParameterHistory", named.Value!.Arn, region, named.Value!.Owner), Denied) is { } denied)
        {
            return denied;
        }

        ImmutableArray<SsmParameter> versions = Versions(named.Value!.Arn);
        if (versions.IsEmpty)
        {
            return scope.Fail(SsmErrors.NotFound);
        }

        Reply<Page<SsmParameter>> page = Paging.Cut(
            versions, v => v.Version.ToString("D10", CultureInfo.InvariantCulture), maxResults ?? HistoryPage, nextToken,
            () => SsmErrors.InvalidNextToken);
        return page.Succeeded ? OpenAll(scope, caller, page.Value!, withDecryption) : scope.Fail(page.Error);
    }

    private Reply<Page<FoundParameter>> OpenAll(CallScope scope, Caller caller, Page<SsmParameter> page, bool withDecryption)
    {
        ImmutableArray<FoundParameter>.Builder found = ImmutableArray.CreateBuilder<FoundParameter>(page.Items.Length);
        foreach (SsmParameter version in page.Items)
        {
            Reply<FoundParameter> one = Open(caller, new FoundParameter(version, ArnOf(version), null), withDecryption);
            if (!one.Succeeded)
            {
                return scope.Fail(one.Error);
            }

            found.Add(one.Value!);
        }

        return new Page<FoundParameter>(found.ToImmutable(), page.NextToken);
    }

    /// <summary>What stands there, whoever asks.</summary>
    internal Reply<FoundParameter> Find(Region region, ParameterReference named)
    {
        if (PublicImages.ResolveParameter(region, named.Name) is { } image)
        {
            return new FoundParameter(Public(region, named.Name, image), PublicArn(region, named.Name), null);
        }

        ImmutableArray<SsmParameter> versions = Versions(named.Arn);
        if (versions.IsEmpty)
        {
            return SsmErrors.NotFound;
        }

        SsmParameter? chosen = named.Selector is not { } selector ? versions[^1]
            : int.TryParse(selector, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? versions.FirstOrDefault(v => v.Version == number)
                : versions.FirstOrDefault(v => v.Labels.Contains(selector));
        return chosen is null
            ? SsmErrors.VersionNotFound(named.Name, named.Selector!)
            : new FoundParameter(chosen, named.Arn, named.Selector is null ? null : $":{named.Selector}");
    }

    private Reply<FoundParameter> Open(Caller caller, FoundParameter found, bool withDecryption)
    {
        if (!withDecryption || found.Parameter.Type != SsmParameter.SecureString)
        {
            return found;
        }

        Reply<string> value = new SecureStrings(run).Open(caller, found.Parameter);
        return value.Succeeded ? found with { Parameter = found.Parameter with { Value = value.Value! } } : value.Error;
    }

    // AWS's own account stands in no ARN.
    private static SsmParameter Public(Region region, string name, Image image) =>
        new(image.Owner, region, name, image.ImageId, ImageType) { LastModified = s_published };

    private static string PublicArn(Region region, string name) => $"arn:aws:ssm:{region}::parameter{name}";

    private static string ArnOf(SsmParameter parameter) =>
        parameter.Name.StartsWith("/aws/service/", StringComparison.Ordinal)
            ? PublicArn(parameter.Region, parameter.Name)
            : parameter.Arn;
}
