using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2.Volumes;

/// <summary>
/// EC2's errors about volumes (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html).
/// </summary>
public static class VolumeErrors
{
    public static ServiceError NoSize { get; } = Error(
        "MissingParameter", "The request must contain the parameter size or snapshotId");

    public static ServiceError NoZone { get; } = Error("MissingParameter", "The request must contain the parameter AvailabilityZone");

    public static ServiceError NotFound(string id) => id.StartsWith("vol-", StringComparison.Ordinal)
        ? Error("InvalidVolume.NotFound", $"The volume '{id}' does not exist.")
        : Error("InvalidParameterValue", $"Value ({id}) for parameter volumeId is invalid. Expected: 'vol-...'.");

    public static ServiceError ZoneNotFound(string zone) => Error("InvalidZone.NotFound", $"The zone '{zone}' does not exist.");

    public static ServiceError SnapshotState(string snapshotId, string state) => Error(
        "IncorrectState", $"Snapshot {snapshotId} is in invalid state - {state}");

    public static ServiceError SmallerThanSnapshot(int size, string snapshotId, int least) => Error(
        "InvalidParameterValue", $"Volume of {size}GiB is smaller than snapshot '{snapshotId}', expect size >= {least}GiB");

    public static ServiceError UnknownType(string type) => Error(
        "UnknownVolumeType", $"Unsupported volume type '{type}' for volume creation.");

    public static ServiceError Size(string type, int least, int most) => Error(
        "InvalidParameterValue", $"Volume size for {type} volumes must be between {least} and {most} GiB.");

    public static ServiceError IopsMissing(string type) => Error(
        "MissingParameter", $"The parameter iops must be specified for {type} volumes.");

    public static ServiceError IopsNotFor(string type) => Error(
        "InvalidParameterCombination", $"The parameter iops is not supported for {type} volumes.");

    public static ServiceError Iops(string type, int least, int most) => Error(
        "InvalidParameterValue", $"Volume iops for {type} volumes must be between {least} and {most}.");

    public static ServiceError ThroughputNotFor(string type) => Error(
        "InvalidParameterCombination", $"The parameter throughput is not supported for {type} volumes.");

    public static ServiceError Throughput { get; } = Error(
        "InvalidParameterValue", "Volume throughput for gp3 volumes must be between 125 and 2000 MiBps.");

    public static ServiceError InUse(string id, string instanceId) => Error(
        "VolumeInUse", $"Volume {id} is currently attached to {instanceId}");

    public static ServiceError NotAvailable(string id) => Error("IncorrectState", $"{id} is not 'available'.");

    public static ServiceError InState(string id, string state) => Error("IncorrectState", $"Volume '{id}' is in the '{state}' state.");

    public static ServiceError ZoneMismatch(string id, string instanceId) => Error(
        "InvalidVolume.ZoneMismatch", $"The volume '{id}' is not in the same availability zone as instance '{instanceId}'");

    public static ServiceError DeviceInUse(string device) => Error(
        "InvalidParameterValue", $"Invalid value '{device}' for unixDevice. Attachment point {device} is already in use");

    public static ServiceError NotAttachedTo(string id, string instanceId) => Error(
        "InvalidAttachment.NotFound", $"The volume '{id}' is not attached to instance '{instanceId}'.");

    public static ServiceError RootOfRunning(string id) => Error(
        "OperationNotPermitted", $"Unable to detach root volume '{id}' from instance: stop the instance first.");

    public static ServiceError Smaller { get; } = Error(
        "InvalidParameterValue", "New size cannot be smaller than existing size");

    public static ServiceError NothingToModify { get; } = Error(
        "MissingParameter", "The request must contain at least one of size, volumeType, iops, throughput and multiAttachEnabled");

    /// <summary>https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modify-volume.html: once in six hours.</summary>
    public static ServiceError ModifiedRecently { get; } = Error(
        "VolumeModificationRateExceeded",
        "You've reached the maximum modification rate per volume limit. Wait at least 6 hours between modifications per EBS volume.");

    public static ServiceError NeverModified(string id) => Error(
        "InvalidVolumeModification.NotFound", $"Modification for volume '{id}' does not exist.");

    private static ServiceError Error(string code, string message) => new("ec2", code, message, 400);
}
