using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CsCheck;
using Xunit;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>The reference must itself be right: a few answers that anyone can check by hand.</summary>
public class ReferenceEngineTests
{
    private const string Identity = """
        {"name": "i", "document": {"Version": "2012-10-17", "Statement":
          {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*",
           "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}}}}
        """;

    [Theory]
    [InlineData("""{"aws:requestedregion": "eu-west-1"}""", "allowed")]
    [InlineData("""{"aws:RequestedRegion": "us-east-1"}""", "implicitlyDenied")]
    [InlineData("""{"aws:RequestedRegion": null}""", "implicitlyDenied")]
    [InlineData("{}", "unknown")]
    public void Answers_unknown_only_if_an_unknown_key_decides(string context, string expected) =>
        Assert.Equal(expected, Answer("s3:GetObject", context));

    [Fact]
    public void An_unknown_key_that_can_not_change_the_answer_does_not_matter() =>
        Assert.Equal("implicitlyDenied", Answer("s3:PutObject", "{}"));

    /// <summary>A generator that hardly ever allows, or never leaves a doubt, would prove little.</summary>
    [Fact]
    public void Random_cases_have_every_answer_often()
    {
        ConcurrentDictionary<string, int> answers = [];
        CaseGenerator.SmallCases.Sample(
            c => answers.AddOrUpdate(ReferenceEngine.Answer(JsonNode.Parse(c)!.AsObject()), 1, (_, n) => n + 1) > 0,
            iter: 1500, print: c => c);
        string[] all = ["allowed", "implicitlyDenied", "explicitlyDenied", "unknown"];
        Assert.All(all, a => Assert.True(answers.GetValueOrDefault(a) > 5, string.Join(' ', answers)));
    }

    private static string Answer(string action, string context) => ReferenceEngine.Answer(JsonNode.Parse($$"""
        {"request": {"principal": "arn:aws:iam::111122223333:user/ann", "action": "{{action}}",
          "resource": "arn:aws:s3:::b/k", "context": {{context}}}, "identityPolicies": [{{Identity}}]}
        """)!.AsObject());
}
