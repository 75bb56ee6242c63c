using System.Globalization;
using System.Text;

namespace Keyferry.Wire.Generator.Smithy;

/// <summary>
/// Cuts a file into tokens. Blanks, commas and comments mean nothing in Smithy's IDL:
/// https://smithy.io/2.0/spec/idl.html#lexical-notes
/// </summary>
internal sealed class Lexer(string path, string source)
{
    private int _at;
    private int _line;
    private int _lineStart;

    public IReadOnlyList<Token> Read()
    {
        List<Token> tokens = [];
        while (true)
        {
            SkipBlank();
            Token token = Next();
            tokens.Add(token);
            if (token.Kind == TokenKind.End)
            {
                return tokens;
            }
        }
    }

    private Token Next()
    {
        if (_at >= source.Length)
        {
            return new(TokenKind.End, "", Here(_at, 0));
        }

        int start = _at;
        char c = source[_at];
        if (c == '"')
        {
            return Text();
        }

        if ("{}[]():=@".IndexOf(c) >= 0)
        {
            _at++;
            return new(TokenKind.Mark, c.ToString(), Here(start, 1));
        }

        bool isNumber = char.IsDigit(c) || c == '-';
        if (!isNumber && !IsOfName(c))
        {
            throw new DescriptionException(Here(start, 1), $"`{c}` begins nothing that Smithy knows");
        }

        do
        {
            _at++;
        }
        while (_at < source.Length && (isNumber ? IsOfNumber(source[_at]) : IsOfName(source[_at])));

        TokenKind kind = isNumber ? TokenKind.Number : TokenKind.Name;
        return new(kind, source.Substring(start, _at - start), Here(start, _at - start));
    }

    private Token Text()
    {
        int start = _at++;
        StringBuilder text = new();
        while (_at < source.Length && source[_at] is not ('"' or '\n'))
        {
            char c = source[_at++];
            text.Append(c == '\\' && _at < source.Length ? Escape() : c);
        }

        if (_at >= source.Length || source[_at] != '"')
        {
            throw new DescriptionException(Here(start, 1), "the text has no closing quote on its line");
        }

        _at++;
        return new(TokenKind.Text, text.ToString(), Here(start, _at - start));
    }

    private char Escape()
    {
        int start = _at - 1;
        char c = source[_at++];
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= source.Length
                && ushort.TryParse(source.Substring(_at, 4), NumberStyles.HexNumber, null, out ushort code):
                _at += 4;
                return (char)code;
            default:
                throw new DescriptionException(Here(start, 2), $"`\\{c}` is no escape");
        }
    }

    private void SkipBlank()
    {
        while (_at < source.Length)
        {
            char c = source[_at];
            if (c == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (c == '/' && _at + 1 < source.Length && source[_at + 1] == '/')
            {
                while (_at < source.Length && source[_at] != '\n')
                {
                    _at++;
                }

                continue;
            }
            else if (c != ',' && !char.IsWhiteSpace(c))
            {
                return;
            }

            _at++;
        }
    }

    private Place Here(int start, int length) => new(path, start, length, _line, start - _lineStart);

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '#' or '$';

    private static bool IsOfNumber(char c) => char.IsDigit(c) || c is '.' or 'e' or 'E' or '+' or '-';
}
