using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Keyferry.Cloud.Scenarios;

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
