using System.Globalization;
using System.Text;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// Messages as they arrive from browsers, tickets, logs and JSON, brought to one form: one line, straight quotes, no
/// HTML entities or JSON escapes, no invisible characters.
/// </summary>
public static class MessageText
{
    /// <summary>More characters than this are no message; what follows is left out.</summary>
    public const int Longest = 32 * 1024;

    // Entities and escapes are a few characters long; anything longer is text that happens to begin like one.
    private const int LongestEntity = 10;

    /// <summary>The text in one line. Never longer than the text itself.</summary>
    public static string Normalize(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan(0, Math.Min(text.Length, Longest));
        // Twice, since tickets escape what was escaped before: &amp;#39;
        return Collapse(Decode(Decode(rest)));
    }

    private static string Decode(ReadOnlySpan<char> text)
    {
        StringBuilder decoded = new(text.Length);
        while (!text.IsEmpty)
        {
            int taken = text[0] switch
            {
                '&' => Entity(text, decoded),
                '\\' => Escape(text, decoded),
                _ => 0,
            };
            if (taken == 0)
            {
                decoded.Append(text[0]);
                taken = 1;
            }

            text = text[taken..];
        }

        return decoded.ToString();
    }

    // How many characters the entity takes; 0 if it is none.
    private static int Entity(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        int end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        ReadOnlySpan<char> name = text[1..end];
        int code = name switch
        {
            "quot" or "ldquo" or "rdquo" => '"',
            "apos" or "lsquo" or "rsquo" => '\'',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "nbsp" => ' ',
            "hellip" => '…',
            _ => Number(name),
        };
        if (code < 0)
        {
            return 0;
        }

        decoded.Append((char)code);
        return end + 1;
    }

    private static int Number(ReadOnlySpan<char> name)
    {
        if (name[0] != '#')
        {
            return -1;
        }

        bool isHex = name.Length > 1 && name[1] is 'x' or 'X';
        NumberStyles style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(name[(isHex ? 2 : 1)..], style, CultureInfo.InvariantCulture, out int code)
            && code is > 0 and < 0xd800 ? code : -1;
    }

    // JSON's escapes, as far as they stand in pasted messages. \n stays: it may be a path's.
    private static int Escape(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        if (text.Length > 1 && text[1] is '"' or '\'')
        {
            decoded.Append(text[1]);
            return 2;
        }

        if (text.Length >= 6 && text[1] == 'u'
            && ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
            && !char.IsSurrogate((char)code))
        {
            decoded.Append((char)code);
            return 6;
        }

        return 0;
    }

    private static string Collapse(string text)
    {
        StringBuilder line = new(text.Length);
        bool isSpace = false, isBreak = false;
        foreach (char original in text)
        {
            char c = Straight(original);
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                isSpace = true;
                isBreak |= c is '\n' or '\r';
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                // Where a line was broken behind a slash or a hyphen there was no space before.
                bool joins = isBreak && line.Length > 0 && line[^1] is '/' or '-' && !EndsWithDash(line);
                if (isSpace && line.Length > 0 && !joins)
                {
                    line.Append(' ');
                }

                line.Append(c);
                isSpace = isBreak = false;
            }
        }

        return line.ToString();
    }

    // " - " is a dash between words.
    private static bool EndsWithDash(StringBuilder line) => line[^1] == '-' && (line.Length < 2 || line[^2] == ' ');

    private static char Straight(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201a' or '\u201b' or '\u2032' or '\u00b4' => '\'',
        '\u201c' or '\u201d' or '\u201e' or '\u201f' or '\u2033' => '"',
        _ => c,
    };
}
