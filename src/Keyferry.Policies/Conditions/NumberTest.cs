using System.Globalization;

namespace Keyferry.Policies.Conditions;

/// <summary>Numeric operators: whole or decimal numbers; what is no number matches nothing.</summary>
internal sealed class NumberTest(IEnumerable<string> values, Ordering ordering) : ValueTest
{
    private readonly Number[] _wanted = [.. values.Select(Number.Parse).OfType<Number>()];

    public override bool Matches(string value)
    {
        if (_wanted.Length == 0 || Number.Parse(value) is not { } actual)
        {
            return false;
        }

        foreach (Number wanted in _wanted)
        {
            if (OrderingOf.Holds(ordering, actual.CompareTo(wanted)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A number of any size: exact within decimal's range, else as near as a double comes.</summary>
internal readonly record struct Number(decimal? Exact, double Rough) : IComparable<Number>
{
    private const NumberStyles Styles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static Number? Parse(string text)
    {
        if (decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out decimal exact))
        {
            return new Number(exact, (double)exact);
        }

        return double.TryParse(text, Styles, CultureInfo.InvariantCulture, out double rough) && double.IsFinite(rough)
            ? new Number(null, rough)
            : null;
    }

    public int CompareTo(Number other) =>
        Exact is { } mine && other.Exact is { } theirs ? mine.CompareTo(theirs) : Rough.CompareTo(other.Rough);
}

internal static class OrderingOf
{
    /// <param name="ordering">What the operator asks for.</param>
    /// <param name="comparison">The request's value compared with the policy's.</param>
    public static bool Holds(Ordering ordering, int comparison) => ordering switch
    {
        Ordering.Equal => comparison == 0,
        Ordering.Less => comparison < 0,
        Ordering.LessOrEqual => comparison <= 0,
        Ordering.Greater => comparison > 0,
        _ => comparison >= 0,
    };
}
