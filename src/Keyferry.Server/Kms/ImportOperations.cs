using Keyferry.Cloud.Kms.Api;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Kms;

/// <summary>Imported key material.</summary>
internal static class ImportOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(
            KmsModel.GetParametersForImport,
            (call, request) => call.Kms()
                .GetParametersForImport(request.KeyId, request.WrappingAlgorithm, request.WrappingKeySpec)
                .As(parameters => new GetParametersForImportResponse
                {
                    KeyId = parameters.Key.Arn,
                    ImportToken = parameters.ImportToken,
                    PublicKey = parameters.PublicKey,
                    ParametersValidTo = parameters.ValidTo,
                }));
        table.Add(KmsModel.ImportKeyMaterial, (call, request) => call.Kms().ImportKeyMaterial(
            new ImportRequest(request.KeyId, request.ImportToken, request.EncryptedKeyMaterial)
            {
                ValidTo = request.ValidTo,
                ExpirationModel = request.ExpirationModel,
                ImportType = request.ImportType,
                Description = request.KeyMaterialDescription,
                KeyMaterialId = request.KeyMaterialId,
            }).As(imported => new ImportKeyMaterialResponse { KeyId = imported.Key.Arn, KeyMaterialId = imported.KeyMaterialId }));
        table.Add(
            KmsModel.DeleteImportedKeyMaterial,
            (call, request) => call.Kms().DeleteImportedKeyMaterial(request.KeyId, request.KeyMaterialId)
                .As(deleted => new DeleteImportedKeyMaterialResponse
                {
                    KeyId = deleted.Key.Arn,
                    KeyMaterialId = deleted.KeyMaterialId,
                }));
    }
}
