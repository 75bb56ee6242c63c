using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Signing;
using Keyferry.Wire.Values;
using MediaTypeHeaderValue = System.Net.Http.Headers.MediaTypeHeaderValue;

namespace Keyferry.Server.Tests.Harness;

/// <summary>Calls a server over HTTP as an account's root, in us-east-1.</summary>
internal sealed class HttpCaller(Uri endpoint, string account = "111122223333") : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = endpoint };

    /// <summary>The answer of a call that must succeed.</summary>
    public async Task<TOutput> CallAsync<TInput, TOutput>(ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> => await AskAsync(service, operation, input) switch
        {
            DecodedResponse.Success success => TOutput.Read(success.Output),
            var other => throw new InvalidOperationException($"{operation}: {other}"),
        };

    /// <summary>The answer, whatever it is.</summary>
    public async Task<DecodedResponse> AskAsync<TInput, TOutput>(
        ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput>
    {
        WireRequest request = service.Protocol.EncodeRequest(service, operation.Untyped, input.Write(), Guid.NewGuid().ToString());
        WireResponse response = await SendAsync(Sign(request, service));
        return service.Protocol.DecodeResponse(service, operation.Untyped, response);
    }

    public WireRequest Sign(WireRequest request, ServiceModel service) =>
        new RequestSigner(new SigningCredentials(account, "any"), "us-east-1", service.SigningName).Sign(
            request with { Headers = request.Headers.With("Host", endpoint.Authority) }, DateTimeOffset.UtcNow);

    public async Task<WireResponse> SendAsync(WireRequest request)
    {
        using HttpRequestMessage message = new(
            new HttpMethod(request.Method), request.Path + (request.Query.Length > 0 ? "?" + request.Query : ""));
        message.Content = new ReadOnlyMemoryContent(request.Body);
        // Whoever has much to say asks first.
        message.Headers.ExpectContinue = request.Body.Length > 1_000_000;
        foreach ((string name, string value) in request.Headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using HttpResponseMessage response = await _http.SendAsync(message);
        return new WireResponse(
            (int)response.StatusCode,
            new HttpHeaders(
                response.Headers.Concat(response.Content.Headers).SelectMany(h => h.Value, (h, v) => KeyValuePair.Create(h.Key, v))),
            await response.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => _http.Dispose();
}
