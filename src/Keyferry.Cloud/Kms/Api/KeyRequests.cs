using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>A tag as a request gives it; a request may repeat one, which is an error.</summary>
public sealed record Tag(string Key, string Value);

/// <summary>What CreateKey is asked for; null stands for what wasn't sent.</summary>
public sealed record NewKeyRequest
{
    public string? Policy { get; init; }

    public string? Description { get; init; }

    public string? KeyUsage { get; init; }

    public string? KeySpec { get; init; }

    /// <summary>The name that KeySpec had before.</summary>
    public string? CustomerMasterKeySpec { get; init; }

    public string? Origin { get; init; }

    public string? CustomKeyStoreId { get; init; }

    public bool? BypassPolicyLockoutSafetyCheck { get; init; }

    public ImmutableArray<Tag> Tags { get; init; } = [];

    public bool? MultiRegion { get; init; }
}

/// <summary>What ReplicateKey is asked for.</summary>
public sealed record ReplicaRequest(string KeyId, Region Region)
{
    public string? Policy { get; init; }

    public string? Description { get; init; }

    public bool? BypassPolicyLockoutSafetyCheck { get; init; }

    public ImmutableArray<Tag> Tags { get; init; } = [];
}

/// <summary>What ReplicateKey answers.</summary>
public sealed record Replicated(KeyMetadata Key, string Policy, ImmutableArray<Tag> Tags);
