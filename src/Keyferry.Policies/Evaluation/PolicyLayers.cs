using System.Collections.Immutable;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>
/// A policy as it applies to a request: its text, or that it could not be read. An unreadable policy may hold any
/// statement of its kind, and may turn a decision into <see cref="DecisionKind.Unknown"/>.
/// </summary>
/// <param name="Name">What a person calls it: <c>key policy of arn:…</c>, <c>inline policy kms of role …</c>.</param>
/// <param name="Policy">The compiled policy, or why it isn't known.</param>
public sealed record PolicySource(string Name, Fact<Policy> Policy);

/// <summary>One level of the organization's tree (root, each OU, account) with the policies attached there.</summary>
public sealed record PolicyLevel(string Name, ImmutableArray<PolicySource> Policies);

/// <summary>
/// Every policy that bears on one request. Nothing is added to what stands here: an empty level allows nothing, a missing
/// list is no limit.
/// </summary>
public sealed record PolicyLayers
{
    /// <summary>Of the user with its groups, or of the role.</summary>
    public ImmutableArray<PolicySource> Identity { get; init; } = [];

    /// <summary>The resource's own policy (key policy, trust policy …); null if it has none.</summary>
    public PolicySource? Resource { get; init; }

    /// <summary>The principal's permissions boundary; null if it has none.</summary>
    public PolicySource? Boundary { get; init; }

    /// <summary>Session policies; empty for none. Their union is the limit.</summary>
    public ImmutableArray<PolicySource> Session { get; init; } = [];

    /// <summary>SCPs of the principal's account, root first; empty for none. Not applied to service-linked roles and services.</summary>
    public ImmutableArray<PolicyLevel> ServiceControl { get; init; } = [];

    /// <summary>RCPs of the resource's account, root first; empty for none. Not applied to service-linked roles (F5.23).</summary>
    public ImmutableArray<PolicyLevel> ResourceControl { get; init; } = [];

    /// <summary>Endpoint policies on the way; each must allow.</summary>
    public ImmutableArray<PolicySource> VpcEndpoint { get; init; } = [];

    /// <summary>Grants on the resource (KMS keys only, F4.13).</summary>
    public ImmutableArray<Grant> Grants { get; init; } = [];

    /// <summary>Set if the grants could not be read: a grant may exist that allows the request.</summary>
    public string? GrantsUnknownBecause { get; init; }
}

/// <summary>A KMS grant: allows only, to one grantee, for listed operations, within constraints (F4.13).</summary>
public sealed record Grant
{
    public required string GrantId { get; init; }

    /// <summary>ARN of the grantee: user, role, session, federated user, root or a service.</summary>
    public required string GranteePrincipal { get; init; }

    public string? RetiringPrincipal { get; init; }

    /// <summary>The friendly name under which CreateGrant knows its own repetition; or null.</summary>
    public string? Name { get; init; }

    /// <summary>Null where nobody says.</summary>
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>The account in which it was made; null where nobody says.</summary>
    public string? IssuingAccount { get; init; }

    /// <summary>Operation names without prefix: <c>Decrypt</c>, <c>CreateGrant</c> … (F4.14).</summary>
    public required ImmutableArray<string> Operations { get; init; }

    /// <summary>The request's encryption context must equal this (null: no such constraint).</summary>
    public ImmutableDictionary<string, string>? EncryptionContextEquals { get; init; }

    /// <summary>The request's encryption context must include this (null: no such constraint).</summary>
    public ImmutableDictionary<string, string>? EncryptionContextSubset { get; init; }
}
