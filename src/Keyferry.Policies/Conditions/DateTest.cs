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
        bool isWritten = text.AsSpan().LastIndexOf('-') > 0;
        if (!isWritten && double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out double seconds))
        {
            return Math.Abs(seconds) <= Last && seconds > -62135596800
                ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
                : null;
        }

        if (ParseUsual(text) is { } usual)
        {
            return usual;
        }

        return isWritten && DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset moment)
            ? moment
            : null;
    }

    // `2026-08-01T12:00:00Z`, which is how aws:CurrentTime is always written: by hand because it is compared so often.
    private static DateTimeOffset? ParseUsual(ReadOnlySpan<char> text)
    {
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T'
            || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        {
            return null;
        }

        int year = (Digits(text, 0) * 100) + Digits(text, 2);
        int month = Digits(text, 5), day = Digits(text, 8), hour = Digits(text, 11);
        int minute = Digits(text, 14), second = Digits(text, 17);
        bool isDate = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return isDate && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero)
            : null;
    }

    // Two digits, or something below zero that stays so in every sum above.
    private static int Digits(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1])
            ? ((text[at] - '0') * 10) + (text[at + 1] - '0')
            : -10_000;
}
