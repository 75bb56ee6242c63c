using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Http;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>REST with JSON bodies: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html</summary>
public sealed class RestJson : WireProtocol
{
    private const string JsonType = "application/json";

    private RestJson()
    {
    }

    public static RestJson Instance { get; } = new();

    private static KeyValuePair<string, WireValue>[] NoMembers => [];

    public override WireResponse EncodeResponse(
        ServiceModel service, Operation operation, WireValue.Structure output, string requestId)
    {
        Shape.Structure shape = operation.Output ?? Nothing;
        Member? code = shape.Members.FirstOrDefault(m => m.Location == Location.StatusCode);
        int status = code is not null && output[code.Name] is WireValue.Integer set ? (int)set.Value : operation.Status;
        (string? contentType, byte[] body) =
            operation.Output is null ? (null, []) : WriteBody(shape, output, IsInResponseBody, isAnswer: true);
        IEnumerable<KeyValuePair<string, string>> headers =
        [
            new(RequestIdHeader, requestId),
            .. contentType is null ? Array.Empty<KeyValuePair<string, string>>() : [new("Content-Type", contentType)],
            .. RestBinding.WriteHeaders(shape, output),
        ];
        return new WireResponse(status, new HttpHeaders(headers), body);
    }

    public override WireResponse EncodeError(ServiceModel service, WireError error, string requestId)
    {
        IEnumerable<KeyValuePair<string, string>> headers =
        [
            new(RequestIdHeader, requestId),
            new("Content-Type", JsonType),
            new(JsonErrors.CodeHeader, error.Code),
        ];
        if (service.Errors.GetValueOrDefault(error.Code)?.Members is { } shape)
        {
            headers = headers.Concat(RestBinding.WriteHeaders(shape, error.Members));
        }

        return new WireResponse(error.Status, new HttpHeaders(headers), JsonWriter.Write(json =>
        {
            json.WriteStartObject();
            JsonErrors.WriteMembers(json, service, error);
            json.WriteEndObject();
        }));
    }

    private protected override WireValue.Structure? ReadRequest(
        Operation operation, WireRequest request, WireLimits limits, DecodingFailures failures)
    {
        Shape.Structure shape = operation.Input ?? Nothing;
        if (operation.Uri.Match(request.Path) is not { } labels
            || FormText.Read(request.Query, limits.Parameters) is not { } parameters)
        {
            failures.Add(null, null, new Constraint.Readable($"the path isn't `{operation.Uri}`"));
            return null;
        }

        JsonReader reader = new(limits, failures, isLenient: false);

        // A presigned request carries its signature in the query.
        IEnumerable<KeyValuePair<string, string>> own =
            parameters.Where(p => !p.Key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase));
        return new(
        [
            .. RestBinding.ReadLabels(shape, labels, failures),
            .. RestBinding.ReadQuery(shape, own, operation.Uri.Query.Select(q => q.Key), failures),
            .. RestBinding.ReadHeaders(shape, request.Headers, failures).Members,
            .. ReadBody(shape, request.Body, m => m.Location == Location.Body, reader, failures),
        ]);
    }

    private protected override WireRequest WriteRequest(
        ServiceModel service, Operation operation, WireValue.Structure input)
    {
        Shape.Structure shape = operation.Input ?? Nothing;
        (string? contentType, byte[] body) = WriteBody(shape, input, m => m.Location == Location.Body, false);
        string constant =
            string.Join('&', operation.Uri.Query.Select(q => q.Value is null ? q.Key : $"{q.Key}={q.Value}"));
        string variable = FormText.Write(RestBinding.WriteQuery(shape, input));
        string query = constant.Length > 0 && variable.Length > 0 ? $"{constant}&{variable}" : constant + variable;
        IEnumerable<KeyValuePair<string, string>> headers = RestBinding.WriteHeaders(shape, input);
        HttpHeaders all = new(headers);
        return new WireRequest(
            operation.Method,
            operation.Uri.Expand(label => RestBinding.WriteLabel(shape, input, label)),
            query,
            contentType is null || all["Content-Type"] is not null ? all : all.With("Content-Type", contentType),
            body);
    }

    private protected override (WireValue.Structure? Output, string? RequestId) ReadResponse(
        Operation operation, WireResponse response, WireLimits limits, DecodingFailures failures)
    {
        Shape.Structure shape = operation.Output ?? Nothing;
        Member? code = shape.Members.FirstOrDefault(m => m.Location == Location.StatusCode);
        JsonReader reader = new(limits, failures, isLenient: true);
        ImmutableArray<KeyValuePair<string, WireValue>> members =
        [
            .. code is null ? NoMembers : [new(code.Name, WireValue.Of(response.Status))],
            .. RestBinding.ReadHeaders(shape, response.Headers, failures).Members,
            .. ReadBody(shape, response.Body, IsInResponseBody, reader, failures),
        ];
        return (new(members), response.Headers[RequestIdHeader]);
    }

    private protected override DecodedResponse ReadError(
        ServiceModel service, WireResponse response, WireLimits limits) =>
        JsonErrors.Read(service, response, limits);

    /// <summary>Paths and queries are of requests; in an answer such a member is one of the body.</summary>
    private static bool IsInResponseBody(Member member) =>
        member.Location is Location.Body or Location.Uri or Location.Querystring;

    private static (string? ContentType, byte[] Body) WriteBody(
        Shape.Structure shape, WireValue.Structure value, Func<Member, bool> isBody, bool isAnswer)
    {
        if (shape.Payload is null)
        {
            // A request without members for its body has no body; an answer has an empty object.
            return isAnswer || shape.Members.Any(isBody)
                ? (JsonType, JsonWriter.Write(json => JsonWriter.Object(json, shape, value, isBody)))
                : (null, []);
        }

        Member payload = shape[shape.Payload]!;
        return (payload.Target, value[payload.Name]) switch
        {
            (Shape.Structure { IsUnion: false }, null) => (JsonType, "{}"u8.ToArray()),
            (_, null) => (null, []),
            (Shape.Blob, WireValue.Blob blob) => ("application/octet-stream", blob.Bytes.ToArray()),
            (Shape.Text, WireValue.Text text) => ("text/plain", Encoding.UTF8.GetBytes(text.Value)),
            (_, { } present) => (JsonType, JsonWriter.Write(json => JsonWriter.Value(json, payload, present))),
        };
    }

    private static ImmutableArray<KeyValuePair<string, WireValue>> ReadBody(
        Shape.Structure shape,
        ReadOnlyMemory<byte> body,
        Func<Member, bool> isBody,
        JsonReader reader,
        DecodingFailures failures)
    {
        Member? payload = shape.Payload is null ? null : shape[shape.Payload];
        if (body.IsEmpty)
        {
            return [];
        }

        switch (payload?.Target)
        {
            case Shape.Blob:
                return [new(payload.Name, new WireValue.Blob(body))];
            case Shape.Text when System.Text.Unicode.Utf8.IsValid(body.Span):
                return [new(payload.Name, WireValue.Of(Encoding.UTF8.GetString(body.Span)))];
            case Shape.Text:
                failures.Add(ValuePath.To(payload), null, new Constraint.Readable("the body isn't UTF-8"));
                return [];
        }

        using JsonDocument? json = reader.Parse(body);
        if (json is null)
        {
            return [];
        }

        if (payload is null)
        {
            return reader.Structure(shape, json.RootElement, null, isBody)?.Members ?? [];
        }

        return reader.Value(payload, json.RootElement, ValuePath.To(payload)) is { } value
            ? [new(payload.Name, value)]
            : [];
    }
}
