using CsCheck;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Policies.Tests.Language;

public class PolicyReadingTests
{
    private const string Json = """
        {"Version": "2012-10-17", "Statement": [{"Sid": "A", "Effect": "Deny", "Principal": {"AWS": ["111122223333", "*"]},
          "NotAction": ["kms:*"], "Resource": "*", "Condition": {"ForAnyValue:StringLikeIfExists": {"aws:TagKeys": ["a", 1, true]}}}]}
        """;

    [Fact]
    public void Keeps_what_is_written_with_its_places()
    {
        Policy policy = Policy.Parse("p", "d", Json, PolicyKind.Resource).Required();
        Statement statement = Assert.Single(policy.Content.Statements);
        Assert.True(statement.Action.IsNot);
        Assert.Equal(new Located("kms:*", "/Statement/0/NotAction/0", new Position(2, 17)), statement.Action.Patterns[0]);
        Condition condition = Assert.Single(statement.Conditions);
        Assert.Equal((SetOperator.ForAnyValue, "StringLike", true), (condition.Set, condition.Operator, condition.IfExists));
        Assert.Equal(["a", "1", "true"], condition.Values.Select(v => v.Text));
    }

    /// <summary>Within a scenario problems point into the scenario, the content into the policy.</summary>
    [Fact]
    public void Prefixes_the_pointers_of_problems_only()
    {
        SourceNode node = JsonSource.Read("d", Json).Required();
        Parsed<Policy> wrong = Policy.Read("p", "d", node, PolicyKind.Identity, "/roles/0/policy");
        Assert.Equal("/roles/0/policy/Statement/0/Principal", Assert.Single(wrong.Problems).Pointer);
        Policy right = Policy.Read("p", "d", node, PolicyKind.Resource, "/keys/0").Required();
        Assert.Equal("/Statement/0", right.Content.Statements[0].Pointer);
    }

    /// <summary>A template that is filled in says what it would say had it been read so, with the same places.</summary>
    [Fact]
    public void Fills_texts_into_a_policy_as_if_they_had_been_read()
    {
        const string Template = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"kms:*","Resource":"*",
               "Condition":{"StringEquals":{"kms:CallerAccount":["000000000000"],"kms:ViaService":"ec2"}}},
              {"Effect":"Deny","Principal":"*","Action":"kms:Put*","Resource":"arn:aws:kms:*:000000000000:key/*"}]}
            """;
        Policy filled = Policy.Parse("p", "d", Template, PolicyKind.Resource).Required()
            .WithTexts(t => t.Replace("000000000000", "111122223333", StringComparison.Ordinal));
        Policy read = Policy.Parse(
            "p", "d", Template.Replace("000000000000", "111122223333", StringComparison.Ordinal), PolicyKind.Resource).Required();
        Assert.Equal(Parts(read), Parts(filled));
        Assert.Equal(read.ConditionKeys, filled.ConditionKeys);
        foreach (string action in new[] { "kms:Decrypt", "kms:PutKeyPolicy" })
        {
            foreach (string account in new[] { "111122223333", "000000000000" })
            {
                Assert.Equal(Kind(read, action, account), Kind(filled, action, account));
            }
        }

        Assert.Equal(DecisionKind.Allowed, Kind(filled, "kms:Decrypt", "111122223333"));
        Assert.Equal(DecisionKind.ExplicitlyDenied, Kind(filled, "kms:PutKeyPolicy", "111122223333"));
    }

    private static IEnumerable<Located> Parts(Policy policy) => policy.Content.Statements.SelectMany(s =>
        s.Principal!.Patterns.Select(p => p.Value).Concat(s.Action.Patterns).Concat(s.Resource!.Patterns)
            .Concat(s.Conditions.SelectMany(c => c.Values)));

    private static DecisionKind Kind(Policy policy, string action, string account) => Authorizer.Evaluate(
        new AuthorizationRequest
        {
            Principal = Principal.TryParse($"arn:aws:iam::{account}:root")!,
            Action = action,
            Resource = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            Context = new RequestContext(
                [new("kms:CallerAccount", ContextValue.Of(account)), new("kms:ViaService", ContextValue.Of("ec2"))], isComplete: true),
        },
        new PolicyLayers { Resource = new PolicySource("key policy", policy) });

    /// <summary>Whatever is lost or bent in a policy, reading it gives a policy or at least one error, for every kind.</summary>
    [Fact]
    public void Never_throws_on_a_damaged_policy()
    {
        PolicyKind[] kinds = Enum.GetValues<PolicyKind>();
        SourceNode whole = JsonSource.Read("d", Json).Required();
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 5], Gen.Int[0, 40], Gen.Int[0, 5], Gen.Int[0, kinds.Length - 1]).Sample(
            (at, how, at2, how2, kind) =>
            {
                SourceNode damaged = Damage(Damage(whole, ref at, how), ref at2, how2);
                Parsed<Policy> parsed = Policy.Read("p", "d", damaged, kinds[kind]);
                return parsed.Succeeded != parsed.Problems.Any(p => p.Severity == ProblemSeverity.Error);
            },
            iter: 5_000);
    }

    // Bends the node with the given number, counted depth first.
    private static SourceNode Damage(SourceNode node, ref int at, int how)
    {
        if (at-- == 0)
        {
            return how switch
            {
                0 => new SourceScalar(ScalarKind.Null, "null", node.Position),
                1 => new SourceScalar(ScalarKind.String, "${", node.Position),
                2 => new SourceList([node, node], node.Position),
                3 => new SourceMap([new SourceEntry("x:", node.Position, node)], node.Position),
                4 => new SourceList([], node.Position),
                _ => new SourceMap([], node.Position),
            };
        }

        switch (node)
        {
            case SourceList list:
                List<SourceNode> items = [];
                foreach (SourceNode item in list.Items)
                {
                    items.Add(Damage(item, ref at, how));
                }

                return new SourceList([.. items], list.Position);
            case SourceMap map:
                List<SourceEntry> entries = [];
                foreach (SourceEntry entry in map.Entries)
                {
                    bool rename = at == 0 && how == 5;
                    entries.Add(new SourceEntry(rename ? entry.Key + "s" : entry.Key, entry.KeyPosition, Damage(entry.Value, ref at, how)));
                }

                return new SourceMap([.. entries], map.Position);
            default:
                return node;
        }
    }
}
