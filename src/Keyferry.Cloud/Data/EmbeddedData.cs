using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Data;

/// <summary>AWS's documents as they ship inside the assembly; each is <c>{"Document": …, …}</c> with its source.</summary>
internal static class EmbeddedData
{
    /// <summary>The names of all files.</summary>
    public static IEnumerable<string> Names =>
        typeof(EmbeddedData).Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".json", StringComparison.Ordinal)).Select(n => n[..^".json".Length]);

    /// <summary>The tree of <c>Data/NAME.json</c>, or null if there is no such file. Not cached.</summary>
    public static SourceMap? Find(string name, string documentName)
    {
        using Stream? stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream($"{name}.json");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return (SourceMap)JsonSource.Read(documentName, reader.ReadToEnd()).Required();
    }

    /// <summary>The tree of a file that is there; anything else is a bug of the build.</summary>
    public static SourceMap Get(string name, string documentName) =>
        Find(name, documentName) ?? throw new InvalidOperationException($"the data file {name}.json is missing");

    public static string Text(this SourceMap map, string key) =>
        map.Find(key)?.Value is SourceScalar scalar
            ? scalar.Text
            : throw new InvalidOperationException($"the data file has no text {key}");

    public static SourceNode Node(this SourceMap map, string key) =>
        map.Find(key)?.Value ?? throw new InvalidOperationException($"the data file has no {key}");

    /// <summary>The same tree with placeholders (<c>&lt;ACCOUNT_ID&gt;</c>) replaced in its texts; positions stay.</summary>
    public static SourceNode Fill(SourceNode node, params ReadOnlySpan<(string Placeholder, string Value)> values)
    {
        switch (node)
        {
            case SourceScalar { Kind: ScalarKind.String } scalar:
                string text = scalar.Text;
                foreach ((string placeholder, string value) in values)
                {
                    text = text.Replace(placeholder, value, StringComparison.Ordinal);
                }

                return scalar with { Text = text };
            case SourceList list:
                var items = new SourceNode[list.Items.Length];
                for (int i = 0; i < items.Length; i++)
                {
                    items[i] = Fill(list.Items[i], values);
                }

                return list with { Items = [.. items] };
            case SourceMap map:
                var entries = new SourceEntry[map.Entries.Length];
                for (int i = 0; i < entries.Length; i++)
                {
                    entries[i] = map.Entries[i] with { Value = Fill(map.Entries[i].Value, values) };
                }

                return map with { Entries = [.. entries] };
            default:
                return node;
        }
    }
}
