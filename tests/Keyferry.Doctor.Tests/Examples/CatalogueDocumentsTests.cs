using System.Text.RegularExpressions;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Tests.Checking;
using Xunit;

namespace Keyferry.Doctor.Tests.Examples;

/// <summary>The catalogue, its pages and the examples name each other, and nothing is left over.</summary>
public sealed partial class CatalogueDocumentsTests
{
    private static string[] Codes { get; } = [.. Catalogue.All.Select(r => r.Code).Order()];

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code() =>
        Assert.Equal(Codes, Files("docs/findings", "KF*.md").Select(f => f[..^3]));

    [Fact]
    public void Every_code_has_an_example_named_after_it_and_every_such_example_a_code() =>
        Assert.Equal(
            Catalogue.All.Select(r => $"{r.Code}-{r.Slug}.yaml").Order(),
            Files("examples", "KF*.yaml"));

    [Fact]
    public void Every_page_is_headed_by_its_code_and_names_its_example()
    {
        foreach (FindingRule rule in Catalogue.All)
        {
            string page = Text($"docs/findings/{rule.Code}.md");
            Assert.StartsWith($"# {rule.Code}: ", page, StringComparison.Ordinal);
            string command = $"keyferry check examples/{rule.Code}-{rule.Slug}.yaml";
            Assert.Contains($"{command}\n", page, StringComparison.Ordinal);
            Assert.Contains($"{command} --changed\n", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_index_of_pages_lists_every_code_once_with_its_example()
    {
        string index = Text("docs/findings/README.md");
        Assert.Equal(Codes, IndexRow().Matches(index).Select(m => m.Groups["code"].Value));
        Assert.All(
            Catalogue.All,
            r => Assert.Contains(
                $"[{r.Slug}](../../examples/{r.Code}-{r.Slug}.yaml)", index, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_examples_has_a_row_for_every_example() =>
        Assert.Equal(
            ExampleFiles.Names().Order(StringComparer.Ordinal),
            ExampleRow().Matches(Text("examples/README.md")).Select(m => m.Groups["file"].Value)
                .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_table_of_examples_tells_each_story_as_the_example_does(string example)
    {
        var scenario = ExampleFiles.Load(example);
        string row = Text("examples/README.md").Split('\n')
            .Single(l => l.Contains($"]({example})", StringComparison.Ordinal));
        Assert.Contains($"| {scenario.Story} |", row, StringComparison.Ordinal);
        Assert.EndsWith($"| {scenario.Change?.Say ?? "nothing: everything is right"} |", row, StringComparison.Ordinal);
    }

    public static TheoryData<string> Examples { get; } = [.. ExampleFiles.Names()];

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern).Select(f => Path.GetFileName(f))
            .Order(StringComparer.Ordinal);

    private static string Text(string path) =>
        File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\| \[(?<code>KF\d+)\]\(\k<code>\.md\) \|", RegexOptions.Multiline)]
    private static partial Regex IndexRow();

    [GeneratedRegex(@"^\| \[(?<name>[^\]]+)\]\((?<file>\k<name>\.yaml)\) \|", RegexOptions.Multiline)]
    private static partial Regex ExampleRow();
}
