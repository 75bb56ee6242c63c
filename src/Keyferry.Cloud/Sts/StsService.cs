using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Sts;

/// <summary>STS's operations (F5.50–F5.56, https://docs.aws.amazon.com/STS/latest/APIReference/).</summary>
public sealed partial class StsService(Run run)
{
    /// <summary>
    /// AssumeRole at the Region's endpoint: a session of the role. When probing past a role that doesn't exist, the session
    /// is one of <paramref name="assumed"/> (the role as AWS documents it), so that the problems behind it show.
    /// </summary>
    public Reply<Caller> AssumeRole(Caller caller, Region region, string roleArn, string sessionName, Func<Role>? assumed = null)
    {
        using CallScope scope = run.Begin(caller, "sts:AssumeRole", region, roleArn);
        Reply<Role> role = Admit(scope, caller, region, roleArn, sessionName, SessionAsk.None, assumed);
        return role.Succeeded ? run.SessionOf(role.Value!, sessionName) : role.Error;
    }

    // The role, if the caller may assume it with what it asks for.
    private Reply<Role> Admit(
        CallScope scope, Caller caller, Region region, string roleArn, string sessionName, SessionAsk ask, Func<Role>? assumed = null)
    {
        if (roleArn.Split(':') is not ["arn", _, "iam", "", var account, var resource]
            || !AccountId.IsValid(account) || !resource.StartsWith("role/", StringComparison.Ordinal))
        {
            ServiceError invalid = StsErrors.Invalid($"{roleArn} is invalid");
            return scope.Meet(new Obstacle.InvalidRequest($"`{roleArn}` is no role ARN") { Error = invalid }) ?? invalid;
        }

        AccountId owner = new(account);
        ServiceError denied = AccessDenied.Sts(caller.Arn, roleArn);
        ServiceError disabled = run.World.Behavior.DisabledRegionDeniesAssumeRole ? denied : StsErrors.RegionDisabled(owner);
        if (RegionAccess.Check(scope, run.World, owner, region, () => disabled) is { } closed)
        {
            return closed;
        }

        if (Find(owner, resource["role/".Length..], roleArn) is not { } role)
        {
            return Missing(scope, owner, resource["role/".Length..], roleArn, denied) is { } error ? error
                : assumed is null ? denied
                : assumed();
        }

        return AskTrust(scope, caller, region, role, sessionName, ask) is { } refused ? refused : role;
    }

    // Tags and a source identity need actions of their own, of the caller and of the trust policy
    // (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required).
    private ServiceError? AskTrust(CallScope scope, Caller caller, Region region, Role role, string sessionName, SessionAsk ask)
    {
        string arn = role.Arn;
        string? source = ask.SourceIdentity ?? SourceIdentityOf(caller);
        Question question = new("sts:AssumeRole", arn, region)
        {
            ResourceAccount = role.Account,
            ResourcePolicy = role.TrustPolicy,
            IsUnderResourceControl = true,
            ResourceTags = role.Tags,
            RequestTags = caller.TransitiveTags.SetItems(ask.Tags),
            Context = TrustContext(role, sessionName, ask, source),
        };
        (string, string) setting = (arn, "trustPolicy");
        ServiceError Denied(string action) => AccessDenied.Sts(caller.Arn, arn, action);
        return scope.Ask(run, caller, question, _ => Denied("sts:AssumeRole"), setting) is { } refused ? refused
            : question.RequestTags.Count > 0 && scope.Ask(
                run, caller, question with { Action = "sts:TagSession" }, _ => Denied("sts:TagSession"), setting) is { } untagged ? untagged
            : source is not null && scope.Ask(
                run, caller, question with { Action = "sts:SetSourceIdentity" }, _ => Denied("sts:SetSourceIdentity"), setting) is { } unnamed
            ? unnamed
            : null;
    }

    private static ImmutableArray<KeyValuePair<string, ContextValue>> TrustContext(
        Role role, string sessionName, SessionAsk ask, string? source)
    {
        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>();
        context.Add(new("sts:RoleSessionName", ContextValue.Of(sessionName)));
        foreach ((string key, string value) in role.Tags)
        {
            context.Add(new($"iam:ResourceTag/{key}", ContextValue.Of(value)));
        }

        if (ask.ExternalId is { } externalId)
        {
            context.Add(new("sts:ExternalId", ContextValue.Of(externalId)));
        }

        if (source is not null)
        {
            context.Add(new("sts:SourceIdentity", ContextValue.Of(source)));
        }

        if (!ask.TransitiveTagKeys.IsEmpty)
        {
            context.Add(new("sts:TransitiveTagKeys", ContextValue.Many(ask.TransitiveTagKeys)));
        }

        return context.DrainToImmutable();
    }

    private static string? SourceIdentityOf(Caller caller) =>
        caller.Context.GetValueOrDefault("aws:SourceIdentity")?.Values is [var source] ? source : null;

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
        string? unknown = run.World.FindAccount(account) is null
            ? $"account {account} isn't described"
            : Horizon.WhyUnknown(run.World, account, "iam", roleArn);
        return similar is null && unknown is not null
            ? scope.Meet(new Obstacle.CannotTell($"whether role {roleArn} exists", unknown))
            : scope.Meet(new Obstacle.RoleMissing(roleArn, similar?.Arn) { Error = denied });
    }

    private static string Name(string pathAndName) => pathAndName[(pathAndName.LastIndexOf('/') + 1)..];
}
