using System.Diagnostics;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Doctor.Fixing;

/// <summary>Where a policy hangs that somebody can amend. A closed union.</summary>
public abstract record PolicyPlace
{
    private PolicyPlace()
    {
    }

    /// <summary>Who must amend it.</summary>
    public abstract AccountId Account { get; }

    /// <summary>What a person calls it: <c>the key policy of …</c>.</summary>
    public abstract string Name { get; }

    public abstract PolicyKind Kind { get; }

    /// <summary>
    /// AWS's limit in characters without white space (key policies: bytes;
    /// https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html,
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html,
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html).
    /// </summary>
    public int Limit => this switch
    {
        KeyPolicy => 32_768,
        TrustPolicy => 2_048,
        InlinePolicy => 10_240,
        CustomerPolicy => 6_144,
        ControlPolicy => 5_120,
        _ => throw new UnreachableException(),
    };

    public sealed record KeyPolicy(string KeyArn) : PolicyPlace
    {
        public override AccountId Account => new(KeyArn.Split(':')[4]);

        public override string Name => $"the policy of the key {KeyArn}";

        public override PolicyKind Kind => PolicyKind.Resource;
    }

    public sealed record TrustPolicy(AccountId Owner, string RoleName) : PolicyPlace
    {
        public override AccountId Account => Owner;

        public override string Name => $"the trust policy of the role {RoleName}";

        public override PolicyKind Kind => PolicyKind.Trust;
    }

    /// <summary>An inline policy of a role, there already or not.</summary>
    public sealed record InlinePolicy(AccountId Owner, string RoleName, string PolicyName) : PolicyPlace
    {
        public override AccountId Account => Owner;

        public override string Name => $"the inline policy {PolicyName} of the role {RoleName}";

        public override PolicyKind Kind => PolicyKind.Identity;
    }

    /// <summary>A customer managed policy, which may be a permissions boundary.</summary>
    public sealed record CustomerPolicy(string PolicyArn) : PolicyPlace
    {
        public override AccountId Account => new(PolicyArn.Split(':')[4]);

        public override string Name => $"the managed policy {PolicyArn[(PolicyArn.LastIndexOf('/') + 1)..]}";

        public override PolicyKind Kind => PolicyKind.Identity;
    }

    /// <summary>An SCP or RCP.</summary>
    public sealed record ControlPolicy(string OrganizationId, AccountId ManagementAccount, string PolicyId, string PolicyName, bool IsService)
        : PolicyPlace
    {
        public override AccountId Account => ManagementAccount;

        public override string Name => $"the {(IsService ? "service" : "resource")} control policy {PolicyName}";

        public override PolicyKind Kind => IsService ? PolicyKind.ServiceControl : PolicyKind.ResourceControl;
    }

    /// <summary>The policy as it is; null if it isn't there (yet).</summary>
    public PolicySource? Find(World world) => this switch
    {
        KeyPolicy key => world.Keys.GetValueOrDefault(key.KeyArn)?.Policy,
        TrustPolicy trust => world.Roles.GetValueOrDefault((trust.Owner, trust.RoleName))?.TrustPolicy,
        InlinePolicy inline => world.Roles.GetValueOrDefault((inline.Owner, inline.RoleName))?.InlinePolicies
            .FirstOrDefault(p => NameOf(p) == inline.PolicyName),
        CustomerPolicy managed => world.ManagedPolicies.GetValueOrDefault(managed.PolicyArn)?.Source,
        ControlPolicy control =>
            world.Organizations.GetValueOrDefault(control.OrganizationId)?.Policies.GetValueOrDefault(control.PolicyId)?.Source,
        _ => throw new UnreachableException(),
    };

    /// <summary>The world with this policy text; the same world if there is nothing to hang it on.</summary>
    public World Put(World world, Policy policy)
    {
        PolicySource Named(PolicySource? before) => new(before?.Name ?? policy.Name, Fact<Policy>.Known(policy));
        switch (this)
        {
            case KeyPolicy place when world.Keys.GetValueOrDefault(place.KeyArn) is { } key:
                return world with { Keys = world.Keys.SetItem(key.Arn, key with { Policy = Named(key.Policy) }) };
            case TrustPolicy place when world.Roles.GetValueOrDefault((place.Owner, place.RoleName)) is { } role:
                return WithRole(world, place.RoleName, role with { TrustPolicy = Named(role.TrustPolicy) });
            case InlinePolicy place when world.Roles.GetValueOrDefault((place.Owner, place.RoleName)) is { } role:
                PolicySource? before = Find(world);
                PolicySource after = Named(before);
                return WithRole(world, place.RoleName, role with
                {
                    InlinePolicies = before is null ? role.InlinePolicies.Add(after) : role.InlinePolicies.Replace(before, after),
                });
            case CustomerPolicy place when world.ManagedPolicies.GetValueOrDefault(place.PolicyArn) is { } managed:
                return world with
                {
                    ManagedPolicies = world.ManagedPolicies.SetItem(place.PolicyArn, managed with { Source = Named(managed.Source) }),
                };
            case ControlPolicy place when world.Organizations.GetValueOrDefault(place.OrganizationId) is { } organization
                && organization.Policies.GetValueOrDefault(place.PolicyId) is { } control:
                Organization changed = organization with
                {
                    Policies = organization.Policies.SetItem(place.PolicyId, control with { Source = Named(control.Source) }),
                };
                return world with { Organizations = world.Organizations.SetItem(organization.Id, changed) };
            default:
                return world;
        }
    }

    /// <summary>The name that IAM knows an inline policy by.</summary>
    public static string NameOf(PolicySource inline) => Keyferry.Cloud.Iam.InlinePolicy.NameOf(inline);

    private static World WithRole(World world, string name, Role role) =>
        world with { Roles = world.Roles.SetItem((role.Account, name), role) };
}
