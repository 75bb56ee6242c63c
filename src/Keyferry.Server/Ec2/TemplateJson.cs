using System.Text;
using System.Text.Json;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Ec2;

/// <summary>
/// What a launch template says, as the JSON that the core keeps. Members have the names of the service model, which are the
/// same in a request and in an answer.
/// </summary>
internal static class TemplateJson
{
    public static string Write(WireValue.Structure data)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            Write(json, data);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    public static WireValue.Structure Read(string data)
    {
        using var json = JsonDocument.Parse(data);
        return (WireValue.Structure)Read(json.RootElement);
    }

    private static void Write(Utf8JsonWriter json, WireValue value)
    {
        switch (value)
        {
            case WireValue.Structure structure:
                json.WriteStartObject();
                foreach ((string name, WireValue member) in structure.Members)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }

                json.WriteEndObject();
                break;
            case WireValue.List list:
                json.WriteStartArray();
                foreach (WireValue item in list.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case WireValue.Integer number:
                json.WriteNumberValue(number.Value);
                break;
            case WireValue.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case WireValue.Boolean flag:
                json.WriteBooleanValue(flag.Value);
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static WireValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new WireValue.Structure(
            [.. json.EnumerateObject().Select(m => new KeyValuePair<string, WireValue>(m.Name, Read(m.Value)))]),
        JsonValueKind.Array => new WireValue.List([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Number => json.TryGetInt64(out long whole) ? WireValue.Of(whole) : new WireValue.Number(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => WireValue.Of(json.GetBoolean()),
        _ => WireValue.Of(json.GetString() ?? ""),
    };
}
