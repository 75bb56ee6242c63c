using System.Diagnostics;
using Keyferry.Policies.Matching;

namespace Keyferry.Policies.Conditions;

/// <summary>The values of one condition, made ready for comparison: does a request's value match any of them?</summary>
internal abstract class ValueTest
{
    public abstract bool Matches(string value);

    /// <summary>Whether every text matches.</summary>
    public virtual bool MatchesEverything => false;

    public static ValueTest Nothing { get; } = new TextTest([], StringComparison.Ordinal);

    public static ValueTest Everything { get; } = new LikeTest([WildcardPattern.Anything]);

    /// <param name="rule">The operator.</param>
    /// <param name="encoded">The policy's values, as <see cref="PatternTemplate"/> encodes them.</param>
    public static ValueTest Of(OperatorRule rule, IEnumerable<string> encoded) => rule.Family switch
    {
        OperatorFamily.Text or OperatorFamily.Binary => new TextTest([.. encoded], StringComparison.Ordinal),
        OperatorFamily.TextIgnoringCase => new TextTest([.. encoded], StringComparison.OrdinalIgnoreCase),
        OperatorFamily.Like =>
            new LikeTest([.. encoded.Select(e => WildcardPattern.Compile(e, ignoreCase: false))]),
        OperatorFamily.Arn => new ArnTest([.. encoded.Select(ArnPattern.ForCondition)]),
        OperatorFamily.Number => new NumberTest(encoded, rule.Ordering),
        OperatorFamily.Date => new DateTest(encoded, rule.Ordering),
        OperatorFamily.Bool => new BoolTest(encoded),
        OperatorFamily.IpAddress => new IpAddressTest(encoded),
        _ => throw new UnreachableException(),
    };

    private sealed class TextTest(string[] values, StringComparison comparison) : ValueTest
    {
        public override bool Matches(string value)
        {
            foreach (string wanted in values)
            {
                if (string.Equals(wanted, value, comparison))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class LikeTest(WildcardPattern[] patterns) : ValueTest
    {
        public override bool MatchesEverything => patterns.Any(p => p.IsAnything);

        public override bool Matches(string value)
        {
            foreach (WildcardPattern pattern in patterns)
            {
                if (pattern.IsMatch(value))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class ArnTest(ArnPattern[] patterns) : ValueTest
    {
        public override bool Matches(string value)
        {
            ArnText arn = new(value);
            if (!arn.IsArn)
            {
                return false;
            }

            foreach (ArnPattern pattern in patterns)
            {
                if (pattern.IsMatch(arn))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class BoolTest(IEnumerable<string> values) : ValueTest
    {
        private readonly bool[] _wanted = [.. values.Where(v => bool.TryParse(v, out _)).Select(bool.Parse)];

        public override bool Matches(string value) =>
            bool.TryParse(value, out bool actual) && Array.IndexOf(_wanted, actual) >= 0;
    }
}
