using System.Collections.Immutable;

namespace Keyferry.Cloud.Kms;

/// <summary>What KMS keeps beside keys and aliases.</summary>
public sealed record KmsState
{
    public static KmsState Empty { get; } = new();

    /// <summary>The material of keys by key ARN; a key without has none yet (it is made on first use) or waits for import.</summary>
    public ImmutableDictionary<string, KeyMaterial> Material { get; init; } = ImmutableDictionary<string, KeyMaterial>.Empty;
}

/// <summary>A key's material: every version that ever encrypted, the newest last.</summary>
/// <param name="Versions">Symmetric and HMAC keys: the bytes; asymmetric keys: PKCS #8.</param>
public sealed record KeyMaterial(ImmutableArray<ImmutableArray<byte>> Versions)
{
    // Key material must not end up in a log because somebody printed the record.
    public override string ToString() => nameof(KeyMaterial);
}
