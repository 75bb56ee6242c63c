using System.Collections.Immutable;
using System.Text;

namespace Keyferry.Wire.Formats;

/// <summary>Names and values of a form or of a URI's query, percent-encoded and joined with <c>&amp;</c>.</summary>
internal static class FormText
{
    /// <summary>In order. Null when there are more than allowed.</summary>
    public static ImmutableArray<KeyValuePair<string, string>>? Read(string text, int most)
    {
        ImmutableArray<KeyValuePair<string, string>>.Builder pairs =
            ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (System.Range range in text.AsSpan().Split('&'))
        {
            ReadOnlySpan<char> part = text.AsSpan()[range];
            if (part.IsEmpty)
            {
                continue;
            }

            if (pairs.Count == most)
            {
                return null;
            }

            int mark = part.IndexOf('=');
            pairs.Add(mark < 0 ? new(Decode(part), "") : new(Decode(part[..mark]), Decode(part[(mark + 1)..])));
        }

        return pairs.ToImmutable();
    }

    public static string Write(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        StringBuilder text = new();
        foreach ((string name, string value) in pairs)
        {
            text.Append(text.Length == 0 ? "" : "&")
                .Append(Uri.EscapeDataString(name))
                .Append('=')
                .Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }

    private static string Decode(ReadOnlySpan<char> text) =>
        text.ContainsAny('+', '%') ? Uri.UnescapeDataString(text.ToString().Replace('+', ' ')) : text.ToString();
}
