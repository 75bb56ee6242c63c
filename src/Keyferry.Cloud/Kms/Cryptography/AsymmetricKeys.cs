using System.Security.Cryptography;

namespace Keyferry.Cloud.Kms.Cryptography;

/// <summary>Opens the PKCS #8 material of asymmetric keys with the platform's library.</summary>
internal static class AsymmetricKeys
{
    public static RSA Rsa(ReadOnlySpan<byte> pkcs8)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return rsa;
    }

    public static ECDsa Signing(ReadOnlySpan<byte> pkcs8)
    {
        var curve = ECDsa.Create();
        curve.ImportPkcs8PrivateKey(pkcs8, out _);
        return curve;
    }

    public static ECDiffieHellman Agreeing(ReadOnlySpan<byte> pkcs8)
    {
        var curve = ECDiffieHellman.Create();
        curve.ImportPkcs8PrivateKey(pkcs8, out _);
        return curve;
    }

    /// <summary>The public key, as SubjectPublicKeyInfo.</summary>
    public static byte[] PublicKey(KeySpec spec, ReadOnlySpan<byte> pkcs8)
    {
        using AsymmetricAlgorithm key = spec.Family == KeyFamily.Rsa ? Rsa(pkcs8) : Signing(pkcs8);
        return key.ExportSubjectPublicKeyInfo();
    }

    /// <summary>Whether the bytes are a private key of the spec.</summary>
    public static bool IsPrivateKey(KeySpec spec, ReadOnlySpan<byte> pkcs8)
    {
        try
        {
            using AsymmetricAlgorithm key = spec.Family == KeyFamily.Rsa ? Rsa(pkcs8) : Signing(pkcs8);
            return key.KeySize == spec.Size && (key is not ECDsa curve || Curve(curve) == CurveOf(spec));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The curve's object identifier.</summary>
    internal static string CurveOf(KeySpec spec) => spec.Name switch
    {
        "ECC_NIST_P256" => "1.2.840.10045.3.1.7",
        "ECC_NIST_P384" => "1.3.132.0.34",
        "ECC_NIST_P521" => "1.3.132.0.35",
        "ECC_SECG_P256K1" => "1.3.132.0.10",
        _ => throw new System.Diagnostics.UnreachableException($"{spec.Name} is no curve"),
    };

    private static string? Curve(ECDsa key) => key.ExportParameters(false).Curve.Oid.Value;
}
