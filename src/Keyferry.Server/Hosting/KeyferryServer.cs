using Keyferry.Cloud.Ebs;
using Keyferry.Server.Control;
using Keyferry.Server.Dispatch;
using Keyferry.Server.Storage;
using Keyferry.Wire.Http;
using Keyferry.Wire.Identification;
using Keyferry.Wire.Protocols;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Keyferry.Wire.Services;

namespace Keyferry.Server.Hosting;

/// <summary>One process, one port: HTTP in, HTTP out, and what happens by itself in between.</summary>
public sealed class KeyferryServer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly Scheduler _scheduler;
    private readonly Dispatcher _dispatcher;
    private readonly ControlApi _control;

    private KeyferryServer(ServeOptions options, IWorldStore store, IBlockStore blocks, ICallObserver[] observers, TimeProvider clock)
    {
        EventLog log = new();
        CallEvents events = new(log);
        HostPlatform platform = new(blocks, log) { Pace = options.Pace };
        Aws = new LocalAws(platform, store, options.World, clock);
        Authenticator authenticator = new(Aws, options.RootSecret, options.AuthenticationIsOff);
        _dispatcher = new Dispatcher(
            Aws, authenticator, new ServiceCatalogue(ServiceModels.All), Services.Operations(), new CallObservers([events, .. observers]));
        _control = new ControlApi(Aws, options.World);
        _scheduler = new Scheduler(Aws, events.Observe, (task, fault) => Console.Error.WriteLine($"keyferry: {task.Kind} of {task.Subject}: {fault}"));

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.AllowSynchronousIO = false;
            // The protocol's own limit answers in the service's words; this one only guards the process.
            kestrel.Limits.MaxRequestBodySize = WireLimits.Default.BodyBytes + 1;
            kestrel.Listen(options.Address, options.Port);
        });
        _web = builder.Build();
        _web.Run(AnswerAsync);
    }

    public LocalAws Aws { get; }

    /// <summary>Where it listens, once started: <c>http://127.0.0.1:4566</c>.</summary>
    public Uri Endpoint => new(_web.Urls.First());

    /// <summary>Starts a server; a port that is taken is a <see cref="IOException"/>.</summary>
    public static async Task<KeyferryServer> StartAsync(
        ServeOptions options, IWorldStore store, IBlockStore blocks, TimeProvider? clock = null, params ICallObserver[] observers)
    {
        KeyferryServer server = new(options, store, blocks, observers, clock ?? TimeProvider.System);
        await server._web.StartAsync();
        server.Working = Task.Run(server._scheduler.RunAsync);
        return server;
    }

    /// <summary>Does now all that is due within this time, and what follows from it.</summary>
    public void Settle(TimeSpan within) => _scheduler.Settle(within);

    /// <summary>Until the process is told to end.</summary>
    public Task WaitAsync(CancellationToken stop) => _web.WaitForShutdownAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        _scheduler.Dispose();
        await Working;
        await _web.DisposeAsync();
        Aws.Dispose();
    }

    private Task Working { get; set; } = Task.CompletedTask;

    private async Task AnswerAsync(HttpContext context)
    {
        WireRequest? request = await ReadAsync(context);
        WireResponse response = request is null
            ? new WireResponse(413, HttpHeaders.Empty, ReadOnlyMemory<byte>.Empty)
            : _control.Answer(request)
                ?? _dispatcher.Answer(request, context.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "127.0.0.1");
        context.Response.StatusCode = response.Status;
        foreach ((string name, string value) in response.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        context.Response.ContentLength = response.Body.Length;
        if (request?.Method != "HEAD")
        {
            await context.Response.Body.WriteAsync(response.Body);
        }
    }

    // Null: more than any service takes.
    private static async Task<WireRequest?> ReadAsync(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int mark = target.IndexOf('?', StringComparison.Ordinal);
        int path = target.StartsWith('/') ? 0 : PathOf(target);
        ReadOnlyMemory<byte> body;
        try
        {
            body = await BodyAsync(context.Request);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return new WireRequest(
            context.Request.Method,
            mark < 0 ? target[path..] : target[path..mark],
            mark < 0 ? "" : target[(mark + 1)..],
            new HttpHeaders(context.Request.Headers.SelectMany(h => h.Value, (h, value) => KeyValuePair.Create(h.Key, value ?? ""))),
            body);
    }

    // A proxy's request has the whole address: `http://host/path`.
    private static int PathOf(string target)
    {
        int host = target.IndexOf("://", StringComparison.Ordinal);
        int slash = host < 0 ? -1 : target.IndexOf('/', host + 3);
        return slash < 0 ? 0 : slash;
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength is { } length)
        {
            byte[] whole = new byte[Math.Min(length, WireLimits.Default.BodyBytes + 1)];
            int read = await request.Body.ReadAtLeastAsync(whole, whole.Length, throwOnEndOfStream: false);
            return whole.AsMemory(0, read);
        }

        using MemoryStream grown = new();
        await request.Body.CopyToAsync(grown);
        return grown.ToArray();
    }

    private sealed class CallObservers(ICallObserver[] all) : ICallObserver
    {
        public void Observe(Served served)
        {
            foreach (ICallObserver one in all)
            {
                one.Observe(served);
            }
        }
    }
}
