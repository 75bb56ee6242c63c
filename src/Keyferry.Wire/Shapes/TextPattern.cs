using System.Text.RegularExpressions;

namespace Keyferry.Wire.Shapes;

/// <summary>
/// A pattern of a service model and how it is matched: against the whole value, without backtracking where the pattern
/// allows it, and never for longer than a moment. It is compiled when it is first used: services have hundreds.
/// </summary>
/// <param name="source">
/// the pattern as the model writes it; one that isn't a regular expression makes the first match throw
/// </param>
public sealed class TextPattern(string source)
{
    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(2);

    private readonly Lazy<Regex> _regex = new(() => Compile(source));

    /// <summary>The pattern as the model writes it, and as error messages show it.</summary>
    public string Source { get; } = source;

    /// <summary>A value that can't be told in a moment doesn't match.</summary>
    public bool Matches(string value)
    {
        try
        {
            return _regex.Value.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex Compile(string source)
    {
        // AWS's models write `every character` for Java, which reads two halves of a surrogate pair as one character.
        string pattern = source.Replace(@"\uD800\uDC00-\uDBFF\uDFFF", @"\uD800-\uDFFF", StringComparison.OrdinalIgnoreCase);
        string whole = $@"\A(?:{pattern})\z";
        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, s_moment);
        }
        catch (NotSupportedException)
        {
            // Lookarounds and back-references need backtracking.
            return new Regex(whole, RegexOptions.CultureInvariant, s_moment);
        }
    }
}
