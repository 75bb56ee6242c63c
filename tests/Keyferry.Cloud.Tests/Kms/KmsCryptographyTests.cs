using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Kms.Api;
using Keyferry.Cloud.Kms.Cryptography;
using Xunit;

namespace Keyferry.Cloud.Tests.Kms;

public class KmsCryptographyTests
{
    private static readonly byte[] s_message = Encoding.UTF8.GetBytes("carried across accounts");

    private static readonly Gen<ImmutableDictionary<string, string>> s_contexts =
        Gen.Dictionary(Gen.String[1, 4], Gen.String[0, 4])[0, 3].Select(d => d.ToImmutableDictionary());

    [Fact]
    public void What_is_encrypted_decrypts_under_its_own_context_and_under_no_other()
    {
        KmsBench bench = new();
        string key = bench.CreateKey().KeyId;
        Gen.Byte.Array[1, 200].Select(s_contexts, s_contexts).Sample((plaintext, context, other) =>
        {
            byte[] sealedBytes = bench.Do(kms => kms.Encrypt(new CipherRequest(key) { EncryptionContext = context }, plaintext)).Bytes;

            Assert.Equal(
                plaintext, bench.Do(kms => kms.Decrypt(new CipherRequest(null) { EncryptionContext = context }, sealedBytes)).Bytes);
            bool same = context.Count == other.Count && context.All(p => other.GetValueOrDefault(p.Key) == p.Value);
            Assert.Equal(
                same ? null : "InvalidCiphertextException",
                bench.Call(kms => kms.Decrypt(new CipherRequest(null) { EncryptionContext = other }, sealedBytes)).Error?.Code);
        }, threads: 1);
    }

