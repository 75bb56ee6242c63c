using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Signing;
using Keyferry.Wire.Values;

namespace Keyferry.Bench.Serving;

/// <summary>Signs calls and makes them over HTTP, in us-east-1.</summary>
internal sealed class ApiClient(Uri endpoint, SigningCredentials credentials) : IDisposable
{
    private const string Region = "us-east-1";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };

    public Uri Endpoint => endpoint;

    /// <summary>A caller with other credentials.</summary>
    public ApiClient As(SigningCredentials other) => new(endpoint, other);

    /// <summary>The answer of a call that must succeed.</summary>
    public TOutput Call<TInput, TOutput>(ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput>
    {
        WireResponse response = Send(Signed(service, operation, input));
        return service.Protocol.DecodeResponse(service, operation.Untyped, response) switch
        {
            DecodedResponse.Success success => TOutput.Read(success.Output),
            DecodedResponse.Failure failure => throw new InvalidOperationException($"{operation} at {endpoint}: {failure.Error}"),
            var other => throw new InvalidOperationException($"{operation} at {endpoint}: {other}"),
        };
    }

    /// <summary>A request that may be sent as it is for five minutes, however often.</summary>
    public WireRequest Signed<TInput, TOutput>(ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput>
    {
        WireRequest request = service.Protocol.EncodeRequest(
            service, operation.Untyped, input.Write(), Guid.NewGuid().ToString());
        request = request with { Headers = request.Headers.With("Host", endpoint.Authority).With("User-Agent", "bench") };
        return new RequestSigner(credentials, Region, service.SigningName).Sign(request, DateTimeOffset.UtcNow);
    }

    public WireResponse Send(WireRequest request)
    {
        string query = request.Query.Length == 0 ? "" : $"?{request.Query}";
        using HttpRequestMessage message = new(new HttpMethod(request.Method), new Uri(endpoint, request.Path + query));
        message.Content = new ReadOnlyMemoryContent(request.Body);
        foreach ((string name, string value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using HttpResponseMessage response = _http.Send(message);
        using MemoryStream body = new();
        response.Content.ReadAsStream().CopyTo(body);
        HttpHeaders headers = new(response.Headers.Concat(response.Content.Headers)
            .SelectMany(h => h.Value, (h, value) => KeyValuePair.Create(h.Key, value)));
        return new WireResponse((int)response.StatusCode, headers, body.ToArray());
    }

    public void Dispose() => _http.Dispose();
}
