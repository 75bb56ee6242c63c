using Keyferry.Cloud.Worlds;
using Keyferry.Server.Hosting;
using Keyferry.Server.Storage;

namespace Keyferry.Clients.Tests.Harness;

/// <summary>A local AWS on a port of its own, for one test; what happens by itself takes no time to speak of.</summary>
internal static class LocalServer
{
    public static Task<KeyferryServer> StartAsync(World? world = null) => KeyferryServer.StartAsync(
        new ServeOptions { Port = 0, Pace = TimeSpan.FromMilliseconds(1), World = world ?? new World() },
        new MemoryStore(),
        new MemoryBlocks());
}
