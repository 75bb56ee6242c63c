using System.Text.Json;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Policies.Tests.Evaluation;

public class CaseTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Evaluation", "cases"), "*.json")
            .Select(f => Path.GetFileName(f)).Where(f => f != "operators.json").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Decides_and_proves_every_case_as_written(string file)
    {
        List<string> wrong = [];
        foreach (EvaluationCase one in EvaluationCase.ReadAll(file))
        {
            Decision decision = Authorizer.Decide(one.Request, one.Layers);
            string expected = string.Join("\n    ", DecisionText.Expected(one.Expect));
            string actual = string.Join("\n    ", DecisionText.Actual(decision));
            if (expected != actual)
            {
                wrong.Add($"{one.Intent}\n  expected\n    {expected}\n  actual\n    {actual}");
            }

            if (Authorizer.Evaluate(one.Request, one.Layers) != decision.Kind)
            {
                wrong.Add($"{one.Intent}: Evaluate differs from Decide");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Fact]
    public void Every_operator_matches_as_its_truth_table_says()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Evaluation", "cases", "operators.json");
        JsonDocumentOptions options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        using var document = JsonDocument.Parse(File.ReadAllText(path), options);
        List<string> wrong = [];
        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            string expected = row[3].GetString()!;
            string actual = Answer(row[0].GetString()!, row[1], row[2]);
            if (actual != expected)
            {
                wrong.Add($"{row.GetRawText()} gives {actual}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    // [operator, values of the policy, value of the request, answer]
    private static string Answer(string operatorName, JsonElement wanted, JsonElement actual)
    {
        string condition = $$"""{"aws:Key":{{wanted.GetRawText()}} }""";
        string policy = $$"""
            [{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"{{operatorName}}":{{condition}} } }]
            """;
        using var document = JsonDocument.Parse(policy);
        PolicyLayers layers = new()
        {
            Identity = [new("p", EvaluationCase.Parse("p", document.RootElement, Keyferry.Policies.Language.PolicyKind.Identity))],
        };
        AuthorizationRequest request = new()
        {
            Principal = Principal.TryParse("arn:aws:iam::111122223333:user/Bob")!,
            Action = "s3:GetObject",
            Resource = "arn:aws:s3:::bucket/key",
            Context = new RequestContext(
                [
                    new("aws:Key", EvaluationCase.Value(actual)),
                    new("aws:username", ContextValue.Of("Bob")),
                    new("aws:star", ContextValue.Of("*")),
                    new("aws:TagKeys", ContextValue.Many("a", "b")),
                ],
                isComplete: true),
        };
        return Authorizer.Evaluate(request, layers) switch
        {
            DecisionKind.Allowed => "true",
            DecisionKind.ImplicitlyDenied => "false",
            var other => other.ToString(),
        };
    }
}
