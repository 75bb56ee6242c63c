using System.Text.RegularExpressions;

namespace Keyferry.Cli.Tests;

/// <summary>Whoever reads a fact's number in the code finds it in <c>docs/facts.md</c>.</summary>
public sealed partial class FactsTests
{
    [Fact]
    public void Every_fact_that_the_code_cites_is_listed_with_its_source()
    {
        HashSet<string> listed = [.. Listed().Matches(Repository.Read("docs/facts.md")).Select(m => m.Groups[1].Value)];
        string[] missing =
        [
            .. Repository.Files("*.cs").Where(p => p.StartsWith("src/", StringComparison.Ordinal))
                .SelectMany(p => Cited().Matches(Repository.Read(p)).Select(m => m.Value).Distinct().Select(n => (Number: n, Path: p)))
                .Where(c => !listed.Contains(c.Number))
                .Select(c => $"{c.Path}: {c.Number}"),
        ];

        Assert.True(missing.Length == 0, $"add a line to docs/facts.md:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Every_source_that_a_fact_names_has_an_address()
    {
        string page = Repository.Read("docs/facts.md");
        string[] addresses = [.. Address().Matches(page).Select(m => m.Groups[1].Value)];

        Assert.Equal(Source().Matches(page).Select(m => m.Groups[1].Value).Distinct().Order(), addresses.Order());
    }

    [GeneratedRegex(@"\*\*([A-Z]\d+(?:\.\d+)?)\*\*")]
    private static partial Regex Listed();

    [GeneratedRegex(@"\bF\d+\.\d+\b|\b[EVQ]\d{1,2}\b")]
    private static partial Regex Cited();

    [GeneratedRegex(@"\[([A-Z][A-Z0-9-]+)\](?!:)")]
    private static partial Regex Source();

    [GeneratedRegex(@"^\[([A-Z][A-Z0-9-]+)\]: https://", RegexOptions.Multiline)]
    private static partial Regex Address();
}
