using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Iam;

/// <summary>The account as a whole: its alias, its summary.</summary>
public sealed partial class IamService
{
    /// <summary>CreateAccountAlias: unique in AWS; another one takes the place of the account's old one.</summary>
    public Reply<Done> CreateAccountAlias(Caller caller, string alias)
    {
        AccountId account = Account(caller);
        return Do<Done>(caller, new IamAsk("iam:CreateAccountAlias", "*"), () =>
        {
            if (World.Iam.AccountAliases.Any(a => a.Value == alias))
            {
                return IamErrors.AlreadyExists($"The account alias {alias} already exists.");
            }

            World = WithIam(iam => iam with { AccountAliases = iam.AccountAliases.SetItem(account, alias) });
            return default(Done);
        });
    }

    /// <summary>DeleteAccountAlias.</summary>
    public Reply<Done> DeleteAccountAlias(Caller caller, string alias)
    {
        AccountId account = Account(caller);
        return Do<Done>(caller, new IamAsk("iam:DeleteAccountAlias", "*"), () =>
        {
            if (World.Iam.AccountAliases.GetValueOrDefault(account) != alias)
            {
                return IamErrors.NotFound($"The account alias {alias} cannot be found.");
            }

            World = WithIam(iam => iam with { AccountAliases = iam.AccountAliases.Remove(account) });
            return default(Done);
        });
    }

    /// <summary>ListAccountAliases: one or none.</summary>
    public Reply<ImmutableArray<string>> ListAccountAliases(Caller caller)
    {
        AccountId account = Account(caller);
        return Do<ImmutableArray<string>>(caller, new IamAsk("iam:ListAccountAliases", "*"), () =>
            World.Iam.AccountAliases.TryGetValue(account, out string? alias) ? [alias] : ImmutableArray<string>.Empty);
    }

    /// <summary>GetAccountSummary: how much there is of everything, and the quotas.</summary>
    public Reply<ImmutableSortedDictionary<string, int>> GetAccountSummary(Caller caller)
    {
        AccountId account = Account(caller);
        return Do<ImmutableSortedDictionary<string, int>>(caller, new IamAsk("iam:GetAccountSummary", "*"), () =>
        {
            ManagedPolicy[] own = [.. PoliciesOf(account)];
            return new Dictionary<string, int>(StringComparer.Ordinal)
            {
                ["Users"] = Of(World.Users, account).Count(),
                ["UsersQuota"] = IamQuotas.Users,
                ["Groups"] = Of(World.Iam.Groups, account).Count(),
                ["GroupsQuota"] = IamQuotas.Groups,
                ["Roles"] = Of(World.Roles, account).Count(),
                ["RolesQuota"] = IamQuotas.Roles,
                ["Policies"] = own.Length,
                ["PoliciesQuota"] = IamQuotas.Policies,
                ["InstanceProfiles"] = Of(World.Iam.InstanceProfiles, account).Count(),
                ["InstanceProfilesQuota"] = IamQuotas.InstanceProfiles,
                ["PolicyVersionsInUse"] = own.Sum(p => 1 + p.OtherVersions.Length),
                ["PolicyVersionsInUseQuota"] = 10_000,
                ["VersionsPerPolicyQuota"] = IamQuotas.VersionsPerPolicy,
                ["GroupsPerUserQuota"] = IamQuotas.GroupsPerUser,
                ["AccessKeysPerUserQuota"] = IamQuotas.AccessKeysPerUser,
                ["AttachedPoliciesPerUserQuota"] = IamQuotas.AttachedPolicies,
                ["AttachedPoliciesPerRoleQuota"] = IamQuotas.AttachedPolicies,
                ["AttachedPoliciesPerGroupQuota"] = IamQuotas.AttachedPolicies,
                ["PolicySizeQuota"] = IamQuotas.ManagedPolicySize,
                ["UserPolicySizeQuota"] = IamQuotas.InlineSize(IdentityKind.User),
                ["GroupPolicySizeQuota"] = IamQuotas.InlineSize(IdentityKind.Group),
                ["RolePolicySizeQuota"] = IamQuotas.InlineSize(IdentityKind.Role),
                ["AssumeRolePolicySizeQuota"] = IamQuotas.TrustPolicySize,
                ["AccountAccessKeysPresent"] = KeysOf(account, null).Any() ? 1 : 0,
                ["AccountMFAEnabled"] = 0,
                ["AccountPasswordPresent"] = 0,
                ["AccountSigningCertificatesPresent"] = 0,
                ["MFADevices"] = 0,
                ["MFADevicesInUse"] = 0,
                ["Providers"] = 0,
                ["ServerCertificates"] = 0,
                ["ServerCertificatesQuota"] = 20,
                ["SigningCertificatesPerUserQuota"] = 2,
                ["GlobalEndpointTokenVersion"] = 1,
            }.ToImmutableSortedDictionary(StringComparer.Ordinal);
        });
    }
}
