using System.Text.Json;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Http;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>Errors as both JSON protocols have them.</summary>
internal static class JsonErrors
{
    public const string CodeHeader = "x-amzn-ErrorType";

    /// <summary>
    /// The member that carries the message, as the error's shape names it (F8.1). Denials come from the layer that all
    /// services share, which capitalizes it (F8.2).
    /// </summary>
    public static string MessageName(ServiceModel service, WireError error) =>
        service.Errors.GetValueOrDefault(error.Code)?.Members.Members.FirstOrDefault(IsMessage)?.WireName
        ?? (error.Code == "AccessDeniedException" ? "Message" : "message");

    public static bool IsMessage(Member member) =>
        member.Location == Location.Body && string.Equals(member.Name, "message", StringComparison.OrdinalIgnoreCase);

    /// <summary>The members of an error that stand in its body, its message first.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ServiceModel service, WireError error)
    {
        json.WriteString(MessageName(service, error), WellFormed.Text(error.Message));
        if (service.Errors.GetValueOrDefault(error.Code)?.Members is { } shape)
        {
            JsonWriter.Members(json, shape, error.Members, m => m.Location == Location.Body && !IsMessage(m));
        }
    }

    /// <summary>Clients find the code in a header or in the body, and strip what surrounds it (F8.3).</summary>
    public static DecodedResponse Read(ServiceModel service, WireResponse response, WireLimits limits)
    {
        DecodingFailures failures = new();
        JsonReader reader = new(limits, failures, isLenient: true);
        using JsonDocument? json = response.Body.IsEmpty ? null : reader.Parse(response.Body);
        JsonElement? body = json?.RootElement is { ValueKind: JsonValueKind.Object } element ? element : null;
        string? code = response.Headers[CodeHeader] ?? Text(body, "__type") ?? Text(body, "code");
        if (string.IsNullOrEmpty(code))
        {
            return new DecodedResponse.Unreadable(
                response.Status, "neither a header nor the body tells the error's code");
        }

        code = code.Split(':')[0];
        code = code[(code.LastIndexOf('#') + 1)..];
        WireError error = new(code, Text(body, "message") ?? Text(body, "Message") ?? "", response.Status);
        if (service.Errors.GetValueOrDefault(code)?.Members is { } shape)
        {
            WireValue.Structure members = RestBinding.ReadHeaders(shape, response.Headers, failures);
            WireValue.Structure inBody = body is { } present
                ? reader.Structure(shape, present, null, m => m.Location == Location.Body) ?? WireValue.Structure.Empty
                : WireValue.Structure.Empty;
            error = error with { Members = new([.. members.Members, .. inBody.Members]) };
        }

        return new DecodedResponse.Failure(error, response.Headers[WireProtocol.RequestIdHeader]);
    }

    private static string? Text(JsonElement? json, string name)
    {
        try
        {
            return json?.TryGetProperty(name, out JsonElement value) == true && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // Text that JSON can write and Unicode can't.
            return null;
        }
    }
}
