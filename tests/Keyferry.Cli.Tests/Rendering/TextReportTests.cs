using System.Collections.Immutable;
using Keyferry.Cli.Rendering;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Cli.Tests.Rendering;

public sealed class TextReportTests
{
    public static TheoryData<string> Examples { get; } =
    [
        .. Repository.Files("*.yaml").Where(f => f.StartsWith("examples/", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Says_of_an_example_what_its_golden_file_says(string example) =>
        Repository.AssertGolden($"tests/Keyferry.Cli.Tests/Golden/check-{example}.txt", Text(Check(example), new TextStyle()));

    [Fact]
    public void Leaves_no_trailing_space_and_wraps_prose_at_80_columns()
    {
        string[] lines = Text(Check("two-of-four"), new TextStyle()).Split('\n');
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.All(lines.Where(l => l.Length > 80), line => Assert.Contains("arn:", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Says_the_same_with_and_without_colour()
    {
        Report report = Check("two-of-four");
        string colored = Text(report, new TextStyle(Color: true));
        Assert.Contains("\u001b[31m", colored, StringComparison.Ordinal);
        string plain = System.Text.RegularExpressions.Regex.Replace(colored, "\u001b\\[[0-9;]*m", "");
        Assert.Equal(
            Text(report, new TextStyle()),
            string.Join('\n', plain.Split('\n').Select(l => l.TrimEnd())));
    }

    [Fact]
    public void Shows_control_characters_from_outside_instead_of_obeying_them()
    {
        Report report = Check("golden") with { Story = "a\u001b[2Jb\u202ec" };
        string text = Text(report, new TextStyle());
        Assert.Contains("a\\u001b[2Jb\\u202ec", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Folds_a_thousand_equal_rows_into_one()
    {
        string text = Text(WithRows(1000, i => i == 7 ? CellState.Fails : CellState.Arrives), new TextStyle());
        Assert.InRange(text.Split('\n').Length, 1, 30);
        Assert.Contains("999 accounts", text, StringComparison.Ordinal);
        Assert.Contains("000000000007", text, StringComparison.Ordinal);
    }

    private static Report WithRows(int count, Func<int, CellState> state)
    {
        Report report = Check("golden");
        Matrix matrix = new(
            [new Region("us-east-1")],
            [.. Enumerable.Range(0, count).Select(i => new MatrixRow($"{i:d12}", null, [new MatrixCell(state(i), null)]))]);
        return report with
        {
            Distributions = [report.Distributions[0] with { Matrix = matrix, Findings = ImmutableArray<Finding>.Empty }],
        };
    }

    private static Report Check(string example)
    {
        string file = $"examples/{example}.yaml";
        Scenario scenario = Scenario.Load(file, Repository.Read(file)).Required();
        Report? report = Checker.Check(scenario.World, file, new CheckTarget(), out string? problem);
        Assert.Null(problem);
        return report! with { Story = scenario.Story };
    }

    private static string Text(Report report, TextStyle style)
    {
        using StringWriter writer = new();
        TextReport.Write(report, writer, style);
        return writer.ToString();
    }
}
