using System.Buffers;
using System.Text;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage;
using Keyferry.Server.Victim;

// Killed by the crash test, again and again. `victim data FOLDER` or `victim postgres CONNECTION`: waits for a line on its
// input, opens the store, tells what it found, then changes the world from many clients at once and tells each change when
// it is kept.
StoreOptions options = args switch
{
    ["data", var folder] => new StoreOptions(folder),
    ["postgres", var connection] => new StoreOptions(Postgres: connection),
    _ => throw new ArgumentException("usage: victim data FOLDER | victim postgres CONNECTION"),
};

using Stream output = Console.OpenStandardOutput();
Lock telling = new();
Rehearsal.Run();
Tell("waiting");
Console.ReadLine();

OpenedStore? store = WorldStores.Open(options, out string? error);
if (store is null)
{
    Tell("error " + error);
    return 2;
}

World world = store.Worlds.Load() ?? new World();
foreach (string fault in Clients.Faults(world, store.Blocks))
{
    Tell("fault " + fault);
}

for (int client = 0; client < Clients.Count; client++)
{
    Tell($"found {client} {Clients.Last(world, client)}");
}

Tell("ready");
Lock commits = new();
Thread[] threads = [.. Enumerable.Range(0, Clients.Count).Select(client => new Thread(() => Work(client)))];
Array.ForEach(threads, t => t.Start());
Array.ForEach(threads, t => t.Join());
return 0;

void Work(int client)
{
    while (true)
    {
        int number;
        byte[]? block = null;
        lock (commits)
        {
            number = Clients.Last(world, client) + 1;
        }

        if (Clients.LayerOf(client, number) is { } layer)
        {
            block = Clients.BlockOf(layer);
            IMemoryOwner<byte> memory = store.Blocks.Lend(block.Length);
            block.CopyTo(memory.Memory);
            store.Blocks.Put(layer, 0, memory);
        }

        lock (commits)
        {
            World after = Clients.Change(world, client, number);
            store.Worlds.Commit(world, after);
            world = after;
        }

        Tell($"kept {client} {number}");
    }
}

// One write a line: a line that the test gets is whole, or its end is missing.
void Tell(string line)
{
    byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
    lock (telling)
    {
        output.Write(bytes);
        output.Flush();
    }
}
