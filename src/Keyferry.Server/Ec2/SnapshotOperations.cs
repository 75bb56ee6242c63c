using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>EBS snapshots as EC2 has them, mapped to the core.</summary>
public static class SnapshotOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.Ec2Model.CreateSnapshot, Create);
        table.Add(Api.Ec2Model.CreateSnapshots, CreateSeveral);
        table.Add(Api.Ec2Model.CopySnapshot, Copy);
        table.Add(Api.Ec2Model.DescribeSnapshots, Describe);
        table.Add(Api.Ec2Model.DeleteSnapshot, (call, request) => Of(call)
            .DeleteSnapshot(call.Caller, call.Region, request.SnapshotId).UnlessDryRun(request.DryRun));
        table.Add(Api.Ec2Model.ModifySnapshotAttribute, Modify);
        table.Add(Api.Ec2Model.ResetSnapshotAttribute, (call, request) => Of(call)
            .ResetCreateVolumePermission(call.Caller, call.Region, request.SnapshotId).UnlessDryRun(request.DryRun));
        table.Add(Api.Ec2Model.DescribeSnapshotAttribute, (call, request) => Of(call)
            .DescribeSnapshotAttribute(call.Caller, call.Region, request.SnapshotId)
            .Answer(request.DryRun, snapshot => Attribute(snapshot, request.Attribute)));
    }

    private static Ec2Service Of(ServiceCall call) => new(call.Run);

    private static Reply<Api.Snapshot> Create(ServiceCall call, Api.CreateSnapshotRequest request)
    {
        Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> tags =
            TagRules.Read(Reading.TagSpecifications(request.TagSpecifications), "snapshot");
        return !tags.Succeeded
            ? tags.Error
            : request.OutpostArn is not null ? Ec2Errors.NoOutposts
            : Of(call).CreateSnapshot(call.Caller, call.Region, request.VolumeId, request.Description, tags.Value!["snapshot"])
                .Answer(request.DryRun, made => Snapshot(new DescribedSnapshot(made, made.Tags)));
    }

    private static Reply<Api.CreateSnapshotsResult> CreateSeveral(ServiceCall call, Api.CreateSnapshotsRequest request)
    {
        Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> tags =
            TagRules.Read(Reading.TagSpecifications(request.TagSpecifications), "snapshot");
        Api.InstanceSpecification instance = request.InstanceSpecification;
        return !tags.Succeeded
            ? tags.Error
            : request.OutpostArn is not null ? Ec2Errors.NoOutposts
            : Of(call).CreateSnapshots(
                call.Caller, call.Region, instance.InstanceId, instance.ExcludeBootVolume ?? false,
                Reading.Texts(instance.ExcludeDataVolumeIds), request.Description, tags.Value!["snapshot"],
                request.CopyTagsFromSource == "volume")
                .Answer(request.DryRun, taken => new Api.CreateSnapshotsResult { Snapshots = [.. taken.Select(Info)] });
    }

    private static Api.SnapshotInfo Info(Snapshot snapshot)
    {
        DescribedSnapshot described = new(snapshot, snapshot.Tags);
        return new Api.SnapshotInfo
        {
            SnapshotId = snapshot.SnapshotId,
            VolumeId = described.VolumeId,
            VolumeSize = snapshot.VolumeSize,
            State = described.State,
            Progress = described.Progress,
            StartTime = snapshot.StartTime,
            OwnerId = snapshot.Owner.Value,
            Description = snapshot.Description ?? "",
            Encrypted = described.IsEncrypted,
            Tags = Reading.Tags(snapshot.Tags),
        };
    }

    private static Reply<Api.CopySnapshotResult> Copy(ServiceCall call, Api.CopySnapshotRequest request)
    {
        Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> tags =
            TagRules.Read(Reading.TagSpecifications(request.TagSpecifications), "snapshot");
        return !tags.Succeeded
            ? tags.Error
            : request.DestinationOutpostArn is not null ? Ec2Errors.NoOutposts
            : Of(call).CopySnapshot(call.Caller, call.Region, new CopySnapshotRequest
            {
                SourceRegion = new Region(request.SourceRegion),
                SourceSnapshotId = request.SourceSnapshotId,
                Description = request.Description,
                Encrypted = request.Encrypted,
                KmsKeyId = request.KmsKeyId,
                PresignedUrl = request.PresignedUrl,
                IsUrlSigned = PresignedCopy.IsSigned(call, request.PresignedUrl, new Region(request.SourceRegion)),
                CompletionDurationMinutes = request.CompletionDurationMinutes,
                Tags = tags.Value!["snapshot"],
            }).Answer(request.DryRun, copy => new Api.CopySnapshotResult
            {
                SnapshotId = copy.SnapshotId,
                Tags = Reading.Tags(copy.Tags),
            });
    }

    private static Reply<Api.DescribeSnapshotsResult> Describe(ServiceCall call, Api.DescribeSnapshotsRequest request) =>
        Of(call).DescribeSnapshots(call.Caller, call.Region, new DescribeSnapshotsRequest
        {
            SnapshotIds = Reading.Texts(request.SnapshotIds),
            OwnerIds = Reading.Texts(request.OwnerIds),
            RestorableByUserIds = Reading.Texts(request.RestorableByUserIds),
            Filters = Reading.Filters(request.Filters),
            Page = new Ec2PageRequest(request.MaxResults, request.NextToken),
        }).Answer(request.DryRun, page => new Api.DescribeSnapshotsResult
        {
            Snapshots = [.. page.Items.Select(s => Snapshot(s) with { StateMessage = s.Snapshot.StateMessage })],
            NextToken = page.NextToken,
        });

    private static Reply<Done> Modify(ServiceCall call, Api.ModifySnapshotAttributeRequest request)
    {
        Reply<SnapshotPermissionChange> change = SnapshotPermissionChange.Read(
            Items(request.CreateVolumePermission?.Add),
            Items(request.CreateVolumePermission?.Remove),
            request.OperationType,
            new SnapshotPermissionChange { UserIds = Reading.Texts(request.UserIds), Groups = Reading.Texts(request.GroupNames) });
        return change.Succeeded
            ? Of(call).ModifySnapshotAttribute(call.Caller, call.Region, request.SnapshotId, change.Value!).UnlessDryRun(request.DryRun)
            : change.Error;
    }

    private static SnapshotPermissionChange? Items(IReadOnlyList<Api.CreateVolumePermission>? items) => items is null
        ? null
        : new SnapshotPermissionChange
        {
            UserIds = [.. items.Select(i => i.UserId).OfType<string>()],
            Groups = [.. items.Select(i => i.Group).OfType<string>()],
        };

    // StateMessage is told by DescribeSnapshots only (F2.61).
    internal static Api.Snapshot Snapshot(DescribedSnapshot described)
    {
        Snapshot snapshot = described.Snapshot;
        return new Api.Snapshot
        {
            SnapshotId = snapshot.SnapshotId,
            VolumeId = described.VolumeId,
            VolumeSize = snapshot.VolumeSize,
            State = described.State,
            Progress = described.Progress,
            StartTime = snapshot.StartTime,
            CompletionTime = snapshot.CompletionTime,
            OwnerId = snapshot.Owner.Value,
            OwnerAlias = snapshot.OwnerAlias,
            Description = snapshot.Description ?? "",
            Encrypted = described.IsEncrypted,
            KmsKeyId = snapshot.KmsKeyArn.Or(null),
            StorageTier = "standard",
            TransferType = snapshot.TransferType,
            CompletionDurationMinutes = snapshot.CompletionDurationMinutes,
            FullSnapshotSizeInBytes = snapshot.FullSnapshotSizeInBytes,
            Tags = Reading.Tags(described.Tags),
        };
    }

    private static Api.DescribeSnapshotAttributeResult Attribute(Snapshot snapshot, string attribute) =>
        attribute == "productCodes"
            ? new Api.DescribeSnapshotAttributeResult { SnapshotId = snapshot.SnapshotId, ProductCodes = [] }
            : new Api.DescribeSnapshotAttributeResult
            {
                SnapshotId = snapshot.SnapshotId,
                CreateVolumePermissions =
                [
                    .. snapshot.IsPublic ? [new Api.CreateVolumePermission { Group = "all" }] : Array.Empty<Api.CreateVolumePermission>(),
                    .. snapshot.CreateVolumePermissions.Order().Select(id => new Api.CreateVolumePermission { UserId = id.Value }),
                ],
            };
}
