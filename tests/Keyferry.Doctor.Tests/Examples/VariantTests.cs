using System.Globalization;
using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Doctor.Tests.Examples;

/// <summary>
/// The golden example with one thing changed: other faces of the causes that the examples tell (variants.yaml), each
/// with the test vector of the facts that it comes from.
/// </summary>
public sealed class VariantTests
{
    private static readonly SourceList s_variants =
        (SourceList)Tree("variants.yaml", Read("tests/Keyferry.Doctor.Tests/Examples/variants.yaml"));

    public static TheoryData<string> Variants { get; } = [.. s_variants.Items.Select(v => Text(v, "what"))];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Finds_the_cause_of_a_variant(string what)
    {
        var variant = (SourceMap)s_variants.Items.Single(v => Text(v, "what") == what);
        SourceNode golden = Tree("golden.yaml", Read("examples/golden.yaml"));
        SourceNode changed = TreePatch.Apply("variants.yaml", golden, variant.Find("patch")!.Value, "/patch").Required();
        Report report = ExampleFiles.Check(Scenario.Read("golden.yaml", changed).Required(), "golden.yaml");
        Assert.Equal(Text(variant, "finds"), Summary(report));
    }

    // What decides, in order; findings that hide behind others in parentheses.
    private static string Summary(Report report)
    {
        IEnumerable<string> findings = report.Distributions.SelectMany(d => d.Findings)
            .Where(f => f.Severity is FindingSeverity.Error or FindingSeverity.Unknown)
            .Select(f => f.IsHidden ? $"({f.Code})" : f.Code);
        string jobs = report.Distributions.SelectMany(d => d.Matrix.Rows).SelectMany(r => r.Cells)
            .Count(c => c.State is not (CellState.None or CellState.Arrives)).ToString(CultureInfo.InvariantCulture);
        return string.Join(' ', findings.DefaultIfEmpty("nothing").Append($"stops {jobs}"));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    private static SourceNode Tree(string name, string text) => YamlSource.Read(name, text).Required();

    private static string Text(SourceNode map, string key) => ((SourceScalar)((SourceMap)map).Find(key)!.Value).Text;
}
