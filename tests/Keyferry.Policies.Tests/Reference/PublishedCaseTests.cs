using System.Text.Json.Nodes;
using Keyferry.Policies.Evaluation;
using Xunit;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>
/// AWS's own examples and the facts of the reference document, one case a line in <c>Cases/*.jsonl</c>, through both
/// engines. A line: the intent in one sentence, its source, what must come out, and a case as `keyferry simulate` reads it.
/// </summary>
public class PublishedCaseTests
{
    public static TheoryData<string, string> Cases()
    {
        TheoryData<string, string> all = [];
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.jsonl").Order())
        {
            foreach (string line in File.ReadLines(file))
            {
                all.Add((string)JsonNode.Parse(line)!["case"]!["id"]!, line);
            }
        }

        return all;
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_reference_answers_as_documented(string id, string line)
    {
        JsonNode read = JsonNode.Parse(line)!;
        string answer = ReferenceEngine.Answer(read["case"]!.AsObject());
        Assert.True((string?)read["expected"]!["decision"] == answer, $"{id}: {read["intent"]}: {answer}");
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_engine_answers_as_documented(string id, string line)
    {
        JsonNode read = JsonNode.Parse(line)!;
        JsonNode expected = read["expected"]!;
        Decision decision = CaseConversion.Decide(read["case"]!.AsObject());
        string answer = CaseConversion.Name(decision.Kind);
        Assert.True((string?)expected["decision"] == answer, $"{id}: {read["intent"]}: {answer}");
        if (expected["by"] is JsonNode by)
        {
            Assert.Equal((string?)by, $"{Name(decision.By!.Layer)} {decision.By.Pointer}");
        }

        foreach (string layer in Json.Texts(expected["silent"]))
        {
            Assert.Contains(layer, decision.Silent.Select(s => Name(s.Layer)));
        }
    }

    private static string Name(PolicyLayer layer) => char.ToLowerInvariant($"{layer}"[0]) + $"{layer}"[1..];
}
