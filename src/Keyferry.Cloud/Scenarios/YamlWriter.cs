using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Writes YAML top down; a field without a value is left out.</summary>
internal sealed class YamlWriter
{
    private readonly StringBuilder _text = new();
    private readonly Emitter _emitter;

    public YamlWriter()
    {
        var writer = new StringWriter(_text, CultureInfo.InvariantCulture) { NewLine = "\n" };
        _emitter = new Emitter(writer, new EmitterSettings(2, int.MaxValue, false, 1024).WithIndentedSequences());
        _emitter.Emit(new StreamStart());
        _emitter.Emit(new DocumentStart(null, null, true));
    }

    public string Finish()
    {
        _emitter.Emit(new DocumentEnd(true));
        _emitter.Emit(new StreamEnd());
        return _text.ToString();
    }

    public void Map(Action fields)
    {
        _emitter.Emit(new MappingStart());
        fields();
        _emitter.Emit(new MappingEnd());
    }

    public void Map(string key, Action fields)
    {
        Key(key);
        Map(fields);
    }

    /// <summary>A list under a key; nothing if it is empty, unless <paramref name="evenEmpty"/>.</summary>
    public void List<T>(string key, IEnumerable<T> items, Action<T> write, bool evenEmpty = false)
    {
        List<T> all = [.. items];
        if (all.Count == 0 && !evenEmpty)
        {
            return;
        }

        Key(key);
        _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Any));
        all.ForEach(write);
        _emitter.Emit(new SequenceEnd());
    }

    /// <summary>A list that may be absent: null is left out, an empty one stays.</summary>
    public void Texts(string key, IEnumerable<string>? texts)
    {
        if (texts is not null)
        {
            List(key, texts, Text, evenEmpty: true);
        }
    }

    public void TextMap(string key, IEnumerable<KeyValuePair<string, string>>? texts, bool evenEmpty = false)
    {
        if (texts is not null && (evenEmpty || texts.Any()))
        {
            Map(key, () =>
            {
                foreach ((string name, string value) in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
                {
                    Text(name, value);
                }
            });
        }
    }

    public void Text(string key, string? value)
    {
        if (value is not null)
        {
            Key(key);
            Text(value);
        }
    }

    public void Number(string key, int? value)
    {
        if (value is { } number)
        {
            Key(key);
            Plain(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Flag(string key, bool? value)
    {
        if (value is { } flag)
        {
            Key(key);
            Plain(flag ? "true" : "false");
        }
    }

    public void Key(string key) => Text(key);

    /// <summary>Plain where a reader takes it for the same text, else in double quotes.</summary>
    public void Text(string value)
    {
        bool plain = value.Length > 0 && char.IsAsciiLetter(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/' or '.')
            && value.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n");
        _emitter.Emit(new YamlDotNet.Core.Events.Scalar(
            AnchorName.Empty, TagName.Empty, value, plain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, plain, !plain));
    }

    public void Plain(string value) =>
        _emitter.Emit(new YamlDotNet.Core.Events.Scalar(AnchorName.Empty, TagName.Empty, value, ScalarStyle.Plain, true, false));
}
