using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms;

/// <summary>Finds, makes and keeps the material of keys.</summary>
internal static class KeyMaterials
{
    private const int SymmetricLength = 32;

    /// <summary>
    /// Where a key's material is kept: the keys of one multi-Region set share theirs (F4.20), unless it is imported: then
    /// each key of the set waits for its own import
    /// (https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-conceptual.html).
    /// </summary>
    public static string NameOf(KmsKey key) =>
        key.IsMultiRegion && !key.IsImported ? $"{key.Account}/{key.KeyId}" : key.Arn;

    public static KeyMaterial? Find(World world, KmsKey key) => world.Kms.Material.GetValueOrDefault(NameOf(key));

    /// <summary>The version that encrypts, made on first use; null for a key whose imported material isn't there.</summary>
    public static MaterialVersion? Current(Run run, KmsKey key)
    {
        if (Find(run.World, key) is { } material)
        {
            return material.Current;
        }

        if (key.IsImported)
        {
            return null;
        }

        MaterialVersion first = Generate(run, key);
        Put(run, key, new KeyMaterial([first]));
        return first;
    }

    /// <summary>New material for a key of its spec, not yet kept.</summary>
    public static MaterialVersion Generate(Run run, KmsKey key)
    {
        Platform platform = PlatformOf(run);
        byte[] bytes = KeySpecs.Of(key.KeySpec) switch
        {
            { Family: KeyFamily.Symmetric } => platform.RandomBytes(SymmetricLength),
            { Family: KeyFamily.Hmac } hmac => platform.RandomBytes(hmac.Size / 8),
            _ => platform.NewPrivateKey(key.KeySpec),
        };
        return new MaterialVersion { Id = IdOf(key, bytes), Bytes = ImmutableCollectionsMarshal.AsImmutableArray(bytes) };
    }

    public static void Put(Run run, KmsKey key, KeyMaterial material) => run.World = run.World with
    {
        Kms = run.World.Kms with { Material = run.World.Kms.Material.SetItem(NameOf(key), material) },
    };

    /// <summary>The id follows from key and bytes, so that material that is imported again is known again.</summary>
    public static string IdOf(KmsKey key, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(key.KeyId));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static Platform PlatformOf(Run run) =>
        run.Platform ?? throw new InvalidOperationException("a run that only foretells has no key material");
}
