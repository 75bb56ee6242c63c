using System.Globalization;
using System.Text;

namespace Keyferry.Policies.Source;

/// <summary>The escapes of RFC 8259, section 7.</summary>
internal static class JsonEscape
{
    /// <summary>Reads from the backslash on; what a wrong escape stood for is kept as written.</summary>
    public static void Read(JsonCursor cursor, StringBuilder value)
    {
        int start = cursor.Offset;
        char kind = cursor.Peek(1);
        if (kind == 'u')
        {
            ReadUnicode(cursor, value);
            return;
        }

        char? meaning = kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (meaning is char c)
        {
            value.Append(c);
            cursor.Offset += 2;
            return;
        }

        bool lineEnds = start + 1 >= cursor.Text.Length || kind is '\n' or '\r';
        string seen = lineEnds ? "a lone `\\` stands" : $"`\\` before {JsonCursor.Show(kind)} isn't an escape";
        cursor.Error(
            start,
            lineEnds ? "a lone `\\` stands at the end of the line" : seen,
            "write `\\\\` for a backslash");
        value.Append('\\');
        cursor.Offset++;
        if (!lineEnds && kind is '\'' or '`')
        {
            // Otherwise the quote would close a string that was opened with it.
            value.Append(kind);
            cursor.Offset++;
        }
    }

    private static void ReadUnicode(JsonCursor cursor, StringBuilder value)
    {
        int start = cursor.Offset;
        if (Unit(cursor, 0) is not char first)
        {
            cursor.Error(start, "`\\u` isn't followed by four hexadecimal digits", "write for example `\\u00e9`");
            value.Append("\\u");
            cursor.Offset += 2;
            return;
        }

        cursor.Offset += 6;
        value.Append(first);
        if (char.IsHighSurrogate(first) && Unit(cursor, 0) is char second && char.IsLowSurrogate(second))
        {
            value.Append(second);
            cursor.Offset += 6;
        }
        else if (char.IsSurrogate(first))
        {
            value[^1] = '\uFFFD';
            cursor.Error(
                start,
                $"`\\u{(int)first:x4}` is half of a surrogate pair",
                "write both halves, or the character itself");
        }
    }

    private static char? Unit(JsonCursor cursor, int ahead)
    {
        int at = cursor.Offset + ahead;
        if (at + 6 > cursor.Text.Length || cursor.Text[at] != '\\' || cursor.Text[at + 1] != 'u')
        {
            return null;
        }

        ReadOnlySpan<char> digits = cursor.Text.AsSpan(at + 2, 4);
        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
            ? (char)unit
            : null;
    }
}
