using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// CopyImage: what EC2 checks before it answers (F2.68).
public sealed partial class Ec2Service
{
    /// <summary>
    /// CopyImage (F2.13–F2.17, T1–T17, F2.68): the id of an AMI in state pending; <see cref="FinishCopy"/> decides.
    /// </summary>
    public Reply<string> CopyImage(Caller caller, Region region, CopyImageRequest request)
    {
        // Resource-level permissions of CopyImage are about the new image only (F2.58), which has no id yet.
        string resource = $"arn:aws:ec2:{region}::image/*";
        using CallScope scope = run.Begin(caller, "ec2:CopyImage", region, resource);
        AccountId account = Account(caller);
        ServiceError? error = CheckRegion(scope, caller, region)
            ?? CheckText(scope, request.Name, request.Description)
            ?? CheckFlags(scope, request)
            ?? Ask(scope, caller, new Question("ec2:CopyImage", resource, region) { RequestTags = request.Tags })
            ?? CheckTagsOnCreate(scope, caller, region, resource, "CopyImage", request.Tags)
            ?? CheckTagsOnCreate(scope, caller, region, $"arn:aws:ec2:{region}::snapshot/*", "CopyImage", request.SnapshotTags);
        if (error is not null)
        {
            return error;
        }

        Reply<Image> seen = See(scope, caller, request.SourceRegion, request.SourceImageId, Ec2Errors.ImageNotFound);
        if (!seen.Succeeded)
        {
            return seen.Error;
        }

        Image source = seen.Value!;
        error = CheckProductCodes(scope, account, source)
            ?? CheckStorage(scope, account, source)
            ?? CheckStaysEncrypted(scope, source, request)
            ?? CheckRoom(scope, account, region, request.Name);
        if (error is not null)
        {
            return error;
        }

        Image copy = source with
        {
            Region = region,
            ImageId = NewId("ami"),
            Owner = account,
            OwnerAlias = null,
            Name = request.Name,
            Description = request.Description ?? source.Description,
            State = ImageState.Pending,
            StateReason = null,
            BlockDeviceMappings = [],
            LaunchPermissions = LaunchPermissions.None,
            LaunchPermissionsUnknownBecause = null,
            Tags = request.Tags,
            SourceImageId = source.ImageId,
            SourceImageRegion = source.Region.Value,
            SourceInstanceId = null,
            CreationDate = World.Now,
            DeregistrationProtection = DeregistrationProtection.Disabled,
            LastLaunchedTime = null,
        };
        Register(copy);
        return copy.ImageId;
    }

    // F2.13.
    private static ServiceError? CheckFlags(CallScope scope, CopyImageRequest request) =>
        request.KmsKeyId is not null && request.Encrypted != true
            ? scope.Meet(new Obstacle.InvalidRequest("KmsKeyId is given without Encrypted=true")
            { Error = Ec2Errors.KeyNeedsEncrypted, Setting = request.KmsKeySetting })
            : null;

    // F2.51; Amazon's own public images may be copied.
    private static ServiceError? CheckProductCodes(CallScope scope, AccountId account, Image source)
    {
        if (source.Owner == account || source.OwnerAlias == "amazon")
        {
            return null;
        }

        ServiceError? marketplace = source.ProductCodes.IsEmpty
            ? null
            : scope.Meet(new Obstacle.ProductCode(source.Arn, IsBillingProduct: false) { Error = Ec2Errors.MarketplaceImage });
        return marketplace ?? (source.HasBillingProduct
            ? scope.Meet(new Obstacle.ProductCode(source.Arn, IsBillingProduct: true) { Error = Ec2Errors.BillingProductImage })
            : null);
    }

    // F2.50: launch permission alone doesn't open the storage.
    private ServiceError? CheckStorage(CallScope scope, AccountId account, Image source)
    {
        foreach (string snapshotId in SnapshotIds(source))
        {
            ServiceError? error = FindSnapshot(source.Region, snapshotId) is not { } snapshot
                ? scope.Meet(new Obstacle.CannotTell($"snapshot {snapshotId}", $"snapshot {snapshotId} of {source.ImageId} isn't described"))
                : MaySee(account, snapshot)
                    ? null
                : snapshot.PermissionsUnknownBecause is { } unknown
                    ? scope.Meet(new Obstacle.CannotTell($"whether {snapshot.Arn} is shared with account {account}", unknown))
                    : scope.Meet(new Obstacle.StorageNotShared(source.Arn, snapshot.Arn, account)
                    {
                        Error = Ec2Errors.StorageNotAccessible,
                        Setting = (snapshot.Arn, "createVolumePermissions"),
                    });
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    // F2.14.
    private ServiceError? CheckStaysEncrypted(CallScope scope, Image source, CopyImageRequest request) =>
        request.Encrypted == false
        && SnapshotIds(source).FirstOrDefault(id => FindSnapshot(source.Region, id)?.KmsKeyArn.Or(null) is not null) is { } encrypted
            ? scope.Meet(new Obstacle.InvalidRequest($"snapshot {encrypted} is encrypted, its copy can't be unencrypted")
            { Error = Ec2Errors.CannotDecrypt(encrypted) })
            : null;

    private static IEnumerable<string> SnapshotIds(Image image) =>
        image.BlockDeviceMappings.Where(d => d.SnapshotId is not null).Select(d => d.SnapshotId!);
}
