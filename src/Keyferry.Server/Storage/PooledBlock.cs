using System.Buffers;

namespace Keyferry.Server.Storage;

/// <summary>A block on its way to or from a disk, in memory that the next one gets when it is disposed of.</summary>
internal sealed class PooledBlock(int length) : IMemoryOwner<byte>
{
    private byte[]? _array = ArrayPool<byte>.Shared.Rent(length);

    public Memory<byte> Memory => _array.AsMemory(0, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
