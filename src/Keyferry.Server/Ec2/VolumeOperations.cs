using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Places;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>EBS volumes.</summary>
internal static class VolumeOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.Ec2Model.CreateVolume, CreateVolume);
        table.Add(Api.Ec2Model.DeleteVolume, (call, request) =>
            new Ec2Service(call.Run).DeleteVolume(call.Caller, call.Region, request.VolumeId).UnlessDryRun(request.DryRun));
        table.Add(Api.Ec2Model.DescribeVolumes, DescribeVolumes);
        table.Add(Api.Ec2Model.DescribeVolumeStatus, DescribeVolumeStatus);
        table.Add(Api.Ec2Model.AttachVolume, (call, request) =>
            new Ec2Service(call.Run).AttachVolume(call.Caller, call.Region, request.VolumeId, request.InstanceId, request.Device)
                .Answer(request.DryRun, v => Attachment(v, "attaching")));
        table.Add(Api.Ec2Model.DetachVolume, (call, request) =>
            new Ec2Service(call.Run).DetachVolume(call.Caller, call.Region, request.VolumeId, request.InstanceId, request.Device)
                .Answer(request.DryRun, v => Attachment(v, "detaching")));
        table.Add(Api.Ec2Model.ModifyVolume, ModifyVolume);
        table.Add(Api.Ec2Model.DescribeVolumesModifications, (call, request) => new Ec2Service(call.Run)
            .DescribeVolumesModifications(
                call.Caller, call.Region, Reading.Texts(request.VolumeIds), Reading.Filters(request.Filters),
                new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeVolumesModificationsResult
            {
                VolumesModifications = [.. page.Items.Select(Modification)],
                NextToken = page.NextToken,
            }));
    }

    private static Reply<Api.Volume> CreateVolume(ServiceCall call, Api.CreateVolumeRequest request)
    {
        Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> tags =
            TagRules.Read(Reading.TagSpecifications(request.TagSpecifications), "volume");
        return !tags.Succeeded
            ? tags.Error
            : request.OutpostArn is not null ? Ec2Errors.NoOutposts
            : new Ec2Service(call.Run).CreateVolume(call.Caller, call.Region, new CreateVolumeRequest
            {
                AvailabilityZone = request.AvailabilityZone ?? AvailabilityZones.NameOf(call.Region, request.AvailabilityZoneId),
                Encrypted = request.Encrypted,
                KmsKeyId = request.KmsKeyId,
                Size = request.Size,
                SnapshotId = string.IsNullOrEmpty(request.SnapshotId) ? null : request.SnapshotId,
                VolumeType = request.VolumeType,
                Iops = request.Iops,
                Throughput = request.Throughput,
                MultiAttachEnabled = request.MultiAttachEnabled,
                ClientToken = request.ClientToken,
                Tags = tags.Value!["volume"],
            }).Answer(request.DryRun, Written);
    }

    private static Reply<Api.DescribeVolumesResult> DescribeVolumes(ServiceCall call, Api.DescribeVolumesRequest request) =>
        new Ec2Service(call.Run).DescribeVolumes(
            call.Caller, call.Region, Reading.Texts(request.VolumeIds), Reading.Filters(request.Filters),
            new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeVolumesResult
            {
                Volumes = [.. page.Items.Select(Written)],
                NextToken = page.NextToken,
            });

    private static Reply<Api.DescribeVolumeStatusResult> DescribeVolumeStatus(ServiceCall call, Api.DescribeVolumeStatusRequest request) =>
        new Ec2Service(call.Run).DescribeVolumes(
            call.Caller, call.Region, Reading.Texts(request.VolumeIds), Reading.Filters(request.Filters),
            new Ec2PageRequest(request.MaxResults, request.NextToken), status: true)
            .Answer(request.DryRun, page => new Api.DescribeVolumeStatusResult
            {
                VolumeStatuses = [.. page.Items.Select(Status)],
                NextToken = page.NextToken,
            });

    private static Reply<Api.ModifyVolumeResult> ModifyVolume(ServiceCall call, Api.ModifyVolumeRequest request) =>
        new Ec2Service(call.Run).ModifyVolume(call.Caller, call.Region, new ModifyVolumeRequest(request.VolumeId)
        {
            Size = request.Size,
            VolumeType = request.VolumeType,
            Iops = request.Iops,
            Throughput = request.Throughput,
            MultiAttachEnabled = request.MultiAttachEnabled,
        }).Answer(request.DryRun, volume => new Api.ModifyVolumeResult { VolumeModification = Modification(volume) });

    private static Api.Volume Written(Volume volume) => new()
    {
        VolumeId = volume.VolumeId,
        AvailabilityZone = volume.AvailabilityZone,
        State = VolumeTexts.State(volume.State),
        Size = volume.Size,
        VolumeType = volume.Kind.Type,
        Iops = volume.Kind.Iops,
        Throughput = volume.Kind.Throughput,
        Encrypted = volume.KmsKeyArn.Or(null) is not null || volume.KeyFailed is not null,
        KmsKeyId = volume.KmsKeyArn.Or(null),
        SnapshotId = volume.SnapshotId ?? "",
        CreateTime = volume.CreateTime,
        MultiAttachEnabled = volume.MultiAttachEnabled,
        Attachments = volume.Attachment is null ? [] : [Attachment(volume, "attached")],
        Tags = Reading.Tags(volume.Tags),
    };

    private static Api.VolumeAttachment Attachment(Volume volume, string state) => new()
    {
        VolumeId = volume.VolumeId,
        InstanceId = volume.Attachment!.InstanceId,
        Device = volume.Attachment.Device,
        State = state,
        AttachTime = volume.Attachment.AttachTime,
        DeleteOnTermination = volume.Attachment.DeleteOnTermination,
    };

    private static Api.VolumeStatusItem Status(Volume volume)
    {
        string status = VolumeTexts.Status(volume.State);
        return new Api.VolumeStatusItem
        {
            VolumeId = volume.VolumeId,
            AvailabilityZone = volume.AvailabilityZone,
            VolumeStatus = new Api.VolumeStatusInfo
            {
                Status = status,
                Details =
                [
                    new Api.VolumeStatusDetails { Name = "io-enabled", Status = status == "ok" ? "passed" : "failed" },
                    new Api.VolumeStatusDetails { Name = "io-performance", Status = "not-applicable" },
                ],
            },
            Actions = [],
            Events = [],
        };
    }

    private static Api.VolumeModification Modification(Volume volume)
    {
        VolumeModification change = volume.Modification!;
        return new Api.VolumeModification
        {
            VolumeId = volume.VolumeId,
            ModificationState = "completed",
            Progress = 100,
            StartTime = change.Time,
            EndTime = change.Time,
            OriginalSize = change.OriginalSize,
            OriginalVolumeType = change.Original.Type,
            OriginalIops = change.Original.Iops,
            OriginalThroughput = change.Original.Throughput,
            TargetSize = change.TargetSize,
            TargetVolumeType = change.Target.Type,
            TargetIops = change.Target.Iops,
            TargetThroughput = change.Target.Throughput,
            TargetMultiAttachEnabled = volume.MultiAttachEnabled,
        };
    }
}
