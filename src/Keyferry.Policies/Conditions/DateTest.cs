using System.Globalization;

namespace Keyferry.Policies.Conditions;

/// <summary>
/// Date operators: the W3C profile of ISO 8601 (a date alone is its midnight in UTC) or seconds of the epoch, on either side.
/// </summary>
internal sealed class DateTest(IEnumerable<string> values, Ordering ordering) : ValueTest
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd", "yyyy-MM",
    ];

    private readonly DateTimeOffset[] _wanted = [.. values.Select(Parse).OfType<DateTimeOffset>()];

    public override bool Matches(string value)
    {
        if (_wanted.Length == 0 || Parse(value) is not { } actual)
        {
            return false;
        }

        foreach (DateTimeOffset wanted in _wanted)
        {
            if (OrderingOf.Holds(ordering, actual.CompareTo(wanted)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The moment a text names, or null. Four digits alone are seconds, not a year.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        const double Last = 253402300799;
        if (double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out double seconds))
        {
            return Math.Abs(seconds) <= Last && seconds > -62135596800
                ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
                : null;
        }

        return DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset moment)
            ? moment
            : null;
    }
}
