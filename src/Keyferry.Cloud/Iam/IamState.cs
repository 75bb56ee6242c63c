using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Iam;

/// <summary>What IAM keeps beside roles, users and managed policies.</summary>
public sealed record IamState
{
    public static IamState Empty { get; } = new();

    /// <summary>By access key id.</summary>
    public ImmutableDictionary<string, AccessKey> AccessKeys { get; init; } = ImmutableDictionary<string, AccessKey>.Empty;

    /// <summary>By account and name; members name their groups (<see cref="User.Groups"/>).</summary>
    public ImmutableDictionary<(AccountId Account, string Name), Group> Groups { get; init; } =
        ImmutableDictionary<(AccountId, string), Group>.Empty;

    /// <summary>By account and name.</summary>
    public ImmutableDictionary<(AccountId Account, string Name), InstanceProfile> InstanceProfiles { get; init; } =
        ImmutableDictionary<(AccountId, string), InstanceProfile>.Empty;

    /// <summary>The alias of an account; one at most.</summary>
    public ImmutableDictionary<AccountId, string> AccountAliases { get; init; } = ImmutableDictionary<AccountId, string>.Empty;

    /// <summary>Deletions of service-linked roles by task id.</summary>
    public ImmutableDictionary<string, RoleDeletion> RoleDeletions { get; init; } = ImmutableDictionary<string, RoleDeletion>.Empty;
}

/// <summary>A user's access key, or the root's.</summary>
/// <param name="AccessKeyId"><c>AKIA…</c></param>
/// <param name="Account">Whose.</param>
/// <param name="UserName">The user; null for the root.</param>
public sealed record AccessKey(string AccessKeyId, AccountId Account, string? UserName)
{
    public required string Secret { get; init; }

    public bool IsActive { get; init; } = true;

    public DateTimeOffset CreateDate { get; init; }

    // A secret must not end up in a log because somebody printed the record.
    public override string ToString() => AccessKeyId;
}

/// <summary>What gives a role to an instance.</summary>
public sealed record InstanceProfile
{
    public required AccountId Account { get; init; }

    public required string Name { get; init; }

    /// <summary>Begins and ends with <c>/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary><c>AIPA…</c></summary>
    public required string UniqueId { get; init; }

    public DateTimeOffset CreateDate { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The role's name; null while it has none. It can hold one only.</summary>
    public string? RoleName { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Arn => $"arn:aws:iam::{Account}:instance-profile{Path}{Name}";
}

/// <summary>The deletion of a service-linked role, which the service may refuse.</summary>
/// <param name="TaskId"><c>task/aws-service-role/SERVICE/ROLE/UUID</c>.</param>
/// <param name="RoleArn">Which role.</param>
/// <param name="Status"><c>SUCCEEDED</c> or <c>FAILED</c>.</param>
/// <param name="Reason">Why it failed; null if it didn't.</param>
public sealed record RoleDeletion(string TaskId, string RoleArn, string Status, string? Reason);
