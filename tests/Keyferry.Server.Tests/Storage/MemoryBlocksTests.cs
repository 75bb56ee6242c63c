using System.Buffers;
using System.Collections.Concurrent;
using Keyferry.Server.Storage;

namespace Keyferry.Server.Tests.Storage;

public sealed class MemoryBlocksTests
{
    private const int BlockSize = (512 * 1024) + 28;

    private readonly MemoryBlocks _store = new();

    [Fact]
    public void A_block_is_there_as_it_was_put_until_its_layer_is_dropped()
    {
        _store.Put("one", 7, [1, 2, 3]);
        _store.Put("one", 12, new byte[(2 * BlockSize) + 1]);
        _store.Put("one", 7, [4, 5]);
        _store.Put("two", 0, [6]);

        Assert.Equal([7, 12], _store.Indexes("one"));
        Assert.Equal([4, 5], _store.Read("one", 7));
        Assert.Equal((2 * BlockSize) + 1, _store.Read("one", 12)!.Length);
        Assert.True(_store.Has("one", 12));
        Assert.False(_store.Has("one", 8));
        _store.Drop("one");
        _store.Drop("one");
        Assert.Empty(_store.Indexes("one"));
        Assert.Null(_store.Read("one", 7));
        Assert.Equal([6], _store.Read("two", 0));
    }

    [Fact]
    public void A_block_that_is_being_read_keeps_its_bytes_when_it_is_replaced_or_dropped()
    {
        _store.Put("one", 0, Filled(1));
        using IMemoryOwner<byte> replaced = _store.Get("one", 0)!;
        _store.Put("one", 0, Filled(2));
        using IMemoryOwner<byte> dropped = _store.Get("one", 0)!;
        _store.Drop("one");
        for (int i = 0; i < 200; i++)
        {
            _store.Put("two", i, Filled(3));
        }

        Assert.Equal(Filled(1), replaced.Memory.ToArray());
        Assert.Equal(Filled(2), dropped.Memory.ToArray());
    }

    [Fact]
    public void Many_threads_get_what_they_put_while_others_put_and_drop()
    {
        ConcurrentBag<string> faults = [];
        Parallel.For(0, 8, worker =>
        {
            byte[] read = new byte[BlockSize];
            for (int round = 0; round < 40; round++)
            {
                string layer = $"{worker}-{round}";
                for (int i = 0; i < 5; i++)
                {
                    _store.Put(layer, i, Filled((byte)((worker * 31) + round + i)));
                }

                for (int i = 0; i < 5; i++)
                {
                    if (!_store.Read(layer, i).AsSpan().SequenceEqual(Filled((byte)((worker * 31) + round + i))))
                    {
                        faults.Add($"{layer} {i}");
                    }
                }

                _store.Drop(layer);
            }
        });
        Assert.Empty(faults);
    }

    [Fact]
    public void Memory_of_dropped_layers_is_lent_again_and_no_more_is_kept_than_is_in_use()
    {
        BlockArena arena = new();
        List<BlockArena.Place> first = [.. Enumerable.Range(0, 1000).Select(_ => arena.Take(BlockSize))];
        List<BlockArena.Place> second = [.. Enumerable.Range(0, 1000).Select(_ => arena.Take(BlockSize))];
        Assert.Equal(2000, first.Concat(second).Distinct().Count());
        long atMost = arena.Places;

        first.ForEach(arena.Return);
        Assert.Equal(atMost, arena.Places);
        first = [.. Enumerable.Range(0, 1000).Select(_ => arena.Take(BlockSize))];
        Assert.Equal(atMost, arena.Places);

        first.ForEach(arena.Return);
        second.ForEach(arena.Return);
        Assert.Equal(0, arena.Places);
    }

    private static byte[] Filled(byte value)
    {
        byte[] block = new byte[BlockSize];
        Array.Fill(block, value);
        return block;
    }
}
