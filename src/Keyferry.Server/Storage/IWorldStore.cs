using Keyferry.Cloud.Worlds;

namespace Keyferry.Server.Storage;

/// <summary>Where the newest world is kept. Used by one thread at a time.</summary>
public interface IWorldStore : IDisposable
{
    /// <summary>The last world that was committed; null if there is none.</summary>
    World? Load();

    /// <summary>Keeps what changed, all of it or nothing; it is durable when this returns.</summary>
    void Commit(World before, World after);
}
