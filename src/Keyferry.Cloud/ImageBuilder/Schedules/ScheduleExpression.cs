using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Keyferry.Cloud.ImageBuilder.Schedules;

/// <summary>
/// When a pipeline runs: <c>cron(0 0 * * ? *)</c>, six fields as AWS has them, or <c>rate(1 day)</c>. AWS's dialect has a
/// year, <c>?</c>, <c>L</c>, <c>W</c> and <c>#</c> together, and Sunday is 1: no package of the core's size reads it.
/// </summary>
internal abstract record ScheduleExpression
{
    private ScheduleExpression()
    {
    }

    /// <summary>The first time after this one; null if it never comes.</summary>
    /// <param name="after">A time.</param>
    /// <param name="zone">The time zone of the expression.</param>
    public abstract DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone);

    /// <summary>Reads the text; a problem tells what is wrong with it.</summary>
    public static (ScheduleExpression? Expression, string? Problem) Read(string text)
    {
        if (Inside("cron", text) is { } cron)
        {
            return ReadCron(cron);
        }

        // The user guide gives the six fields without `cron(…)` too.
        return Inside("rate", text) is { } rate ? ReadRate(rate)
            : text.Split(' ').Length == 6 ? ReadCron(text)
            : (null, "it must be like cron(0 0 * * ? *) or rate(1 day)");
    }

    private static string? Inside(string kind, string text) =>
        text.StartsWith(kind + "(", StringComparison.Ordinal) && text.EndsWith(')') ? text[(kind.Length + 1)..^1] : null;

    private static (ScheduleExpression?, string?) ReadCron(string text)
    {
        if (text.Split(' ') is not [var minute, var hour, var day, var month, var weekday, var year])
        {
            return (null, "a cron expression has six fields: minute, hour, day, month, day of the week, year");
        }

        (FrozenSet<int>? minutes, string? wrongMinute) = CronField.Minute.Read(minute);
        (FrozenSet<int>? hours, string? wrongHour) = CronField.Hour.Read(hour);
        (CronDays? days, string? wrongDay) = CronDays.Read(day, weekday);
        (FrozenSet<int>? months, string? wrongMonth) = CronField.Month.Read(month);
        (FrozenSet<int>? years, string? wrongYear) = CronField.Year.Read(year);
        return minutes is null || hours is null || days is null || months is null || years is null
            ? (null, wrongMinute ?? wrongHour ?? wrongDay ?? wrongMonth ?? wrongYear)
            : (new Cron([.. minutes.Order()], [.. hours.Order()], days, months, years), null);
    }

    private static (ScheduleExpression?, string?) ReadRate(string text)
    {
        if (text.Split(' ') is not [var count, var unit]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number == 0)
        {
            return (null, "a rate has a number and a unit: rate(1 day)");
        }

        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html: one minute, two minutes.
        TimeSpan? one = (number == 1 ? unit + "s" : unit) switch
        {
            "minutes" => TimeSpan.FromMinutes(1),
            "hours" => TimeSpan.FromHours(1),
            "days" => TimeSpan.FromDays(1),
            _ => null,
        };
        return one is { } period && number <= CronField.Year.Most * 366
            ? (new Rate(number * period), null)
            : (null, "the unit of a rate is minute, hour or day with 1, and minutes, hours or days with more");
    }

    internal sealed record Rate(TimeSpan Period) : ScheduleExpression
    {
        public override DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) => after + Period;
    }

    internal sealed record Cron(
        ImmutableArray<int> Minutes, ImmutableArray<int> Hours, CronDays Days, FrozenSet<int> Months, FrozenSet<int> Years)
        : ScheduleExpression
    {
        // What the clock skips in spring doesn't happen; what it shows twice in autumn happens the first time
        // (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html).
        public override DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
        {
            DateTime begin = TimeZoneInfo.ConvertTime(after, zone).DateTime;
            for (var day = DateOnly.FromDateTime(begin); day.Year <= CronField.Year.Most; day = day.AddDays(1))
            {
                if (!Years.Contains(day.Year) || !Months.Contains(day.Month))
                {
                    // To the month's last day.
                    day = new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
                }
                else if (Days.Match(day) && OnDay(day, begin, after, zone) is { } time)
                {
                    return time;
                }
            }

            return null;
        }

        private DateTimeOffset? OnDay(DateOnly day, DateTime begin, DateTimeOffset after, TimeZoneInfo zone)
        {
            foreach (int hour in Hours)
            {
                foreach (int minute in Minutes)
                {
                    var local = day.ToDateTime(new TimeOnly(hour, minute));
                    if (local < begin.AddHours(-2) || zone.IsInvalidTime(local))
                    {
                        continue;
                    }

                    TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
                    DateTimeOffset time = new DateTimeOffset(local, offset).ToUniversalTime();
                    if (time > after)
                    {
                        return time;
                    }
                }
            }

            return null;
        }
    }
}
