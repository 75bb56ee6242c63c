using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Iam;

/// <summary>
/// IAM's operations (https://docs.aws.amazon.com/IAM/latest/APIReference/). Names are found without regard to case and
/// kept as they were given.
/// </summary>
public sealed partial class IamService(Run run)
{
    // IAM has one endpoint for all Regions; its calls are us-east-1's
    // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion).
    internal static readonly Region Home = new("us-east-1");

    private World World
    {
        get => run.World;
        set => run.World = value;
    }

    // IAM tells dates to the second.
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(World.Now.ToUnixTimeSeconds());

    private Platform Platform =>
        run.Platform ?? throw new InvalidOperationException("what isn't to be foretold needs a platform");

    // One operation: recorded, authorized, done. A failed one leaves the world alone, which is the host's to see to.
    private Reply<T> Do<T>(Caller caller, IamAsk ask, Func<Reply<T>> act)
    {
        using CallScope scope = run.Begin(caller, ask.Action, Home, ask.Resource);
        if (Refusal(scope, caller, ask) is { } refused)
        {
            return refused;
        }

        Reply<T> reply = act();
        return reply.Succeeded ? reply : scope.Fail(reply.Error);
    }

    private ServiceError? Refusal(CallScope scope, Caller caller, IamAsk ask)
    {
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
        bool mayNot = caller.Session == SessionKind.Federation
            || (caller.Session == SessionKind.SessionToken && caller.Context.GetValueOrDefault("aws:MultiFactorAuthPresent")?.Values is not ["true"]);
        return mayNot ? scope.Fail(IamErrors.InvalidToken) : Ask(scope, caller, ask);
    }

    private ServiceError? Ask(CallScope scope, Caller caller, IamAsk ask)
    {
        Question question = new(ask.Action, ask.Resource, Home)
        {
            ResourceAccount = ask.Owner ?? caller.Account,
            ResourceTags = ask.ResourceTags,
            RequestTags = ask.RequestTags,
            Context = ask.Context,
        };
        return scope.Ask(run, caller, question, a => AccessDenied.Iam(World, a, ask.Shown));
    }

    /// <summary>
    /// iam:PassRole, which a service asks in its caller's name before it uses a role
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html). Null if it is allowed.
    /// </summary>
    /// <param name="scope">The call of the service.</param>
    /// <param name="run">Its run.</param>
    /// <param name="caller">Who passes the role.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="service">Who gets it: <c>ec2.amazonaws.com</c>.</param>
    /// <param name="denied">The service's own words for a denial.</param>
    /// <param name="associatedArn">iam:AssociatedResourceArn: what the role is to be used by; null where the service doesn't say.</param>
    internal static ServiceError? CheckPassRole(
        CallScope scope,
        Run run,
        Caller caller,
        string roleArn,
        string service,
        Func<Authorization, ServiceError> denied,
        string? associatedArn = null)
    {
        Role? role = roleArn.Split(':') is [_, _, _, _, var account, ..] && AccountId.IsValid(account)
            ? run.World.Roles.GetValueOrDefault((new AccountId(account), roleArn[(roleArn.LastIndexOf('/') + 1)..]))
            : null;
        ImmutableArray<KeyValuePair<string, ContextValue>> context =
        [
            new("iam:PassedToService", ContextValue.Of(service)),
            .. new IamAsk("", "") { ResourceTags = role?.Tags ?? ImmutableDictionary<string, string>.Empty }.Context,
        ];
        Question question = new("iam:PassRole", roleArn, Home)
        {
            ResourceAccount = role?.Account ?? caller.Account,
            ResourceTags = role?.Tags ?? ImmutableDictionary<string, string>.Empty,
            Context = associatedArn is null ? context : context.Add(new("iam:AssociatedResourceArn", ContextValue.Of(associatedArn))),
        };
        return scope.Ask(run, caller, question, denied);
    }

    // What an operation on an identity asks: about its ARN with path and tags if it is there, else about the bare name's.
    private static IamAsk AskAbout(string action, IdentityKind kind, AccountId account, string name, IamIdentity? identity) => new(
        $"iam:{action}",
        identity?.Arn ?? $"arn:aws:iam::{account}:{kind.Word()}/{name}",
        $"{kind.Word()} {name}")
    {
        ResourceTags = identity?.Tags ?? ImmutableDictionary<string, string>.Empty,
    };

    // An operation on an identity that has to be there.
    private Reply<T> OnIdentity<T>(
        Caller caller,
        string action,
        IdentityKind kind,
        string name,
        Func<IamIdentity, Reply<T>> act,
        Func<IamAsk, IamIdentity?, IamAsk>? more = null)
    {
        AccountId account = Account(caller);
        IamIdentity? identity = Find(kind, account, name);
        IamAsk ask = AskAbout(action, kind, account, name, identity);
        return Do(caller, more?.Invoke(ask, identity) ?? ask, () => identity is null ? IamErrors.NotFound(kind, name) : act(identity));
    }

    private Reply<T> OnRole<T>(Caller caller, string action, string name, Func<Role, Reply<T>> act) =>
        OnIdentity(caller, action, IdentityKind.Role, name, identity => act((Role)identity));

    private Reply<T> OnUser<T>(Caller caller, string action, string name, Func<User, Reply<T>> act) =>
        OnIdentity(caller, action, IdentityKind.User, name, identity => act((User)identity));

    private Reply<T> OnGroup<T>(Caller caller, string action, string name, Func<Group, Reply<T>> act) =>
        OnIdentity(caller, action, IdentityKind.Group, name, identity => act((Group)identity));

    private IamIdentity? Find(IdentityKind kind, AccountId account, string name) => kind switch
    {
        IdentityKind.User => Named(World.Users, account, name),
        IdentityKind.Role => Named(World.Roles, account, name),
        IdentityKind.Group => Named(World.Iam.Groups, account, name),
        _ => throw new UnreachableException(),
    };

    private static T? Named<T>(ImmutableDictionary<(AccountId Account, string Name), T> all, AccountId account, string name)
        where T : class =>
        all.TryGetValue((account, name), out T? exact)
            ? exact
            : all.FirstOrDefault(e => e.Key.Account == account && e.Key.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private void Put(IamIdentity identity) => World = identity switch
    {
        User user => World with { Users = World.Users.SetItem((user.Account, user.Name), user) },
        Role role => World with { Roles = World.Roles.SetItem((role.Account, role.Name), role) },
        Group group => WithIam(iam => iam with { Groups = iam.Groups.SetItem((group.Account, group.Name), group) }),
        _ => throw new UnreachableException(),
    };

    private World WithIam(Func<IamState, IamState> change) => World with { Iam = change(World.Iam) };

    private static IEnumerable<T> Of<T>(ImmutableDictionary<(AccountId Account, string Name), T> all, AccountId account) =>
        all.Where(e => e.Key.Account == account).Select(e => e.Value);

    private string NewId(string prefix)
    {
        (string id, IdSource after) = World.Ids.UniqueId(prefix);
        World = World with { Ids = after };
        return id;
    }

    private static AccountId Account(Caller caller) =>
        caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no account, IAM is for principals of accounts");

    private static bool IsIn(string path, string? prefix) => prefix is null || path.StartsWith(prefix, StringComparison.Ordinal);
}
