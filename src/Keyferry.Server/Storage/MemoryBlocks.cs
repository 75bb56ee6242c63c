using System.Buffers;
using System.Collections.Concurrent;
using Keyferry.Cloud.Ebs;

namespace Keyferry.Server.Storage;

/// <summary>Sealed blocks in memory.</summary>
public sealed class MemoryBlocks : IBlockStore
{
    private readonly BlockArena _arena = new();
    private readonly ConcurrentDictionary<string, Layer> _layers = new(StringComparer.Ordinal);

    public IMemoryOwner<byte> Lend(int length) => new SharedBlock(_arena, length);

    public void Put(string layerId, int blockIndex, IMemoryOwner<byte> sealedBlock)
    {
        var block = (SharedBlock)sealedBlock;
        // A layer that is being dropped takes none any more.
        while (!_layers.GetOrAdd(layerId, _ => new Layer()).Put(blockIndex, block))
        {
        }
    }

    public IMemoryOwner<byte>? Get(string layerId, int blockIndex) =>
        _layers.TryGetValue(layerId, out Layer? layer) ? layer.Get(blockIndex) : null;

    public bool Has(string layerId, int blockIndex) =>
        _layers.TryGetValue(layerId, out Layer? layer) && layer.Has(blockIndex);

    public IReadOnlyList<int> Indexes(string layerId) =>
        _layers.TryGetValue(layerId, out Layer? layer) ? layer.Indexes() : [];

    public void Drop(string layerId)
    {
        if (_layers.TryRemove(layerId, out Layer? layer))
        {
            layer.Drop();
        }
    }

    private sealed class Layer
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<int, SharedBlock> _blocks = [];
        private bool _isDropped;

        public bool Put(int index, SharedBlock block)
        {
            lock (_lock)
            {
                if (_isDropped)
                {
                    return false;
                }

                _blocks.GetValueOrDefault(index)?.Dispose();
                _blocks[index] = block;
                return true;
            }
        }

        public SharedBlock? Get(int index)
        {
            lock (_lock)
            {
                return _blocks.GetValueOrDefault(index)?.Share();
            }
        }

        public bool Has(int index)
        {
            lock (_lock)
            {
                return _blocks.ContainsKey(index);
            }
        }

        public int[] Indexes()
        {
            lock (_lock)
            {
                return [.. _blocks.Keys.Order()];
            }
        }

        public void Drop()
        {
            lock (_lock)
            {
                _isDropped = true;
                foreach (SharedBlock block in _blocks.Values)
                {
                    block.Dispose();
                }

                _blocks.Clear();
            }
        }
    }

    /// <summary>The store has it and so may readers; who is last gives the memory back.</summary>
    private sealed class SharedBlock(BlockArena arena, int length) : IMemoryOwner<byte>
    {
        private readonly BlockArena.Place _place = arena.Take(length);
        private int _holders = 1;

        public Memory<byte> Memory => _place.Memory[..length];

        /// <summary>For one more, under the lock of the layer that has it.</summary>
        public SharedBlock Share()
        {
            Interlocked.Increment(ref _holders);
            return this;
        }

        public void Dispose()
        {
            if (Interlocked.Decrement(ref _holders) == 0)
            {
                arena.Return(_place);
            }
        }
    }
}
