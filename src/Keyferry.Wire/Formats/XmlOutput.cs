using System.Buffers;
using System.Text;

namespace Keyferry.Wire.Formats;

/// <summary>
/// XML as AWS answers it: elements, attributes, text, one default namespace at a time. It leaves out what the
/// platform's writer has besides, because an answer of DescribeImages is a megabyte.
/// </summary>
internal sealed class XmlOutput
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /// <summary>
    /// What text and attribute values can't hold as it is; line ends and tabs would be lost in an attribute.
    /// </summary>
    private static readonly SearchValues<char> s_special = SearchValues.Create(
        "&<>\"\t\n\r\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012"
        + "\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    // Lent: to let an array of megabytes grow anew for every answer took half of the time of a long one.
    private char[] _text = ArrayPool<char>.Shared.Rent(4096);
    private int _length;
    private readonly Stack<(string Name, string Namespace)> _open = new();
    private bool _isInTag;

    public XmlOutput(bool isDeclared)
    {
        if (isDeclared)
        {
            Raw(Declaration);
        }
    }

    /// <summary>
    /// All of it, once, in UTF-8; half surrogate pairs, which it can't carry, become U+FFFD.
    /// </summary>
    public byte[] ToArray()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(_text, 0, _length);
        ArrayPool<char>.Shared.Return(_text);
        (_text, _length) = ([], 0);
        return bytes;
    }

    /// <param name="name">trusted: it comes from a service's model</param>
    /// <param name="ns">declared where it isn't the one around</param>
    public void Start(string name, string ns)
    {
        CloseTag();
        Raw("<");
        Raw(name);
        if (ns != (_open.TryPeek(out (string Name, string Namespace) around) ? around.Namespace : ""))
        {
            Attribute("xmlns", ns);
        }

        _open.Push((name, ns));
        _isInTag = true;
    }

    /// <summary>Of the element that was just started.</summary>
    public void Attribute(string name, string value)
    {
        Raw(" ");
        Raw(name);
        Raw("=\"");
        Escaped(value, isAttribute: true);
        Raw("\"");
    }

    public void Text(string text)
    {
        CloseTag();
        Escaped(text, isAttribute: false);
    }

    public void End()
    {
        (string name, _) = _open.Pop();
        if (_isInTag)
        {
            Raw("/>");
            _isInTag = false;
            return;
        }

        Raw("</");
        Raw(name);
        Raw(">");
    }

    public void Element(string name, string ns, string text)
    {
        Start(name, ns);
        Text(text);
        End();
    }

    private void CloseTag()
    {
        if (_isInTag)
        {
            Raw(">");
            _isInTag = false;
        }
    }

    private void Escaped(ReadOnlySpan<char> text, bool isAttribute)
    {
        while (text.IndexOfAny(s_special) is >= 0 and var at)
        {
            Raw(text[..at]);
            Raw(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => isAttribute ? "&quot;" : "\"",
                '\t' => isAttribute ? "&#x9;" : "\t",
                '\n' => isAttribute ? "&#xA;" : "\n",
                '\r' => "&#xD;",

                // XML 1.0 has no way to write the others.
                _ => "\uFFFD",
            });
            text = text[(at + 1)..];
        }

        Raw(text);
    }

    private void Raw(ReadOnlySpan<char> text)
    {
        if (text.Length > _text.Length - _length)
        {
            char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(2 * _text.Length, _length + text.Length));
            _text.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_text);
            _text = larger;
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }
}
