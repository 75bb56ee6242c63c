namespace Keyferry.Policies.Matching;

/// <summary>
/// A text with <c>*</c> and <c>?</c>, compiled once. Policy variables may put a literal <c>*</c> into a pattern, therefore the
/// wildcards are kept as two code points that are no characters (U+FFFF and U+FFFE) and every other character stands for itself.
/// </summary>
internal sealed class WildcardPattern
{
    private const char Star = '\uFFFF';
    private const char Mark = '\uFFFE';

    private readonly string _text;
    private readonly Shape _shape;
    private readonly bool _ignoreCase;

    private WildcardPattern(string text, Shape shape, bool ignoreCase)
    {
        _text = text;
        _shape = shape;
        _ignoreCase = ignoreCase;
    }

    private enum Shape
    {
        Anything,
        Literal,
        Prefix,
        General,
    }

    public static WildcardPattern Anything { get; } = new("", Shape.Anything, ignoreCase: false);

    /// <summary>Whether an encoded character is a <c>*</c>.</summary>
    public static bool IsStar(char encoded) => encoded == Star;

    /// <summary>Whether an encoded character is a <c>*</c> or <c>?</c>.</summary>
    public static bool IsWildcard(char encoded) => encoded is Star or Mark;

    public bool IsAnything => _shape == Shape.Anything;

    public bool IsLiteral => _shape == Shape.Literal;

    /// <summary>The encoded form of a text as a policy writes it.</summary>
    public static string Encode(string written)
    {
        // A policy that holds one of the two code points itself must not thereby gain a wildcard.
        string safe = written.Replace(Star, '\uFFFD').Replace(Mark, '\uFFFD');
        return safe.Replace('*', Star).Replace('?', Mark);
    }

    /// <summary>A text that means only itself, whatever it contains: the value of a policy variable.</summary>
    public static string EncodeLiteral(string value) => value.Replace(Star, '\uFFFD').Replace(Mark, '\uFFFD');

    public static WildcardPattern Compile(ReadOnlySpan<char> encoded, bool ignoreCase)
    {
        int wildcard = encoded.IndexOfAny(Star, Mark);
        if (wildcard < 0)
        {
            return new(encoded.ToString(), Shape.Literal, ignoreCase);
        }

        if (encoded.TrimStart(Star).IsEmpty)
        {
            return Anything;
        }

        return encoded[wildcard] == Star && wildcard == encoded.Length - 1
            ? new(encoded[..wildcard].ToString(), Shape.Prefix, ignoreCase)
            : new(encoded.ToString(), Shape.General, ignoreCase);
    }

    public bool IsMatch(ReadOnlySpan<char> text) => _shape switch
    {
        Shape.Anything => true,
        Shape.Literal => _ignoreCase
            ? text.Equals(_text, StringComparison.OrdinalIgnoreCase)
            : text.SequenceEqual(_text),
        Shape.Prefix => _ignoreCase
            ? text.StartsWith(_text, StringComparison.OrdinalIgnoreCase)
            : text.StartsWith(_text, StringComparison.Ordinal),
        _ => IsMatch(_text, text, _ignoreCase),
    };

    // The last star is the only one that ever needs to be tried again: linear in practice, at worst pattern × text.
    private static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == Star)
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == Mark || Same(pattern[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart(Star).IsEmpty;
    }

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}
