namespace Keyferry.Cloud.Ebs;

/// <summary>
/// Where the sealed blocks of snapshots and volumes lie, by layer (<see cref="BlockLayer"/>) and index. Any thread may use it
/// at any time; what was put is durable where the host is.
/// </summary>
public interface IBlockStore
{
    /// <summary>
    /// Replaces the block of that index, if there is one. The array is the store's from now on: the caller doesn't touch it
    /// again, so that nothing has to be copied.
    /// </summary>
    void Put(string layerId, int blockIndex, byte[] sealedBlock);

    /// <summary>The block as it was put, for reading only; null if there is none.</summary>
    byte[]? Get(string layerId, int blockIndex);

    /// <summary>Which blocks a layer has, in rising order.</summary>
    IReadOnlyList<int> Indexes(string layerId);

    /// <summary>Forgets a layer's blocks.</summary>
    void Drop(string layerId);
}
