using System.Text;
using System.Xml;

namespace Keyferry.Wire.Formats;

/// <summary>Text that can be written: what a format can't carry becomes U+FFFD, the replacement character.</summary>
internal static class WellFormed
{
    /// <summary>Without half surrogate pairs, which UTF-8 can't carry.</summary>
    public static string Text(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Without the control characters that XML 1.0 can't carry either.</summary>
    public static string Xml(string text)
    {
        string unicode = Text(text);
        foreach (char c in unicode)
        {
            if (!XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c))
            {
                return string.Concat(unicode.Select(x => XmlConvert.IsXmlChar(x) || char.IsSurrogate(x) ? x : '\uFFFD'));
            }
        }

        return unicode;
    }
}
