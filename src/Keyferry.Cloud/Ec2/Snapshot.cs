using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

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

    /// <summary>In GiB.</summary>
    public int VolumeSize { get; init; } = 8;

    public string? Description { get; init; }

    /// <summary>Null where it isn't known.</summary>
    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? CompletionTime { get; init; }

    /// <summary>The volume that it was taken of; null where it isn't known, and then clients get an arbitrary one.</summary>
    public string? VolumeId { get; init; }

    /// <summary><c>amazon</c>, or null.</summary>
    public string? OwnerAlias { get; init; }

    /// <summary>Bytes that were written to the volume; null where it isn't known.</summary>
    public long? FullSnapshotSizeInBytes { get; init; }

    /// <summary>Of a copy: <c>standard</c> or <c>time-based</c>; else null.</summary>
    public string? TransferType { get; init; }

    /// <summary>Of a time-based copy: in which time it was to be done.</summary>
    public int? CompletionDurationMinutes { get; init; }

    /// <summary>Why this key: the setting (subject, field) that decided it, as in <see cref="OriginMap"/>; or null.</summary>
    public (string Subject, string Field)? KeySetting { get; init; }

    /// <summary>
    /// The volume or snapshot id that the data key is bound to, the value of <c>aws:ebs:id</c> (F3.3); null where it
    /// isn't known.
    /// </summary>
    public string? EncryptionContextId { get; init; }

    public ImmutableHashSet<AccountId> CreateVolumePermissions { get; init; } = [];

    public bool IsPublic { get; init; }

    /// <summary>Set if it couldn't be read whom the snapshot is shared with: others may use it or not.</summary>
    public string? PermissionsUnknownBecause { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Set if the tags couldn't be read.</summary>
    public string? TagsUnknownBecause { get; init; }

    public string Arn => Subjects.Snapshot(Region, SnapshotId);
}
