using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>What DescribeKey tells of a key (https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html).</summary>
/// <param name="Key">The key.</param>
/// <param name="CreationDate">When it was made.</param>
/// <param name="CurrentKeyMaterialId">Of symmetric keys whose material is there.</param>
/// <param name="Set">Of multi-Region keys.</param>
public sealed record KeyMetadata(KmsKey Key, DateTimeOffset CreationDate, string? CurrentKeyMaterialId, MultiRegionSet? Set)
{
    private readonly KeySpec _spec = KeySpecs.Of(Key.KeySpec);

    public KeyState State => Key.State.Or(KeyState.Enabled);

    public bool Enabled => State == KeyState.Enabled;

    public string Origin => Key.IsImported ? KeyOrigins.External : Key.Origin ?? KeyOrigins.AwsKms;

    /// <summary>Only of imported material that is there.</summary>
    public string? ExpirationModel => !Key.IsImported || State == KeyState.PendingImport ? null
        : Key.ValidTo is null ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES";

    public DateTimeOffset? ValidTo => ExpirationModel is null ? null : Key.ValidTo;

    public ImmutableArray<string>? EncryptionAlgorithms => Of(KeySpecs.EncryptDecrypt, _spec.EncryptionAlgorithms);

    public ImmutableArray<string>? SigningAlgorithms => Of(KeySpecs.SignVerify, _spec.SigningAlgorithms);

    public ImmutableArray<string>? KeyAgreementAlgorithms => Of(KeySpecs.KeyAgreement, _spec.KeyAgreementAlgorithms);

    public ImmutableArray<string>? MacAlgorithms => Of(KeySpecs.GenerateVerifyMac, _spec.MacAlgorithms);

    private ImmutableArray<string>? Of(string usage, ImmutableArray<string> algorithms) =>
        Key.KeyUsage == usage && !algorithms.IsEmpty ? algorithms : null;
}

/// <summary>The keys of one multi-Region set by their Regions.</summary>
/// <param name="Type"><c>PRIMARY</c> or <c>REPLICA</c>: of the key that was asked for.</param>
/// <param name="Primary">The primary key.</param>
/// <param name="Replicas">The others, by Region.</param>
public sealed record MultiRegionSet(string Type, RegionalKey Primary, ImmutableArray<RegionalKey> Replicas);

/// <summary>A key of a multi-Region set.</summary>
public sealed record RegionalKey(string Arn, Region Region);
