using System.Collections.Immutable;
using System.Text;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>Values as header fields: https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait</summary>
internal static class HeaderText
{
    public static string Write(Member member, WireValue value) => (member.Target, value) switch
    {
        (Shape.List list, WireValue.List items) => string.Join(", ", items.Items.Select(i => Quoted(list.Item, i))),
        (Shape.Text, WireValue.Text text) when member.IsJsonValue =>
            Convert.ToBase64String(Encoding.UTF8.GetBytes(WellFormed.Text(text.Value))),
        _ => Scalar(member, value),
    };

    /// <summary>Null when the field's text is no such value.</summary>
    public static WireValue? Read(Member member, string text)
    {
        if (member.Target is Shape.List list)
        {
            ImmutableArray<WireValue?> items = [.. Items(list.Item, text).Select(i => Scalar(list.Item, i))];
            return items.Contains(null) ? null : WireValue.Of(items.Select(i => i!));
        }

        return member.IsJsonValue
            ? ScalarText.ReadBlob(text) is { } blob ? WireValue.Of(Encoding.UTF8.GetString(blob.Bytes.Span)) : null
            : Scalar(member, text);
    }

    private static string Scalar(Member member, WireValue value) =>
        ScalarText.Write(member.Target, value, ScalarText.FormatOf(member, TimestampFormat.Rfc822));

    private static WireValue? Scalar(Member member, string text) =>
        ScalarText.Read(member.Target, text, ScalarText.FormatOf(member, TimestampFormat.Rfc822));

    private static string Quoted(Member item, WireValue value)
    {
        string text = Scalar(item, value);
        bool isOdd = text.Length == 0 || text.Trim() != text || text.AsSpan().ContainsAny(',', '"');
        return isOdd && item.Target is Shape.Text ? $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"" : text;
    }

    private static List<string> Items(Member item, string text)
    {
        // A date of RFC 822 holds a comma of its own.
        bool isDate = item.Target is Shape.Timestamp
            && ScalarText.FormatOf(item, TimestampFormat.Rfc822) == TimestampFormat.Rfc822;
        List<string> items = [];
        StringBuilder current = new();
        bool isQuoted = false;
        bool wasQuoted = false;
        int commas = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (isQuoted && c == '\\' && i + 1 < text.Length)
            {
                current.Append(text[++i]);
            }
            else if (c == '"' && (isQuoted || string.IsNullOrWhiteSpace(current.ToString())))
            {
                isQuoted = !isQuoted;
                wasQuoted = true;
                current = isQuoted ? current.Clear() : current;
            }
            else if (c == ',' && !isQuoted && !(isDate && commas++ % 2 == 0))
            {
                items.Add(wasQuoted ? current.ToString() : current.ToString().Trim());
                wasQuoted = false;
                current.Clear();
            }
            else if (isQuoted || !wasQuoted)
            {
                current.Append(c);
            }
        }

        string last = wasQuoted ? current.ToString() : current.ToString().Trim();
        if (last.Length > 0 || wasQuoted || items.Count > 0)
        {
            items.Add(last);
        }

        return items;
    }
}
