using System.Text.RegularExpressions;

namespace Keyferry.Wire.Shapes;

/// <summary>
/// A pattern of a service model and how it is matched: against the whole value, without backtracking where the pattern
/// allows it, and never for longer than a moment.
/// </summary>
public sealed class TextPattern
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(100);

    private readonly Regex _regex;

    /// <exception cref="ArgumentException">The pattern isn't a regular expression that .NET reads.</exception>
    public TextPattern(string source)
    {
        Source = source;
        string whole = $@"\A(?:{source})\z";
        try
        {
            _regex = new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, s_moment);
        }
        catch (NotSupportedException)
        {
            // Lookarounds and back-references need backtracking.
            _regex = new Regex(whole, RegexOptions.CultureInvariant, s_moment);
        }
    }

    /// <summary>The pattern as the model writes it, and as error messages show it.</summary>
    public string Source { get; }

    public bool Matches(string value)
    {
        try
        {
            return _regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
