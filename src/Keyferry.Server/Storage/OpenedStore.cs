using Keyferry.Cloud.Ebs;

namespace Keyferry.Server.Storage;

/// <summary>The two halves of a store; disposing of <paramref name="Worlds"/> closes both.</summary>
public sealed record OpenedStore(IWorldStore Worlds, IBlockStore Blocks);
