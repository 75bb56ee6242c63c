namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>
/// A filter's value: <c>*</c> stands for any characters, <c>?</c> for one, a backslash takes the meaning from the next
/// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html#advanced-filtering). Case counts.
/// </summary>
internal readonly struct FilterPattern
{
    private readonly string _text;

    // Which characters of the text are wildcards; null: none.
    private readonly bool[]? _wild;

    public FilterPattern(string pattern)
    {
        if (pattern.AsSpan().IndexOfAny('*', '?', '\\') < 0)
        {
            _text = pattern;
            return;
        }

        char[] text = new char[pattern.Length];
        bool[] wild = new bool[pattern.Length];
        int length = 0;
        for (int at = 0; at < pattern.Length; at++)
        {
            bool escapes = pattern[at] == '\\' && at + 1 < pattern.Length;
            at += escapes ? 1 : 0;
            text[length] = pattern[at];
            wild[length++] = !escapes && (pattern[at] is '*' or '?');
        }

        _text = new string(text, 0, length);
        _wild = Array.IndexOf(wild, true) < 0 ? null : wild;
    }

    /// <summary>Whether the whole of the value fits. Goes back to the last star only, so its time is bounded by the product of the lengths.</summary>
    public bool Matches(string value)
    {
        if (_wild is null)
        {
            return _text == value;
        }

        int at = 0;
        int next = 0;
        int star = -1;
        int resume = 0;
        while (next < value.Length)
        {
            if (at < _text.Length && _wild[at] && _text[at] == '*')
            {
                star = at++;
                resume = next;
            }
            else if (at < _text.Length && ((_wild[at] && _text[at] == '?') || (!_wild[at] && _text[at] == value[next])))
            {
                at++;
                next++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                next = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (at < _text.Length && _wild[at] && _text[at] == '*')
        {
            at++;
        }

        return at == _text.Length;
    }
}
