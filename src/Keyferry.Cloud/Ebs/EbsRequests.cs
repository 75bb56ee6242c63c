using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;

namespace Keyferry.Cloud.Ebs;

/// <summary>https://docs.aws.amazon.com/ebs/latest/APIReference/API_StartSnapshot.html.</summary>
/// <param name="VolumeSize">In GiB.</param>
public sealed record StartSnapshotRequest(long VolumeSize)
{
    public string? ParentSnapshotId { get; init; }

    public string? Description { get; init; }

    public string? ClientToken { get; init; }

    public bool? Encrypted { get; init; }

    public string? KmsKeyArn { get; init; }

    /// <summary>In minutes; 60 if it isn't given.</summary>
    public int? Timeout { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A snapshot that was started, and with what.</summary>
public sealed record SnapshotStart(Snapshot Snapshot, StartedSnapshot Started);

/// <summary>https://docs.aws.amazon.com/ebs/latest/APIReference/API_PutSnapshotBlock.html.</summary>
/// <param name="SnapshotId">One that was started.</param>
/// <param name="BlockIndex">Where, in blocks.</param>
/// <param name="DataLength">What the client says that it sends, in bytes.</param>
/// <param name="Checksum">Base64 of the data's SHA-256.</param>
public sealed record PutBlockRequest(string SnapshotId, int BlockIndex, int DataLength, string Checksum);

/// <summary>Which part of a list is asked for.</summary>
public sealed record BlockPage
{
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    /// <summary>Doesn't count beside a token.</summary>
    public int StartingBlockIndex { get; init; }
}

/// <summary>A block of a list; without a first token where the first snapshot has none, in a list of changes.</summary>
public sealed record ListedBlock(int Index, string? Token, string? FirstToken = null);

/// <summary>Part of a list of blocks.</summary>
/// <param name="Blocks">In rising order of the index.</param>
/// <param name="VolumeSize">In GiB.</param>
/// <param name="ExpiryTime">Until when the tokens hold.</param>
/// <param name="NextToken">Null after the last part.</param>
public sealed record BlockList(ImmutableArray<ListedBlock> Blocks, int VolumeSize, DateTimeOffset ExpiryTime, string? NextToken);

/// <summary>A block's bytes, with the base64 SHA-256 of them.</summary>
public sealed record BlockData(byte[] Bytes, string Checksum);
