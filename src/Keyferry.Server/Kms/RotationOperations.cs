using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Kms.Api;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Kms;

/// <summary>Rotation of key material.</summary>
internal static class RotationOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(
            KmsModel.EnableKeyRotation,
            (call, request) => call.Kms().EnableKeyRotation(request.KeyId, request.RotationPeriodInDays));
        table.Add(KmsModel.DisableKeyRotation, (call, request) => call.Kms().DisableKeyRotation(request.KeyId));
        table.Add(KmsModel.GetKeyRotationStatus, (call, request) => call.Kms().GetKeyRotationStatus(request.KeyId)
            .As(status => new GetKeyRotationStatusResponse
            {
                KeyRotationEnabled = status.Rotation is not null,
                KeyId = status.Key.Arn,
                RotationPeriodInDays = status.Rotation?.PeriodInDays,
                NextRotationDate = status.Rotation?.Next,
            }));
        table.Add(KmsModel.RotateKeyOnDemand, (call, request) => call.Kms().RotateKeyOnDemand(request.KeyId)
            .As(key => new RotateKeyOnDemandResponse { KeyId = key.Arn }));
        table.Add(
            KmsModel.ListKeyRotations,
            (call, request) => call.Kms()
                .ListKeyRotations(request.KeyId, request.IncludeKeyMaterial, new PageRequest(request.Limit, request.Marker))
                .As(page => new ListKeyRotationsResponse
                {
                    Rotations = [.. page.Items.Select(Entry)],
                    NextMarker = page.NextToken,
                    Truncated = page.NextToken is not null,
                }));
    }

    private static RotationsListEntry Entry(MaterialEntry material)
    {
        (KmsKey key, MaterialVersion version, string state) = material;
        return new RotationsListEntry
        {
            KeyId = key.KeyId,
            KeyMaterialId = version.Id,
            KeyMaterialDescription = version.Description,
            ImportState = !key.IsImported ? null : version.IsThere ? "IMPORTED" : "PENDING_IMPORT",
            KeyMaterialState = state,
            ExpirationModel = !key.IsImported ? null
                : version.ValidTo is null ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES",
            ValidTo = version.ValidTo,
            RotationDate = version.RotationDate,
            RotationType = version.RotationDate is null ? null : version.OnDemand ? "ON_DEMAND" : "AUTOMATIC",
        };
    }
}
