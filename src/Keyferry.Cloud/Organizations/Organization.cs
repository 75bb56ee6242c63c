using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Organizations;

/// <summary>An account as the world knows it.</summary>
public sealed record Account
{
    public required AccountId Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The organization it belongs to (<c>o-…</c>), or null for a stand-alone account.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The root or OU it stands in (<c>r-…</c>, <c>ou-…</c>); null outside an organization.</summary>
    public string? ParentId { get; init; }

    /// <summary>Set if it isn't known whether the account belongs to an organization.</summary>
    public string? OrganizationUnknownBecause { get; init; }

    /// <summary>Set if it isn't known where in its organization the account stands.</summary>
    public string? PlaceUnknownBecause { get; init; }

    /// <summary>Regions whose state is given; an opt-in Region that isn't listed is not enabled, any other is enabled (F5.56).</summary>
    public ImmutableDictionary<Region, Fact<bool>> EnabledRegions { get; init; } = ImmutableDictionary<Region, Fact<bool>>.Empty;

    /// <summary>
    /// Services whose resources in this account can't be read (<c>iam</c>, <c>kms</c>, <c>ec2</c>, <c>ssm</c>), each with
    /// the reason: what is not in the world may exist all the same.
    /// </summary>
    public ImmutableDictionary<string, string> Unreadable { get; init; } = ImmutableDictionary<string, string>.Empty;
}

public enum OrganizationPolicyType
{
    ServiceControlPolicy,
    ResourceControlPolicy,
}

/// <summary>An SCP or RCP.</summary>
public sealed record OrganizationPolicy(string Id, string Name, OrganizationPolicyType Type, PolicySource Source)
{
    /// <summary><c>arn:aws:organizations::MGMT:policy/o-…/service_control_policy/p-…</c>.</summary>
    public required string Arn { get; init; }

    public string Description { get; init; } = "";
}

public sealed record OrganizationalUnit(string Id, string Name, string ParentId);

/// <summary>An organization: its tree, its policies and where they are attached.</summary>
public sealed record Organization
{
    public const string AllFeatures = "ALL";

    public required string Id { get; init; }

    public required AccountId ManagementAccount { get; init; }

    public required string RootId { get; init; }

    public ImmutableDictionary<string, OrganizationalUnit> Units { get; init; } = ImmutableDictionary<string, OrganizationalUnit>.Empty;

    public ImmutableDictionary<string, OrganizationPolicy> Policies { get; init; } = ImmutableDictionary<string, OrganizationPolicy>.Empty;

    /// <summary>Policy ids by target (root, OU or account id). A target that is missing has only the FullAWSAccess policies.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Attachments { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary><c>ALL</c> or <c>CONSOLIDATED_BILLING</c>.</summary>
    public string FeatureSet { get; init; } = AllFeatures;

    /// <summary>Whether the policy type is enabled on the root; a disabled type limits nothing.</summary>
    public bool ServiceControlPoliciesEnabled { get; init; } = true;

    public bool ResourceControlPoliciesEnabled { get; init; } = true;

    /// <summary>Set if the SCPs and RCPs could not be read.</summary>
    public string? PoliciesUnknownBecause { get; init; }
}
