using Keyferry.Cloud.Worlds;

namespace Keyferry.Server.Storage;

/// <summary>Keeps nothing: the world lasts as long as the process.</summary>
public sealed class MemoryStore : IWorldStore
{
    public World? Load() => null;

    public void Commit(World before, World after)
    {
    }

    public void Dispose()
    {
    }
}
