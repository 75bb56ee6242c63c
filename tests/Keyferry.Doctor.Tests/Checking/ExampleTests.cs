using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;
using Xunit;

namespace Keyferry.Doctor.Tests.Checking;

public sealed class ExampleTests
{
    public static TheoryData<string> Examples { get; } = [.. ExampleFiles.Names().Where(n => n.StartsWith("KF", StringComparison.Ordinal))];

    // They ask for context keys that the services' rules don't set yet.
    private static readonly string[] s_waiting = ["KF1033", "KF1034"];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Fails_with_its_own_cause_alone(string example)
    {
        Assert.SkipWhen(s_waiting.Contains(example[..6]), "waits for the services' rules");
        Report report = ExampleFiles.Check(example);
        Assert.Equal(Verdict.Fails, report.Verdict);
        Assert.Equal(
            [example[..6]],
            report.Distributions.SelectMany(d => d.Findings).Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Code).Distinct());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Passes_once_the_named_change_is_made(string example)
    {
        Report report = ExampleFiles.Check(ExampleFiles.LoadChanged(example), example);
        Assert.Equal(
            (Verdict.Succeeds, ""),
            (report.Verdict, string.Join("; ", report.Distributions.SelectMany(d => d.Findings)
                .Where(f => f.Severity == FindingSeverity.Error).Select(f => $"{f.Code} {f.Title}"))));
    }
}
