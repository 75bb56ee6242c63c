using System.Buffers;
using Keyferry.Cloud.Ebs;

namespace Keyferry.Server.Tests.Storage;

/// <summary>Blocks as arrays: what a test compares.</summary>
internal static class BlockAccess
{
    public static void Put(this IBlockStore store, string layerId, int index, byte[] block)
    {
        IMemoryOwner<byte> memory = store.Lend(block.Length);
        block.CopyTo(memory.Memory);
        store.Put(layerId, index, memory);
    }

    public static byte[]? Read(this IBlockStore store, string layerId, int index)
    {
        using IMemoryOwner<byte>? block = store.Get(layerId, index);
        return block?.Memory.ToArray();
    }
}
