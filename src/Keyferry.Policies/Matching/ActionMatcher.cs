using Keyferry.Policies.Language;

namespace Keyferry.Policies.Matching;

/// <summary>An Action or NotAction element; case never matters (F5.40).</summary>
internal sealed class ActionMatcher
{
    private readonly bool _isNot;
    private readonly WildcardPattern[] _patterns;

    public ActionMatcher(PatternElement element)
    {
        _isNot = element.IsNot;
        _patterns =
        [
            .. element.Patterns.Select(p => WildcardPattern.Compile(WildcardPattern.Encode(p.Text), ignoreCase: true)),
        ];
    }

    public bool IsMatch(string action)
    {
        foreach (WildcardPattern pattern in _patterns)
        {
            if (pattern.IsMatch(action))
            {
                return !_isNot;
            }
        }

        return _isNot;
    }
}
