using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Iam;

/// <summary>What GetAccountAuthorizationDetails can be narrowed to.</summary>
public enum AuthorizationDetailKind
{
    User,
    Role,
    Group,
    LocalManagedPolicy,
    AwsManagedPolicy,
}

/// <summary>One entry of GetAccountAuthorizationDetails: an identity or a policy.</summary>
public sealed record AuthorizationDetail(AuthorizationDetailKind Kind, IamIdentity? Identity, ManagedPolicy? Policy)
{
    internal string Key => $"{(int)Kind} {Identity?.Name ?? Policy!.Arn}";
}

/// <summary>Everything that decides what may be done in the account.</summary>
public sealed partial class IamService
{
    /// <summary>GetAccountAuthorizationDetails; of AWS's policies those that are used.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="kinds">What of it; empty for all.</param>
    /// <param name="page">Which part.</param>
    public Reply<Page<AuthorizationDetail>> GetAccountAuthorizationDetails(
        Caller caller, ImmutableArray<AuthorizationDetailKind> kinds, PageAsk page)
    {
        AccountId account = Account(caller);
        return Do(caller, new IamAsk("iam:GetAccountAuthorizationDetails", "*"), () => page.Of(
            IdentitiesOf(account).Select(i => new AuthorizationDetail(KindOf(i), i, null))
                .Concat(PoliciesOf(account).Select(p => new AuthorizationDetail(AuthorizationDetailKind.LocalManagedPolicy, null, p)))
                .Concat(AwsManagedPolicies.All.Where(p => UsersOf(account, p.Arn, null).Any())
                    .Select(p => new AuthorizationDetail(AuthorizationDetailKind.AwsManagedPolicy, null, p)))
                .Where(d => kinds.IsDefaultOrEmpty || kinds.Contains(d.Kind)),
            d => d.Key));
    }

    /// <summary>The instance profiles that hold the role.</summary>
    public ImmutableArray<InstanceProfile> InstanceProfilesOf(Role role) => [.. ProfilesOf(role)];

    private static AuthorizationDetailKind KindOf(IamIdentity identity) => IdentityKinds.Of(identity) switch
    {
        IdentityKind.User => AuthorizationDetailKind.User,
        IdentityKind.Role => AuthorizationDetailKind.Role,
        _ => AuthorizationDetailKind.Group,
    };
}
