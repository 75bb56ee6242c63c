namespace Keyferry.Policies.Source;

/// <summary>The number grammar of RFC 8259, section 6.</summary>
internal static class JsonNumber
{
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text.StartsWith("-") ? text[1..] : text;
        int whole = Digits(rest);
        if (whole == 0 || (whole > 1 && rest[0] == '0'))
        {
            return false;
        }

        rest = rest[whole..];
        if (rest.StartsWith("."))
        {
            int fraction = Digits(rest[1..]);
            if (fraction == 0)
            {
                return false;
            }

            rest = rest[(1 + fraction)..];
        }

        if (rest.StartsWith("e") || rest.StartsWith("E"))
        {
            rest = rest[1..];
            rest = rest.StartsWith("+") || rest.StartsWith("-") ? rest[1..] : rest;
            int exponent = Digits(rest);
            return exponent > 0 && exponent == rest.Length;
        }

        return rest.IsEmpty;
    }

    /// <summary>Why a text that was meant as a number isn't one; null if it wasn't meant as one.</summary>
    public static string? Fault(string text)
    {
        string bare = text.TrimStart('+', '-');
        if (bare.Length == 0 || !(char.IsAsciiDigit(bare[0]) || bare[0] == '.') || bare.Any(c => !IsNumeric(c)))
        {
            return null;
        }

        if (text[0] == '+')
        {
            return "a leading `+`";
        }

        if (bare.Length > 1 && bare[0] == '0' && char.IsAsciiDigit(bare[1]))
        {
            return "a leading zero";
        }

        return bare[0] == '.' || bare[^1] == '.' ? "a decimal point without digits on both sides" : "malformed digits";
    }

    private static bool IsNumeric(char c) => char.IsAsciiHexDigit(c) || c is '.' or '+' or '-' or 'x' or 'X' or '_';

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        return count;
    }
}
