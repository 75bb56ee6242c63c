using CsCheck;
using Keyferry.Cloud.ImageBuilder.Schedules;
using Xunit;

namespace Keyferry.Cloud.Tests.ImageBuilder.Schedules;

/// <summary>
/// https://docs.aws.amazon.com/imagebuilder/latest/userguide/cron-expressions.html and, for rates,
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html.
/// </summary>
public class ScheduleExpressionTests
{
    // 2026-09-01 is a Tuesday.
    [Theory]
    [InlineData("cron(0 0 * * ? *)", "2026-09-02T00:00Z")]
    [InlineData("0 0 * * ? *", "2026-09-02T00:00Z")]
    [InlineData("cron(15 12 * * ? *)", "2026-09-01T12:15Z")]
    [InlineData("cron(0 12 * * ? *)", "2026-09-02T12:00Z")]
    [InlineData("cron(0/15 12 * * ? *)", "2026-09-01T12:15Z")]
    [InlineData("cron(5/20 * * * ? *)", "2026-09-01T12:05Z")]
    [InlineData("cron(0 8-17/4 * * ? *)", "2026-09-01T16:00Z")]
    [InlineData("cron(0 0 1 * ? *)", "2026-10-01T00:00Z")]
    [InlineData("cron(0 0 1 JAN,mar ? *)", "2027-01-01T00:00Z")]
    [InlineData("cron(0 0 ? * MON-FRI *)", "2026-09-02T00:00Z")]
    [InlineData("cron(0 0 ? * FRI-MON *)", "2026-09-04T00:00Z")]
    [InlineData("cron(0 0 ? * 1 *)", "2026-09-06T00:00Z")]
    [InlineData("cron(0 0 * * SUN *)", "2026-09-06T00:00Z")]
    [InlineData("cron(0 0 ? * fri#2 *)", "2026-09-11T00:00Z")]
    [InlineData("cron(0 0 ? * friL *)", "2026-09-25T00:00Z")]
    [InlineData("cron(0 0 ? * L *)", "2026-09-05T00:00Z")]
    [InlineData("cron(0 0 L * ? *)", "2026-09-30T00:00Z")]
    [InlineData("cron(0 0 L 2 ? *)", "2027-02-28T00:00Z")]
    [InlineData("cron(0 0 29 2 ? *)", "2028-02-29T00:00Z")]
    [InlineData("cron(0 0 5W * ? *)", "2026-09-04T00:00Z")]
    [InlineData("cron(0 0 6W * ? *)", "2026-09-07T00:00Z")]
    [InlineData("cron(0 0 1W 11 ? *)", "2026-11-02T00:00Z")]
    [InlineData("cron(0 0 1W 8 ? *)", "2027-08-02T00:00Z")]
    [InlineData("cron(0 0 31W 10 ? *)", "2026-10-30T00:00Z")]
    [InlineData("cron(0 0 LW 10 ? *)", "2026-10-30T00:00Z")]
    [InlineData("cron(0 0 1 1 ? 2030-2040/5)", "2030-01-01T00:00Z")]
    [InlineData("rate(1 minute)", "2026-09-01T12:01Z")]
    [InlineData("rate(5 hours)", "2026-09-01T17:00Z")]
    [InlineData("rate(7 days)", "2026-09-08T12:00Z")]
    [InlineData("cron(0 0 1 1 ? 2025)", null)]
    [InlineData("cron(0 0 30 2 ? *)", null)]
    public void The_next_run_after_noon_of_the_first_of_September_2026(string expression, string? next) =>
        Assert.Equal(next is null ? null : Time(next), Read(expression).Next(Time("2026-09-01T12:00Z"), TimeZoneInfo.Utc));

