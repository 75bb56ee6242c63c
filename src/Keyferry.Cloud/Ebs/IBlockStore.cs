namespace Keyferry.Cloud.Ebs;

/// <summary>
/// Where the encrypted blocks of snapshots lie (512 KiB each before encryption). Any thread may use it at any time; what was
/// put is durable where the host is.
/// </summary>
public interface IBlockStore
{
    /// <summary>Replaces the block of that index, if there is one.</summary>
    void Put(string snapshotId, int blockIndex, ReadOnlySpan<byte> sealedBlock);

    /// <summary>The block as it was put; null if there is none.</summary>
    byte[]? Get(string snapshotId, int blockIndex);

    /// <summary>Which blocks a snapshot has, in rising order.</summary>
    IReadOnlyList<int> Indexes(string snapshotId);

    /// <summary>Forgets a snapshot's blocks.</summary>
    void Drop(string snapshotId);
}
