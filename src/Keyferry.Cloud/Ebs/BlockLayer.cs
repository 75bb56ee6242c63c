using System.Collections.Immutable;

namespace Keyferry.Cloud.Ebs;

public enum LayerState
{
    /// <summary>PutSnapshotBlock may write.</summary>
    Writing,

    /// <summary>Complete as far as the writer is concerned; its checksum is being verified.</summary>
    Sealing,

    /// <summary>Its blocks are being copied from another layer.</summary>
    Copying,

    Ready,

    Failed,
}

/// <summary>
/// Blocks that were written under one data key. Those that it doesn't have are in its base, which is under the same KMS
/// key: an incremental snapshot. Only a layer in state Writing or Copying gets blocks.
/// </summary>
/// <param name="Id">Random, 32 hexadecimal digits; never shown to clients, so it also signs their block tokens.</param>
/// <param name="State">What may be done with it.</param>
public sealed record BlockLayer(string Id, LayerState State)
{
    /// <summary>Of the KMS key that wraps the data key; null if the blocks aren't encrypted.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The data key as KMS encrypted it; empty if the blocks aren't encrypted.</summary>
    public ImmutableArray<byte> WrappedDataKey { get; init; } = [];

    /// <summary>
    /// The volume or snapshot id that the data key is bound to, the value of <c>aws:ebs:id</c> (F3.3).
    /// </summary>
    public string ContextId { get; init; } = "";

    /// <summary>The layer below, or null.</summary>
    public string? Base { get; init; }

    /// <summary>In state Copying: the layer whose content it gets.</summary>
    public string? CopyOf { get; init; }
}
