using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.Volumes;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html.</summary>
public sealed record CreateVolumeRequest
{
    public string? AvailabilityZone { get; init; }

    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    /// <summary>In GiB.</summary>
    public int? Size { get; init; }

    public string? SnapshotId { get; init; }

    public string? VolumeType { get; init; }

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool? MultiAttachEnabled { get; init; }

    public string? ClientToken { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVolume.html; null: as it is.</summary>
public sealed record ModifyVolumeRequest(string VolumeId)
{
    public int? Size { get; init; }

    public string? VolumeType { get; init; }

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool? MultiAttachEnabled { get; init; }
}
