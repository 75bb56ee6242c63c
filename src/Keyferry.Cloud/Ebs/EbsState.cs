using System.Collections.Immutable;

namespace Keyferry.Cloud.Ebs;

/// <summary>What is known of the data of snapshots.</summary>
public sealed record EbsState
{
    public static EbsState Empty { get; } = new();

    /// <summary>By snapshot id.</summary>
    public ImmutableDictionary<string, SnapshotData> Data { get; init; } = ImmutableDictionary<string, SnapshotData>.Empty;
}

/// <summary>The data of one snapshot.</summary>
/// <param name="WrappedDataKey">
/// The data key of its blocks as KMS encrypted it; for a snapshot that isn't encrypted, empty.
/// </param>
public sealed record SnapshotData(ImmutableArray<byte> WrappedDataKey);
