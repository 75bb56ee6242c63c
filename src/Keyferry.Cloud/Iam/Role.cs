using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Iam;

/// <summary>What roles, users and groups have in common: who they are and which policies they carry.</summary>
public abstract record IamIdentity
{
    public required AccountId Account { get; init; }

    public required string Name { get; init; }

    public abstract string Arn { get; }

    /// <summary>Begins and ends with <c>/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary><c>AROA…</c>, <c>AIDA…</c> or <c>AGPA…</c>.</summary>
    public required string UniqueId { get; init; }

    /// <summary>When it was made; the epoch where that isn't known.</summary>
    public DateTimeOffset CreateDate { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Attached managed policies, AWS's or the account's, in order.</summary>
    public ImmutableArray<string> ManagedPolicyArns { get; init; } = [];

    public ImmutableArray<PolicySource> InlinePolicies { get; init; } = [];

    /// <summary>ARN of the managed policy that is the permissions boundary, or null.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Set if the policies could not be read: there may be more than the world knows.</summary>
    public string? PoliciesUnknownBecause { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
}

public sealed record Role : IamIdentity
{
    public required PolicySource TrustPolicy { get; init; }

    /// <summary>In seconds, 3,600 to 43,200.</summary>
    public int MaxSessionDuration { get; init; } = 3600;

    public string? Description { get; init; }

    public override string Arn => Subjects.Role(Account, Path, Name);

    public bool IsServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);
}

public sealed record User : IamIdentity
{
    /// <summary>The names of the groups that it is in, in order.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    public override string Arn => $"arn:aws:iam::{Account}:user{Path}{Name}";
}

/// <summary>A group of users: its policies are theirs.</summary>
public sealed record Group : IamIdentity
{
    public override string Arn => $"arn:aws:iam::{Account}:group{Path}{Name}";
}
