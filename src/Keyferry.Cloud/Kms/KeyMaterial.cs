using System.Collections.Immutable;

namespace Keyferry.Cloud.Kms;

/// <summary>A key's material: every version that ever encrypted, in the order in which they came.</summary>
public sealed record KeyMaterial(ImmutableArray<MaterialVersion> Versions)
{
    /// <summary>The version that encrypts; null if it is missing (deleted or expired) or none was imported yet.</summary>
    public MaterialVersion? Current
    {
        get
        {
            for (int i = Versions.Length - 1; i >= 0; i--)
            {
                if (Versions[i].Use == MaterialUse.Current)
                {
                    return Versions[i].IsThere ? Versions[i] : null;
                }
            }

            return null;
        }
    }

    /// <summary>The version that waits for the next rotation on demand; null if there is none.</summary>
    public MaterialVersion? Pending => Versions.FirstOrDefault(v => v.Use == MaterialUse.PendingRotation);

    public MaterialVersion? Find(string id) => Versions.FirstOrDefault(v => v.Id == id);

    /// <summary>The same with one version in the place of that with its id.</summary>
    public KeyMaterial With(MaterialVersion version) =>
        new([.. Versions.Select(v => v.Id == version.Id ? version : v)]);

    // Key material must not end up in a log because somebody printed the record.
    public override string ToString() => nameof(KeyMaterial);
}

/// <summary>KMS's KeyMaterialState (https://docs.aws.amazon.com/kms/latest/APIReference/API_RotationsListEntry.html).</summary>
public enum MaterialUse
{
    NonCurrent,
    Current,
    PendingRotation,
}

/// <summary>One version of a key's material.</summary>
public sealed record MaterialVersion
{
    /// <summary>KeyMaterialId: 64 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Symmetric and HMAC keys: the bytes; asymmetric keys: PKCS #8; empty for imported material that is gone.</summary>
    public required ImmutableArray<byte> Bytes { get; init; }

    public MaterialUse Use { get; init; } = MaterialUse.Current;

    /// <summary>When it came into use by a rotation; null for the first.</summary>
    public DateTimeOffset? RotationDate { get; init; }

    /// <summary>Whether somebody asked for that rotation (RotateKeyOnDemand).</summary>
    public bool OnDemand { get; init; }

    /// <summary>KeyMaterialDescription of imported material.</summary>
    public string? Description { get; init; }

    /// <summary>When imported material expires; null: never.</summary>
    public DateTimeOffset? ValidTo { get; init; }

    public bool IsThere => !Bytes.IsEmpty;

    // Key material must not end up in a log because somebody printed the record.
    public override string ToString() => Id;
}

/// <summary>What one GetParametersForImport gave out.</summary>
/// <param name="KeyArn">The key to which it is bound.</param>
/// <param name="PrivateKey">The wrapping key, PKCS #8.</param>
/// <param name="WrappingAlgorithm"><c>RSAES_OAEP_SHA_256</c> …</param>
/// <param name="ValidTo">When the token ends.</param>
public sealed record ImportParameters(
    string KeyArn, ImmutableArray<byte> PrivateKey, string WrappingAlgorithm, DateTimeOffset ValidTo)
{
    // A private key must not end up in a log because somebody printed the record.
    public override string ToString() => KeyArn;
}
