using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Organizations;

/// <summary>The SCPs and RCPs that limit an account, level by level, root first.</summary>
internal static class OrganizationLimits
{
    internal const string FullAccessId = "p-FullAWSAccess";
    internal const string FullResourceAccessId = "p-RCPFullAWSAccess";

    // The policies that AWS attaches itself (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html).
    private static readonly Lazy<PolicySource> s_fullAccess = new(() => AwsOwn(
        "FullAWSAccess", FullAccessId, PolicyKind.ServiceControl,
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""));

    private static readonly Lazy<PolicySource> s_fullResourceAccess = new(() => AwsOwn(
        "RCPFullAWSAccess", FullResourceAccessId, PolicyKind.ResourceControl,
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"""));

    /// <summary>A policy that AWS attaches itself, or null if this is the id of none.</summary>
    public static OrganizationPolicy? AwsPolicy(string id) => id switch
    {
        FullAccessId => new(id, "FullAWSAccess", OrganizationPolicyType.ServiceControlPolicy, s_fullAccess.Value)
        {
            Arn = $"arn:aws:organizations::aws:policy/service_control_policy/{id}",
            Description = "Allows access to every operation",
        },
        FullResourceAccessId => new(id, "RCPFullAWSAccess", OrganizationPolicyType.ResourceControlPolicy, s_fullResourceAccess.Value)
        {
            Arn = $"arn:aws:organizations::aws:policy/resource_control_policy/{id}",
            Description = "Allows access to every resource",
        },
        _ => null,
    };

    /// <summary>SCPs for principals of the account; none for the management account (F5.23) and stand-alone accounts.</summary>
    public static ImmutableArray<PolicyLevel> ServiceControl(World world, AccountId id) =>
        Levels(world, id, OrganizationPolicyType.ServiceControlPolicy);

    /// <summary>RCPs for resources of the account; none for the management account (F5.23) and stand-alone accounts.</summary>
    public static ImmutableArray<PolicyLevel> ResourceControl(World world, AccountId id) =>
        Levels(world, id, OrganizationPolicyType.ResourceControlPolicy);

    private static ImmutableArray<PolicyLevel> Levels(World world, AccountId id, OrganizationPolicyType type)
    {
        string kind = type == OrganizationPolicyType.ServiceControlPolicy ? "SCPs" : "RCPs";
        if (world.FindAccount(id) is not { } account)
        {
            return Unreadable(id, kind, $"account {id} isn't described, nor the organization it may belong to");
        }

        if (account.OrganizationUnknownBecause is { } stranger)
        {
            return Unreadable(id, kind, stranger);
        }

        if (account.OrganizationId is not { } organizationId)
        {
            return [];
        }

        if (!world.Organizations.TryGetValue(organizationId, out Organization? organization))
        {
            return Unreadable(id, kind, $"organization {organizationId} isn't described");
        }

        bool enabled = type == OrganizationPolicyType.ServiceControlPolicy
            ? organization.ServiceControlPoliciesEnabled
            : organization.ResourceControlPoliciesEnabled;
        if (organization.ManagementAccount == id || !enabled)
        {
            return [];
        }

        if ((organization.PoliciesUnknownBecause ?? account.PlaceUnknownBecause) is { } because)
        {
            return Unreadable(id, kind, because);
        }

        ImmutableArray<string> path = organization.PathTo(account);
        return path.IsEmpty
            ? Unreadable(id, kind, $"`{account.ParentId}`, where account {id} stands, isn't part of organization {organizationId}")
            : [.. path.Append(id.Value).Select(target => new PolicyLevel(LevelName(organization, id, target), At(organization, target, type)))];
    }

    private static ImmutableArray<PolicySource> At(Organization organization, string target, OrganizationPolicyType type)
    {
        bool service = type == OrganizationPolicyType.ServiceControlPolicy;
        ImmutableArray<PolicySource>.Builder sources = ImmutableArray.CreateBuilder<PolicySource>();
        foreach (string policyId in organization.Attachments.GetValueOrDefault(target, []))
        {
            if (policyId is FullAccessId or FullResourceAccessId)
            {
                if (service == (policyId == FullAccessId))
                {
                    sources.Add(service ? s_fullAccess.Value : s_fullResourceAccess.Value);
                }
            }
            else if (!organization.Policies.TryGetValue(policyId, out OrganizationPolicy? policy))
            {
                sources.Add(new PolicySource(policyId, Fact<Policy>.Unknown($"policy {policyId} of {target} isn't described")));
            }
            else if (policy.Type == type)
            {
                sources.Add(policy.Source);
            }
        }

        // Every target always has at least one SCP; RCPFullAWSAccess can't be detached (5.2, step 2).
        if (service ? sources.Count == 0 : !sources.Contains(s_fullResourceAccess.Value))
        {
            sources.Insert(0, service ? s_fullAccess.Value : s_fullResourceAccess.Value);
        }

        return sources.ToImmutable();
    }

    private static string LevelName(Organization organization, AccountId id, string target) =>
        target == id.Value ? $"account {id}"
        : target == organization.RootId ? $"root {target}"
        : organization.Units.TryGetValue(target, out OrganizationalUnit? unit) ? $"organizational unit {unit.Name} ({target})"
        : target;

    private static ImmutableArray<PolicyLevel> Unreadable(AccountId id, string kind, string because)
    {
        string name = $"{kind} of account {id}";
        return [new PolicyLevel(name, [new PolicySource(name, Fact<Policy>.Unknown(because))])];
    }

    private static PolicySource AwsOwn(string name, string id, PolicyKind kind, string text) =>
        new(name, Policy.Parse(name, $"AWS policy {id}", text, kind).Required());
}
