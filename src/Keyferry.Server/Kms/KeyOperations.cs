using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Kms.Api;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Kms;
using KeyMetadata = Keyferry.Cloud.Kms.Api.KeyMetadata;
using WireKeyMetadata = Keyferry.Wire.Services.Kms.KeyMetadata;

namespace Keyferry.Server.Kms;

/// <summary>Keys: their making, description, state and end; multi-Region keys.</summary>
internal static class KeyOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(KmsModel.CreateKey, (call, request) => call.Kms().CreateKey(new NewKeyRequest
        {
            Policy = request.Policy,
            Description = request.Description,
            KeyUsage = request.KeyUsage,
            KeySpec = request.KeySpec,
            CustomerMasterKeySpec = request.CustomerMasterKeySpec,
            Origin = request.Origin,
            CustomKeyStoreId = request.CustomKeyStoreId,
            BypassPolicyLockoutSafetyCheck = request.BypassPolicyLockoutSafetyCheck,
            Tags = PolicyOperations.Tags(request.Tags),
            MultiRegion = request.MultiRegion,
        }).As(key => new CreateKeyResponse { KeyMetadata = Metadata(key) }));
        table.Add(KmsModel.DescribeKey, (call, request) => call.Kms().DescribeKey(request.KeyId, request.GrantTokens)
            .As(key => new DescribeKeyResponse { KeyMetadata = Metadata(key) }));
        table.Add(KmsModel.ListKeys, (call, request) => call.Kms().ListKeys(new PageRequest(request.Limit, request.Marker))
            .As(page => new ListKeysResponse
            {
                Keys = [.. page.Items.Select(key => new KeyListEntry { KeyId = key.KeyId, KeyArn = key.Arn })],
                NextMarker = page.NextToken,
                Truncated = page.NextToken is not null,
            }));
        table.Add(KmsModel.EnableKey, (call, request) => call.Kms().EnableKey(request.KeyId));
        table.Add(KmsModel.DisableKey, (call, request) => call.Kms().DisableKey(request.KeyId));
        table.Add(
            KmsModel.UpdateKeyDescription,
            (call, request) => call.Kms().UpdateKeyDescription(request.KeyId, request.Description));
        table.Add(
            KmsModel.ScheduleKeyDeletion,
            (call, request) => call.Kms().ScheduleKeyDeletion(request.KeyId, request.PendingWindowInDays)
                .As(key => new ScheduleKeyDeletionResponse
                {
                    KeyId = key.Arn,
                    DeletionDate = key.DeletionDate,
                    KeyState = key.State.Value.ToString(),
                    PendingWindowInDays = key.PendingWindowInDays,
                }));
        table.Add(KmsModel.CancelKeyDeletion, (call, request) => call.Kms().CancelKeyDeletion(request.KeyId)
            .As(key => new CancelKeyDeletionResponse { KeyId = key.Arn }));
        table.Add(KmsModel.GetKeyLastUsage, (call, request) => call.Kms().GetKeyLastUsage(request.KeyId).As(LastUsage));
        AddMultiRegion(table);
    }

    /// <summary>A key as responses tell of it.</summary>
    public static WireKeyMetadata Metadata(KeyMetadata key) => new()
    {
        AWSAccountId = key.Key.Account.Value,
        KeyId = key.Key.KeyId,
        Arn = key.Key.Arn,
        CreationDate = key.CreationDate,
        Enabled = key.Enabled,
        Description = key.Key.Description,
        KeyUsage = key.Key.KeyUsage,
        KeyState = key.State.ToString(),
        DeletionDate = key.Key.DeletionDate,
        ValidTo = key.ValidTo,
        Origin = key.Origin,
        ExpirationModel = key.ExpirationModel,
        KeyManager = key.Key.Manager == KeyManager.Aws ? "AWS" : "CUSTOMER",
        CustomerMasterKeySpec = key.Key.KeySpec,
        KeySpec = key.Key.KeySpec,
        EncryptionAlgorithms = key.EncryptionAlgorithms,
        SigningAlgorithms = key.SigningAlgorithms,
        KeyAgreementAlgorithms = key.KeyAgreementAlgorithms,
        MacAlgorithms = key.MacAlgorithms,
        MultiRegion = key.Key.IsMultiRegion,
        MultiRegionConfiguration = key.Set is { } set
            ? new MultiRegionConfiguration
            {
                MultiRegionKeyType = set.Type,
                PrimaryKey = Regional(set.Primary),
                ReplicaKeys = [.. set.Replicas.Select(Regional)],
            }
            : null,
        // Only a primary key that waits for its replicas tells the window that will begin then.
        PendingDeletionWindowInDays = key.State == KeyState.PendingReplicaDeletion ? key.Key.PendingWindowInDays : null,
        CurrentKeyMaterialId = key.CurrentKeyMaterialId,
    };

    private static void AddMultiRegion(OperationTable table)
    {
        table.Add(
            KmsModel.ReplicateKey,
            (call, request) => call.Kms().ReplicateKey(new ReplicaRequest(request.KeyId, new Region(request.ReplicaRegion))
            {
                Policy = request.Policy,
                Description = request.Description,
                BypassPolicyLockoutSafetyCheck = request.BypassPolicyLockoutSafetyCheck,
                Tags = PolicyOperations.Tags(request.Tags),
            }).As(replica => new ReplicateKeyResponse
            {
                ReplicaKeyMetadata = Metadata(replica.Key),
                ReplicaPolicy = replica.Policy,
                ReplicaTags = replica.Tags.IsEmpty ? null : PolicyOperations.Tags(replica.Tags),
            }));
        table.Add(
            KmsModel.UpdatePrimaryRegion,
            (call, request) => call.Kms().UpdatePrimaryRegion(request.KeyId, new Region(request.PrimaryRegion)));
    }

    private static GetKeyLastUsageResponse LastUsage(KeyLastUse use) => new()
    {
        KeyId = use.Key.Key.KeyId,
        KeyLastUsage = use.Operation is null ? null : new KeyLastUsageData
        {
            Operation = use.Operation,
            Timestamp = use.Timestamp,
            CloudTrailEventId = use.EventId,
        },
        TrackingStartDate = use.Key.CreationDate,
        KeyCreationDate = use.Key.CreationDate,
    };

    private static MultiRegionKey Regional(RegionalKey key) => new() { Arn = key.Arn, Region = key.Region.Value };
}
