using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Keyferry.Policies.Source;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Harness;

/// <summary>
/// Values as stories write them. In what a call is given, <c>$name</c> stands for what was captured before, also within a
/// text; blobs are base64 or <c>utf8:text</c>. In what a call must give, a map names only what matters; <c>$name</c> captures
/// where nothing has that name yet and compares where something has; <c>*</c> is any value, null an absent one,
/// <c>~pattern</c> a regular expression.
/// </summary>
internal sealed partial class StoryValues
{
    private readonly Dictionary<string, string> _captured = new(StringComparer.Ordinal);

    public string? this[string name] => _captured.GetValueOrDefault(name);

    public IEnumerable<KeyValuePair<string, string>> Captured => _captured;

    public string Fill(string text) => Name().Replace(
        text, m => _captured.TryGetValue(m.Groups[1].Value, out string? value) ? value : m.Value);

    public WireValue.Structure Input(Shape.Structure shape, SourceMap map) => new(
    [
        .. map.Entries.Select(e => KeyValuePair.Create(e.Key, Input(
            shape[e.Key]?.Target ?? throw new StoryException(e.KeyPosition, $"{shape.Name} has no member `{e.Key}`"), e.Value))),
    ]);

    /// <summary>What differs from what is expected; null if nothing does.</summary>
    public string? Difference(string path, Shape? shape, SourceNode expected, WireValue? actual) => (expected, actual) switch
    {
        (SourceScalar { Kind: ScalarKind.Null }, null) => null,
        (SourceScalar { Kind: ScalarKind.Null }, _) => $"{path} is {actual}, should be absent",
        (_, null) => $"{path} is absent, should be {Show(expected)}",
        (SourceMap map, WireValue.Structure structure) => map.Entries
            .Select(e => Difference($"{path}.{e.Key}", MemberShape(shape, e), e.Value, structure[Fill(e.Key)]))
            .FirstOrDefault(d => d is not null),
        (SourceList list, WireValue.List items) => list.Items.Length != items.Items.Length
            ? $"{path} has {items.Items.Length} items, should have {list.Items.Length}: {actual}"
            : list.Items
                .Select((item, i) => Difference($"{path}[{i}]", (shape as Shape.List)?.Item.Target, item, items.Items[i]))
                .FirstOrDefault(d => d is not null),
        (SourceScalar scalar, _) => Compare(path, scalar.Text, Text(actual)),
        _ => $"{path} is {actual}, should be {Show(expected)}",
    };

    /// <summary>Whether a text is as expected; a new <c>$name</c> captures it.</summary>
    public string? Compare(string path, string expected, string actual)
    {
        if (expected == "*")
        {
            return null;
        }

        if (WholeName().Match(expected) is { Success: true } name && _captured.TryAdd(name.Groups[1].Value, actual))
        {
            return null;
        }

        if (expected.StartsWith('~'))
        {
            return Regex.IsMatch(actual, Fill(expected[1..]), RegexOptions.Singleline)
                ? null
                : $"{path} is `{actual}`, which doesn't match {expected}";
        }

        string filled = Fill(expected);
        string wanted = filled.StartsWith("utf8:", StringComparison.Ordinal)
            ? Convert.ToBase64String(Encoding.UTF8.GetBytes(filled[5..]))
            : filled;
        return wanted == actual ? null : $"{path} is `{actual}`, should be `{wanted}`";
    }

    private static Shape? MemberShape(Shape? shape, SourceEntry entry) => shape switch
    {
        Shape.Structure structure => structure[entry.Key]?.Target
            ?? throw new StoryException(entry.KeyPosition, $"{structure.Name} has no member `{entry.Key}`"),
        Shape.Map map => map.Value.Target,
        _ => null,
    };

    private static string Text(WireValue value) => value switch
    {
        WireValue.Text text => text.Value,
        WireValue.Boolean flag => flag.Value ? "true" : "false",
        WireValue.Blob blob => Convert.ToBase64String(blob.Bytes.Span),
        WireValue.Timestamp instant => instant.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        WireValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        WireValue.Integer integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Show(SourceNode node) => node is SourceScalar scalar ? $"`{scalar.Text}`" : node.ToString();

    /// <summary>A value that a call is given.</summary>
    public WireValue Input(Shape shape, SourceNode node) => (shape, node) switch
    {
        (Shape.Structure structure, SourceMap map) => Input(structure, map),
        (Shape.Map map, SourceMap entries) => new WireValue.Structure(
            [.. entries.Entries.Select(e => KeyValuePair.Create(Fill(e.Key), Input(map.Value.Target, e.Value)))]),
        (Shape.List list, SourceList items) => WireValue.Of(items.Items.Select(i => Input(list.Item.Target, i))),
        (_, SourceScalar scalar) => Scalar(shape, scalar, Fill(scalar.Text)),
        _ => throw new StoryException(node.Position, $"{shape.GetType().Name} can't be {node.GetType().Name}"),
    };

    private static WireValue Scalar(Shape shape, SourceScalar scalar, string text) => shape switch
    {
        Shape.Text => WireValue.Of(text),
        Shape.Integer => WireValue.Of(long.Parse(text, CultureInfo.InvariantCulture)),
        Shape.Number => new WireValue.Number(double.Parse(text, CultureInfo.InvariantCulture)),
        Shape.Boolean => WireValue.Of(text == "true"),
        Shape.Timestamp => WireValue.Of(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
        Shape.Blob => new WireValue.Blob(text.StartsWith("utf8:", StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(text[5..])
            : Convert.FromBase64String(text)),
        _ => throw new StoryException(scalar.Position, $"{shape.GetType().Name} can't be `{text}`"),
    };

    [GeneratedRegex(@"\$\{?([A-Za-z][A-Za-z0-9]*)\}?")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\$([A-Za-z][A-Za-z0-9]*)$")]
    private static partial Regex WholeName();
}

/// <summary>A story that is written wrongly.</summary>
internal sealed class StoryException(Position at, string message) : Exception($"line {at.Line}: {message}");
