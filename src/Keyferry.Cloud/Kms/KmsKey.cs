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

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Arn => Subjects.Key(Account, Region, KeyId);

    public bool IsMultiRegion => KeyId.StartsWith("mrk-", StringComparison.Ordinal);
}

/// <summary>An alias, <c>alias/…</c>, and the id of its key in the same account and Region.</summary>
public sealed record KmsAlias(AccountId Account, Region Region, string Name, string TargetKeyId)
{
    public string Arn => Subjects.Alias(Account, Region, Name);
}
