using System.Collections.Frozen;

namespace Keyferry.Cloud.ImageBuilder.Schedules;

/// <summary>Which days of a month match: by their number or by the day of the week, whichever is given.</summary>
internal abstract record CronDays
{
    private CronDays()
    {
    }

    public abstract bool Match(DateOnly day);

    /// <summary>Reads both fields: one of them must be <c>?</c>; <c>*</c> beside a value counts as such, as in AWS's own examples.</summary>
    public static (CronDays? Days, string? Problem) Read(string day, string weekday)
    {
        bool anyDay = day is "?" or "*";
        bool anyWeekday = weekday is "?" or "*";
        return (anyDay, anyWeekday) switch
        {
            (true, true) => day == "?" && weekday == "?"
                ? (null, "day and day of the week can't both be `?`")
                : (new Every(), null),
            (false, false) => (null, "day and day of the week can't both be given: one of them must be `?`"),
            (true, false) => ReadWeekday(weekday),
            (false, true) => ReadDay(day),
        };
    }

    private static (CronDays?, string?) ReadDay(string text)
    {
        if (text.Equals("L", StringComparison.OrdinalIgnoreCase))
        {
            return (new Last(), null);
        }

        if (text.EndsWith('W') || text.EndsWith('w'))
        {
            return CronField.Day.Number(text[..^1]) is { } near
                ? (new NearestWorkday(near), null)
                : text.Length == 2 && text[0] is 'L' or 'l' ? (new LastWorkday(), null)
                : (null, CronField.Day.Wrong(text));
        }

        (FrozenSet<int>? values, string? problem) = CronField.Day.Read(text);
        return values is null ? (null, problem) : (new Numbered(values), null);
    }

    private static (CronDays?, string?) ReadWeekday(string text)
    {
        if (text.Equals("L", StringComparison.OrdinalIgnoreCase))
        {
            return (new Weekdays(new[] { CronField.Weekday.Most }.ToFrozenSet()), null);
        }

        if (text.Split('#') is [var name, var nth])
        {
            return CronField.Weekday.Number(name) is { } weekday && nth is [>= '1' and <= '5']
                ? (new NthWeekday(weekday, nth[0] - '0'), null)
                : (null, $"`{text}` is no day of the week of a month: like fri#2, the second Friday");
        }

        if (text.EndsWith('L') || text.EndsWith('l'))
        {
            return CronField.Weekday.Number(text[..^1]) is { } last
                ? (new LastWeekday(last), null)
                : (null, CronField.Weekday.Wrong(text));
        }

        (FrozenSet<int>? values, string? problem) = CronField.Weekday.Read(text);
        return values is null ? (null, problem) : (new Weekdays(values), null);
    }

    private static int WeekdayOf(DateOnly day) => (int)day.DayOfWeek + 1;

    private static int LengthOf(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    private static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    internal sealed record Every : CronDays
    {
        public override bool Match(DateOnly day) => true;
    }

    internal sealed record Numbered(FrozenSet<int> Days) : CronDays
    {
        public override bool Match(DateOnly day) => Days.Contains(day.Day);
    }

    internal sealed record Last : CronDays
    {
        public override bool Match(DateOnly day) => day.Day == LengthOf(day);
    }

    /// <summary><c>3W</c>: the workday nearest to the day, in the same month.</summary>
    internal sealed record NearestWorkday(int Near) : CronDays
    {
        public override bool Match(DateOnly day)
        {
            if (Near > LengthOf(day))
            {
                return false;
            }

            DateOnly meant = new(day.Year, day.Month, Near);
            int away = meant.DayOfWeek switch
            {
                DayOfWeek.Saturday => Near == 1 ? 2 : -1,
                DayOfWeek.Sunday => Near == LengthOf(day) ? -2 : 1,
                _ => 0,
            };
            return day == meant.AddDays(away);
        }
    }

    /// <summary><c>LW</c>.</summary>
    internal sealed record LastWorkday : CronDays
    {
        public override bool Match(DateOnly day) =>
            IsWorkday(day) && (day.Day == LengthOf(day)
                || (day.DayOfWeek == DayOfWeek.Friday && day.Day >= LengthOf(day) - 2));
    }

    internal sealed record Weekdays(FrozenSet<int> Days) : CronDays
    {
        public override bool Match(DateOnly day) => Days.Contains(WeekdayOf(day));
    }

    /// <summary><c>fri#2</c>: the second Friday.</summary>
    internal sealed record NthWeekday(int Weekday, int Nth) : CronDays
    {
        public override bool Match(DateOnly day) => WeekdayOf(day) == Weekday && ((day.Day - 1) / 7) + 1 == Nth;
    }

    /// <summary><c>friL</c>: the last Friday.</summary>
    internal sealed record LastWeekday(int Weekday) : CronDays
    {
        public override bool Match(DateOnly day) => WeekdayOf(day) == Weekday && day.Day > LengthOf(day) - 7;
    }
}
