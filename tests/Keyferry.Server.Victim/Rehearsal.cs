using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage;

namespace Keyferry.Server.Victim;

/// <summary>Does everything once in a folder of its own, so that the code is compiled before the test waits for it.</summary>
internal static class Rehearsal
{
    public static void Run()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("keyferry-rehearsal-");
        OpenedStore store = WorldStores.Open(new StoreOptions(folder.FullName), out string? error)
            ?? throw new InvalidOperationException(error);
        using (store.Worlds)
        {
            World world = new();
            for (int number = 1; number < 12; number++)
            {
                World after = Clients.Change(world, 0, number);
                store.Worlds.Commit(world, after);
                world = after;
            }

            store.Worlds.Load();
        }

        folder.Delete(recursive: true);
    }
}
