using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>CopySnapshot, sent to the target Region (M:ec2.CopySnapshot).</summary>
public sealed record CopySnapshotRequest
{
    public required Region SourceRegion { get; init; }

    public required string SourceSnapshotId { get; init; }

    public string? Description { get; init; }

    /// <summary>Null: not given.</summary>
    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    /// <summary>The same call as it would be sent to the source Region, signed; or null.</summary>
    public string? PresignedUrl { get; init; }

    /// <summary>Whether that call's signature is right: by the caller's account, for the source Region, and still good.</summary>
    public bool IsUrlSigned { get; init; } = true;

    /// <summary>For a time-based copy: in steps of 15 minutes; else null.</summary>
    public int? CompletionDurationMinutes { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
}
