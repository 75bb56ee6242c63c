using System.Collections.Immutable;
using System.Text;

namespace Keyferry.Wire.Shapes;

/// <summary>
/// The address of a REST operation: <c>/tags/{resourceArn}?constant=1</c>. A label stands for one segment of the path,
/// a greedy one (<c>{key+}</c>) for one or more.
/// </summary>
public sealed class UriTemplate
{
    private readonly ImmutableArray<Segment> _segments;
    private readonly int _greedy;

    private UriTemplate(
        string source, ImmutableArray<Segment> segments, ImmutableArray<KeyValuePair<string, string?>> query)
    {
        Source = source;
        _segments = segments;
        Query = query;
        _greedy = -1;
        for (int i = 0; i < segments.Length; i++)
        {
            _greedy = segments[i].Kind == Kind.Greedy ? i : _greedy;
        }
    }

    private enum Kind
    {
        Literal,
        Label,
        Greedy,
    }

    public static UriTemplate Root { get; } = Parse("/");

    public string Source { get; }

    /// <summary>Parameters that every request has; a null value is a name without <c>=</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Query { get; }

    /// <summary>How many segments aren't labels: of two templates that match, the one with more is meant.</summary>
    public int Literals => _segments.Count(s => s.Kind == Kind.Literal);

    public static UriTemplate Parse(string source)
    {
        int mark = source.IndexOf('?', StringComparison.Ordinal);
        string path = mark < 0 ? source : source[..mark];
        string query = mark < 0 ? "" : source[(mark + 1)..];
        return new UriTemplate(
            source,
            [.. path.Split('/').Skip(1).Select(ParseSegment)],
            [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(ParseParameter)]);
    }

    /// <summary>The labels' values, decoded; null when the path is another one. An empty label is no match.</summary>
    /// <param name="path">percent-encoded</param>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        string[] parts = path.Split('/')[1..];
        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        int extra = parts.Length - _segments.Length;
        if (extra < 0 || (extra > 0 && _greedy < 0))
        {
            return null;
        }

        int at = 0;
        foreach (Segment segment in _segments)
        {
            int take = segment.Kind == Kind.Greedy ? extra + 1 : 1;
            string text = Uri.UnescapeDataString(string.Join('/', parts[at..(at + take)]));
            at += take;
            if (segment.Kind == Kind.Literal ? text != segment.Text : text.Length == 0)
            {
                return null;
            }

            if (segment.Kind != Kind.Literal)
            {
                labels[segment.Text] = text;
            }
        }

        return labels;
    }

    /// <summary>The path with every label in its place, percent-encoded.</summary>
    public string Expand(Func<string, string> label)
    {
        StringBuilder path = new();
        foreach (Segment segment in _segments)
        {
            path.Append('/').Append(segment.Kind switch
            {
                Kind.Literal => segment.Text,
                Kind.Label => Uri.EscapeDataString(label(segment.Text)),
                _ => string.Join('/', label(segment.Text).Split('/').Select(Uri.EscapeDataString)),
            });
        }

        return path.ToString();
    }

    public override string ToString() => Source;

    private static Segment ParseSegment(string text) =>
        !text.StartsWith('{') ? new Segment(Kind.Literal, text)
        : text.EndsWith("+}", StringComparison.Ordinal) ? new Segment(Kind.Greedy, text[1..^2])
        : new Segment(Kind.Label, text[1..^1]);

    private static KeyValuePair<string, string?> ParseParameter(string text)
    {
        int mark = text.IndexOf('=', StringComparison.Ordinal);
        return mark < 0 ? new(text, null) : new(text[..mark], text[(mark + 1)..]);
    }

    private readonly record struct Segment(Kind Kind, string Text);
}
