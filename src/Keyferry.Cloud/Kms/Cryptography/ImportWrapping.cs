using System.Security.Cryptography;

namespace Keyferry.Cloud.Kms.Cryptography;

/// <summary>
/// How key material is wrapped on its way into KMS
/// (https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-get-public-key-and-token.html): RSA-OAEP alone, or
/// an AES key under RSA-OAEP before the material under AES key wrap with padding (RFC 5649).
/// </summary>
internal static class ImportWrapping
{
    /// <summary>The material; null if it wasn't wrapped under the key with the algorithm.</summary>
    public static byte[]? Unwrap(ReadOnlySpan<byte> wrappingKey, string algorithm, ReadOnlySpan<byte> wrapped)
    {
        string oaep = algorithm.EndsWith("SHA_1", StringComparison.Ordinal) ? "RSAES_OAEP_SHA_1" : "RSAES_OAEP_SHA_256";
        if (!algorithm.StartsWith("RSA_AES", StringComparison.Ordinal))
        {
            return RsaEncryption.Decrypt(wrappingKey, oaep, wrapped);
        }

        int rsaLength = RsaLength(wrappingKey);
        if (wrapped.Length <= rsaLength
            || RsaEncryption.Decrypt(wrappingKey, oaep, wrapped[..rsaLength]) is not { Length: 16 or 24 or 32 } key)
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key;
        try
        {
            return aes.DecryptKeyWrapPadded(wrapped[rsaLength..]);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static int RsaLength(ReadOnlySpan<byte> wrappingKey)
    {
        using RSA rsa = AsymmetricKeys.Rsa(wrappingKey);
        return rsa.KeySize / 8;
    }
}
