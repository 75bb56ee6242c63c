using System.Collections.Concurrent;
using Keyferry.Cloud.Ebs;

namespace Keyferry.Server.Storage;

/// <summary>Sealed blocks in memory.</summary>
public sealed class MemoryBlocks : IBlockStore
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, byte[]>> _layers = new(StringComparer.Ordinal);

    public void Put(string layerId, int blockIndex, byte[] sealedBlock) =>
        _layers.GetOrAdd(layerId, _ => new())[blockIndex] = sealedBlock;

    public byte[]? Get(string layerId, int blockIndex) =>
        _layers.TryGetValue(layerId, out ConcurrentDictionary<int, byte[]>? blocks)
            ? blocks.GetValueOrDefault(blockIndex)
            : null;

    public IReadOnlyList<int> Indexes(string layerId) =>
        _layers.TryGetValue(layerId, out ConcurrentDictionary<int, byte[]>? blocks) ? [.. blocks.Keys.Order()] : [];

    public void Drop(string layerId) => _layers.TryRemove(layerId, out _);
}
