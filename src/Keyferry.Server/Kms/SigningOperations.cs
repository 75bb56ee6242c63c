using Keyferry.Cloud.Kms.Api;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Kms;

/// <summary>Signatures, message authentication codes, public keys and key agreement.</summary>
internal static class SigningOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(KmsModel.Sign, (call, request) => call.Kms().Sign(
            new SigningRequest(request.KeyId, request.Message, request.MessageType, request.SigningAlgorithm)
            {
                GrantTokens = request.GrantTokens,
                DryRun = request.DryRun ?? false,
            }).As(result => new SignResponse
            {
                KeyId = result.KeyArn,
                Signature = result.Bytes,
                SigningAlgorithm = result.Algorithm,
            }));
        table.Add(KmsModel.Verify, (call, request) => call.Kms().Verify(
            new SigningRequest(request.KeyId, request.Message, request.MessageType, request.SigningAlgorithm)
            {
                GrantTokens = request.GrantTokens,
                DryRun = request.DryRun ?? false,
            },
            request.Signature).As(key => new VerifyResponse
            {
                KeyId = key,
                SignatureValid = true,
                SigningAlgorithm = request.SigningAlgorithm,
            }));
        AddCodes(table);
        table.Add(KmsModel.GetPublicKey, (call, request) => call.Kms().GetPublicKey(request.KeyId, request.GrantTokens)
            .As(key => new GetPublicKeyResponse
            {
                KeyId = key.Key.Key.Arn,
                PublicKey = key.PublicKey,
                CustomerMasterKeySpec = key.Key.Key.KeySpec,
                KeySpec = key.Key.Key.KeySpec,
                KeyUsage = key.Key.Key.KeyUsage,
                EncryptionAlgorithms = key.Key.EncryptionAlgorithms,
                SigningAlgorithms = key.Key.SigningAlgorithms,
                KeyAgreementAlgorithms = key.Key.KeyAgreementAlgorithms,
            }));
        table.Add(KmsModel.DeriveSharedSecret, (call, request) => Attestation.Refuses(request.Recipient)
            ?? call.Kms().DeriveSharedSecret(
                request.KeyId, request.KeyAgreementAlgorithm, request.PublicKey, request.GrantTokens, request.DryRun ?? false)
                .As(derived => new DeriveSharedSecretResponse
                {
                    KeyId = derived.Key.Arn,
                    SharedSecret = derived.Secret,
                    KeyAgreementAlgorithm = request.KeyAgreementAlgorithm,
                    KeyOrigin = derived.Key.Origin ?? "AWS_KMS",
                }));
    }

    private static void AddCodes(OperationTable table)
    {
        table.Add(KmsModel.GenerateMac, (call, request) => call.Kms().GenerateMac(
            new MacRequest(request.KeyId, request.Message, request.MacAlgorithm)
            {
                GrantTokens = request.GrantTokens,
                DryRun = request.DryRun ?? false,
            }).As(result => new GenerateMacResponse
            {
                KeyId = result.KeyArn,
                Mac = result.Bytes,
                MacAlgorithm = result.Algorithm,
            }));
        table.Add(KmsModel.VerifyMac, (call, request) => call.Kms().VerifyMac(
            new MacRequest(request.KeyId, request.Message, request.MacAlgorithm)
            {
                GrantTokens = request.GrantTokens,
                DryRun = request.DryRun ?? false,
            },
            request.Mac).As(key => new VerifyMacResponse
            {
                KeyId = key,
                MacValid = true,
                MacAlgorithm = request.MacAlgorithm,
            }));
    }
}
