using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>Image.State (F2.60).</summary>
public enum ImageState
{
    Pending,
    Available,
    Invalid,
    Deregistered,
    Transient,
    Failed,
    Error,
    Disabled,
}

/// <summary>An AMI.</summary>
public sealed record Image
{
    public required Region Region { get; init; }

    public required string ImageId { get; init; }

    public required AccountId Owner { get; init; }

    /// <summary><c>amazon</c>, <c>aws-marketplace</c>, or null.</summary>
    public string? OwnerAlias { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Null where it isn't known.</summary>
    public DateTimeOffset? CreationDate { get; init; }

    public string Architecture { get; init; } = "x86_64";

    /// <summary><c>windows</c>, or null.</summary>
    public string? Platform { get; init; }

    public ImageState State { get; init; } = ImageState.Available;

    /// <summary>StateReason.Message of a failed image (F2.65).</summary>
    public string? StateReason { get; init; }

    public string RootDeviceName { get; init; } = "/dev/xvda";

    public ImmutableArray<ImageDevice> BlockDeviceMappings { get; init; } = [];

    public LaunchPermissions LaunchPermissions { get; init; } = LaunchPermissions.None;

    /// <summary>Set if it isn't known whom it is shared with besides those in <see cref="LaunchPermissions"/>.</summary>
    public string? LaunchPermissionsUnknownBecause { get; init; }

    public ImmutableArray<ProductCode> ProductCodes { get; init; } = [];

    /// <summary>Whether it carries an EC2 billing product (Windows, RHEL …; F2.51).</summary>
    public bool HasBillingProduct { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The image it was copied from, or null.</summary>
    public string? SourceImageId { get; init; }

    public string? SourceImageRegion { get; init; }

    /// <summary>The instance that it was made from by CreateImage, or null.</summary>
    public string? SourceInstanceId { get; init; }

    /// <summary><c>legacy-bios</c>, <c>uefi</c>, <c>uefi-preferred</c>, or null.</summary>
    public string? BootMode { get; init; }

    /// <summary><c>v2.0</c>, or null.</summary>
    public string? TpmSupport { get; init; }

    /// <summary>The variable store that RegisterImage was given, base64; or null.</summary>
    public string? UefiData { get; init; }

    /// <summary><c>v2.0</c>: instances need tokens for their metadata; or null.</summary>
    public string? ImdsSupport { get; init; }

    public bool EnaSupport { get; init; } = true;

    /// <summary><c>simple</c>, or null.</summary>
    public string? SriovNetSupport { get; init; }

    /// <summary><c>hvm</c> or <c>paravirtual</c>.</summary>
    public string VirtualizationType { get; init; } = "hvm";

    public string? KernelId { get; init; }

    public string? RamdiskId { get; init; }

    public DateTimeOffset? DeprecationTime { get; init; }

    public DeregistrationProtection DeregistrationProtection { get; init; } = DeregistrationProtection.Disabled;

    /// <summary>When it was last used by RunInstances; or null.</summary>
    public DateTimeOffset? LastLaunchedTime { get; init; }

    /// <summary>Owner and name, unless RegisterImage was given a manifest.</summary>
    public string ImageLocation => $"{OwnerAlias ?? Owner.Value}/{Name}";

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/billing-info-fields.html.</summary>
    public string PlatformDetails => Platform != "windows" ? "Linux/UNIX" : HasBillingProduct ? "Windows" : "Windows BYOL";

    public string UsageOperation => Platform != "windows" ? "RunInstances" : HasBillingProduct ? "RunInstances:0002" : "RunInstances:0800";

    public string Arn => Subjects.Image(Region, ImageId);
}

/// <summary>One device of an image: an EBS snapshot, or an empty new volume (no snapshot).</summary>
public sealed record ImageDevice(string DeviceName, string? SnapshotId, int? VolumeSize = null, string? VolumeType = null)
{
    public bool DeleteOnTermination { get; init; } = true;

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    /// <summary>Of an empty volume: whether RegisterImage asked for it to be encrypted; null: not said.</summary>
    public bool? Encrypted { get; init; }

    /// <summary><c>ephemeral0</c> …: an instance store volume, which has none of the above; else null.</summary>
    public string? VirtualName { get; init; }
}

/// <summary>Whether an image may be deregistered (F2.55).</summary>
/// <param name="IsEnabled">Whether DeregisterImage is refused.</param>
/// <param name="WithCooldown">Whether it stays refused for 24 hours after the protection is taken away.</param>
/// <param name="CooldownEnds">While that lasts, when it ends; else null.</param>
public sealed record DeregistrationProtection(bool IsEnabled, bool WithCooldown, DateTimeOffset? CooldownEnds = null)
{
    public static DeregistrationProtection Disabled { get; } = new(false, false);
}

/// <summary>A product code; <c>marketplace</c> or <c>devpay</c>.</summary>
public sealed record ProductCode(string Id, string Type);

/// <summary>Who may launch an image (F2.44).</summary>
public sealed record LaunchPermissions
{
    public static LaunchPermissions None { get; } = new();

    public ImmutableHashSet<AccountId> UserIds { get; init; } = [];

    /// <summary>Whether the group <c>all</c> may.</summary>
    public bool IsPublic { get; init; }

    public ImmutableHashSet<string> OrganizationArns { get; init; } = [];

    public ImmutableHashSet<string> OrganizationalUnitArns { get; init; } = [];
}