    [Fact]
    public void A_tampered_ciphertext_never_decrypts()
    {
        KmsBench bench = new();
        byte[] ciphertext = bench.Encrypt(bench.CreateKey().KeyId, "secret").Bytes;
        Gen.Int[0, ciphertext.Length - 1].Select(Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                byte[] bytes = [.. ciphertext];
                bytes[at] ^= change;
                Assert.NotNull(bench.Call(kms => kms.Decrypt(new CipherRequest(null), bytes)).Error);
            },
            threads: 1);
    }

    [Fact]
    public void A_ciphertext_of_another_key_is_refused_when_a_key_is_named()
    {
        KmsBench bench = new();
        byte[] ciphertext = bench.Encrypt(bench.CreateKey().KeyId, "secret").Bytes;
        string other = bench.CreateKey().KeyId;

        ServiceError error = bench.Fail(kms => kms.Decrypt(new CipherRequest(other), ciphertext));

        Assert.Equal("IncorrectKeyException", error.Code);
        Assert.Equal("The key ID in the request does not identify a CMK that can perform this operation.", error.Message);
    }

    [Theory]
    [InlineData("RSA_2048", "RSASSA_PSS_SHA_256")]
    [InlineData("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_512")]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256")]
    [InlineData("ECC_NIST_P384", "ECDSA_SHA_384")]
    [InlineData("ECC_NIST_P521", "ECDSA_SHA_512")]
    [InlineData("ECC_SECG_P256K1", "ECDSA_SHA_256")]
    public void A_signature_holds_for_its_message_only(string spec, string algorithm)
    {
        KmsBench bench = new();
        string key = bench.CreateKey(new NewKeyRequest { KeySpec = spec, KeyUsage = KeySpecs.SignVerify }).KeyId;
        SigningRequest request = new(key, s_message, null, algorithm);

        byte[] signature = bench.Do(kms => kms.Sign(request)).Bytes;

        bench.Do(kms => kms.Verify(request, signature));
        byte[] digest = Signatures.Digest(algorithm, s_message);
        bench.Do(kms => kms.Verify(request with { Message = digest, MessageType = "DIGEST" }, signature));
        Assert.Equal(
            "KMSInvalidSignatureException",
            bench.Fail(kms => kms.Verify(request with { Message = new byte[] { 1 } }, signature)).Code);
        Assert.Equal(
            $"Digest is invalid length for algorithm {algorithm}.",
            bench.Fail(kms => kms.Sign(request with { MessageType = "DIGEST" })).Message);
    }

    [Theory]
    [InlineData("HMAC_224", 28)]
    [InlineData("HMAC_256", 32)]
    [InlineData("HMAC_384", 48)]
    [InlineData("HMAC_512", 64)]
    public void A_code_holds_for_its_message_only(string spec, int length)
    {
        KmsBench bench = new();
        string key = bench.CreateKey(new NewKeyRequest { KeySpec = spec, KeyUsage = KeySpecs.GenerateVerifyMac }).KeyId;
        MacRequest request = new(key, s_message, $"HMAC_SHA_{8 * length}");

        byte[] mac = bench.Do(kms => kms.GenerateMac(request)).Bytes;

        Assert.Equal(length, mac.Length);
        bench.Do(kms => kms.VerifyMac(request, mac));
        mac[0] ^= 1;
        Assert.Equal("KMSInvalidMacException", bench.Fail(kms => kms.VerifyMac(request, mac)).Code);
    }

    // RFC 4231, test cases 1, 2 and 6.
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22")]
    [InlineData("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44")]
    public void Our_own_hash_gives_what_the_standard_says(string key, string message, string expected) =>
        Assert.Equal(
            expected, Convert.ToHexStringLower(MessageCodes.Compute("HMAC_SHA_224", Convert.FromHexString(key), Convert.FromHexString(message))));

    [Fact]
    public void Rsa_keys_encrypt_up_to_their_limit_and_decrypt_when_they_are_named()
    {
        KmsBench bench = new();
        string key = bench.CreateKey(new NewKeyRequest { KeySpec = "RSA_2048", KeyUsage = KeySpecs.EncryptDecrypt }).KeyId;
        CipherRequest request = new(key) { Algorithm = "RSAES_OAEP_SHA_256" };

        byte[] ciphertext = bench.Do(kms => kms.Encrypt(request, new byte[190])).Bytes;

        Assert.Equal(new byte[190], bench.Do(kms => kms.Decrypt(request, ciphertext)).Bytes);
        Assert.Equal("InvalidCiphertextException", bench.Fail(kms => kms.Decrypt(new CipherRequest(null), ciphertext)).Code);
        Assert.Equal(
            "Algorithm RSAES_OAEP_SHA_256 and key spec RSA_2048 cannot encrypt data larger than 190 bytes.",
            bench.Fail(kms => kms.Encrypt(request, new byte[191])).Message);
    }

    [Fact]
    public void Two_keys_agree_on_a_secret_that_the_platform_agrees_on_too()
    {
        KmsBench bench = new();
        string key = bench.CreateKey(new NewKeyRequest { KeySpec = "ECC_NIST_P256", KeyUsage = KeySpecs.KeyAgreement }).KeyId;
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var wrongCurve = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP384);
        using var own = ECDiffieHellman.Create();
        own.ImportSubjectPublicKeyInfo(bench.Do(kms => kms.GetPublicKey(key, null)).PublicKey, out _);

        byte[] secret = bench.Do(kms => kms.DeriveSharedSecret(key, "ECDH", other.ExportSubjectPublicKeyInfo(), null, false)).Secret;

        Assert.Equal(other.DeriveRawSecretAgreement(own.PublicKey), secret);
        Assert.Equal(
            "ValidationException",
            bench.Fail(kms => kms.DeriveSharedSecret(key, "ECDH", wrongCurve.ExportSubjectPublicKeyInfo(), null, false)).Code);
    }

    [Fact]
    public void A_data_key_pair_is_one_pair()
    {
        KmsBench bench = new();
        string key = bench.CreateKey().KeyId;

        GeneratedKey made = bench.Do(kms => kms.GenerateDataKeyPair("GenerateDataKeyPair", new CipherRequest(key), "ECC_NIST_P256"));

        using var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(made.Plaintext, out _);
        Assert.Equal(pair.ExportSubjectPublicKeyInfo(), made.PublicKey);
        Assert.Equal(made.Plaintext, bench.Do(kms => kms.Decrypt(new CipherRequest(null), made.Sealed.Bytes)).Bytes);
    }

    [Fact]
    public void Reencryption_passes_the_plaintext_from_key_to_key_and_context_to_context()
    {
        KmsBench bench = new();
        byte[] ciphertext = bench.Encrypt(bench.CreateKey().KeyId, "secret").Bytes;
        KmsKey to = bench.CreateKey();
        ImmutableDictionary<string, string> context = ImmutableDictionary<string, string>.Empty.Add("aws:ebs:id", "vol-1");

        (Ciphered result, _) = bench.Do(kms => kms.ReEncrypt(
            new CipherRequest(null), ciphertext, new CipherRequest(to.KeyId) { EncryptionContext = context }));

        Assert.Equal(to.Arn, result.KeyArn);
        Assert.Equal(
            "secret",
            Encoding.UTF8.GetString(bench.Do(kms => kms.Decrypt(
                new CipherRequest(null) { EncryptionContext = context }, result.Bytes)).Bytes));
    }

    [Fact]
    public void A_dry_run_says_what_would_have_been_and_does_nothing()
    {
        KmsBench bench = new();
        string key = bench.CreateKey().KeyId;

        ServiceError error = bench.Fail(kms => kms.Encrypt(new CipherRequest(key) { DryRun = true }, s_message));

        Assert.Equal(("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."), (error.Code, error.Message));
    }
}
