using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Formats;

/// <summary>Writes values as JSON by shape.</summary>
internal static class JsonWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 1000,
    };

    public static byte[] Write(Action<Utf8JsonWriter> content)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            content(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void Object(
        Utf8JsonWriter json, Shape.Structure shape, WireValue.Structure value, Func<Member, bool> isBody)
    {
        json.WriteStartObject();
        Members(json, shape, value, isBody);
        json.WriteEndObject();
    }

    public static void Members(
        Utf8JsonWriter json, Shape.Structure shape, WireValue.Structure value, Func<Member, bool> isBody)
    {
        foreach ((Member member, WireValue present) in shape.PresentIn(value))
        {
            if (isBody(member))
            {
                json.WritePropertyName(member.WireName);
                Value(json, member, present);
            }
        }
    }

    public static void Value(Utf8JsonWriter json, Member member, WireValue value)
    {
        switch (member.Target, value)
        {
            case (Shape.Document, _):
                Document(json, value);
                break;
            case (_, WireValue.Null):
                json.WriteNullValue();
                break;
            case (Shape.Structure structure, WireValue.Structure members):
                Object(json, structure, members, _ => true);
                break;
            case (Shape.List list, WireValue.List items):
                json.WriteStartArray();
                foreach (WireValue item in items.Items)
                {
                    Value(json, list.Item, item);
                }

                json.WriteEndArray();
                break;
            case (Shape.Map map, WireValue.Structure entries):
                json.WriteStartObject();
                foreach ((string name, WireValue entry) in entries.Members)
                {
                    json.WritePropertyName(WellFormed.Text(name));
                    Value(json, map.Value, entry);
                }

                json.WriteEndObject();
                break;
            default:
                Scalar(json, member, value);
                break;
        }
    }

    private static void Scalar(Utf8JsonWriter json, Member member, WireValue value)
    {
        TimestampFormat format = ScalarText.FormatOf(member, TimestampFormat.UnixTimestamp);
        switch (member.Target, value)
        {
            case (Shape.Text, WireValue.Text text):
                json.WriteStringValue(WellFormed.Text(text.Value));
                break;
            case (Shape.Integer or Shape.Number, WireValue.Integer integer):
                json.WriteNumberValue(integer.Value);
                break;
            case (Shape.Number, WireValue.Number number) when double.IsFinite(number.Value):
                json.WriteNumberValue(number.Value);
                break;
            case (Shape.Boolean, WireValue.Boolean boolean):
                json.WriteBooleanValue(boolean.Value);
                break;
            case (Shape.Timestamp, WireValue.Timestamp timestamp) when format == TimestampFormat.UnixTimestamp:
                json.WriteNumberValue(TimestampText.Seconds(timestamp.Value));
                break;
            default:
                json.WriteStringValue(ScalarText.Write(member.Target, value, format));
                break;
        }
    }

    private static void Document(Utf8JsonWriter json, WireValue value)
    {
        switch (value)
        {
            case WireValue.Structure structure:
                json.WriteStartObject();
                foreach ((string name, WireValue member) in structure.Members)
                {
                    json.WritePropertyName(WellFormed.Text(name));
                    Document(json, member);
                }

                json.WriteEndObject();
                break;
            case WireValue.List list:
                json.WriteStartArray();
                foreach (WireValue item in list.Items)
                {
                    Document(json, item);
                }

                json.WriteEndArray();
                break;
            case WireValue.Text text:
                json.WriteStringValue(WellFormed.Text(text.Value));
                break;
            case WireValue.Integer integer:
                json.WriteNumberValue(integer.Value);
                break;
            case WireValue.Number number when double.IsFinite(number.Value):
                json.WriteNumberValue(number.Value);
                break;
            case WireValue.Boolean boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case WireValue.Null:
                json.WriteNullValue();
                break;
            default:
                throw ScalarText.Mismatch(new Shape.Document(), value);
        }
    }
}
