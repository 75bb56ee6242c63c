using System.Security.Cryptography;

namespace Keyferry.Cloud.Kms.Cryptography;

/// <summary>ECDH: the raw shared secret, as DeriveSharedSecret gives it.</summary>
internal static class KeyAgreement
{
    /// <summary>The secret; null if the other public key (SubjectPublicKeyInfo) isn't one of the same curve.</summary>
    public static byte[]? Derive(ReadOnlySpan<byte> pkcs8, ReadOnlySpan<byte> otherPublicKey)
    {
        using ECDiffieHellman own = AsymmetricKeys.Agreeing(pkcs8);
        using var other = ECDiffieHellman.Create();
        try
        {
            other.ImportSubjectPublicKeyInfo(otherPublicKey, out _);
            return own.DeriveRawSecretAgreement(other.PublicKey);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
