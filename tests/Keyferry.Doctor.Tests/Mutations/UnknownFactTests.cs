using System.Globalization;
using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Doctor.Tests.Mutations;

/// <summary>Knowing less never turns a failure into a success, nor a success into a failure.</summary>
public sealed class UnknownFactTests
{
    public static TheoryData<string> Examples { get; } = [.. ExampleFiles.Names()];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Forgetting_a_fact_turns_no_verdict_into_its_opposite(string example)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", example));
        int change = text.IndexOf("\nchange:", StringComparison.Ordinal);
        text = change < 0 ? text : text[..(change + 1)];
        Verdict known = ExampleFiles.Check(Scenario.Load(example, text).Required(), example).Verdict;
        List<string> wrong = [];
        int forgotten = 0;
        foreach (string path in Facts(YamlSource.Read(example, text).Required(), ""))
        {
            Parsed<Scenario> less = Scenario.LoadChanged(
                example,
                $"{text.TrimEnd()}\nchange: {{say: x., patch: [{{op: replace, path: \"{path}\", value: {{unknown: it was denied}}}}]}}\n");
            if (less.Value is { } scenario)
            {
                forgotten++;
                Verdict verdict = ExampleFiles.Check(scenario, example).Verdict;
                if (verdict != known && verdict != Verdict.CannotTell)
                {
                    wrong.Add($"{path}: {known} became {verdict}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(forgotten > 0);
    }

    // Every value in the file: where the format has no place for an unknown, loading refuses it.
    private static IEnumerable<string> Facts(SourceNode node, string path) => node switch
    {
        SourceMap map => map.Entries.SelectMany(e => IsPossible(e.Key)
            ? Facts(e.Value, $"{path}/{Escape(e.Key)}").Prepend($"{path}/{Escape(e.Key)}")
            : []),
        SourceList list => list.Items.SelectMany((item, i) =>
            Facts(item, string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"))),
        _ => [],
    };

    private static bool IsPossible(string key) => key is not ("keyferry" or "story" or "Statement" or "Version" or "name" or "id");

    private static string Escape(string key) =>
        key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
