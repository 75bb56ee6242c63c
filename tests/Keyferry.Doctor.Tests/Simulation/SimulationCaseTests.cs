using Keyferry.Doctor.Simulation;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Doctor.Tests.Simulation;

/// <summary>Reading cases: strictly, every problem at once, each with its place.</summary>
public class SimulationCaseTests
{
    private const string Request =
        """
        "request": {"principal": "arn:aws:iam::111122223333:user/ann", "action": "s3:GetObject", "resource": "*"}
        """;

    [Fact]
    public void Reads_the_smallest_case()
    {
        SimulationCase read = Read($$"""{{{Request}}}""").Required();
        Assert.Null(read.Id);
        Assert.Equal(PrincipalType.User, read.Request.Principal.Type);
        Assert.False(read.Request.Context.IsComplete);
        Assert.Null(read.Layers.Resource);
        Assert.Empty(read.Layers.Identity);
    }

    [Fact]
    public void Context_values_may_be_text_numbers_booleans_lists_or_null_for_absent()
    {
        RequestContext context = Read("""
            {"id": 7, "request": {"principal": "111122223333", "action": "kms:Decrypt", "resource": "*",
              "context": {"a": "x", "n": 1.50, "b": true, "l": ["p", 2], "z": null}, "contextIsComplete": false}}
            """).Required().Request.Context;
        Assert.Equal(["x"], context["a"].Values);
        Assert.Equal(["1.50"], context["n"].Values);
        Assert.Equal(["true"], context["B"].Values);
        Assert.Equal(["p", "2"], context["l"].Values);
        Assert.True(context["l"].IsMultivalued);
        Assert.Null(context["z"].UnknownBecause);
        Assert.NotNull(context["other"].UnknownBecause);
    }

    [Fact]
    public void Levels_keep_their_order_and_may_be_empty()
    {
        SimulationCase read = Read($$$$"""
            {{{{{Request}}}}, "serviceControlPolicies": [[{"name": "full", "document":
              {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}}], []]}
            """).Required();
        Assert.Equal(["level 1 of 2", "level 2 of 2"], read.Layers.ServiceControl.Select(l => l.Name));
        Assert.Equal([1, 0], read.Layers.ServiceControl.Select(l => l.Policies.Length));
    }

    [Fact]
    public void Grants_are_read_as_KMS_lists_them_too()
    {
        SimulationCase read = Read($$$"""
            {{{{Request}}}, "grants": [{"GrantId": "g", "GranteePrincipal": "arn:aws:iam::111122223333:role/r",
              "Operations": ["Decrypt"], "Constraints": {"EncryptionContextSubset": {"aws:ebs:id": "vol-1"}},
              "KeyId": "arn:aws:kms:us-east-1:111122223333:key/k", "IssuingAccount": "arn:aws:iam::111122223333:root"}]}
            """).Required();
        Assert.Equal("vol-1", Assert.Single(read.Layers.Grants).EncryptionContextSubset!["aws:ebs:id"]);
    }

    [Fact]
    public void Reports_every_problem_at_once_with_its_place_and_the_name_that_was_meant()
    {
        Parsed<SimulationCase> read = Read("""
            {"request": {"principal": "ann", "action": "GetObject", "contextIsComplete": "yes", "context": {"k": {}}},
             "identityPolicy": [],
             "sessionPolicies": {},
             "resourcePolicy": {"name": "p", "document": {"Statement": [{"Effect": "Permit", "Action": "s3:*"}]}}}
            """);
        Assert.Null(read.Value);
        string all = string.Join("\n", read.Problems);
        Assert.Contains("case:1:27: error: `ann` is not a principal", all, StringComparison.Ordinal);
        Assert.Contains("`GetObject` is not an action", all, StringComparison.Ordinal);
        Assert.Contains("a request needs a `resource`", all, StringComparison.Ordinal);
        Assert.Contains("`contextIsComplete` must be true or false, it is a string", all, StringComparison.Ordinal);
        Assert.Contains("the value of a context key must be", all, StringComparison.Ordinal);
        Assert.Contains("did you mean `identityPolicies`?", all, StringComparison.Ordinal);
        Assert.Contains("case:3:21: error: `sessionPolicies` must be a list, it is an object", all, StringComparison.Ordinal);
        Assert.Contains(
            read.Problems, p => p.Pointer.StartsWith("/resourcePolicy/document/Statement/0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("{\"request\": [")]
    [InlineData("{\"request\": null, \"grants\": [1], \"serviceControlPolicies\": [7], \"resourcePolicy\": \"x\"}")]
    public void What_is_no_case_is_a_problem_and_no_crash(string text) => Assert.NotEmpty(Read(text).Problems);

    private static Parsed<SimulationCase> Read(string text) => SimulationCase.Read("case", text);
}
