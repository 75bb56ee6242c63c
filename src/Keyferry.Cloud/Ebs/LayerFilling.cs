using System.Buffers;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// Copies the blocks of one layer into another: each is decrypted, and encrypted under the other's data key.
/// </summary>
internal static class LayerFilling
{
    /// <summary>StateMessage of a snapshot whose key can't be used (F2.62).</summary>
    public const string KeyNotAccessible = "Given key ID is not accessible";

    /// <summary>
    /// Makes sure that a layer has all its blocks; what was copied before isn't copied again. Null, or why that can't be
    /// done, in the words of a snapshot's StateMessage.
    /// </summary>
    public static string? Fill(World world, Platform platform, string layerId, CancellationToken stop)
    {
        if (!world.Ebs.Layers.TryGetValue(layerId, out BlockLayer? layer))
        {
            return null;
        }

        return layer.State switch
        {
            LayerState.Failed => KeyNotAccessible,
            LayerState.Copying => Fill(world, platform, layer.CopyOf!, stop) ?? Copy(world, platform, layer, stop),
            _ => Layers.From(world, layerId).All(l => Layers.DataKey(world, l).Succeeded) ? null : KeyNotAccessible,
        };
    }

    private static string? Copy(World world, Platform platform, BlockLayer into, CancellationToken stop)
    {
        Reply<LayerReader> opened = LayerReader.Open(world, platform.Blocks, into.CopyOf!);
        Reply<byte[]?> key = Layers.DataKey(world, into);
        if (!opened.Succeeded || !key.Succeeded)
        {
            return KeyNotAccessible;
        }

        using LayerReader source = opened.Value!;
        HashSet<int> done = [.. platform.Blocks.Indexes(into.Id)];
        BlockPlace[] left = [.. Layers.Places(world, platform.Blocks, into.CopyOf).Where(p => !done.Contains(p.Index))];
        int damaged = int.MaxValue;
        Parallel.For(
            0,
            left.Length,
            new ParallelOptions { CancellationToken = stop },
            () => new Worker(source.Fork(), new BlockCipher(into.Id, key.Value)),
            (at, loop, worker) =>
            {
                if (worker.Copy(left[at], platform) is { } block)
                {
                    platform.Blocks.Put(into.Id, left[at].Index, block);
                }
                else
                {
                    Interlocked.Exchange(ref damaged, left[at].Index);
                    loop.Stop();
                }

                return worker;
            },
            worker => worker.Dispose());
        return damaged == int.MaxValue ? null : Damaged(damaged);
    }

    /// <summary>AWS has no words for this: it doesn't lose bytes.</summary>
    public static string Damaged(int index) =>
        $"Block {index} can't be read: what is stored isn't what was written";

    private sealed class Worker(LayerReader source, BlockCipher target) : IDisposable
    {
        private readonly byte[] _block = ArrayPool<byte>.Shared.Rent(BlockCipher.BlockSize);

        /// <summary>The block as it is sealed for its new place; null if it is damaged.</summary>
        public IMemoryOwner<byte>? Copy(BlockPlace place, Platform platform)
        {
            Span<byte> block = _block.AsSpan(0, BlockCipher.BlockSize);
            return source.Read(place, block) ? target.Seal(block, place.Index, platform) : null;
        }

        public void Dispose()
        {
            ArrayPool<byte>.Shared.Return(_block, clearArray: true);
            source.Dispose();
            target.Dispose();
        }
    }
}
