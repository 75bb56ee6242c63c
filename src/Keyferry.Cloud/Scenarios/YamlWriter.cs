using System.Globalization;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Writes a scenario's tree top down, as YAML or JSON; a field without a value is left out.</summary>
internal sealed class YamlWriter(ITreeSink sink)
{
    public string Finish() => sink.Finish();

    public void Map(Action fields)
    {
        sink.BeginMap();
        fields();
        sink.EndMap();
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
        sink.BeginList();
        all.ForEach(write);
        sink.EndList();
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

    public void Key(string key) => sink.Key(key);

    public void Text(string value) => sink.Text(value);

    public void Plain(string value) => sink.Plain(value);
}
