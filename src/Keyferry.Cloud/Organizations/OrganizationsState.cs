using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Organizations;

/// <summary>What Organizations and Account Management keep beside the organizations' trees.</summary>
public sealed record OrganizationsState
{
    public static OrganizationsState Empty { get; } = new();

    /// <summary>What is known of accounts beside their place, by account id.</summary>
    public ImmutableDictionary<string, AccountDetails> Details { get; init; } = ImmutableDictionary<string, AccountDetails>.Empty;

    /// <summary>By id, <c>h-…</c>.</summary>
    public ImmutableDictionary<string, Handshake> Handshakes { get; init; } = ImmutableDictionary<string, Handshake>.Empty;

    /// <summary>Requests for new accounts by id, <c>car-…</c>.</summary>
    public ImmutableDictionary<string, AccountRequest> Requests { get; init; } = ImmutableDictionary<string, AccountRequest>.Empty;

    /// <summary>The tags of roots, OUs, accounts and policies by id.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Tags { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Services with trusted access, <c>o-…/account.amazonaws.com</c>, and since when.</summary>
    public ImmutableDictionary<string, DateTimeOffset> TrustedServices { get; init; } =
        ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Delegated administrators, <c>111122223333/account.amazonaws.com</c>, and since when.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Delegations { get; init; } =
        ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The resource policy of an organization by its id.</summary>
    public ImmutableDictionary<string, OrganizationResourcePolicy> ResourcePolicies { get; init; } =
        ImmutableDictionary<string, OrganizationResourcePolicy>.Empty;

    /// <summary>Regions that are being enabled (true) or disabled, <c>111122223333/af-south-1</c>.</summary>
    public ImmutableDictionary<string, bool> RegionChanges { get; init; } = ImmutableDictionary<string, bool>.Empty;
}

/// <summary>An account as Organizations describes it.</summary>
public sealed record AccountDetails
{
    public string? Email { get; init; }

    /// <summary><c>INVITED</c> or <c>CREATED</c>.</summary>
    public string JoinedMethod { get; init; } = "INVITED";

    public DateTimeOffset Joined { get; init; }

    /// <summary><c>ACTIVE</c>, <c>SUSPENDED</c> or <c>PENDING_CLOSURE</c>.</summary>
    public string Status { get; init; } = "ACTIVE";
}

/// <summary>An invitation, or the migration to all features.</summary>
public sealed record Handshake
{
    public required string Id { get; init; }

    public required string OrganizationId { get; init; }

    public required AccountId ManagementAccount { get; init; }

    /// <summary><c>INVITE</c>, <c>ENABLE_ALL_FEATURES</c> or <c>APPROVE_ALL_FEATURES</c>.</summary>
    public required string Action { get; init; }

    /// <summary><c>REQUESTED</c>, <c>OPEN</c>, <c>CANCELED</c>, <c>ACCEPTED</c>, <c>DECLINED</c> or <c>EXPIRED</c>.</summary>
    public required string State { get; init; }

    public required DateTimeOffset Requested { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>The account that is asked; null where it was invited by an address that no account has.</summary>
    public AccountId? Invited { get; init; }

    /// <summary>The migration that it is a part of, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>The address by which it was invited, or null.</summary>
    public string? Email { get; init; }

    public string? Notes { get; init; }

    public string Arn =>
        $"arn:aws:organizations::{ManagementAccount}:handshake/{OrganizationId}/{Action.ToLowerInvariant()}/{Id}";
}

/// <summary>A request for a new account.</summary>
public sealed record AccountRequest
{
    public required string Id { get; init; }

    public required string OrganizationId { get; init; }

    public required string AccountName { get; init; }

    public required string Email { get; init; }

    public required string RoleName { get; init; }

    public required DateTimeOffset Requested { get; init; }

    public DateTimeOffset? Completed { get; init; }

    public AccountId? Account { get; init; }

    /// <summary><c>IN_PROGRESS</c>, <c>SUCCEEDED</c> or <c>FAILED</c>.</summary>
    public string State { get; init; } = "IN_PROGRESS";

    /// <summary><c>EMAIL_ALREADY_EXISTS</c> …, or null.</summary>
    public string? FailureReason { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>The policy by which an organization delegates its management.</summary>
public sealed record OrganizationResourcePolicy(string Id, string Content);
