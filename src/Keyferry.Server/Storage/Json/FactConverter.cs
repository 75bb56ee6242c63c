using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Keyferry.Policies.Requests;

namespace Keyferry.Server.Storage.Json;

/// <summary><c>{"known": …}</c> or <c>{"unknown": "why"}</c>.</summary>
internal sealed class FactConverter<T> : JsonConverter<Fact<T>>
{
    private static readonly JsonEncodedText s_known = JsonEncodedText.Encode("known");
    private static readonly JsonEncodedText s_unknown = JsonEncodedText.Encode("unknown");

    public override Fact<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            throw new JsonException("a fact is expected, `known` or `unknown`");
        }

        bool known = reader.ValueTextEquals(s_known.EncodedUtf8Bytes);
        reader.Read();
        Fact<T> fact = known
            ? Fact<T>.Known(JsonSerializer.Deserialize(ref reader, TypeOf(options))!)
            : Fact<T>.Unknown(reader.GetString() ?? throw new JsonException("a reason is expected"));
        reader.Read();
        return reader.TokenType == JsonTokenType.EndObject ? fact : throw new JsonException("a fact is one value or one reason");
    }

    public override void Write(Utf8JsonWriter writer, Fact<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.IsKnown)
        {
            writer.WritePropertyName(s_known);
            JsonSerializer.Serialize(writer, value.Value, TypeOf(options));
        }
        else
        {
            writer.WriteString(s_unknown, value.UnknownBecause);
        }

        writer.WriteEndObject();
    }

    private static JsonTypeInfo<T> TypeOf(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
