using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Takes a tree of maps, lists and scalars, top down, as text of some form.</summary>
internal interface ITreeSink
{
    void BeginMap();

    void EndMap();

    void BeginList();

    void EndList();

    void Key(string name);

    void Text(string value);

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    void Plain(string value);

    string Finish();
}

/// <summary>YAML.</summary>
internal sealed class YamlSink : ITreeSink
{
    private readonly StringBuilder _text = new();
    private readonly Emitter _emitter;

    public YamlSink()
    {
        var writer = new StringWriter(_text, CultureInfo.InvariantCulture) { NewLine = "\n" };
        _emitter = new Emitter(writer, new EmitterSettings(2, int.MaxValue, false, 1024).WithIndentedSequences());
        _emitter.Emit(new StreamStart());
        _emitter.Emit(new DocumentStart(null, null, true));
    }

    public void BeginMap() => _emitter.Emit(new MappingStart());

    public void EndMap() => _emitter.Emit(new MappingEnd());

    public void BeginList() => _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Any));

    public void EndList() => _emitter.Emit(new SequenceEnd());

    public void Key(string name) => Text(name);

    // Plain where a reader takes it for the same text, else in double quotes.
    public void Text(string value)
    {
        bool plain = value.Length > 0 && char.IsAsciiLetter(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/' or '.')
            && value.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n");
        _emitter.Emit(new YamlDotNet.Core.Events.Scalar(
            AnchorName.Empty, TagName.Empty, value, plain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, plain, !plain));
    }

    public void Plain(string value) =>
        _emitter.Emit(new YamlDotNet.Core.Events.Scalar(AnchorName.Empty, TagName.Empty, value, ScalarStyle.Plain, true, false));

    public string Finish()
    {
        _emitter.Emit(new DocumentEnd(true));
        _emitter.Emit(new StreamEnd());
        return _text.ToString();
    }
}

/// <summary>JSON, indented.</summary>
internal sealed class JsonSink : ITreeSink
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

    public string Finish()
    {
        _json.Flush();
        return Encoding.UTF8.GetString(_text.WrittenSpan) + "\n";
    }
}
