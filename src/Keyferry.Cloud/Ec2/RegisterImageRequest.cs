using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2;

/// <summary>RegisterImage (M:ec2.RegisterImage).</summary>
public sealed record RegisterImageRequest
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>A manifest in S3, of an image that is instance store-backed.</summary>
    public string? ImageLocation { get; init; }

    public string? Architecture { get; init; }

    public string? RootDeviceName { get; init; }

    public ImmutableArray<RequestedDevice> Devices { get; init; } = [];

    public ImmutableArray<string> BillingProducts { get; init; } = [];

    public string? BootMode { get; init; }

    public string? TpmSupport { get; init; }

    public string? UefiData { get; init; }

    public string? ImdsSupport { get; init; }

    public bool EnaSupport { get; init; }

    public string? SriovNetSupport { get; init; }

    public string? VirtualizationType { get; init; }

    public string? KernelId { get; init; }

    public string? RamdiskId { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A block device mapping as RegisterImage and CreateImage are given it.</summary>
public sealed record RequestedDevice
{
    public string? DeviceName { get; init; }

    /// <summary>Whether NoDevice is given, with whatever value: the device is left out.</summary>
    public bool IsLeftOut { get; init; }

    public string? VirtualName { get; init; }

    /// <summary>Whether there is an Ebs member.</summary>
    public bool IsEbs { get; init; }

    public string? SnapshotId { get; init; }

    public int? VolumeSize { get; init; }

    public string? VolumeType { get; init; }

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public bool? DeleteOnTermination { get; init; }
}
