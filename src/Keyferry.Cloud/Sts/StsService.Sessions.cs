using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Sts;

/// <summary>The operations that give credentials.</summary>
public sealed partial class StsService
{
    private const int Hour = 3_600;
    private const int HalfDay = 43_200;

    /// <summary>AssumeRole with all that a request may carry.</summary>
    public Reply<IssuedSession> AssumeRole(Caller caller, Region region, string roleArn, string sessionName, SessionAsk ask)
    {
        using CallScope scope = run.Begin(caller, "sts:AssumeRole", region, roleArn);
        if (caller.Principal.Type == PrincipalType.Root)
        {
            return scope.Fail(StsErrors.Denied("Roles may not be assumed by root accounts."));
        }

        if (caller.Session == SessionKind.Federation)
        {
            return scope.Fail(AccessDenied.Sts(caller.Arn, roleArn));
        }

        if (CheckMultiFactor(ask) is { } unverified)
        {
            return scope.Fail(unverified);
        }

        Reply<Role> admitted = Admit(scope, caller, region, roleArn, sessionName, ask);
        if (!admitted.Succeeded)
        {
            return admitted.Error;
        }

        Role role = admitted.Value!;
        Reply<SessionLimits> limits = SessionLimits.Read(run.World, role.Account, ask);
        if ((CheckDuration(caller, role, ask) ?? limits.Error ?? CheckChain(caller, ask)) is { } wrong)
        {
            return scope.Fail(wrong);
        }

        ImmutableDictionary<string, string> tags = caller.TransitiveTags.SetItems(limits.Value!.Tags);
        Session session = Begin(SessionKind.Role, role.Account, ask.DurationSeconds ?? Hour, limits.Value) with
        {
            IdentityName = role.Name,
            IdentityId = role.UniqueId,
            Name = sessionName,
            Tags = tags,
            TransitiveTagKeys = [.. caller.TransitiveTags.Keys, .. ask.TransitiveTagKeys],
            SourceIdentity = ask.SourceIdentity ?? SourceIdentityOf(caller),
        };
        return Keep(session, $"arn:aws:sts::{role.Account}:assumed-role/{role.Name}/{sessionName}", $"{role.UniqueId}:{sessionName}", limits.Value);
    }

    /// <summary>GetSessionToken: needs no permission, only long-term credentials.</summary>
    public Reply<IssuedSession> GetSessionToken(Caller caller, Region region, SessionAsk ask)
    {
        using CallScope scope = run.Begin(caller, "sts:GetSessionToken", region, "*");
        if ((CheckLongTerm(caller, "GetSessionToken") ?? CheckMultiFactor(ask)) is { } refused)
        {
            return scope.Fail(refused);
        }

        SessionLimits none = new([], ImmutableDictionary<string, string>.Empty, null);
        return Keep(Begin(SessionKind.SessionToken, Account(caller), Duration(caller, ask), none) with
        {
            IdentityName = caller.Identity?.Name,
            IdentityId = caller.Identity?.UniqueId,
        }, caller.Arn, CallerKeys.UserId(caller.Principal), none);
    }

    /// <summary>GetFederationToken.</summary>
    public Reply<IssuedSession> GetFederationToken(Caller caller, Region region, string name, SessionAsk ask)
    {
        AccountId account = Account(caller);
        string arn = $"arn:aws:sts::{account}:federated-user/{name}";
        using CallScope scope = run.Begin(caller, "sts:GetFederationToken", region, arn);
        if (CheckLongTerm(caller, "GetFederationToken") is { } refused)
        {
            return scope.Fail(refused);
        }

        Question question = new("sts:GetFederationToken", arn, region)
        {
            ResourceAccount = account,
            RequestTags = ImmutableDictionary<string, string>.Empty.SetItems(ask.Tags),
        };
        if ((Ask(scope, caller, question)
            ?? (ask.Tags.IsEmpty ? null : Ask(scope, caller, question with { Action = "sts:TagSession" }))) is { } denied)
        {
            return denied;
        }

        Reply<SessionLimits> limits = SessionLimits.Read(run.World, account, ask);
        return !limits.Succeeded
            ? scope.Fail(limits.Error)
            : Keep(Begin(SessionKind.Federation, account, Duration(caller, ask), limits.Value!) with
            {
                IdentityName = caller.Identity?.Name,
                IdentityId = caller.Identity?.UniqueId,
                Name = name,
            }, arn, $"{account}:{name}", limits.Value!);
    }

    private ServiceError? Ask(CallScope scope, Caller caller, Question question) =>
        scope.Ask(run, caller, question, a => AccessDenied.Sts(run.World, a));

    private static AccountId Account(Caller caller) =>
        caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no account");

    // F5.54.
    private static ServiceError? CheckDuration(Caller caller, Role role, SessionAsk ask) =>
        caller.Session == SessionKind.Role && ask.DurationSeconds > Hour
            ? StsErrors.Invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
            : ask.DurationSeconds > role.MaxSessionDuration
            ? StsErrors.Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
            : null;

    // What a chain of roles hands on can't be changed on the way (recorded for tags).
    private static ServiceError? CheckChain(Caller caller, SessionAsk ask) =>
        ask.Tags.Any(t => caller.TransitiveTags.Keys.Contains(t.Key, StringComparer.OrdinalIgnoreCase))
            ? StsErrors.InvalidParameter(
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.")
            : ask.SourceIdentity is { } source && SourceIdentityOf(caller) is { } inherited && source != inherited
            ? StsErrors.Denied("The source identity of the calling session can't be changed.")
            : null;

    // There are no MFA devices here, so none can be the caller's.
    private static ServiceError? CheckMultiFactor(SessionAsk ask) =>
        (ask.SerialNumber, ask.TokenCode) switch
        {
            (null, null) => null,
            (not null, not null) => StsErrors.Denied(
                "MultiFactorAuthentication failed, unable to validate MFA code.  "
                + "Please verify your MFA serial number is valid and associated with this user."),
            _ => StsErrors.Denied("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code."),
        };

    private static ServiceError? CheckLongTerm(Caller caller, string operation) =>
        caller.Session is null ? null : StsErrors.Denied($"Cannot call {operation} with session credentials");

    // A root's sessions last an hour, whatever is asked for.
    private static int Duration(Caller caller, SessionAsk ask) => caller.Principal.Type == PrincipalType.Root
        ? Math.Min(ask.DurationSeconds ?? Hour, Hour)
        : ask.DurationSeconds ?? HalfDay;

    private Session Begin(SessionKind kind, AccountId account, int seconds, SessionLimits limits)
    {
        Platform platform = run.Platform ?? throw new InvalidOperationException("credentials need a platform");
        (string id, IdSource after) = AccessKeyIds.New("ASIA", account, run.World.Ids);
        run.World = run.World with { Ids = after };
        var now = DateTimeOffset.FromUnixTimeSeconds(run.World.Now.ToUnixTimeSeconds());
        return new Session
        {
            AccessKeyId = id,
            Secret = AccessKeyIds.NewSecret(platform),
            Token = Convert.ToBase64String(platform.RandomBytes(96)),
            Issued = now,
            Expires = now.AddSeconds(seconds),
            Kind = kind,
            Account = account,
            Policies = limits.Policies,
            Tags = limits.Tags,
        };
    }

    private IssuedSession Keep(Session session, string arn, string id, SessionLimits limits)
    {
        run.World = run.World with { Sts = run.World.Sts.With(session, run.World.Now) };
        return new IssuedSession(session, arn, id, limits.PackedPolicySize);
    }
}
