using System.Buffers;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// Where the sealed blocks of snapshots and volumes lie, by layer (<see cref="BlockLayer"/>) and index. Any thread may use it
/// at any time; what was put is durable where the host is.
/// </summary>
public interface IBlockStore
{
    /// <summary>
    /// Memory of exactly this many bytes to seal a block into, holding anything at first. It is put, or disposed of.
    /// </summary>
    IMemoryOwner<byte> Lend(int length);

    /// <summary>
    /// Replaces the block of that index, if there is one. The memory is one that this store lent, and the store's again from
    /// now on, so that nothing has to be copied.
    /// </summary>
    void Put(string layerId, int blockIndex, IMemoryOwner<byte> sealedBlock);

    /// <summary>The block as it was put, for reading only and until it is disposed of; null if there is none.</summary>
    IMemoryOwner<byte>? Get(string layerId, int blockIndex);

    /// <summary>Whether there is such a block.</summary>
    bool Has(string layerId, int blockIndex);

    /// <summary>Which blocks a layer has, in rising order.</summary>
    IReadOnlyList<int> Indexes(string layerId);

    /// <summary>Forgets a layer's blocks.</summary>
    void Drop(string layerId);
}
