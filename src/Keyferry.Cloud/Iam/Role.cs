using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Iam;

/// <summary>What roles and users have in common: who they are and which policies they carry.</summary>
public abstract record IamIdentity
{
    public required AccountId Account { get; init; }

    public required string Name { get; init; }

    /// <summary>Begins and ends with <c>/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary><c>AROA…</c> or <c>AIDA…</c>.</summary>
    public required string UniqueId { get; init; }

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

    public string Arn => Subjects.Role(Account, Path, Name);

    public bool IsServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);
}

public sealed record User : IamIdentity
{
    public string Arn => $"arn:aws:iam::{Account}:user{Path}{Name}";
}

/// <summary>A managed policy: AWS's (<c>arn:aws:iam::aws:policy/…</c>) or a customer's.</summary>
public sealed record ManagedPolicy(string Arn, PolicySource Source);
