using System.Collections.Immutable;
using System.Buffers;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// Reads the blocks of a layer and of those below it. Not for several threads at once: each has its <see cref="Fork"/>.
/// </summary>
internal sealed class LayerReader : IDisposable
{
    private readonly IBlockStore _store;
    private readonly ImmutableDictionary<string, byte[]?> _keys;
    private readonly Dictionary<string, BlockCipher> _ciphers = new(StringComparer.Ordinal);

    private LayerReader(IBlockStore store, ImmutableDictionary<string, byte[]?> keys)
    {
        _store = store;
        _keys = keys;
    }

    /// <summary>A reader, or KMS's error where the key can't be used.</summary>
    public static Reply<LayerReader> Open(World world, IBlockStore store, string layerId)
    {
        ImmutableDictionary<string, byte[]?> keys = ImmutableDictionary<string, byte[]?>.Empty;
        foreach (BlockLayer layer in Layers.From(world, layerId))
        {
            Reply<byte[]?> key = Layers.DataKey(world, layer);
            if (!key.Succeeded)
            {
                return key.Error;
            }

            keys = keys.Add(layer.Id, key.Value);
        }

        return new LayerReader(store, keys);
    }

    public LayerReader Fork() => new(_store, _keys);

    /// <summary>Whether the block is there and undamaged; then it is written to <paramref name="block"/>.</summary>
    public bool Read(BlockPlace place, Span<byte> block)
    {
        if (!_ciphers.TryGetValue(place.LayerId, out BlockCipher? cipher))
        {
            _ciphers.Add(place.LayerId, cipher = new BlockCipher(place.LayerId, _keys[place.LayerId]));
        }

        using IMemoryOwner<byte>? sealedBlock = _store.Get(place.LayerId, place.Index);
        return sealedBlock is not null && cipher.Open(sealedBlock.Memory.Span, place.Index, block);
    }

    public void Dispose()
    {
        foreach (BlockCipher cipher in _ciphers.Values)
        {
            cipher.Dispose();
        }
    }
}
