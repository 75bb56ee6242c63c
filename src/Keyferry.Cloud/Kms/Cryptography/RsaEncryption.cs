using System.Security.Cryptography;

namespace Keyferry.Cloud.Kms.Cryptography;

/// <summary>KMS's asymmetric encryption algorithms, RSAES_OAEP_SHA_1 and RSAES_OAEP_SHA_256.</summary>
internal static class RsaEncryption
{
    /// <summary>How many bytes the algorithm takes at most.</summary>
    public static int Limit(KeySpec spec, string algorithm) =>
        (spec.Size / 8) - (2 * (IsSha1(algorithm) ? SHA1.HashSizeInBytes : SHA256.HashSizeInBytes)) - 2;

    public static byte[] Encrypt(ReadOnlySpan<byte> pkcs8, string algorithm, ReadOnlySpan<byte> plaintext)
    {
        using RSA rsa = AsymmetricKeys.Rsa(pkcs8);
        return rsa.Encrypt(plaintext, Padding(algorithm));
    }

    /// <summary>The plaintext; null if the bytes weren't encrypted under the key with the algorithm.</summary>
    public static byte[]? Decrypt(ReadOnlySpan<byte> pkcs8, string algorithm, ReadOnlySpan<byte> ciphertext)
    {
        using RSA rsa = AsymmetricKeys.Rsa(pkcs8);
        try
        {
            return rsa.Decrypt(ciphertext, Padding(algorithm));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static RSAEncryptionPadding Padding(string algorithm) =>
        IsSha1(algorithm) ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256;

    private static bool IsSha1(string algorithm) => algorithm.EndsWith("SHA_1", StringComparison.Ordinal);
}
