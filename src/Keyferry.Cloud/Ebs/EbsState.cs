using System.Collections.Immutable;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// What is known of the data of snapshots and volumes; the bytes are in the <see cref="IBlockStore"/>.
/// </summary>
public sealed record EbsState
{
    public static EbsState Empty { get; } = new();

    /// <summary>By snapshot id; a snapshot without an entry has no data.</summary>
    public ImmutableDictionary<string, SnapshotData> Data { get; init; } = ImmutableDictionary<string, SnapshotData>.Empty;

    /// <summary>By layer id.</summary>
    public ImmutableDictionary<string, BlockLayer> Layers { get; init; } = ImmutableDictionary<string, BlockLayer>.Empty;

    /// <summary>The snapshots that StartSnapshot made, by snapshot id.</summary>
    public ImmutableDictionary<string, StartedSnapshot> Started { get; init; } = ImmutableDictionary<string, StartedSnapshot>.Empty;
}

/// <summary>The data of one snapshot. Snapshots share a layer as long as key and content are the same.</summary>
public sealed record SnapshotData(string LayerId);
