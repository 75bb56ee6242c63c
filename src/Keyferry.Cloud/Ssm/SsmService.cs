using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ssm;

/// <summary>Systems Manager's Parameter Store.</summary>
public sealed partial class SsmService(Run run)
{
    private const string ImageType = "aws:ec2:image";
    private const int MaxVersions = 100;

    /// <summary>
    /// PutParameter as a distribution uses it (F1.54, F1.84, F1.85, E44): writes a parameter in the caller's account. With
    /// data type <c>aws:ec2:image</c> the value is validated after the call has succeeded (F8.23): an image that the account
    /// doesn't see is an obstacle without an error (E45).
    /// </summary>
    public Reply<Done> PutParameter(Caller caller, Region region, string name, string value, string dataType)
    {
        AccountId account = AccountOf(caller);
        string arn = Subjects.Parameter(account, region, name);
        using CallScope scope = run.Begin(caller, "ssm:PutParameter", region, arn);
        if (scope.Ask(run, caller, new Question("ssm:PutParameter", arn, region), Denied) is { } denied)
        {
            return denied;
        }

        if (dataType == ImageType)
        {
            Reply<bool> seen = SeesImage(scope, caller, account, region, value);
            if (!seen.Succeeded || !seen.Value)
            {
                return seen.Succeeded ? default(Done) : seen.Error;
            }
        }

        SsmParameter? old = Newest(arn);
        Write(new SsmParameter(account, region, name, value, dataType)
        {
            Version = (old?.Version ?? 0) + 1,
            LastModified = run.World.Now,
            LastModifiedUser = caller.Arn,
        });
        return default(Done);
    }

    // F1.85: the writer needs ec2:DescribeImages; the image itself is looked for afterwards.
    private Reply<bool> SeesImage(CallScope scope, Caller caller, AccountId account, Region region, string imageId)
    {
        if (scope.Ask(run, caller, new Question("ec2:DescribeImages", "*", region), Denied) is { } blind)
        {
            return blind;
        }

        switch (ImageVisibility.Of(run.World, account, region, imageId))
        {
            case ImageVisibility.Hidden hidden:
                scope.Meet(new Obstacle.ImageNotVisible(Subjects.Image(region, imageId), hidden.Why));
                return false;
            case ImageVisibility.Unknown unknown:
                return scope.Meet(new Obstacle.CannotTell($"image {imageId}", unknown.Because)) is { } untold ? untold : true;
            default:
                return true;
        }
    }

    /// <summary>The newest version; null where there is none, or where its time is over.</summary>
    private SsmParameter? Newest(string arn) =>
        run.World.Parameters.GetValueOrDefault(arn) is { } parameter && !parameter.Policies.Any(p => p.Expires <= run.World.Now)
            ? parameter
            : null;

    /// <summary>All versions, the oldest first.</summary>
    private ImmutableArray<SsmParameter> Versions(string arn) =>
        Newest(arn) is { } newest ? [.. run.World.Ssm.History.GetValueOrDefault(arn, []), newest] : [];

    private void Write(SsmParameter next)
    {
        SsmState state = run.World.Ssm;
        ImmutableArray<SsmParameter> before = Versions(next.Arn);
        run.World = run.World with
        {
            Parameters = run.World.Parameters.SetItem(next.Arn, next),
            Ssm = before.IsEmpty
                ? state with { History = state.History.Remove(next.Arn) }
                : state with { History = state.History.SetItem(next.Arn, [.. before.TakeLast(MaxVersions - 1)]) },
        };
    }

    private ImmutableDictionary<string, string> TagsOf(string arn) =>
        run.World.Ssm.Tags.GetValueOrDefault(arn, ImmutableDictionary<string, string>.Empty);

    /// <summary>The question about one parameter, with what its tags and the request's tell.</summary>
    private Question About(
        string action, string arn, Region region, AccountId? owner = null, params ReadOnlySpan<(string Key, string Value)> keys)
    {
        ImmutableDictionary<string, string> tags = TagsOf(arn);
        ImmutableArray<KeyValuePair<string, ContextValue>>.Builder context =
            ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>();
        foreach ((string key, string value) in tags)
        {
            context.Add(new($"ssm:resourceTag/{key}", ContextValue.Of(value)));
        }

        foreach ((string key, string value) in keys)
        {
            context.Add(new(key, ContextValue.Of(value)));
        }

        return new Question(action, arn, region)
        {
            ResourceAccount = owner,
            ResourceTags = tags,
            Context = context.ToImmutable(),
        };
    }

    private static AccountId AccountOf(Caller caller) => caller.Account
        ?? throw new InvalidOperationException($"{caller.Arn} has no account: services use parameters in a role");

    private ServiceError Denied(Authorization authorization) => AccessDenied.Ssm(run.World, authorization);
}
