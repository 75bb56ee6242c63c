using Keyferry.Server.Storage.Postgres;
using Keyferry.Server.Storage.Sqlite;

namespace Keyferry.Server.Storage;

/// <summary>Opens the store that the command line asks for.</summary>
public static class WorldStores
{
    /// <summary>The store with its world read; or null, and why it can't be used and what to do, for a person.</summary>
    public static OpenedStore? Open(StoreOptions options, out string? error)
    {
        error = null;
        try
        {
            return options switch
            {
                { Directory: not null, Postgres: not null } => throw new StoreException(
                    "the world can be kept in one place only: give either a folder (`--data`) or a PostgreSQL database (`--postgres`)"),
                { Directory: { } folder } => OpenFolder(folder),
                { Postgres: { } connection } => OpenPostgres(connection),
                _ => new OpenedStore(new MemoryStore(), new MemoryBlocks()),
            };
        }
        catch (StoreException e)
        {
            error = e.Message;
            return null;
        }
    }

    private static OpenedStore OpenFolder(string folder)
    {
        var worlds = SqliteStore.Open(folder);
        try
        {
            FileBlocks blocks = new(Path.Combine(Path.GetFullPath(folder), "blocks"));
            Sweep(worlds, blocks.Sweep);
            return new OpenedStore(worlds, blocks);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            worlds.Dispose();
            throw new StoreException($"the blocks of snapshots in `{folder}` can't be used: {e.Message}", e);
        }
    }

    private static OpenedStore OpenPostgres(string connection)
    {
        var worlds = PostgresStore.Open(connection);
        try
        {
            Sweep(worlds, worlds.Blocks.Sweep);
            return new OpenedStore(worlds, worlds.Blocks);
        }
        catch (Exception e) when (PostgresDatabase.Explain(e) is { } message)
        {
            worlds.Dispose();
            throw new StoreException(message, e);
        }
    }

    // Blocks that no layer of the world has are of layers that were dropped, or that no call ever answered for: the server was
    // killed between the blocks and the commit.
    private static void Sweep(IWorldStore worlds, Action<IReadOnlySet<string>> sweep) =>
        sweep(worlds.Load()?.Ebs.Layers.Keys.ToHashSet(StringComparer.Ordinal) ?? []);
}
