using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms;

/// <summary>KMS's key states (F4.30).</summary>
public enum KeyState
{
    Creating,
    Enabled,
    Disabled,
    PendingDeletion,
    PendingImport,
    PendingReplicaDeletion,
    Unavailable,
    Updating,
}

public enum KeyManager
{
    Aws,
    Customer,
}

/// <summary>A KMS key; a multi-Region key's replicas are keys of their own (F4.20).</summary>
public sealed record KmsKey
{
    public required AccountId Account { get; init; }

    public required Region Region { get; init; }

    /// <summary>A UUID, or <c>mrk-…</c> for multi-Region keys.</summary>
    public required string KeyId { get; init; }

    public KeyManager Manager { get; init; } = KeyManager.Customer;

    public Fact<KeyState> State { get; init; } = KeyState.Enabled;

    /// <summary><c>SYMMETRIC_DEFAULT</c>, <c>RSA_2048</c> …; EBS takes only the first (F2.4).</summary>
    public string KeySpec { get; init; } = "SYMMETRIC_DEFAULT";

    public string KeyUsage { get; init; } = "ENCRYPT_DECRYPT";

    public required PolicySource Policy { get; init; }

    public Fact<ImmutableArray<Grant>> Grants { get; init; } = ImmutableArray<Grant>.Empty;

    public DateTimeOffset? DeletionDate { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Null where nobody says.</summary>
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary><c>AWS_KMS</c> or <c>EXTERNAL</c>; null where nobody says.</summary>
    public string? Origin { get; init; }

    /// <summary>Where the primary key of a multi-Region key's set is; null where nobody says, and for other keys.</summary>
    public Region? PrimaryRegion { get; init; }

    /// <summary>The waiting period of a key that is pending (replica) deletion, in days.</summary>
    public int? PendingWindowInDays { get; init; }

    /// <summary>Automatic rotation; null: it is off.</summary>
    public KeyRotation? Rotation { get; init; }

    /// <summary>Of imported material: when it expires; null: it doesn't.</summary>
    public DateTimeOffset? ValidTo { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Set if the tags couldn't be read.</summary>
    public string? TagsUnknownBecause { get; init; }

    /// <summary>Set if the aliases couldn't be read: there may be more than the world knows.</summary>
    public string? AliasesUnknownBecause { get; init; }

    public string Arn => Subjects.Key(Account, Region, KeyId);

    /// <summary>Whether its material is imported; a key that waits for import was made for that.</summary>
    public bool IsImported => Origin is { } origin
        ? origin == KeyOrigins.External
        : State.Or(KeyState.Enabled) == KeyState.PendingImport;

    public bool IsMultiRegion => KeyId.StartsWith("mrk-", StringComparison.Ordinal);
}

/// <summary>Automatic rotation of a key's material.</summary>
/// <param name="PeriodInDays">90 to 2560.</param>
/// <param name="Next">When it is rotated next.</param>
public sealed record KeyRotation(int PeriodInDays, DateTimeOffset Next);

/// <summary>KMS's OriginType.</summary>
public static class KeyOrigins
{
    public const string AwsKms = "AWS_KMS";
    public const string External = "EXTERNAL";
}

/// <summary>An alias, <c>alias/…</c>, and the id of its key in the same account and Region.</summary>
public sealed record KmsAlias(AccountId Account, Region Region, string Name, string TargetKeyId)
{
    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? LastUpdatedDate { get; init; }

    public string Arn => Subjects.Alias(Account, Region, Name);
}
