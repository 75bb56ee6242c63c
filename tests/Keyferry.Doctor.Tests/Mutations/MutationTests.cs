using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Doctor.Tests.Mutations;

/// <summary>A world in which everything is right, with one thing (or two, or three) broken: the check finds that, and no more.</summary>
public sealed class MutationTests
{
    private static readonly Dictionary<string, Mutation> s_mutations =
        MutationTable.Read("golden.txt").Concat(MutationTable.Read("variants.txt")).ToDictionary(m => m.Name);

    public static TheoryData<string> Names { get; } = [.. s_mutations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_what_is_broken_and_nothing_else(string mutation)
    {
        Parsed<Scenario> scenario = s_mutations[mutation].Load();
        Report? report = scenario.Value is { } value ? ExampleFiles.Check(value, "golden.yaml") : null;
        Assert.Equal(s_mutations[mutation].Expected, report is null ? "Invalid" : Summary(report));
        foreach (Finding error in report?.Distributions.SelectMany(d => d.Findings).Where(f => f.Severity == FindingSeverity.Error) ?? [])
        {
            SaysWhereAndWhatNext(error);
        }
    }

    private static void SaysWhereAndWhatNext(Finding error)
    {
        Assert.NotEmpty(error.Evidence);
        Assert.Contains(error.Evidence, e => e.Origin is { Position: not null });
        Assert.NotEmpty(error.Changes);
        Assert.EndsWith(".", error.Because, StringComparison.Ordinal);
        Assert.All(error.Notes, n => Assert.EndsWith(".", n, StringComparison.Ordinal));
        Assert.All(error.Changes.Append(error.Title), t => Assert.False(t.EndsWith('.')));
        Assert.NotEmpty(error.Jobs);
        Assert.NotNull(error.Call);
    }

    private static string Summary(Report report) =>
        report.Verdict + string.Concat(report.Distributions.SelectMany(d => d.Findings).Select(f => " " + f.Code
            + f.Severity switch { FindingSeverity.Error => "", FindingSeverity.Unknown => "?", _ => "w" }
            + (f.After.IsEmpty ? "" : $">{string.Join(',', f.After)}")));
}