    [Theory]
    [InlineData("2026-03-28T12:00Z", "cron(30 2 * * ? *)", "2026-03-30T00:30Z")] // On the 29th there is no half past two.
    [InlineData("2026-10-24T12:00Z", "cron(30 2 * * ? *)", "2026-10-25T00:30Z")] // On the 25th there are two: the first counts.
    [InlineData("2026-10-25T00:30Z", "cron(30 2 * * ? *)", "2026-10-26T01:30Z")]
    [InlineData("2026-09-01T12:00Z", "cron(0 0 * * ? *)", "2026-09-01T22:00Z")]
    public void The_clock_of_Berlin_changes_in_spring_and_autumn(string after, string expression, string next)
    {
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday));
        var berlin = TimeZoneInfo.CreateCustomTimeZone("Europe/Berlin", TimeSpan.FromHours(1), "Berlin", "CET", "CEST", [rule]);
        Assert.Equal(Time(next), Read(expression).Next(Time(after), berlin));
    }

    [Theory]
    [InlineData("tomorrow", "it must be like cron(0 0 * * ? *) or rate(1 day)")]
    [InlineData("cron(0 0 * * ?)", "a cron expression has six fields: minute, hour, day, month, day of the week, year")]
    [InlineData("cron(60 0 * * ? *)", "`60` is no minute: values are 0 to 59")]
    [InlineData("cron(0 24 * * ? *)", "`24` is no hour: values are 0 to 23")]
    [InlineData("cron(0 0 32 * ? *)", "`32` is no day: values are 1 to 31")]
    [InlineData("cron(0 0 * 13 ? *)", "`13` is no month: values are 1 to 12")]
    [InlineData("cron(0 0 ? * 0 *)", "`0` is no day of the week: values are 1 to 7")]
    [InlineData("cron(0 0 * * ? 1969)", "`1969` is no year: values are 1970 to 2199")]
    [InlineData("cron(0 0 1 * MON *)", "day and day of the week can't both be given: one of them must be `?`")]
    [InlineData("cron(0 0 ? * ? *)", "day and day of the week can't both be `?`")]
    [InlineData("cron(0 0 ? * fri#6 *)", "`fri#6` is no day of the week of a month: like fri#2, the second Friday")]
    [InlineData("cron(0/0 0 * * ? *)", "`0/0` has a wrong step")]
    [InlineData("rate(1 days)", "the unit of a rate is minute, hour or day with 1, and minutes, hours or days with more")]
    [InlineData("rate(2 day)", "the unit of a rate is minute, hour or day with 1, and minutes, hours or days with more")]
    [InlineData("rate(0 days)", "a rate has a number and a unit: rate(1 day)")]
    public void What_is_wrong_is_said(string expression, string problem) =>
        Assert.Equal(problem, ScheduleExpression.Read(expression).Problem);

    [Fact]
    public void Every_run_is_later_than_the_one_before_and_none_is_left_out() =>
        Gen.Select(Gen.Int[0, 59], Gen.Int[0, 23], Gen.Int[1, 28], Gen.Int[1, 12]).Sample((minute, hour, day, month) =>
        {
            ScheduleExpression yearly = Read($"cron({minute} {hour} {day} {month} ? *)");
            DateTimeOffset first = yearly.Next(Time("2026-09-01T12:00Z"), TimeZoneInfo.Utc)!.Value;
            DateTimeOffset second = yearly.Next(first, TimeZoneInfo.Utc)!.Value;
            return first > Time("2026-09-01T12:00Z") && first <= Time("2027-09-01T12:00Z") && second == first.AddYears(1);
        });

    [Fact]
    public void No_text_breaks_it() => Gen.String[Gen.Char["0123456789*?/-,LW# abcron()SUN"], 0, 30].Sample(text =>
    {
        (ScheduleExpression? expression, string? problem) = ScheduleExpression.Read($"cron({text})");
        return (expression is null) == (problem is not null)
            && (expression is null || expression.Next(Time("2026-09-01T12:00Z"), TimeZoneInfo.Utc) is null or { Minute: >= 0 });
    });

    private static ScheduleExpression Read(string text)
    {
        (ScheduleExpression? expression, string? problem) = ScheduleExpression.Read(text);
        Assert.Null(problem);
        return expression!;
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
