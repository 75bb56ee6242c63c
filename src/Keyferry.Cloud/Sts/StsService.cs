using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Sts;

/// <summary>STS's AssumeRole (F5.50–F5.56).</summary>
public sealed class StsService(Run run)
{
    /// <summary>
    /// AssumeRole at the Region's endpoint: a session of the role. When probing past a role that doesn't exist, the session
    /// is one of <paramref name="assumed"/> (the role as AWS documents it), so that the problems behind it show.
    /// </summary>
    public Reply<Caller> AssumeRole(Caller caller, Region region, string roleArn, string sessionName, Func<Role>? assumed = null)
    {
        using CallScope scope = run.Begin(caller, "sts:AssumeRole", region, roleArn);
        if (roleArn.Split(':') is not ["arn", _, "iam", "", var account, var resource]
            || !AccountId.IsValid(account) || !resource.StartsWith("role/", StringComparison.Ordinal))
        {
            ServiceError invalid = new("sts", "ValidationError", $"{roleArn} is invalid", 400);
            return scope.Meet(new Obstacle.InvalidRequest($"`{roleArn}` is no role ARN") { Error = invalid }) ?? invalid;
        }

        AccountId owner = new(account);
        ServiceError denied = AccessDenied.Sts(caller.Arn, roleArn);
        ServiceError disabled = run.World.Behavior.DisabledRegionDeniesAssumeRole ? denied : RegionDisabled(owner);
        if (RegionAccess.Check(scope, run.World, owner, region, () => disabled) is { } closed)
        {
            return closed;
        }

        if (Find(owner, resource["role/".Length..], roleArn) is not { } role)
        {
            return Missing(scope, owner, resource["role/".Length..], roleArn, denied) is { } error ? error
                : assumed is null ? denied
                : run.SessionOf(assumed(), sessionName);
        }

        Question question = new("sts:AssumeRole", roleArn, region)
        {
            ResourceAccount = owner,
            ResourcePolicy = role.TrustPolicy,
            IsUnderResourceControl = true,
            ResourceTags = role.Tags,
            Context =
            [
                KeyValuePair.Create("sts:RoleSessionName", ContextValue.Of(sessionName)),
                .. role.Tags.Select(t => KeyValuePair.Create($"iam:ResourceTag/{t.Key}", ContextValue.Of(t.Value))),
            ],
        };
        return scope.Ask(run, caller, question, _ => denied, (roleArn, "trustPolicy")) is { } refused
            ? refused
            : run.SessionOf(role, sessionName);
    }

    // E12.
    private static ServiceError RegionDisabled(AccountId account) => new(
        "sts",
        "RegionDisabledException",
        $"STS is not activated in this region for account:{account}. Your account administrator can activate STS in this region using the IAM Console.",
        403);

    private Role? Find(AccountId account, string pathAndName, string roleArn) =>
        run.World.Roles.TryGetValue((account, Name(pathAndName)), out Role? role) && role.Arn == roleArn ? role : null;

    // STS doesn't tell a missing role from a refusal (F5.55).
    private ServiceError? Missing(CallScope scope, AccountId account, string pathAndName, string roleArn, ServiceError denied)
    {
        string name = Name(pathAndName);
        Role? similar = run.World.Roles.TryGetValue((account, name), out Role? samePlace)
            ? samePlace
            : run.World.Roles.Values.FirstOrDefault(r =>
                r.Account == account && r.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        string? unknown = !run.World.Accounts.TryGetValue(account, out Account? known)
            ? $"account {account} isn't described"
            : known.Unreadable.GetValueOrDefault("iam");
        return similar is null && unknown is not null
            ? scope.Meet(new Obstacle.CannotTell($"whether role {roleArn} exists", unknown))
            : scope.Meet(new Obstacle.RoleMissing(roleArn, similar?.Arn) { Error = denied });
    }

    private static string Name(string pathAndName) => pathAndName[(pathAndName.LastIndexOf('/') + 1)..];
}
