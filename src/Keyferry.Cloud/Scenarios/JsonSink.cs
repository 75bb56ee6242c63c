using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Keyferry.Cloud.Scenarios;

/// <summary>JSON, indented.</summary>
internal sealed class JsonSink : ITreeSink, IDisposable
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly Utf8JsonWriter _json;

    public JsonSink() =>
        _json = new Utf8JsonWriter(_text, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void BeginMap() => _json.WriteStartObject();

    public void EndMap() => _json.WriteEndObject();

    public void BeginList() => _json.WriteStartArray();

    public void EndList() => _json.WriteEndArray();

    public void Key(string name) => _json.WritePropertyName(name);

    public void Text(string value) => _json.WriteStringValue(value);

    public void Plain(string value) => _json.WriteRawValue(value);

    public void Dispose() => _json.Dispose();

    public string Finish()
    {
        _json.Flush();
        return Encoding.UTF8.GetString(_text.WrittenSpan) + "\n";
    }
}
