using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms.Cryptography;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>A data key, or the private key of a pair, with what encrypted it.</summary>
/// <param name="Plaintext">As it is.</param>
/// <param name="Sealed">As it was encrypted.</param>
/// <param name="PublicKey">Of a pair, as SubjectPublicKeyInfo.</param>
public sealed record GeneratedKey(byte[] Plaintext, Ciphered Sealed, byte[]? PublicKey)
{
    // Key material must not end up in a log because somebody printed the record.
    public override string ToString() => Sealed.KeyArn;
}

/// <content>GenerateDataKey, GenerateDataKeyPair and the two without plaintext; GenerateRandom.</content>
public sealed partial class KmsApi
{
    /// <param name="operation">GenerateDataKey or GenerateDataKeyWithoutPlaintext.</param>
    /// <param name="request">The key and the context.</param>
    /// <param name="keySpec">AES_256 or AES_128; or</param>
    /// <param name="numberOfBytes">how many bytes.</param>
    public Reply<GeneratedKey> GenerateDataKey(string operation, CipherRequest request, string? keySpec, int? numberOfBytes)
    {
        if (keySpec is null == numberOfBytes is null)
        {
            return KmsErrors.Validation("Please specify either number of bytes or key spec.");
        }

        int length = numberOfBytes ?? (keySpec == "AES_128" ? 16 : 32);
        return On(
            Generating(operation, request),
            key => Wrapped(key, Platform.RandomBytes(length), null, request));
    }

    /// <param name="operation">GenerateDataKeyPair or GenerateDataKeyPairWithoutPlaintext.</param>
    /// <param name="request">The key and the context.</param>
    /// <param name="pairSpec"><c>RSA_2048</c>, <c>ECC_NIST_P256</c> …</param>
    public Reply<GeneratedKey> GenerateDataKeyPair(string operation, CipherRequest request, string pairSpec)
    {
        KeyCall call = Generating(operation, request);
        return On(
            call with
            {
                Context = call.Context.Add(Says("kms:DataKeyPairSpec", pairSpec)),
                Fits = key => call.Fits!(key)
                    ?? (KeySpecs.Find(pairSpec) is { IsAsymmetric: true }
                        ? null
                        : KmsErrors.Unsupported($"Keyferry has no key pairs of the KeyPairSpec {pairSpec}.")),
            },
            key =>
            {
                byte[] pair = Platform.NewPrivateKey(pairSpec);
                return Wrapped(key, pair, AsymmetricKeys.PublicKey(KeySpecs.Of(pairSpec), pair), request);
            });
    }

    public Reply<byte[]> GenerateRandom(int? numberOfBytes, string? customKeyStoreId) => On<byte[]>(
        "GenerateRandom",
        "*",
        [],
        _ => numberOfBytes is not { } length ? KmsErrors.Validation("NumberOfBytes is required.")
            : customKeyStoreId is not null
                ? KmsErrors.Error("CustomKeyStoreNotFoundException", $"Keyferry has no custom key store {customKeyStoreId}.")
            : Platform.RandomBytes(length));

    private static KeyCall Generating(string operation, CipherRequest request) => Cipher(operation, request.KeyId!, request, null) with
    {
        Fits = key => key.KeySpec == KeySpecs.SymmetricDefault && key.KeyUsage == KeySpecs.EncryptDecrypt
            ? null
            : KmsErrors.UsageNotValid(key, operation),
    };

    private Reply<GeneratedKey> Wrapped(KmsKey key, byte[] plaintext, byte[]? publicKey, CipherRequest request)
    {
        Reply<Ciphered> wrapped = Seal(key, KeySpecs.SymmetricDefault, plaintext, request.EncryptionContext);
        return wrapped.Succeeded ? new GeneratedKey(plaintext, wrapped.Value!, publicKey) : wrapped.Error;
    }
}
