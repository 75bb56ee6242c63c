using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms.Cryptography;

/// <summary>
/// What a symmetric key encrypted: it tells its key, so that Decrypt finds it, and which version of the material. The header
/// and the encryption context are authenticated with the data (AES-256-GCM).
/// </summary>
/// <remarks>
/// Format, key id (36 characters), account (12), length of the Region's code and the code, the first eight bytes of the
/// material's id, nonce (12), tag (16), data.
/// </remarks>
internal readonly ref struct SymmetricCiphertext
{
    private const byte Format = 1;
    private const int KeyIdLength = 36;
    private const int AccountLength = 12;
    private const int MaterialLength = 8;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int RegionAt = 1 + KeyIdLength + AccountLength;

    private readonly ReadOnlySpan<byte> _header;
    private readonly ReadOnlySpan<byte> _sealed;

    private SymmetricCiphertext(ReadOnlySpan<byte> header, ReadOnlySpan<byte> rest)
    {
        _header = header;
        _sealed = rest;
    }

    public string KeyId => Encoding.ASCII.GetString(_header.Slice(1, KeyIdLength));

    public AccountId Account => new(Encoding.ASCII.GetString(_header.Slice(1 + KeyIdLength, AccountLength)));

    /// <summary>Where it was encrypted.</summary>
    public Region Region => new(Encoding.ASCII.GetString(_header.Slice(RegionAt + 1, _header[RegionAt])));

    private ReadOnlySpan<byte> Material => _header[^MaterialLength..];

    /// <summary>Reads the header; false for bytes that aren't a ciphertext of a symmetric key.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SymmetricCiphertext ciphertext)
    {
        ciphertext = default;
        if (bytes.Length <= RegionAt || bytes[0] != Format)
        {
            return false;
        }

        int header = RegionAt + 1 + bytes[RegionAt] + MaterialLength;
        if (bytes.Length < header + NonceLength + TagLength || !Ascii.IsValid(bytes[1..(RegionAt + 1 + bytes[RegionAt])]))
        {
            return false;
        }

        ciphertext = new SymmetricCiphertext(bytes[..header], bytes[header..]);
        return true;
    }

    public static byte[] Seal(
        Platform platform,
        KmsKey key,
        MaterialVersion material,
        ReadOnlySpan<byte> plaintext,
        ImmutableDictionary<string, string> context)
    {
        string region = key.Region.Value;
        int header = RegionAt + 1 + region.Length + MaterialLength;
        byte[] result = new byte[header + NonceLength + TagLength + plaintext.Length];
        result[0] = Format;
        Encoding.ASCII.GetBytes(key.KeyId, result.AsSpan(1));
        Encoding.ASCII.GetBytes(key.Account.Value, result.AsSpan(1 + KeyIdLength));
        result[RegionAt] = (byte)region.Length;
        Encoding.ASCII.GetBytes(region, result.AsSpan(RegionAt + 1));
        Convert.FromHexString(material.Id.AsSpan(0, 2 * MaterialLength), result.AsSpan(header - MaterialLength), out _, out _);
        Span<byte> nonce = result.AsSpan(header, NonceLength);
        platform.FillRandom(nonce);
        using AesGcm aes = new(material.Bytes.AsSpan(), TagLength);
        aes.Encrypt(
            nonce,
            plaintext,
            result.AsSpan(header + NonceLength + TagLength),
            result.AsSpan(header + NonceLength, TagLength),
            EncryptionContext.Canonical(result.AsSpan(0, header), context));
        return result;
    }

    /// <summary>The version of the material that it names; null if that isn't there.</summary>
    public MaterialVersion? Version(KeyMaterial material)
    {
        string prefix = Convert.ToHexStringLower(Material);
        foreach (MaterialVersion version in material.Versions)
        {
            if (version.Id.StartsWith(prefix, StringComparison.Ordinal))
            {
                return version.IsThere ? version : null;
            }
        }

        return null;
    }

    /// <summary>The plaintext; null if key, context or bytes aren't those that were sealed.</summary>
    public byte[]? Open(MaterialVersion material, ImmutableDictionary<string, string> context)
    {
        byte[] plaintext = new byte[_sealed.Length - NonceLength - TagLength];
        using AesGcm aes = new(material.Bytes.AsSpan(), TagLength);
        try
        {
            aes.Decrypt(
                _sealed[..NonceLength],
                _sealed[(NonceLength + TagLength)..],
                _sealed.Slice(NonceLength, TagLength),
                plaintext,
                EncryptionContext.Canonical(_header, context));
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
