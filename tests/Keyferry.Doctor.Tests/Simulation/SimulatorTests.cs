using System.Text.Json.Nodes;
using Keyferry.Doctor.Simulation;
using Xunit;

namespace Keyferry.Doctor.Tests.Simulation;

/// <summary>Answers as JSON.</summary>
public class SimulatorTests
{
    [Fact]
    public void An_allowed_request_names_the_statement_that_allows()
    {
        JsonNode answer = Answer("""
            {"id": "1", "request": {"principal": "arn:aws:iam::111122223333:user/ann", "action": "s3:GetObject",
              "resource": "arn:aws:s3:::b/k", "contextIsComplete": true},
             "identityPolicies": [{"name": "read", "document":
               {"Version": "2012-10-17", "Statement": [{"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]}}]}
            """);
        Assert.Equal("1", (string?)answer["id"]);
        Assert.Equal("allowed", (string?)answer["decision"]);
        Assert.Equal("identity", (string?)answer["by"]!["layer"]);
        Assert.Equal("read", (string?)answer["by"]!["policy"]);
        Assert.Equal("Read", (string?)answer["by"]!["sid"]);
        Assert.Equal(4, (int?)answer["by"]!["line"]);
        Assert.Empty(answer["silent"]!.AsArray());
    }

    [Fact]
    public void An_explicit_deny_is_listed_among_those_that_block()
    {
        JsonNode answer = Answer("""
            {"id": "2", "request": {"principal": "111122223333", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
              "contextIsComplete": true},
             "resourcePolicy": {"name": "bucket", "document": "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}"}}
            """);
        Assert.Equal("explicitlyDenied", (string?)answer["decision"]);
        Assert.Equal("resource", (string?)Assert.Single(answer["blockedBy"]!.AsArray())!["layer"]);
    }

    [Fact]
    public void A_silent_layer_tells_what_came_closest()
    {
        JsonNode answer = Answer("""
            {"id": "3", "request": {"principal": "arn:aws:iam::111122223333:user/ann", "action": "s3:GetObject",
              "resource": "arn:aws:s3:::b/k", "contextIsComplete": true},
             "identityPolicies": [{"name": "read", "document": {"Version": "2012-10-17", "Statement": [
               {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::other/*"}]}}]}
            """);
        Assert.Equal("implicitlyDenied", (string?)answer["decision"]);
        JsonNode near = answer["silent"]![0]!["nearMiss"]!;
        Assert.Equal("resource", (string?)near["failed"]);
        Assert.NotEqual("", (string?)near["explanation"]);
    }

    [Fact]
    public void An_unknown_key_that_decides_is_missing()
    {
        JsonNode answer = Answer("""
            {"id": "4", "request": {"principal": "arn:aws:iam::111122223333:user/ann", "action": "s3:GetObject",
              "resource": "arn:aws:s3:::b/k"},
             "identityPolicies": [{"name": "read", "document": {"Version": "2012-10-17", "Statement": [
               {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}]}}]}
            """);
        Assert.Equal("unknown", (string?)answer["decision"]);
        Assert.Equal("aws:SecureTransport", (string?)answer["missing"]![0]!["what"]);
    }

    [Theory]
    [InlineData("", "allowed")]
    [InlineData(", \"contextIsComplete\": true", "implicitlyDenied")]
    public void What_follows_from_the_request_is_known_unless_the_context_is_complete(string complete, string expected)
    {
        JsonNode answer = Answer($$"""
            {"request": {"principal": "arn:aws:iam::111122223333:user/ann", "action": "s3:GetObject",
              "resource": "arn:aws:s3:::b/k"{{complete}}},
             "identityPolicies": [{"name": "read", "document": {"Version": "2012-10-17", "Statement": [
               {"Effect": "Allow", "Action": "*", "Resource": "*",
                "Condition": {"StringEquals": {"aws:PrincipalAccount": "111122223333"} } }]} }]}
            """);
        Assert.Equal(expected, (string?)answer["decision"]);
    }

    [Fact]
    public void A_bad_case_is_answered_with_its_problems()
    {
        JsonNode answer = Answer("""{"id": "bad", "request": {"principal": "111122223333", "action": "s3:GetObject"}}""");
        Assert.Equal("bad", (string?)answer["id"]);
        Assert.Equal("a request needs a `resource`", (string?)answer["error"]!["message"]);
        Assert.Equal(1, (int?)answer["error"]!["problems"]![0]!["line"]);
        Assert.Equal("/request", (string?)answer["error"]!["problems"]![0]!["pointer"]);
    }

    [Fact]
    public void Text_that_is_no_JSON_is_answered_too()
    {
        JsonNode answer = Answer("{\"id\": ");
        Assert.Null(answer["id"]);
        Assert.NotEmpty(answer["error"]!["problems"]!.AsArray());
    }

    /// <summary>The corpus of the policy engine reads and answers the same through the simulator's own reader.</summary>
    [Fact]
    public void The_published_cases_are_answered_as_documented()
    {
        string[] files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.jsonl");
        Assert.NotEmpty(files);
        Assert.All(files.SelectMany(File.ReadLines).Select(l => JsonNode.Parse(l)!), line =>
        {
            // An incomplete context would gain derived keys; the corpus states what holds without them.
            JsonNode answer = Answer(line["case"]!.ToJsonString());
            Assert.True(
                (string?)line["expected"]!["decision"] == (string?)answer["decision"], $"{line["intent"]}: {answer}");
        });
    }

    private static JsonNode Answer(string json) => JsonNode.Parse(Simulator.Answer("case", json).ToJson())!;
}
