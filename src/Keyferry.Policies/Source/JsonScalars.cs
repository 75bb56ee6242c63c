using System.Globalization;
using System.Text;

namespace Keyferry.Policies.Source;

/// <summary>Strings, numbers, the three words, and what people write in their place.</summary>
internal sealed class JsonScalars(JsonCursor cursor)
{
    public SourceScalar? Read()
    {
        int start = cursor.Offset;
        if (OpensString(cursor.Peek()))
        {
            string? text = ReadString();
            return text is null ? null : new SourceScalar(ScalarKind.String, text, cursor.At(start));
        }

        return ReadWord(start);
    }

    /// <summary>A key; null if the text ends or holds nothing like one.</summary>
    public string? ReadKey()
    {
        int start = cursor.Offset;
        if (OpensString(cursor.Peek()))
        {
            return ReadString();
        }

        string word = TakeWord(withColons: false);
        if (word.Length == 0)
        {
            cursor.Fatal(
                start,
                $"{cursor.Seen()} stands where a key is expected",
                "write a key in double quotes, or close the object with `}`");
            return null;
        }

        cursor.Error(start, $"the key `{Shorten(word)}` has no quotes", $"write `\"{Shorten(word)}\"`");
        return word;
    }

    private static bool OpensString(char c) => c is '"' or '\'' or '`' or '\u201C' or '\u201D' or '\u2018' or '\u2019';

    private SourceScalar? ReadWord(int start)
    {
        string word = TakeWord(withColons: true);
        if (word.Length == 0)
        {
            cursor.Fatal(
                start,
                $"{cursor.Seen()} stands where a value is expected",
                "write a string, number, `true`, `false`, `null`, list or object");
            return null;
        }

        Position at = cursor.At(start);
        switch (word)
        {
            case "true" or "false":
                return new SourceScalar(ScalarKind.Boolean, word, at);
            case "null":
                return new SourceScalar(ScalarKind.Null, word, at);
        }

        if (JsonNumber.IsValid(word))
        {
            return new SourceScalar(ScalarKind.Number, word, at);
        }

        string shown = Shorten(word);
        (string message, string help) = word.ToUpperInvariant() switch
        {
            "TRUE" or "FALSE" or "NULL" => ($"`{shown}` isn't a JSON word", $"write `{word.ToLowerInvariant()}`"),
            "NONE" or "NIL" or "UNDEFINED" => ($"`{shown}` isn't a JSON word", "write `null`"),
            "NAN" or "INFINITY" or "-INFINITY" or "+INFINITY" => ($"JSON has no number `{shown}`", "write a finite number"),
            _ when JsonNumber.Fault(word) is string fault => ($"`{shown}` isn't a JSON number: {fault}", "write it without, or as a string in double quotes"),
            _ => ($"`{shown}` has no quotes", $"write `\"{shown}\"`"),
        };
        cursor.Error(start, message, help);
        return new SourceScalar(ScalarKind.String, word, at);
    }

    // Up to white space, a bracket, a comma, a quote or a comment; a colon belongs to it only inside a value (an ARN).
    private string TakeWord(bool withColons)
    {
        int start = cursor.Offset;
        while (!cursor.AtEnd)
        {
            char next = cursor.Peek();
            bool ends = next is ',' or '{' or '}' or '[' or ']' or '"' or ';'
                || char.IsWhiteSpace(next)
                || char.IsControl(next)
                || (next == ':' && !withColons)
                || (next == '=' && !withColons)
                || (next == '/' && cursor.Peek(1) is '/' or '*');
            if (ends)
            {
                break;
            }

            cursor.Offset++;
        }

        return cursor.Text[start..cursor.Offset];
    }

    private string? ReadString()
    {
        int start = cursor.Offset;
        char closing = Closing(start);
        cursor.Offset++;
        StringBuilder value = new();
        while (!cursor.AtEnd && !cursor.Stopped)
        {
            char next = cursor.Peek();
            if (next == closing)
            {
                cursor.Offset++;
                return value.ToString();
            }

            if (next is '\n' or '\r')
            {
                break;
            }

            if (next == '\\')
            {
                JsonEscape.Read(cursor, value);
                continue;
            }

            CheckCharacter(next);
            value.Append(next);
            cursor.Offset++;
            if (char.IsHighSurrogate(next) && char.IsLowSurrogate(cursor.Peek()))
            {
                value.Append(cursor.Peek());
                cursor.Offset++;
            }
        }

        // Whether the next line belongs to the string can't be told, so reading on would invent problems.
        cursor.Fatal(
            start,
            "the string isn't closed on its line",
            $"write `{closing}` at its end; a line break inside a string is written `\\n`");
        return null;
    }

    private char Closing(int start)
    {
        char opening = cursor.Peek();
        if (opening == '"')
        {
            return '"';
        }

        string name = opening switch
        {
            '\'' => "single quotes",
            '`' => "backticks",
            _ => "typographic quotes",
        };
        cursor.Error(start, $"the string stands in {name}", "JSON strings stand in double quotes `\"`");
        return opening switch
        {
            '\u201C' => '\u201D',
            '\u2018' => '\u2019',
            _ => opening,
        };
    }

    private void CheckCharacter(char next)
    {
        if (next < ' ')
        {
            string escape = next == '\t' ? "\\t" : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)next:X4}");
            cursor.Error(
                cursor.Offset,
                $"the control character U+{(int)next:X4} stands in a string",
                $"write `{escape}`");
        }
        else if (char.IsLowSurrogate(next) || (char.IsHighSurrogate(next) && !char.IsLowSurrogate(cursor.Peek(1))))
        {
            cursor.Error(
                cursor.Offset,
                $"half of a surrogate pair, U+{(int)next:X4}, stands in a string",
                "check the file's encoding, it must be UTF-8");
        }
    }

    private static string Shorten(string word) => word.Length <= 60 ? word : $"{word[..57]}...";
}
