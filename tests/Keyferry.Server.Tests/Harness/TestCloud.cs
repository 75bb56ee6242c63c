using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Dispatch;
using Keyferry.Server.Hosting;
using Keyferry.Server.Storage;
using Keyferry.Wire.Http;
using Keyferry.Wire.Identification;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Signing;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Harness;

/// <summary>A local AWS without sockets: requests are encoded, signed, answered and decoded as over HTTP.</summary>
internal sealed class TestCloud : IDisposable
{
    private const string Secret = "a secret of development";

    private readonly Dispatcher _dispatcher;
    private readonly Scheduler _scheduler;

    public TestCloud(World? world = null, TimeProvider? clock = null)
    {
        EventLog log = new();
        CallEvents events = new(log);
        HostPlatform platform = new(new MemoryBlocks(), log) { Pace = TimeSpan.Zero };
        Aws = new LocalAws(platform, new MemoryStore(), world ?? new World(), clock ?? TimeProvider.System);
        _dispatcher = new Dispatcher(
            Aws, new Authenticator(Aws), new ServiceCatalogue(ServiceModels.All), Services.Operations(), events);
        _scheduler = new Scheduler(Aws, events.Observe, (task, fault) => throw new InvalidOperationException($"{task}", fault));
    }

    public LocalAws Aws { get; }

    /// <summary>A world as one of the repository's scenarios describes it.</summary>
    public static TestCloud Of(string scenario, TimeProvider? clock = null)
    {
        Parsed<Scenario> loaded = Scenario.Load(scenario, Repository.Read(scenario));
        return new(loaded.Value?.World
            ?? throw new InvalidOperationException($"{scenario} can't be read: {string.Join('\n', loaded.Problems)}"), clock);
    }

    /// <summary>Root of the account, in us-east-1.</summary>
    public TestCaller As(string account) => As(new SigningCredentials(account, Secret));

    public TestCaller As(SigningCredentials credentials) => new(this, credentials, "us-east-1");

    /// <summary>Does all that happens by itself.</summary>
    public void Settle() => _scheduler.Settle(TimeSpan.FromMinutes(1));

    public WireResponse Answer(WireRequest request) => _dispatcher.Answer(request, "127.0.0.1");

    public DecodedResponse Call(
        SigningCredentials credentials, string region, ServiceModel service, Operation operation, WireValue.Structure input)
    {
        WireRequest request = service.Protocol.EncodeRequest(service, operation, input, Guid.NewGuid().ToString());
        request = request with { Headers = request.Headers.With("Host", "aws.test").With("User-Agent", "tests") };
        RequestSigner signer = new(credentials, region, service.SigningName);
        WireResponse response = Answer(signer.Sign(request, Aws.Clock.GetUtcNow()));
        return service.Protocol.DecodeResponse(service, operation, response);
    }

    public void Dispose()
    {
        _scheduler.Dispose();
        Aws.Dispose();
    }
}

/// <summary>Somebody who calls, in a Region.</summary>
internal sealed record TestCaller(TestCloud Cloud, SigningCredentials Credentials, string Region)
{
    public TestCaller In(string region) => this with { Region = region };

    /// <summary>The answer of a call that must succeed.</summary>
    public TOutput Call<TInput, TOutput>(ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> => Ask(service, operation, input) switch
        {
            DecodedResponse.Success success => TOutput.Read(success.Output),
            DecodedResponse.Failure failure => throw new InvalidOperationException($"{operation}: {failure.Error}"),
            var other => throw new InvalidOperationException($"{operation}: {other}"),
        };

    /// <summary>The error of a call that must fail.</summary>
    public WireError Fail<TInput, TOutput>(ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> => Ask(service, operation, input) switch
        {
            DecodedResponse.Failure failure => failure.Error,
            var other => throw new InvalidOperationException($"{operation} didn't fail: {other}"),
        };

    private DecodedResponse Ask<TInput, TOutput>(ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> =>
        Cloud.Call(Credentials, Region, service, operation.Untyped, input.Write());
}
