using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

/// <summary>CopyImage, sent to the target Region (M:ec2.CopyImage).</summary>
public sealed record CopyImageRequest
{
    public required Region SourceRegion { get; init; }

    public required string SourceImageId { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Null: not given.</summary>
    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Tags for the new snapshots.</summary>
    public ImmutableDictionary<string, string> SnapshotTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>CopyImageTags.</summary>
    public bool CopiesTags { get; init; }

    /// <summary>The setting that KmsKeyId came from, for evidence: subject and field.</summary>
    public (string Subject, string Field)? KmsKeySetting { get; init; }
}

/// <summary>One block device mapping of RunInstances.</summary>
public sealed record LaunchDevice(string DeviceName)
{
    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? SnapshotId { get; init; }

    public int? VolumeSize { get; init; }

    public string? VolumeType { get; init; }

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool? DeleteOnTermination { get; init; }

    /// <summary>Whether the image's device of this name is left out.</summary>
    public bool NoDevice { get; init; }

    public (string Subject, string Field)? Setting { get; init; }
}

/// <summary>RunInstances of one instance, as far as images and their encryption go.</summary>
public sealed record RunInstancesRequest
{
    public required string ImageId { get; init; }

    public ImmutableArray<LaunchDevice> BlockDeviceMappings { get; init; } = [];

    /// <summary>Tags for instance and volumes.</summary>
    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? InstanceProfileRoleArn { get; init; }
}

/// <summary>An instance as CreateImage sees it: its devices with the key of each volume.</summary>
public sealed record LaunchedInstance(string InstanceId, Region Region, AccountId Account, ImmutableArray<LaunchedVolume> Volumes)
{
    public string? ImageId { get; init; }

    public string RootDeviceName { get; init; } = "/dev/xvda";

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>StateReason of an instance that terminated at once (F2.69); null if it runs.</summary>
    public string? StateReason { get; init; }
}

/// <summary>A volume; KmsKeyArn null if not encrypted.</summary>
public sealed record LaunchedVolume(string DeviceName, string VolumeId, Fact<string?> KmsKeyArn, int Size)
{
    /// <summary>Why this key: the setting (subject, field) that decided it, as in <see cref="OriginMap"/>; or null.</summary>
    public (string Subject, string Field)? KeySetting { get; init; }

    /// <summary>Its data (<see cref="Ebs.BlockLayer"/>), where there is any.</summary>
    public string? LayerId { get; init; }

    /// <summary>Null where it doesn't matter.</summary>
    public Volumes.VolumeKind? Kind { get; init; }

    public bool DeleteOnTermination { get; init; } = true;
}

/// <summary>ModifyImageAttribute, LaunchPermission: what is added, and what is removed.</summary>
public sealed record LaunchPermissionChange
{
    public ImmutableArray<string> UserIds { get; init; } = [];

    public ImmutableArray<string> UserGroups { get; init; } = [];

    public ImmutableArray<string> OrganizationArns { get; init; } = [];

    public ImmutableArray<string> OrganizationalUnitArns { get; init; } = [];

    /// <summary>What is removed, in the members of another change; null: nothing.</summary>
    public LaunchPermissionChange? Removed { get; init; }

    /// <summary>Whether the change only removes: an empty one adds nobody, and is checked like one that adds (F1.70).</summary>
    internal bool OnlyRemoves => Removed is not null
        && UserIds.IsEmpty && UserGroups.IsEmpty && OrganizationArns.IsEmpty && OrganizationalUnitArns.IsEmpty;

    public (string Subject, string Field)? Setting { get; init; }
}
