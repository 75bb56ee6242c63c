using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2.Volumes;

/// <summary>https://docs.aws.amazon.com/ebs/latest/userguide/ebs-describing-volumes.html.</summary>
public enum VolumeState
{
    Creating,
    Available,
    InUse,
    Deleting,
    Deleted,
    Error,
}

/// <summary>An EBS volume. No machine runs, so what is on it is what it was made from.</summary>
public sealed record Volume
{
    public required Region Region { get; init; }

    public required string VolumeId { get; init; }

    public required AccountId Owner { get; init; }

    /// <summary><c>us-east-1a</c>.</summary>
    public required string AvailabilityZone { get; init; }

    public VolumeState State { get; init; } = VolumeState.Creating;

    /// <summary>In GiB.</summary>
    public int Size { get; init; }

    public VolumeKind Kind { get; init; } = VolumeKind.Default;

    /// <summary>ARN of the KMS key; null if not encrypted.</summary>
    public Fact<string?> KmsKeyArn { get; init; }

    /// <summary>Why this key: the setting (subject, field) that decided it; or null.</summary>
    public (string Subject, string Field)? KeySetting { get; init; }

    /// <summary>The snapshot it was made from, or null.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Its data (<see cref="Ebs.BlockLayer"/>); null while there is none.</summary>
    public string? LayerId { get; init; }

    /// <summary>
    /// Why its key couldn't be used, in the words of a launch (F2.69): it never becomes available; null if it can.
    /// </summary>
    public string? KeyFailed { get; init; }

    public DateTimeOffset CreateTime { get; init; }

    public bool MultiAttachEnabled { get; init; }

    public VolumeAttachment? Attachment { get; init; }

    /// <summary>The last ModifyVolume, or null.</summary>
    public VolumeModification? Modification { get; init; }

    /// <summary>The request's, by which a repetition is known; or null.</summary>
    public string? ClientToken { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Arn => ArnOf(Owner, Region, VolumeId);

    public static string ArnOf(AccountId owner, Region region, string id) => $"arn:aws:ec2:{region}:{owner}:volume/{id}";
}

/// <summary>Type and performance of a volume.</summary>
/// <param name="Type"><c>gp3</c> …</param>
/// <param name="Iops">Null for types without.</param>
/// <param name="Throughput">In MiB/s, gp3 only.</param>
public sealed record VolumeKind(string Type, int? Iops = null, int? Throughput = null)
{
    /// <summary>
    /// What EC2 makes if nothing is said
    /// (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html).
    /// </summary>
    public static VolumeKind Default { get; } = new("gp2");
}

/// <summary>A volume at an instance.</summary>
public sealed record VolumeAttachment(string InstanceId, string Device, DateTimeOffset AttachTime)
{
    public bool DeleteOnTermination { get; init; }
}

/// <summary>A change that ModifyVolume made; nothing has to be moved, so it is completed at once.</summary>
public sealed record VolumeModification(DateTimeOffset Time, int OriginalSize, VolumeKind Original, int TargetSize, VolumeKind Target);
