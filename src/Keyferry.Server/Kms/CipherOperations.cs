using Keyferry.Cloud.Kms.Api;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Kms;

/// <summary>Encrypt, Decrypt, ReEncrypt.</summary>
internal static class CipherOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(KmsModel.Encrypt, (call, request) => call.Kms().Encrypt(
            new CipherRequest(request.KeyId)
            {
                EncryptionContext = request.EncryptionContext.Pairs(),
                Algorithm = request.EncryptionAlgorithm,
                GrantTokens = request.GrantTokens,
                DryRun = request.DryRun ?? false,
            },
            request.Plaintext).As(result => new EncryptResponse
            {
                CiphertextBlob = result.Bytes,
                KeyId = result.KeyArn,
                EncryptionAlgorithm = result.Algorithm,
            }));
        table.Add(KmsModel.Decrypt, (call, request) => Attestation.Refuses(request.Recipient)
            ?? call.Kms().Decrypt(
                new CipherRequest(request.KeyId)
                {
                    EncryptionContext = request.EncryptionContext.Pairs(),
                    Algorithm = request.EncryptionAlgorithm,
                    GrantTokens = request.GrantTokens,
                    DryRun = request.DryRun ?? false,
                },
                Ciphertext(request.CiphertextBlob, request.DryRunModifiers)).As(result => new DecryptResponse
                {
                    KeyId = result.KeyArn,
                    Plaintext = result.Bytes,
                    EncryptionAlgorithm = result.Algorithm,
                    KeyMaterialId = result.MaterialId,
                }));
        table.Add(KmsModel.ReEncrypt, (call, request) => call.Kms().ReEncrypt(
            new CipherRequest(request.SourceKeyId)
            {
                EncryptionContext = request.SourceEncryptionContext.Pairs(),
                Algorithm = request.SourceEncryptionAlgorithm,
                GrantTokens = request.GrantTokens,
                DryRun = request.DryRun ?? false,
            },
            Ciphertext(request.CiphertextBlob, request.DryRunModifiers),
            new CipherRequest(request.DestinationKeyId)
            {
                EncryptionContext = request.DestinationEncryptionContext.Pairs(),
                Algorithm = request.DestinationEncryptionAlgorithm,
            }).As(both => new ReEncryptResponse
            {
                CiphertextBlob = both.Result.Bytes,
                SourceKeyId = both.Source.KeyArn,
                KeyId = both.Result.KeyArn,
                SourceEncryptionAlgorithm = both.Source.Algorithm,
                DestinationEncryptionAlgorithm = both.Result.Algorithm,
                SourceKeyMaterialId = both.Source.MaterialId,
                DestinationKeyMaterialId = both.Result.MaterialId,
            }));
    }

    // A dry run may ask about a key alone.
    private static ReadOnlyMemory<byte>? Ciphertext(ReadOnlyMemory<byte>? sent, IReadOnlyList<string>? modifiers) =>
        modifiers?.Contains("IGNORE_CIPHERTEXT") == true ? null : sent ?? ReadOnlyMemory<byte>.Empty;
}
