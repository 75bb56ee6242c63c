using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Keyferry.Cli.Tests;

/// <summary>Rules about the repository itself: what no compiler checks.</summary>
public sealed partial class RepositoryTests
{
    private static readonly Dictionary<string, string[]> s_mayReference = new()
    {
        ["Keyferry.Policies"] = [],
        ["Keyferry.Cloud"] = ["Keyferry.Policies"],
        ["Keyferry.Doctor"] = ["Keyferry.Cloud"],
        ["Keyferry.Wire.Generator"] = [],
        ["Keyferry.Wire"] = ["Keyferry.Wire.Generator"],
        ["Keyferry.Server"] = ["Keyferry.Cloud", "Keyferry.Doctor", "Keyferry.Wire"],
        ["Keyferry.Aws"] = ["Keyferry.Cloud", "Keyferry.Wire"],
        ["Keyferry.Cli"] = ["Keyferry.Policies", "Keyferry.Cloud", "Keyferry.Doctor", "Keyferry.Server", "Keyferry.Aws"],
    };

    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Keyferry.Policies"] = [],
        ["Keyferry.Cloud"] = ["YamlDotNet"],
        ["Keyferry.Doctor"] = [],
        ["Keyferry.Wire"] = [],
        ["Keyferry.Wire.Generator"] = ["Microsoft.CodeAnalysis.CSharp"],
        ["Keyferry.Server"] = ["Microsoft.Data.Sqlite", "Npgsql", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol"],
        ["Keyferry.Aws"] =
        [
            "AWSSDK.Core", "AWSSDK.EC2", "AWSSDK.KeyManagementService", "AWSSDK.SSO", "AWSSDK.SSOOIDC", "AWSSDK.SecurityToken",
            "AWSSDK.SimpleSystemsManagement",
        ],
        ["Keyferry.Cli"] = ["System.CommandLine", "Spectre.Console", "DiffPlex"],
    };

    [Fact]
    public void Projects_reference_only_what_the_architecture_allows()
    {
        foreach (string path in Repository.Files("*.csproj").Where(p => p.StartsWith("src/", StringComparison.Ordinal)))
        {
            string project = Path.GetFileNameWithoutExtension(path);
            Assert.True(s_mayReference.ContainsKey(project), $"{path}: a new project needs a row in docs/architecture.md and here");
            var file = XDocument.Parse(Repository.Read(path));
            Assert.All(Includes(file, "ProjectReference").Select(Path.GetFileNameWithoutExtension), r => Assert.Contains(r, s_mayReference[project]));
            Assert.All(Includes(file, "PackageReference"), r => Assert.Contains(r, s_mayUse[project]));
        }
    }

    [Fact]
    public void The_architecture_page_has_the_same_table()
    {
        string page = Repository.Read("docs/architecture.md");
        Assert.All(s_mayReference.Keys, p => Assert.Contains($"| `src/{p}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_file_is_longer_than_500_lines() =>
        AssertNone(Repository.Files("*.cs").Where(p => File.ReadLines(Repository.PathOf(p)).Count() > 500), "split it: one concept a file");

    [Fact]
    public void No_source_file_says_what_is_not_done_or_skips_a_test() =>
        AssertNoLine(Repository.Files("*.cs"), Unfinished(), "finish it, or take it out");

    [Fact]
    public void No_name_says_nothing() =>
        AssertNone(
            Repository.Files("*.cs").Where(p => Empty().IsMatch(Path.GetFileNameWithoutExtension(p))),
            "name it after the concept it holds");

    [Fact]
    public void No_tracked_text_names_a_place_of_one_machine_or_a_package_host() =>
        AssertNoLine(Repository.Files().Where(IsText), OfOneMachine(), "name no machine's paths and no package host");

    [Fact]
    public void Every_link_within_the_documents_leads_somewhere()
    {
        List<string> dead = [];
        foreach (string page in Repository.Files("*.md"))
        {
            string text = Fenced().Replace(Repository.Read(page), "");
            foreach (Match link in Link().Matches(text).Where(l => !l.Groups[1].Value.Contains(':', StringComparison.Ordinal)))
            {
                string target = link.Groups[1].Value.Split('#')[0];
                string path = Path.Combine(Path.GetDirectoryName(page) ?? "", target);
                if (target.Length > 0 && !Path.Exists(Repository.PathOf(path)))
                {
                    dead.Add($"{page}: {link.Groups[1].Value}");
                }
            }
        }

        AssertNone(dead, "the link leads nowhere");
    }

    [Fact]
    public void Every_finding_code_has_a_page_and_every_page_an_example()
    {
        string[] pages = [.. Names("docs/findings", "KF*.md")];
        string[] examples = [.. Names("examples", "KF*.yaml").Select(n => n[..6]).Distinct()];
        string[] codes =
        [
            .. Repository.Files("*.cs").Where(p => p.StartsWith("src/Keyferry.Doctor/", StringComparison.Ordinal))
                .SelectMany(p => Code().Matches(Repository.Read(p)).Select(m => m.Groups[1].Value))
                .Distinct().Order(StringComparer.Ordinal),
        ];

        AssertNone(codes.Except(pages).Select(c => $"docs/findings/{c}.md"), "the code is in the catalogue, its page is missing");
        AssertNone(examples.Except(pages).Select(c => $"docs/findings/{c}.md"), "there is an example, the page is missing");
    }

    [Fact]
    public void The_changelog_has_a_place_for_what_is_new_and_the_version_that_is_built()
    {
        string changelog = Repository.Read("CHANGELOG.md");
        string version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

        Assert.Contains("## [Unreleased]", changelog, StringComparison.Ordinal);
        Assert.Contains($"## [{version}]", changelog, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(string folder, string pattern) =>
        Directory.GetFiles(Repository.PathOf(folder), pattern).Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));

    private static bool IsText(string path) =>
        Path.GetExtension(path) is ".cs" or ".md" or ".json" or ".yaml" or ".yml" or ".props" or ".csproj" or ".slnx" or ".txt" or ".jsonl" or ".editorconfig" or ""
        && !path.StartsWith("tests/Keyferry.Cli.Tests/RepositoryTests", StringComparison.Ordinal);

    private static void AssertNoLine(IEnumerable<string> files, Regex pattern, string instead)
    {
        IEnumerable<string> found = files
            .Where(p => !p.StartsWith("tests/Keyferry.Cli.Tests/RepositoryTests", StringComparison.Ordinal))
            .SelectMany(p => File.ReadLines(Repository.PathOf(p)).Select((line, i) => (Place: $"{p}:{i + 1}", Line: line)))
            .Where(l => pattern.IsMatch(l.Line))
            .Select(l => $"{l.Place}: {pattern.Match(l.Line).Value}");
        AssertNone(found, instead);
    }

    private static void AssertNone(IEnumerable<string> found, string instead)
    {
        string[] all = [.. found];
        Assert.True(all.Length == 0, $"{instead}:\n{string.Join('\n', all)}");
    }

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b|\bXXX\b|\bSkip\s*=\s*""")]
    private static partial Regex Unfinished();

    [GeneratedRegex("(Helper|Manager|Util|Utils|Utilities|Common|Misc)s?$")]
    private static partial Regex Empty();

    [GeneratedRegex(@"(?<![\w.-])/(work|home|root|Users)/\w|[A-Z]:\\Users|api\.nuget\.org|registry\.npmjs|pypi\.org|localhost:\d", RegexOptions.CultureInvariant)]
    private static partial Regex OfOneMachine();

    [GeneratedRegex(@"```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"""(KF\d{4})""")]
    private static partial Regex Code();
}
