using System.Text;
using System.Text.Json;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;
using Api = Keyferry.Wire.Services.Ec2;

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

    /// <summary>JSON has neither times nor whole numbers of its own: which is which the shape tells.</summary>
    public static WireValue.Structure Read(string data)
    {
        using var json = JsonDocument.Parse(data);
        return (WireValue.Structure)Read(json.RootElement, Api.ResponseLaunchTemplateData.Shape);
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
            case WireValue.Timestamp time:
                json.WriteStringValue(time.Value);
                break;
            case WireValue.Boolean flag:
                json.WriteBooleanValue(flag.Value);
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static WireValue Read(JsonElement json, Shape? shape) => json.ValueKind switch
    {
        JsonValueKind.Object => new WireValue.Structure(
        [
            .. json.EnumerateObject().Select(m => new KeyValuePair<string, WireValue>(
                m.Name, Read(m.Value, (shape as Shape.Structure)?[m.Name]?.Target))),
        ]),
        JsonValueKind.Array => new WireValue.List(
            [.. json.EnumerateArray().Select(item => Read(item, (shape as Shape.List)?.Item.Target))]),
        JsonValueKind.Number => shape is not Shape.Number && json.TryGetInt64(out long whole)
            ? WireValue.Of(whole)
            : new WireValue.Number(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => WireValue.Of(json.GetBoolean()),
        _ when shape is Shape.Timestamp => WireValue.Of(json.GetDateTimeOffset()),
        _ => WireValue.Of(json.GetString() ?? ""),
    };
}
