using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Keyferry.Cloud.ImageBuilder.Schedules;

/// <summary>
/// One field of a cron expression: numbers, names, ranges, steps and lists of these
/// (https://docs.aws.amazon.com/imagebuilder/latest/userguide/cron-expressions.html). What only days have (<c>L</c>,
/// <c>W</c>, <c>#</c>) is read by <see cref="CronDays"/>.
/// </summary>
internal sealed record CronField(string Name, int Least, int Most, ImmutableArray<string> Names)
{
    public static CronField Minute { get; } = new("minute", 0, 59, []);

    public static CronField Hour { get; } = new("hour", 0, 23, []);

    public static CronField Day { get; } = new("day", 1, 31, []);

    public static CronField Month { get; } =
        new("month", 1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]);

    public static CronField Weekday { get; } = new("day of the week", 1, 7, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);

    public static CronField Year { get; } = new("year", 1970, 2199, []);

    /// <summary>The values that match; or what is wrong with the text.</summary>
    public (FrozenSet<int>? Values, string? Problem) Read(string text)
    {
        HashSet<int> values = [];
        foreach (string part in text.Split(','))
        {
            if (Add(part, values) is { } problem)
            {
                return (null, problem);
            }
        }

        return (values.ToFrozenSet(), null);
    }

    /// <summary>A number or name within the field's limits, or null.</summary>
    public int? Number(string text)
    {
        int name = Names.IndexOf(text, 0, Names.Length, StringComparer.OrdinalIgnoreCase);
        return name >= 0 ? Least + name
            : IsNumber(text, out int number) && number >= Least && number <= Most ? number
            : null;
    }

    public string Wrong(string text) => $"`{text}` is no {Name}: values are {Least} to {Most}";

    // `*`, `5`, `1-5`, each with `/step`; `5/10` begins at 5 and goes to the end.
    private string? Add(string part, HashSet<int> values)
    {
        string[] halves = part.Split('/');
        int step = 1;
        if (halves.Length > 2 || (halves.Length == 2 && (!IsNumber(halves[1], out step) || step == 0)))
        {
            return $"`{part}` has a wrong step";
        }

        string[] ends = halves[0].Split('-');
        int? from = halves[0] == "*" ? Least : Number(ends[0]);
        int? to = halves[0] == "*" ? Most
            : ends.Length == 2 ? Number(ends[1])
            : halves.Length == 2 ? Most : from;
        if (from is not { } first || to is not { } last || ends.Length > 2)
        {
            return Wrong(part);
        }

        // A range may go over the end: fri-mon.
        int count = last >= first ? last - first : last - first + Most - Least + 1;
        for (int i = 0; i <= count; i += step)
        {
            values.Add(Least + ((first - Least + i) % (Most - Least + 1)));
        }

        return null;
    }

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
