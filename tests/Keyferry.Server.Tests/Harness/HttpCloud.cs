using Keyferry.Cloud.Worlds;
using Keyferry.Server.Hosting;
using Keyferry.Server.Storage;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Harness;

/// <summary>A server on a port of its own, and a client that calls it over HTTP.</summary>
internal sealed class HttpCloud : IAsyncDisposable
{
    private readonly HttpCaller _caller;

    private HttpCloud(KeyferryServer server)
    {
        Server = server;
        _caller = new HttpCaller(server.Endpoint);
    }

    public KeyferryServer Server { get; }

    /// <param name="world">The world to begin with.</param>
    /// <param name="rootSecret">What roots must sign with; null: anything.</param>
    public static async Task<HttpCloud> StartAsync(World? world = null, string? rootSecret = null) => new(await KeyferryServer.StartAsync(
        new ServeOptions { Port = 0, World = world ?? new World(), Pace = TimeSpan.Zero, RootSecret = rootSecret },
        new MemoryStore(), new MemoryBlocks()));

    /// <summary>The answer of a call that must succeed.</summary>
    public Task<TOutput> CallAsync<TInput, TOutput>(ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> => _caller.CallAsync(service, operation, input);

    /// <summary>The answer of root of 111122223333's call in us-east-1.</summary>
    public Task<DecodedResponse> AskAsync<TInput, TOutput>(ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> => _caller.AskAsync(service, operation, input);

    public WireRequest Sign(WireRequest request, ServiceModel service) => _caller.Sign(request, service);

    public Task<WireResponse> SendAsync(WireRequest request) => _caller.SendAsync(request);

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await Server.DisposeAsync();
    }
}
