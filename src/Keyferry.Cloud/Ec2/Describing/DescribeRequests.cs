using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>DescribeImages.</summary>
public sealed record DescribeImagesRequest
{
    public ImmutableArray<string> ImageIds { get; init; } = [];

    /// <summary><c>self</c>, <c>amazon</c>, <c>aws-marketplace</c>, <c>aws-backup-vault</c> or account ids.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary><c>self</c>, <c>all</c> or account ids.</summary>
    public ImmutableArray<string> ExecutableUsers { get; init; } = [];

    public ImmutableArray<Ec2Filter> Filters { get; init; } = [];

    public bool IncludeDeprecated { get; init; }

    public bool IncludeDisabled { get; init; }

    public Ec2PageRequest Page { get; init; } = new(null, null);
}

/// <summary>DescribeSnapshots.</summary>
public sealed record DescribeSnapshotsRequest
{
    public ImmutableArray<string> SnapshotIds { get; init; } = [];

    /// <summary><c>self</c>, <c>amazon</c> or account ids.</summary>
    public ImmutableArray<string> OwnerIds { get; init; } = [];

    /// <summary><c>self</c>, <c>all</c> or account ids.</summary>
    public ImmutableArray<string> RestorableByUserIds { get; init; } = [];

    public ImmutableArray<Ec2Filter> Filters { get; init; } = [];

    public Ec2PageRequest Page { get; init; } = new(null, null);
}
