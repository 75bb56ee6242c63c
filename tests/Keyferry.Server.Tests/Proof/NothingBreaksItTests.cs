using CsCheck;
using Keyferry.Cloud.Scenarios;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Signing;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Proof;

/// <summary>Whatever a client sends, the service answers as AWS answers, and never that something went wrong within it.</summary>
public sealed class NothingBreaksItTests
{
    private const int CallsOfAWorld = 400;

    private static readonly SigningCredentials s_root = new("111122223333", "any");

    private static readonly IReadOnlyList<(ServiceModel Service, Operation Operation)> s_all =
        [.. ServiceModels.All.SelectMany(s => s.Operations.Values.Select(o => (s, o))).OrderBy(p => $"{p.s} {p.o.Name}", StringComparer.Ordinal)];

    [Fact]
    public void Any_input_of_any_operation_is_answered() =>
        Gen.ULong.Sample(
            seed =>
            {
                RandomCalls random = new(seed);
                using var cloud = TestCloud.Of("examples/golden.yaml");
                for (int i = 0; i < CallsOfAWorld; i++)
                {
                    (ServiceModel service, Operation operation) = random.One(s_all);
                    WireValue.Structure input = operation.Input is { } shape ? random.Input(shape) : WireValue.Structure.Empty;
                    WireRequest request = Signed(cloud, service, Encoded(service, operation, input));
                    WireResponse response = cloud.Answer(request);
                    DecodedResponse decoded = service.Protocol.DecodeResponse(service, operation, response);
                    Require(response.Status < 500 && decoded is not DecodedResponse.Unreadable, $"call {i}: {operation} {input}: {decoded}");
                    if (decoded is DecodedResponse.Success success)
                    {
                        random.Learn(success.Output);
                    }
                }

                cloud.Settle();
                // What has become of the world can be written down and read.
                Parse(Scenario.Write(cloud.Aws.World));
            },
            iter: 3, threads: 1);

    [Fact]
    public void Any_change_of_a_request_is_answered() =>
        Gen.ULong.Sample(
            seed =>
            {
                RandomCalls random = new(seed);
                using TestCloud cloud = new();
                for (int i = 0; i < CallsOfAWorld; i++)
                {
                    (ServiceModel service, Operation operation) = random.One(s_all);
                    WireRequest request = Encoded(
                        service, operation, operation.Input is { } shape ? random.Input(shape) : WireValue.Structure.Empty);
                    // Before it is signed, what is wrong is read; afterwards the signature tells.
                    request = random.Number(4) == 0
                        ? Changed(random, Signed(cloud, service, request))
                        : Signed(cloud, service, Changed(random, request));
                    WireResponse response = cloud.Answer(request);
                    Require(response.Status is >= 200 and < 500, $"call {i}: {request}: {response.Status}");
                }
            },
            iter: 6, threads: 1);

    private static WireRequest Changed(RandomCalls random, WireRequest request) => random.Number(6) switch
    {
        0 => request with { Path = "/" + random.Change(request.Path) },
        1 => request with { Query = random.Change(request.Query + "&a=b") },
        2 => request with { Method = random.One<string>(["GET", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "POST"]) },
        3 when request.Headers.Count > 0 => WithHeader(random, request),
        _ => request with { Body = random.Change(request.Body.Span) },
    };

    private static WireRequest WithHeader(RandomCalls random, WireRequest request)
    {
        (string name, string value) = random.One([.. request.Headers]);
        return request with { Headers = request.Headers.With(name, random.Change(value)) };
    }

    private static WireRequest Encoded(ServiceModel service, Operation operation, WireValue.Structure input) =>
        service.Protocol.EncodeRequest(service, operation, input, Guid.NewGuid().ToString());

    private static WireRequest Signed(TestCloud cloud, ServiceModel service, WireRequest request) =>
        new RequestSigner(s_root, "us-east-1", service.SigningName).Sign(
            request with { Headers = request.Headers.With("Host", "aws.test") }, cloud.Aws.Clock.GetUtcNow());

    private static void Parse(string world)
    {
        var read = Scenario.Load("world.yaml", world);
        Require(read.Value is not null, $"{string.Join('\n', read.Problems)}\n{world}");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
