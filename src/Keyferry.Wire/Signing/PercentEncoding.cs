using System.Buffers;
using System.Text;

namespace Keyferry.Wire.Signing;

/// <summary>The one percent-encoding that signatures know: everything but RFC 3986's unreserved characters, in capitals.</summary>
internal static class PercentEncoding
{
    private const string UnreservedCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static readonly SearchValues<char> Unreserved = SearchValues.Create(UnreservedCharacters);
    private static readonly SearchValues<char> UnreservedAndSlash = SearchValues.Create(UnreservedCharacters + "/");

    internal static string Encode(string text) =>
        text.AsSpan().ContainsAnyExcept(Unreserved) ? Encode(Encoding.UTF8.GetBytes(text), Unreserved) : text;

    internal static string EncodePath(string path) =>
        path.AsSpan().ContainsAnyExcept(UnreservedAndSlash)
            ? Encode(Encoding.UTF8.GetBytes(path), UnreservedAndSlash)
            : path;

    /// <summary>
    /// A name or value of a query, decoded and encoded anew, so that <c>%7e</c>, <c>%7E</c> and <c>~</c> are one. A plus sign
    /// is a space: botocore signs <c>%20</c> and sends <c>+</c>.
    /// </summary>
    internal static string RecodeQuery(string text) =>
        text.AsSpan().ContainsAnyExcept(Unreserved) ? Encode(DecodeBytes(text, plusIsSpace: true), Unreserved) : text;

    /// <summary>A path, decoded and encoded anew. A plus sign stands for itself.</summary>
    internal static string RecodePath(string path) =>
        path.AsSpan().ContainsAnyExcept(UnreservedAndSlash)
            ? Encode(DecodeBytes(path, plusIsSpace: false), UnreservedAndSlash)
            : path;

    /// <summary>A name or value of a query, decoded.</summary>
    internal static string DecodeQuery(string text) =>
        text.AsSpan().ContainsAny('%', '+') ? Encoding.UTF8.GetString(DecodeBytes(text, plusIsSpace: true)) : text;

    /// <summary>A percent sign that two hexadecimal digits don't follow stands for itself.</summary>
    private static ReadOnlySpan<byte> DecodeBytes(string text, bool plusIsSpace)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                bytes[length++] = (byte)((Nibble(bytes[i + 1]) << 4) | Nibble(bytes[i + 2]));
                i += 2;
            }
            else
            {
                bytes[length++] = plusIsSpace && bytes[i] == '+' ? (byte)' ' : bytes[i];
            }
        }

        return bytes.AsSpan(0, length);
    }

    private static int Nibble(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static string Encode(ReadOnlySpan<byte> bytes, SearchValues<char> kept)
    {
        const string digits = "0123456789ABCDEF";
        StringBuilder text = new(bytes.Length * 2);
        foreach (byte value in bytes)
        {
            if (kept.Contains((char)value))
            {
                text.Append((char)value);
            }
            else
            {
                text.Append('%').Append(digits[value >> 4]).Append(digits[value & 15]);
            }
        }

        return text.ToString();
    }
}
