using System.Text.Json;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Http;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>
/// JSON 1.0 and 1.1, where a header names the operation: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
/// </summary>
public sealed class AwsJson : WireProtocol
{
    public const string TargetHeader = "X-Amz-Target";

    private readonly string _contentType;

    private AwsJson(string version) => _contentType = $"application/x-amz-json-{version}";

    public static AwsJson Version10 { get; } = new("1.0");

    public static AwsJson Version11 { get; } = new("1.1");

    public override WireResponse EncodeResponse(
        ServiceModel service, Operation operation, WireValue.Structure output, string requestId)
    {
        byte[] body = operation.Output is null
            ? []
            : JsonWriter.Write(json => JsonWriter.Object(json, operation.Output, output, _ => true));
        return Answer(operation.Status, requestId, body);
    }

    public override WireResponse EncodeError(ServiceModel service, WireError error, string requestId) =>
        Answer(error.Status, requestId, JsonWriter.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("__type", error.Code);
            JsonErrors.WriteMembers(json, service, error);
            json.WriteEndObject();
        }));

    private protected override WireValue.Structure? ReadRequest(
        Operation operation, WireRequest request, WireLimits limits, DecodingFailures failures) =>
        Read(operation.Input ?? Nothing, request.Body, new JsonReader(limits, failures, isLenient: false));

    private protected override WireRequest WriteRequest(
        ServiceModel service, Operation operation, WireValue.Structure input)
    {
        HttpHeaders headers = new(
        [
            new("Content-Type", _contentType),
            new(TargetHeader, $"{service.TargetPrefix}.{operation.Name}"),
        ]);
        byte[] body = JsonWriter.Write(json => JsonWriter.Object(json, operation.Input ?? Nothing, input, _ => true));
        return new WireRequest("POST", "/", "", headers, body);
    }

    private protected override (WireValue.Structure? Output, string? RequestId) ReadResponse(
        Operation operation, WireResponse response, WireLimits limits, DecodingFailures failures)
    {
        WireValue.Structure? output =
            Read(operation.Output ?? Nothing, response.Body, new JsonReader(limits, failures, isLenient: true));
        return (output, response.Headers[RequestIdHeader]);
    }

    private protected override DecodedResponse ReadError(
        ServiceModel service, WireResponse response, WireLimits limits) =>
        JsonErrors.Read(service, response, limits);

    private static WireValue.Structure? Read(Shape.Structure shape, ReadOnlyMemory<byte> body, JsonReader reader)
    {
        if (body.IsEmpty)
        {
            return WireValue.Structure.Empty;
        }

        using JsonDocument? json = reader.Parse(body);
        return json is null ? null : reader.Structure(shape, json.RootElement, null, _ => true);
    }

    private WireResponse Answer(int status, string requestId, byte[] body) =>
        new(status, new HttpHeaders([new(RequestIdHeader, requestId), new("Content-Type", _contentType)]), body);
}
