using Keyferry.Cloud.Kms.Api;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Kms;

/// <summary>Data keys, data key pairs and random bytes.</summary>
internal static class DataKeyOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(KmsModel.GenerateDataKey, (call, request) => Attestation.Refuses(request.Recipient)
            ?? call.Kms().GenerateDataKey(
                "GenerateDataKey",
                Request(request.KeyId, request.EncryptionContext, request.GrantTokens, request.DryRun),
                request.KeySpec,
                request.NumberOfBytes).As(key => new GenerateDataKeyResponse
                {
                    CiphertextBlob = key.Sealed.Bytes,
                    Plaintext = key.Plaintext,
                    KeyId = key.Sealed.KeyArn,
                    KeyMaterialId = key.Sealed.MaterialId,
                }));
        table.Add(KmsModel.GenerateDataKeyWithoutPlaintext, (call, request) => call.Kms().GenerateDataKey(
            "GenerateDataKeyWithoutPlaintext",
            Request(request.KeyId, request.EncryptionContext, request.GrantTokens, request.DryRun),
            request.KeySpec,
            request.NumberOfBytes).As(key => new GenerateDataKeyWithoutPlaintextResponse
            {
                CiphertextBlob = key.Sealed.Bytes,
                KeyId = key.Sealed.KeyArn,
                KeyMaterialId = key.Sealed.MaterialId,
            }));
        table.Add(KmsModel.GenerateDataKeyPair, (call, request) => Attestation.Refuses(request.Recipient)
            ?? call.Kms().GenerateDataKeyPair(
                "GenerateDataKeyPair",
                Request(request.KeyId, request.EncryptionContext, request.GrantTokens, request.DryRun),
                request.KeyPairSpec).As(pair => new GenerateDataKeyPairResponse
                {
                    PrivateKeyCiphertextBlob = pair.Sealed.Bytes,
                    PrivateKeyPlaintext = pair.Plaintext,
                    PublicKey = pair.PublicKey,
                    KeyId = pair.Sealed.KeyArn,
                    KeyPairSpec = request.KeyPairSpec,
                    KeyMaterialId = pair.Sealed.MaterialId,
                }));
        table.Add(KmsModel.GenerateDataKeyPairWithoutPlaintext, (call, request) => call.Kms().GenerateDataKeyPair(
            "GenerateDataKeyPairWithoutPlaintext",
            Request(request.KeyId, request.EncryptionContext, request.GrantTokens, request.DryRun),
            request.KeyPairSpec).As(pair => new GenerateDataKeyPairWithoutPlaintextResponse
            {
                PrivateKeyCiphertextBlob = pair.Sealed.Bytes,
                PublicKey = pair.PublicKey,
                KeyId = pair.Sealed.KeyArn,
                KeyPairSpec = request.KeyPairSpec,
                KeyMaterialId = pair.Sealed.MaterialId,
            }));
        table.Add(KmsModel.GenerateRandom, (call, request) => Attestation.Refuses(request.Recipient)
            ?? call.Kms().GenerateRandom(request.NumberOfBytes, request.CustomKeyStoreId)
                .As(bytes => new GenerateRandomResponse { Plaintext = bytes }));
    }

    private static CipherRequest Request(
        string keyId, IReadOnlyDictionary<string, string>? context, IReadOnlyList<string>? grantTokens, bool? dryRun) => new(keyId)
        {
            EncryptionContext = context.Pairs(),
            GrantTokens = grantTokens,
            DryRun = dryRun ?? false,
        };
}
