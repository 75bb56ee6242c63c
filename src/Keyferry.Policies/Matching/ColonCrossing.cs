namespace Keyferry.Policies.Matching;

/// <summary>
/// A resource pattern as one text: 'If the * wildcard is the last character of a resource ARN segment, it can expand to match
/// beyond the colon boundaries'
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html). So
/// <c>arn:aws:dynamodb:*:table/x</c> stands for that table in every Region and account.
/// </summary>
internal sealed class ColonCrossing
{
    private const int MostOnStack = 512;

    private readonly string _pattern;
    private readonly bool[] _crosses;
    private readonly int _colons;

    private ColonCrossing(string pattern, bool[] crosses)
    {
        _pattern = pattern;
        _crosses = crosses;
        _colons = pattern.AsSpan().Count(':');
    }

    /// <summary>Null if no <c>*</c> ends one of the first five parts, so that there is nothing to cross.</summary>
    /// <param name="encoded">As <see cref="WildcardPattern.Encode"/> makes it.</param>
    public static ColonCrossing? Of(string encoded)
    {
        bool[] crosses = new bool[encoded.Length];
        bool any = false;
        int colons = 0;
        for (int i = 0; i < encoded.Length; i++)
        {
            bool endsPart = WildcardPattern.IsStar(encoded[i]) && i + 1 < encoded.Length && encoded[i + 1] == ':';
            bool isLastPart = colons >= ArnText.Parts - 1;
            crosses[i] = isLastPart || endsPart || i + 1 == encoded.Length;
            any |= endsPart && !isLastPart;
            colons += encoded[i] == ':' ? 1 : 0;
        }

        return any ? new ColonCrossing(encoded, crosses) : null;
    }

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        // Only a text with more colons than the pattern has any for a `*` to swallow; the rest is matched part by part.
        if (text.Count(':') <= _colons)
        {
            return false;
        }

        // reached[p]: what is read so far can be the pattern's first p characters.
        int states = _pattern.Length + 1;
        Span<bool> reached = states <= MostOnStack ? stackalloc bool[states] : new bool[states];
        Span<bool> next = states <= MostOnStack ? stackalloc bool[states] : new bool[states];
        reached.Clear();
        reached[0] = true;
        SkipStars(reached);
        foreach (char c in text)
        {
            next.Clear();
            for (int p = 0; p < _pattern.Length; p++)
            {
                if (reached[p] && Takes(p, c))
                {
                    next[WildcardPattern.IsStar(_pattern[p]) ? p : p + 1] = true;
                }
            }

            SkipStars(next);
            next.CopyTo(reached);
        }

        return reached[_pattern.Length];
    }

    private bool Takes(int p, char c) =>
        WildcardPattern.IsWildcard(_pattern[p]) ? c != ':' || _crosses[p] : _pattern[p] == c;

    private void SkipStars(Span<bool> reached)
    {
        for (int p = 0; p < _pattern.Length; p++)
        {
            reached[p + 1] |= reached[p] && WildcardPattern.IsStar(_pattern[p]);
        }
    }
}
