using System.Security.Cryptography;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms.Cryptography;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>What Sign and Verify are asked alike.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Message">The message or, as <paramref name="MessageType"/> says, its digest.</param>
/// <param name="MessageType"><c>RAW</c>, <c>DIGEST</c>; null: RAW.</param>
/// <param name="Algorithm"><c>ECDSA_SHA_256</c> …</param>
public sealed record SigningRequest(string KeyId, ReadOnlyMemory<byte> Message, string? MessageType, string Algorithm)
{
    public IReadOnlyList<string>? GrantTokens { get; init; }

    public bool DryRun { get; init; }
}

/// <summary>What GenerateMac and VerifyMac are asked alike.</summary>
public sealed record MacRequest(string KeyId, ReadOnlyMemory<byte> Message, string Algorithm)
{
    public IReadOnlyList<string>? GrantTokens { get; init; }

    public bool DryRun { get; init; }
}

/// <summary>A public key with its KMS key.</summary>
public sealed record KeyWithPublicPart(KeyMetadata Key, byte[] PublicKey);

/// <content>Signatures, message authentication codes, public keys and key agreement.</content>
public sealed partial class KmsApi
{
    public Reply<Ciphered> Sign(SigningRequest request) => On(
        Signing("Sign", request),
        key => Using(key, request.Algorithm, (spec, material) =>
            Signatures.Sign(spec, material, request.Algorithm, Digest(request))));

    /// <summary>The key's ARN; a signature that isn't valid is an error.</summary>
    public Reply<string> Verify(SigningRequest request, ReadOnlyMemory<byte> signature) => On<string>(
        Signing("Verify", request),
        key => KeyMaterials.Current(run, key) is not { } material ? KeyStates.Gone(key)
            : Signatures.Verify(
                KeySpecs.Of(key.KeySpec), material.Bytes.AsSpan(), request.Algorithm, Digest(request), signature.Span)
                ? key.Arn
                : KmsErrors.Error("KMSInvalidSignatureException", ""));

    public Reply<Ciphered> GenerateMac(MacRequest request) => On(
        Mac("GenerateMac", request),
        key => Using(key, request.Algorithm, (_, material) => MessageCodes.Compute(request.Algorithm, material, request.Message.Span)));

    /// <summary>The key's ARN; a code that isn't valid is an error.</summary>
    public Reply<string> VerifyMac(MacRequest request, ReadOnlyMemory<byte> mac) => On<string>(
        Mac("VerifyMac", request),
        key => KeyMaterials.Current(run, key) is not { } material ? KeyStates.Gone(key)
            : CryptographicOperations.FixedTimeEquals(
                MessageCodes.Compute(request.Algorithm, material.Bytes.AsSpan(), request.Message.Span), mac.Span)
                ? key.Arn
                : KmsErrors.Error("KMSInvalidMacException", ""));

    public Reply<KeyWithPublicPart> GetPublicKey(string keyId, IReadOnlyList<string>? grantTokens) => On<KeyWithPublicPart>(
        new KeyCall("GetPublicKey", keyId, StateDemand.Usable)
        {
            TakesAlias = true,
            GrantTokens = grantTokens,
            Fits = key => KeySpecs.Of(key.KeySpec).IsAsymmetric ? null
                : KmsErrors.Unsupported($"{key.Arn} is not an asymmetric KMS key."),
        },
        key => KeyMaterials.Current(run, key) is { } material && Metadata(key) is { Succeeded: true, Value: { } metadata }
            ? new KeyWithPublicPart(metadata, AsymmetricKeys.PublicKey(KeySpecs.Of(key.KeySpec), material.Bytes.AsSpan()))
            : KeyStates.Gone(key));

    /// <summary>The raw shared secret, under the key's origin.</summary>
    public Reply<(KmsKey Key, byte[] Secret)> DeriveSharedSecret(
        string keyId, string algorithm, ReadOnlyMemory<byte> publicKey, IReadOnlyList<string>? grantTokens, bool dryRun) =>
        On<(KmsKey, byte[])>(
            new KeyCall("DeriveSharedSecret", keyId, StateDemand.Usable)
            {
                TakesAlias = true,
                GrantTokens = grantTokens,
                DryRun = dryRun,
                Context = [Says("kms:KeyAgreementAlgorithm", algorithm)],
                Fits = key => key.KeyUsage == KeySpecs.KeyAgreement ? null : KmsErrors.UsageNotValid(key, "DeriveSharedSecret"),
            },
            key => KeyMaterials.Current(run, key) is not { } material ? KeyStates.Gone(key)
                : KeyAgreement.Derive(material.Bytes.AsSpan(), publicKey.Span) is { } secret ? (key, secret)
                : KmsErrors.Validation(""));

    private static KeyCall Signing(string operation, SigningRequest request) =>
        new(operation, request.KeyId, StateDemand.Usable)
        {
            TakesAlias = true,
            GrantTokens = request.GrantTokens,
            DryRun = request.DryRun,
            Context =
            [
                Says("kms:SigningAlgorithm", request.Algorithm),
                Says("kms:MessageType", request.MessageType ?? "RAW"),
            ],
            Fits = key => key.KeyUsage != KeySpecs.SignVerify ? KmsErrors.UsageNotValid(key, operation)
                : !KeySpecs.Of(key.KeySpec).SigningAlgorithms.Contains(request.Algorithm)
                    ? KmsErrors.AlgorithmNotValid(request.Algorithm, key.KeySpec)
                : request.MessageType == "EXTERNAL_MU"
                    ? KmsErrors.Validation($"MessageType EXTERNAL_MU is not compatible with the algorithm {request.Algorithm}.")
                : request.MessageType == "DIGEST" && request.Message.Length != Signatures.DigestLength(request.Algorithm)
                    ? KmsErrors.Validation($"Digest is invalid length for algorithm {request.Algorithm}.")
                : null,
        };

    private static KeyCall Mac(string operation, MacRequest request) => new(operation, request.KeyId, StateDemand.Usable)
    {
        TakesAlias = true,
        GrantTokens = request.GrantTokens,
        DryRun = request.DryRun,
        Context = [Says("kms:MacAlgorithm", request.Algorithm)],
        Fits = key => key.KeyUsage != KeySpecs.GenerateVerifyMac ? KmsErrors.UsageNotValid(key, operation)
            : !KeySpecs.Of(key.KeySpec).MacAlgorithms.Contains(request.Algorithm)
                ? KmsErrors.AlgorithmNotValid(request.Algorithm, key.KeySpec)
            : null,
    };

    private static ReadOnlySpan<byte> Digest(SigningRequest request) =>
        request.MessageType == "DIGEST" ? request.Message.Span : Signatures.Digest(request.Algorithm, request.Message.Span);

    private delegate byte[] MaterialUser(KeySpec spec, ReadOnlySpan<byte> material);

    private Reply<Ciphered> Using(KmsKey key, string algorithm, MaterialUser use) =>
        KeyMaterials.Current(run, key) is { } material
            ? new Ciphered(use(KeySpecs.Of(key.KeySpec), material.Bytes.AsSpan()), key.Arn, algorithm, null)
            : KeyStates.Gone(key);
}
