using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

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

    public string Architecture { get; init; } = "x86_64";

    /// <summary><c>windows</c>, or null.</summary>
    public string? Platform { get; init; }

    public ImageState State { get; init; } = ImageState.Available;

    /// <summary>StateReason.Message of a failed image (F2.65).</summary>
    public string? StateReason { get; init; }

    public string RootDeviceName { get; init; } = "/dev/xvda";

    public ImmutableArray<ImageDevice> BlockDeviceMappings { get; init; } = [];

    public LaunchPermissions LaunchPermissions { get; init; } = LaunchPermissions.None;

    public ImmutableArray<ProductCode> ProductCodes { get; init; } = [];

    /// <summary>Whether it carries an EC2 billing product (Windows, RHEL …; F2.51).</summary>
    public bool HasBillingProduct { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The image it was copied from, or null.</summary>
    public string? SourceImageId { get; init; }

    public string Arn => Subjects.Image(Region, ImageId);
}

/// <summary>One device of an image: an EBS snapshot, or an empty new volume (no snapshot).</summary>
public sealed record ImageDevice(string DeviceName, string? SnapshotId, int? VolumeSize = null, string? VolumeType = null);

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

/// <summary>Snapshot.State (F2.61).</summary>
public enum SnapshotState
{
    Pending,
    Completed,
    Error,
    Recoverable,
    Recovering,
}

/// <summary>An EBS snapshot.</summary>
public sealed record Snapshot
{
    public required Region Region { get; init; }

    public required string SnapshotId { get; init; }

    public required AccountId Owner { get; init; }

    public SnapshotState State { get; init; } = SnapshotState.Completed;

    /// <summary>StateMessage of a failed encrypted copy (F2.62).</summary>
    public string? StateMessage { get; init; }

    /// <summary>ARN of the KMS key; null if not encrypted.</summary>
    public Fact<string?> KmsKeyArn { get; init; }

    public int VolumeSize { get; init; } = 8;

    /// <summary>Why this key: the setting (subject, field) that decided it, as in <see cref="OriginMap"/>; or null.</summary>
    public (string Subject, string Field)? KeySetting { get; init; }

    /// <summary>
    /// The volume or snapshot id that the data key is bound to, the value of <c>aws:ebs:id</c> (F3.3); null where it
    /// isn't known.
    /// </summary>
    public string? EncryptionContextId { get; init; }

    public ImmutableHashSet<AccountId> CreateVolumePermissions { get; init; } = [];

    public bool IsPublic { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Arn => Subjects.Snapshot(Region, SnapshotId);
}

/// <summary>The EC2 and EBS settings of one account in one Region (F2.1–F2.3, F2.52–F2.54).</summary>
public sealed record Ec2Settings
{
    public static Ec2Settings Default { get; } = new();

    public Fact<bool> EncryptionByDefault { get; init; } = false;

    /// <summary>The key as ModifyEbsDefaultKmsKeyId was given it (id, alias, ARN); null for <c>alias/aws/ebs</c>.</summary>
    public Fact<string?> DefaultKmsKeyId { get; init; }

    /// <summary><c>block-new-sharing</c> (true) or <c>unblocked</c>.</summary>
    public Fact<bool> ImageBlockPublicAccess { get; init; } = true;

    /// <summary><c>block-all-sharing</c>, <c>block-new-sharing</c>, <c>unblocked</c>.</summary>
    public string SnapshotBlockPublicAccess { get; init; } = "unblocked";

    /// <summary>Account ids or aliases (<c>amazon</c>) whose images are allowed; null while Allowed AMIs is disabled or in audit mode (F2.54).</summary>
    public ImmutableArray<string>? AllowedImageProviders { get; init; }

    /// <summary>Concurrent copies, images … that a quota leaves; null for no limit that matters.</summary>
    public int? RemainingImageQuota { get; init; }
}

/// <summary>A launch template with the AMI of each version.</summary>
public sealed record LaunchTemplate
{
    public required AccountId Account { get; init; }

    public required Region Region { get; init; }

    public required string LaunchTemplateId { get; init; }

    public required string Name { get; init; }

    /// <summary>ImageId of each version, first version first; null where a version names none.</summary>
    public ImmutableArray<string?> Versions { get; init; } = [];

    /// <summary>From 1.</summary>
    public int DefaultVersion { get; init; } = 1;

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Arn => Subjects.LaunchTemplate(Account, Region, LaunchTemplateId);
}
