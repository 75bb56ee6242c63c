using System.Diagnostics;
using System.Security.Cryptography;

namespace Keyferry.Bench.Serving;

/// <summary>
/// What a copy of an encrypted snapshot is held against: decrypting as many blocks in memory with <see cref="AesGcm"/> and encrypting
/// them under another key, on as many threads as the server's copy has, one a processor. Nothing else is done with them.
/// </summary>
internal sealed class AesGcmAlone
{
    public const int BlockSize = 512 * 1024;

    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int SealedSize = NonceSize + TagSize + BlockSize;

    private readonly byte[][] _blocks;

    public AesGcmAlone(int count)
    {
        _blocks = new byte[count][];
        byte[] content = RandomNumberGenerator.GetBytes(BlockSize);
        using AesGcm aes = new(new byte[32], TagSize);
        for (int i = 0; i < count; i++)
        {
            _blocks[i] = GC.AllocateUninitializedArray<byte>(SealedSize);
            Seal(aes, content, i, _blocks[i]);
        }
    }

    /// <summary>Into buffers that are there already, the same for every block of a thread: the most that can be reached.</summary>
    public TimeSpan IntoBuffers() => Run((worker, _) => worker.Sealed);

    /// <summary>Into memory that the system has to clear and map for every block, as a first copy needs it.</summary>
    public TimeSpan IntoNewMemory()
    {
        byte[][] kept = new byte[_blocks.Length][];
        TimeSpan took = Run((_, i) => kept[i] = GC.AllocateUninitializedArray<byte>(SealedSize));
        kept = [];
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true);
        return took;
    }

    private TimeSpan Run(Func<Worker, int, byte[]> target)
    {
        byte[] otherKey = RandomNumberGenerator.GetBytes(32);
        var watch = Stopwatch.StartNew();
        Parallel.For(
            0,
            _blocks.Length,
            () => new Worker(otherKey),
            (i, _, worker) =>
            {
                worker.Copy(_blocks[i], i, target(worker, i));
                return worker;
            },
            worker => worker.Dispose());
        return watch.Elapsed;
    }

    private static void Seal(AesGcm aes, ReadOnlySpan<byte> content, int index, Span<byte> into)
    {
        Span<byte> nonce = into[..NonceSize];
        BitConverter.TryWriteBytes(nonce, index);
        aes.Encrypt(nonce, content, into[(NonceSize + TagSize)..], into.Slice(NonceSize, TagSize));
    }

    private sealed class Worker(byte[] otherKey) : IDisposable
    {
        private readonly AesGcm _old = new(new byte[32], TagSize);
        private readonly AesGcm _new = new(otherKey, TagSize);
        private readonly byte[] _plain = new byte[BlockSize];

        public byte[] Sealed { get; } = new byte[SealedSize];

        public void Copy(ReadOnlySpan<byte> block, int index, byte[] into)
        {
            _old.Decrypt(block[..NonceSize], block[(NonceSize + TagSize)..], block.Slice(NonceSize, TagSize), _plain);
            Seal(_new, _plain, index, into);
        }

        public void Dispose()
        {
            _old.Dispose();
            _new.Dispose();
        }
    }
}
