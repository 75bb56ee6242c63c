using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using Xunit;

namespace Keyferry.Doctor.Tests.Examples;

/// <summary>Every example tells the truth: it fails for the cause it is named after, and its change ends it.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Causes { get; } = [.. ExampleFiles.Names().Where(n => IsFailure(n))];

    public static TheoryData<string> Others { get; } =
        [.. ExampleFiles.Names().Where(n => n.StartsWith("KF109", StringComparison.Ordinal))];

    public static TheoryData<string> Changing { get; } = [.. ExampleFiles.Names().Where(n => n != "golden.yaml")];

    [Theory]
    [MemberData(nameof(Causes))]
    public void Fails_for_its_own_cause_alone(string example)
    {
        Report report = ExampleFiles.Check(example);
        Assert.Equal(Verdict.Fails, report.Verdict);
        Finding error = Assert.Single(Findings(report), f => !IsBeside(example, f));
        Assert.Equal((example[..6], FindingSeverity.Error), (error.Code, error.Severity));
    }

    /// <summary>What stops nothing for sure: a warning beside a success, or a question that the answer hangs on.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void Warns_of_its_own_matter_alone(string example)
    {
        Report report = ExampleFiles.Check(example);
        Finding finding = Assert.Single(Findings(report));
        Assert.Equal(
            example[..6] switch
            {
                "KF1091" => ("KF1091", FindingSeverity.Warning, Verdict.CannotTell),
                "KF1099" => ("KF1099", FindingSeverity.Unknown, Verdict.CannotTell),
                string code => (code, FindingSeverity.Warning, Verdict.Succeeds),
            },
            (finding.Code, finding.Severity, report.Verdict));
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public void Succeeds_once_its_change_is_made(string example)
    {
        Report report = ExampleFiles.Check(ExampleFiles.LoadChanged(example), example);
        Assert.Equal(Verdict.Succeeds, report.Verdict);
        Assert.DoesNotContain(Findings(report), f => !IsBeside(example, f));
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public void Tells_its_story_and_its_change_in_sentences(string example)
    {
        Scenario scenario = ExampleFiles.Load(example);
        Assert.EndsWith(".", scenario.Story, StringComparison.Ordinal);
        Assert.EndsWith(".", scenario.Change?.Say, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_arrives_in_the_golden_example()
    {
        Report report = ExampleFiles.Check("golden.yaml");
        Assert.Equal(Verdict.Succeeds, report.Verdict);
        Assert.Empty(Findings(report));
        Assert.All(Cells(report), c => Assert.Equal(CellState.Arrives, c.State));
        Assert.Equal(4, Cells(report).Count());
    }

    [Fact]
    public void Two_of_four_accounts_get_the_image_in_the_example_of_that_name()
    {
        Report report = ExampleFiles.Check("two-of-four.yaml");
        Assert.Equal(Verdict.Fails, report.Verdict);
        Assert.Equal(["KF1008 555566667777", "KF1010 222233334444"],
            Findings(report).Select(f => $"{f.Code} {Assert.Single(f.Jobs).Target}").Order());
        Assert.Equal(2, Cells(report).Count(c => c.State == CellState.Fails));
        Assert.Equal(2, Cells(report).Count(c => c.State == CellState.Arrives));
    }

    /// <summary>What is wrong, where, why, and what to do next.</summary>
    [Theory]
    [MemberData(nameof(Causes))]
    public void Says_where_and_why_and_what_next(string example)
    {
        Finding finding = Findings(ExampleFiles.Check(example)).First(f => f.Severity == FindingSeverity.Error);
        Assert.NotEmpty(finding.Because);
        Assert.NotEmpty(finding.Changes);
        Assert.Contains(finding.Evidence, e => e.Origin is { Position: not null });
    }

    // A default key that can't be used is a default key after all.
    private static bool IsBeside(string example, Finding finding) =>
        example.StartsWith("KF1050", StringComparison.Ordinal)
        && finding is { Code: "KF1090", Severity: FindingSeverity.Warning };

    private static bool IsFailure(string name) =>
        name.StartsWith("KF", StringComparison.Ordinal) && !name.StartsWith("KF109", StringComparison.Ordinal);

    private static IEnumerable<Finding> Findings(Report report) => report.Distributions.SelectMany(d => d.Findings);

    private static IEnumerable<MatrixCell> Cells(Report report) =>
        report.Distributions.SelectMany(d => d.Matrix.Rows).SelectMany(r => r.Cells)
            .Where(c => c.State != CellState.None);
}
