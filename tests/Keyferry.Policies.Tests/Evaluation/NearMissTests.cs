using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Policies.Tests.Evaluation;

/// <summary>The words in which a near miss tells what was asked for and what was there.</summary>
public class NearMissTests
{
    [Theory]
    [InlineData(
        """ "Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"ec2.us-east-1.amazonaws.com"}} """,
        "`kms:ViaService` is absent, StringEquals wants `ec2.us-east-1.amazonaws.com`")]
    [InlineData(
        """ "Action":"kms:Decrypt","Resource":"*","Condition":{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":["x*","y"]}} """,
        "`aws:TagKeys` is `a`, `b`, ForAnyValue:StringLikeIfExists wants `x*`, `y`")]
    [InlineData(
        """ "Action":["kms:Encrypt","kms:Describe*"],"Resource":"*" """,
        "`kms:Decrypt` is not among `kms:Encrypt`, `kms:Describe*`")]
    [InlineData(
        """ "NotAction":"kms:D*","Resource":"*" """,
        "`kms:Decrypt` is excepted by `kms:D*`")]
    [InlineData(
        """ "Action":["a:A","b:B","c:C","d:D","e:E"],"Resource":"*" """,
        "`kms:Decrypt` is not among `a:A`, `b:B`, `c:C`, `d:D` and 1 more")]
    [InlineData(
        """ "Action":"kms:*","Resource":"arn:aws:kms:*:444455556666:key/*" """,
        "`arn:aws:kms:us-east-1:111122223333:key/k` is not among `arn:aws:kms:*:444455556666:key/*`")]
    public void Says_what_was_asked_for_and_what_was_there(string statement, string expected)
    {
        string json = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow",{{statement}}}]}""";
        PolicyLayers layers = new()
        {
            Resource = new("key policy", Policy.Parse("key policy", "key.json", RootOnly, PolicyKind.Resource).Required()),
            Identity = [new("p", Policy.Parse("p", "p.json", json, PolicyKind.Identity).Required())],
        };
        Decision decision = Authorizer.Decide(Request, layers);
        SilentLayer silent = Assert.Single(decision.Silent);
        Assert.Equal(expected, silent.NearMiss!.Explanation);
        Assert.Equal("/Statement/0", silent.NearMiss.Statement.Pointer);
        Assert.Equal("p.json", silent.NearMiss.Statement.Document);
        Assert.Equal(1, silent.NearMiss.Statement.Position!.Value.Line);
    }

    /// <summary>`Enable IAM User Permissions` matches any action, but no reader would add a foreign account there.</summary>
    [Theory]
    [InlineData("arn:aws:sts::777788889999:assumed-role/Remote/s", "Allow use of the key by the target accounts")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Other/s", "Allow use of the key by the builder")]
    [InlineData("logs.us-east-1.amazonaws.com", "Allow use of the key by a service")]
    [InlineData("arn:aws:iam::111122223333:user/ann", "Allow use of the key by the target accounts")]
    public void Prefers_the_statement_that_is_meant_for_such_principals(string principal, string sid)
    {
        const string Statement = """ "Effect":"Allow","Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*" """;
        const string Json = $$"""
            {"Version":"2012-10-17","Statement":[
              {"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"222233334444"},"Action":"kms:*","Resource":"*"},
              {"Sid":"Allow use of the key by the target accounts","Principal":{"AWS":"arn:aws:iam::444455556666:root"},{{Statement}}},
              {"Sid":"Allow use of the key by the builder","Principal":{"AWS":"arn:aws:iam::111122223333:role/Builder"},{{Statement}}},
              {"Sid":"Allow use of the key by a service","Principal":{"Service":"ec2.amazonaws.com"},{{Statement}}}]}
            """;
        PolicyLayers layers = new()
        {
            Resource = new("key policy", Policy.Parse("key policy", "key.json", Json, PolicyKind.Resource).Required()),
        };
        AuthorizationRequest request = Request with { Principal = Principal.TryParse(principal)! };
        SilentLayer silent = Authorizer.Decide(request, layers).Silent.First(s => s.Layer == PolicyLayer.Resource);
        Assert.Equal(sid, silent.NearMiss!.Statement.Sid);
    }

    private const string RootOnly = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}]}
        """;

    private static AuthorizationRequest Request { get; } = new()
    {
        Principal = Principal.TryParse("arn:aws:sts::111122223333:assumed-role/App/s")!,
        Action = "kms:Decrypt",
        Resource = "arn:aws:kms:us-east-1:111122223333:key/k",
        Context = new RequestContext([new("aws:TagKeys", ContextValue.Many("a", "b"))], isComplete: true),
    };
}
