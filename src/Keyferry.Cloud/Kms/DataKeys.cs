using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms.Cryptography;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms;

/// <summary>A data key: as it is, and as KMS encrypted it under a key.</summary>
/// <param name="Plaintext">The key; whoever gets it keeps it no longer than it is needed.</param>
/// <param name="Wrapped">A ciphertext that Decrypt takes.</param>
public sealed record DataKey(byte[] Plaintext, ImmutableArray<byte> Wrapped)
{
    // Key material must not end up in a log because somebody printed the record.
    public override string ToString() => nameof(DataKey);
}

/// <summary>
/// Data keys for a service that encrypts data itself, as EBS does. Nothing is authorized here: the service asks
/// <see cref="KmsService"/> first, on behalf of its caller.
/// </summary>
public static class DataKeys
{
    /// <summary>What EBS asks for (F3.9), in bytes.</summary>
    public const int EbsLength = 64;

    /// <summary>EBS's encryption context for a volume or snapshot (F3.3).</summary>
    public static ImmutableDictionary<string, string> EbsContext(string id) =>
        ImmutableDictionary<string, string>.Empty.Add("aws:ebs:id", id);

    /// <summary>A new data key, encrypted under the key; the key gets its material if it has none yet.</summary>
    public static Reply<DataKey> Generate(
        Run run, KmsKey key, ImmutableDictionary<string, string> context, int length = EbsLength)
    {
        byte[] plaintext = KeyMaterials.PlatformOf(run).RandomBytes(length);
        Reply<ImmutableArray<byte>> wrapped = Wrap(run, key, plaintext, context);
        return wrapped.Succeeded ? new DataKey(plaintext, wrapped.Value) : wrapped.Error;
    }

    /// <summary>A data key that is there already, encrypted under the key: so does a snapshot's become a volume's (K3).</summary>
    public static Reply<ImmutableArray<byte>> Wrap(
        Run run, KmsKey key, ReadOnlySpan<byte> plaintext, ImmutableDictionary<string, string> context)
    {
        if (KeyStates.RefusesUse(key, KmsOperation.GenerateDataKey) is { } refused)
        {
            return refused;
        }

        AwsManagedKeys.Touch(run, key);
        return KeyMaterials.Current(run, key) is { } material
            ? ImmutableArray.Create(
                SymmetricCiphertext.Seal(KeyMaterials.PlatformOf(run), key, material, plaintext, context))
            : KeyStates.Gone(key);
    }

    /// <summary>
    /// What <see cref="Generate"/> or <see cref="Wrap"/> encrypted, or the error that Decrypt would answer: the key is
    /// gone, its state forbids it, or bytes or context aren't those that were encrypted.
    /// </summary>
    public static Reply<byte[]> Unwrap(
        World world, string keyArn, ReadOnlySpan<byte> wrapped, ImmutableDictionary<string, string> context)
    {
        if (KeyLookup.ByKeyArn(world, keyArn) is not KeyLookup.Found { Key: { } key })
        {
            return KmsErrors.KeyNotFound(keyArn);
        }

        if (KeyStates.RefusesUse(key, KmsOperation.Decrypt) is { } refused)
        {
            return refused;
        }

        return SymmetricCiphertext.TryRead(wrapped, out SymmetricCiphertext ciphertext)
            && ciphertext.KeyId == key.KeyId
            && KeyMaterials.Find(world, key) is { } material
            && ciphertext.Version(material) is { } version
            && ciphertext.Open(version, context) is { } plaintext
            ? plaintext
            : KmsErrors.InvalidCiphertext;
    }
}
