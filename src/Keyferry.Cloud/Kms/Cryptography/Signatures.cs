using System.Security.Cryptography;

namespace Keyferry.Cloud.Kms.Cryptography;

/// <summary>
/// KMS's signing algorithms (https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html): ECDSA
/// signatures are DER sequences, the salt of PSS is as long as the hash.
/// </summary>
internal static class Signatures
{
    public static byte[] Sign(KeySpec spec, ReadOnlySpan<byte> pkcs8, string algorithm, ReadOnlySpan<byte> digest)
    {
        if (spec.Family == KeyFamily.Rsa)
        {
            using RSA rsa = AsymmetricKeys.Rsa(pkcs8);
            return rsa.SignHash(digest, HashOf(algorithm), PaddingOf(algorithm));
        }

        using ECDsa curve = AsymmetricKeys.Signing(pkcs8);
        return curve.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence);
    }

    public static bool Verify(
        KeySpec spec, ReadOnlySpan<byte> pkcs8, string algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (spec.Family == KeyFamily.Rsa)
        {
            using RSA rsa = AsymmetricKeys.Rsa(pkcs8);
            return rsa.VerifyHash(digest, signature, HashOf(algorithm), PaddingOf(algorithm));
        }

        using ECDsa curve = AsymmetricKeys.Signing(pkcs8);
        return curve.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }

    public static byte[] Digest(string algorithm, ReadOnlySpan<byte> message) =>
        CryptographicOperations.HashData(HashOf(algorithm), message);

    /// <summary>In bytes.</summary>
    public static int DigestLength(string algorithm) => int.Parse(
        algorithm.AsSpan(algorithm.LastIndexOf('_') + 1), System.Globalization.CultureInfo.InvariantCulture) / 8;

    // Every algorithm that is known here ends in the name of its hash: SHA_256, SHA_384, SHA_512.
    private static HashAlgorithmName HashOf(string algorithm) =>
        new($"SHA{algorithm.AsSpan(algorithm.LastIndexOf('_') + 1)}");

    private static RSASignaturePadding PaddingOf(string algorithm) =>
        algorithm.Contains("PSS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
}
