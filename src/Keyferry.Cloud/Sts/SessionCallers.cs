using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Sts;

/// <summary>The principal behind temporary credentials.</summary>
public static class SessionCallers
{
    // A federated user may do what both its creator and the session's policies allow; without one that is nothing
    // (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html).
    private static readonly PolicySource s_nothing = new(
        "session policy", Policy.Parse("session policy", "no session policy",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":"*","Resource":"*"}]}""", PolicyKind.Session).Required());

    private static readonly PolicySource s_everything = new(
        "root user", Policy.Parse("root user", "root user",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", PolicyKind.Identity).Required());

    /// <summary>The caller; null if the role or user is gone, or is another one of the same name by now.</summary>
    public static Caller? Of(World world, Session session) => session.Kind switch
    {
        SessionKind.Role => Find(world.Roles, session) is { } role
            ? Begun(Caller.RoleSession(role, session.Name!), session)
            : null,
        SessionKind.SessionToken when session.IdentityName is null => Begun(Caller.Root(session.Account), session),
        SessionKind.SessionToken => Find(world.Users, session) is { } user ? Begun(Caller.ForUser(user), session) : null,
        SessionKind.Federation when session.IdentityName is null => Begun(Federated(session, RootAsUser(session.Account)), session),
        SessionKind.Federation => Find(world.Users, session) is { } user ? Begun(Federated(session, user), session) : null,
        _ => throw new UnreachableException(),
    };

    private static T? Find<T>(ImmutableDictionary<(AccountId Account, string Name), T> identities, Session session)
        where T : IamIdentity =>
        identities.TryGetValue((session.Account, session.IdentityName!), out T? identity)
            && identity.UniqueId == (session.IdentityId ?? identity.UniqueId)
            ? identity
            : null;

    private static Caller Begun(Caller caller, Session session) => caller with
    {
        Session = session.Kind,
        SessionPolicies = session.Kind == SessionKind.Federation && session.Policies.IsEmpty ? [s_nothing] : session.Policies,
        Context = Context(session),
        TransitiveTags = session.TransitiveTagKeys.IsEmpty
            ? ImmutableDictionary<string, string>.Empty
            : session.Tags.Where(t => session.TransitiveTagKeys.Contains(t.Key, StringComparer.OrdinalIgnoreCase)).ToImmutableDictionary(),
    };

    // Session tags stand in for tags of the role with the same key
    // (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_operations).
    private static ImmutableDictionary<string, ContextValue> Context(Session session)
    {
        var context = ImmutableDictionary.CreateBuilder<string, ContextValue>(StringComparer.Ordinal);
        context["aws:TokenIssueTime"] = ContextValue.Of(
            session.Issued.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        context["aws:MultiFactorAuthPresent"] = ContextValue.Of(session.MultiFactor);
        if (session.SourceIdentity is { } source)
        {
            context["aws:SourceIdentity"] = ContextValue.Of(source);
        }

        foreach ((string key, string value) in session.Tags)
        {
            context[$"aws:PrincipalTag/{key}"] = ContextValue.Of(value);
        }

        return context.ToImmutable();
    }

    private static Caller Federated(Session session, User user)
    {
        string id = $"{session.Account}:{session.Name}";
        return new Caller
        {
            Account = session.Account,
            Identity = user,
            Principal = new Principal
            {
                Type = PrincipalType.FederatedUser,
                Arn = $"arn:aws:sts::{session.Account}:federated-user/{session.Name}",
                Account = session.Account.Value,
                IamArn = session.IdentityName is null ? Subjects.Account(session.Account) : user.Arn,
                UniqueId = id,
            },
        };
    }

    private static User RootAsUser(AccountId account) => new()
    {
        Account = account,
        Name = "root",
        UniqueId = account.Value,
        InlinePolicies = [s_everything],
    };
}
