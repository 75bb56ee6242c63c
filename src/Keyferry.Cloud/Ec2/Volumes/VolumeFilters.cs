using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Places;

namespace Keyferry.Cloud.Ec2.Volumes;

/// <summary>
/// The filters of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html and of its status.
/// </summary>
internal static class VolumeFilters
{
    public static Ec2Filters<Volume> All { get; } = new(v => v.Tags)
    {
        { "attachment.attach-time", v => v.Attachment?.AttachTime },
        { "attachment.delete-on-termination", v => v.Attachment?.DeleteOnTermination },
        { "attachment.device", v => v.Attachment?.Device },
        { "attachment.instance-id", v => v.Attachment?.InstanceId },
        { "attachment.status", v => v.Attachment is null ? null : "attached" },
        { "availability-zone", v => v.AvailabilityZone },
        { "availability-zone-id", v => AvailabilityZones.IdOf(v.Region, v.AvailabilityZone) },
        { "create-time", v => (DateTimeOffset?)v.CreateTime },
        { "encrypted", v => (bool?)(v.KmsKeyArn.Or(null) is not null) },
        { "fast-restored", _ => (bool?)false },
        { "multi-attach-enabled", v => (bool?)v.MultiAttachEnabled },
        { "operator.managed", _ => (bool?)false },
        { "operator.principal" },
        { "size", v => (long?)v.Size },
        { "snapshot-id", v => v.SnapshotId },
        { "status", v => VolumeTexts.State(v.State) },
        { "volume-id", v => v.VolumeId },
        { "volume-type", v => v.Kind.Type },
    };

    public static Ec2Filters<Volume> Status { get; } = new()
    {
        { "availability-zone", v => v.AvailabilityZone },
        {
            "action.code", "action.description", "action.event-id", "event.description", "event.event-id", "event.event-type",
            "event.not-after", "event.not-before"
        },
        { "volume-status.status", v => VolumeTexts.Status(v.State) },
        { "volume-status.details-name", _ => "io-enabled" },
        { "volume-status.details-status", v => VolumeTexts.Status(v.State) == "ok" ? "passed" : "failed" },
    };

    public static Ec2Filters<Volume> Modifications { get; } = new()
    {
        { "modification-state", v => v.Modification is null ? null : "completed" },
        { "original-iops", v => (long?)v.Modification?.Original.Iops },
        { "original-size", v => (long?)v.Modification?.OriginalSize },
        { "original-volume-type", v => v.Modification?.Original.Type },
        { "originalMultiAttachEnabled", v => v.Modification is null ? null : (bool?)v.MultiAttachEnabled },
        { "start-time", v => v.Modification?.Time },
        { "target-iops", v => (long?)v.Modification?.Target.Iops },
        { "target-size", v => (long?)v.Modification?.TargetSize },
        { "target-volume-type", v => v.Modification?.Target.Type },
        { "targetMultiAttachEnabled", v => v.Modification is null ? null : (bool?)v.MultiAttachEnabled },
        { "volume-id", v => v.VolumeId },
    };
}
