using System.Text;

namespace Keyferry.Wire.Formats;

/// <summary>
/// Text that JSON can be written with: half surrogate pairs become U+FFFD, the replacement character.
/// </summary>
internal static class WellFormed
{
    public static string Text(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            ? text
            : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
