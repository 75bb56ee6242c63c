using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Keyferry.Cloud.Kms;

public enum KeyFamily
{
    Symmetric,
    Rsa,
    EllipticCurve,
    Hmac,
}

/// <summary>What keys of one KeySpec are and can do (https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html).</summary>
/// <param name="Name"><c>SYMMETRIC_DEFAULT</c>, <c>RSA_2048</c> …</param>
/// <param name="Family">Its kind.</param>
/// <param name="Size">Bits.</param>
/// <param name="Usages">The KeyUsage values that it can have.</param>
/// <param name="SigningAlgorithms">For SIGN_VERIFY.</param>
public sealed record KeySpec(
    string Name, KeyFamily Family, int Size, ImmutableArray<string> Usages, ImmutableArray<string> SigningAlgorithms)
{
    public bool IsAsymmetric => Family is KeyFamily.Rsa or KeyFamily.EllipticCurve;

    public ImmutableArray<string> EncryptionAlgorithms => Family switch
    {
        KeyFamily.Symmetric => ["SYMMETRIC_DEFAULT"],
        KeyFamily.Rsa => ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"],
        _ => [],
    };

    public ImmutableArray<string> MacAlgorithms => Family == KeyFamily.Hmac ? [$"HMAC_SHA_{Size}"] : [];

    public ImmutableArray<string> KeyAgreementAlgorithms => Usages.Contains(KeySpecs.KeyAgreement) ? ["ECDH"] : [];
}

/// <summary>The key specs that KMS has and that the platform's cryptography can do.</summary>
public static class KeySpecs
{
    public const string SymmetricDefault = "SYMMETRIC_DEFAULT";
    public const string EncryptDecrypt = "ENCRYPT_DECRYPT";
    public const string SignVerify = "SIGN_VERIFY";
    public const string GenerateVerifyMac = "GENERATE_VERIFY_MAC";
    public const string KeyAgreement = "KEY_AGREEMENT";

    private static readonly ImmutableArray<string> s_rsaSigning =
    [
        "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
        "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
    ];

    private static readonly FrozenDictionary<string, KeySpec> s_all = new[]
    {
        new KeySpec(SymmetricDefault, KeyFamily.Symmetric, 256, [EncryptDecrypt], []),
        Rsa(2048), Rsa(3072), Rsa(4096),
        Curve("ECC_NIST_P256", 256, 256, SignVerify, KeyAgreement),
        Curve("ECC_NIST_P384", 384, 384, SignVerify, KeyAgreement),
        Curve("ECC_NIST_P521", 521, 512, SignVerify, KeyAgreement),
        Curve("ECC_SECG_P256K1", 256, 256, SignVerify),
        Hmac(224), Hmac(256), Hmac(384), Hmac(512),
    }.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);

    public static KeySpec? Find(string name) => s_all.GetValueOrDefault(name);

    /// <summary>The spec of a key that exists; a scenario's key may have one that KMS has and this doesn't.</summary>
    public static KeySpec Of(string name) => Find(name) ?? new KeySpec(name, KeyFamily.EllipticCurve, 0, [], []);

    private static KeySpec Rsa(int size) =>
        new($"RSA_{size}", KeyFamily.Rsa, size, [EncryptDecrypt, SignVerify], s_rsaSigning);

    private static KeySpec Curve(string name, int size, int hash, params ImmutableArray<string> usages) =>
        new(name, KeyFamily.EllipticCurve, size, usages, [$"ECDSA_SHA_{hash}"]);

    private static KeySpec Hmac(int size) => new($"HMAC_{size}", KeyFamily.Hmac, size, [GenerateVerifyMac], []);
}
