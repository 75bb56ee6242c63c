using System.Collections.Immutable;
using CsCheck;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Cloud.Tests.Execution;

public class DecisionCacheTests
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    // Conditions on some keys of the request, a variable, and other keys that nothing mentions.
    private static readonly PolicySource s_identity = Source("identity", PolicyKind.Identity, """
        {"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"ec2"}}},
        {"Effect":"Deny","Action":"kms:*","Resource":"*","Condition":{"StringLike":{"aws:PrincipalTag/team":"${aws:ResourceTag/team}x"}}}
        """);

    private static readonly PolicySource s_key = Source("key policy", PolicyKind.Resource, """
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
        {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:Decrypt","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}
        """);

    private static readonly ImmutableArray<PolicyLayers> s_layers =
    [
        new PolicyLayers { Identity = [s_identity], Resource = s_key },
        new PolicyLayers { Identity = [s_identity] },
        new PolicyLayers { Identity = [s_identity], Resource = s_key, ServiceControl = [new PolicyLevel("root", [s_identity])] },
        new PolicyLayers { Resource = s_key, Grants = [GrantFor("vol-1")] },
    ];

    private static readonly Gen<ContextValue> Values = Gen.Frequency(
        (1, Gen.Const(ContextValue.Absent)),
        (1, Gen.Const(ContextValue.Unknown("nobody knows"))),
        (4, AnyOf("ec2", "true", "a", "ax", "vol-1", "vol-2").Select(ContextValue.Of)),
        (1, AnyOf("ec2", "Decrypt").Select(v => ContextValue.Many(v))));

    private static readonly Gen<KeyValuePair<string, ContextValue>> Pair = Gen.Select(
        AnyOf(
            "kms:ViaService", "aws:PrincipalTag/team", "aws:ResourceTag/team", "aws:SecureTransport",
            "kms:EncryptionContext:aws:ebs:id", "kms:GrantOperations", "aws:CurrentTime", "aws:SourceIp"),
        Values).Select(KeyValuePair.Create);

    private static readonly Gen<(AuthorizationRequest Request, PolicyLayers Layers)> Question = Gen.Select(
        AnyOf(
            "arn:aws:sts::111122223333:assumed-role/App/s", "arn:aws:sts::444455556666:assumed-role/App/s",
            "arn:aws:iam::111122223333:root", "ec2.amazonaws.com"),
        AnyOf("kms:Decrypt", "kms:CreateGrant", "kms:DescribeKey"),
        Pair.Array[0, 6],
        Gen.Bool,
        Gen.Int[0, 3]).Select((who, action, context, complete, layers) => (
            new AuthorizationRequest
            {
                Principal = Principal.TryParse(who)!,
                Action = action,
                Resource = Key,
                Context = new RequestContext(context, complete),
            },
            s_layers[layers]));

    [Fact]
    public void A_remembered_answer_is_the_one_that_would_be_given_now()
    {
        DecisionCache cache = new();
        Question.Sample(
            question =>
            {
                string now = Text(Authorizer.Decide(question.Request, question.Layers));
                Assert.Equal(now, Text(cache.Decide(question.Request, question.Layers)));
                Decision? brief = cache.DecideUnlessAllowed(question.Request, question.Layers);
                Assert.Equal(now, brief is null ? now : Text(brief));
                Assert.True(brief is not null || now.StartsWith("Allowed", StringComparison.Ordinal));
            },
            iter: 20_000);

        // Or nothing would have been tested.
        Assert.True(cache.Remembered > cache.Asked);
    }

    [Fact]
    public void Asks_once_what_differs_only_in_keys_that_no_policy_mentions()
    {
        DecisionCache cache = new();
        foreach (string id in new[] { "snap-1", "snap-2", "snap-3" })
        {
            cache.Decide(Ask("kms:EncryptionContext:aws:ebs:id", id), s_layers[0]);
        }

        Assert.Equal((1, 2), (cache.Asked, cache.Remembered));
    }

    [Fact]
    public void Asks_again_where_a_grant_looks_at_the_encryption_context()
    {
        DecisionCache cache = new();
        Assert.True(cache.Decide(Ask("kms:EncryptionContext:aws:ebs:id", "vol-1"), s_layers[3]).IsAllowed);
        Assert.False(cache.Decide(Ask("kms:EncryptionContext:aws:ebs:id", "vol-2"), s_layers[3]).IsAllowed);
    }

    private static AuthorizationRequest Ask(string key, string value) => new()
    {
        Principal = Principal.TryParse("arn:aws:sts::444455556666:assumed-role/App/s")!,
        Action = "kms:GenerateDataKey",
        Resource = Key,
        Context = new RequestContext([new(key, ContextValue.Of(value))], isComplete: true),
    };

    private static Grant GrantFor(string volume) => new()
    {
        GrantId = "grant-1",
        GranteePrincipal = "arn:aws:sts::444455556666:assumed-role/App/s",
        Operations = ["Decrypt", "CreateGrant", "GenerateDataKey"],
        EncryptionContextSubset = ImmutableDictionary.CreateRange([KeyValuePair.Create("aws:ebs:id", volume)]),
    };

    private static PolicySource Source(string name, PolicyKind kind, string statements) => new(
        name,
        Policy.Parse(name, name, $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", kind).Required());

    private static string Text(Decision decision) => string.Join(
        '\n',
        [
            $"{decision.Kind} {decision.By} {decision.ByRule}",
            .. decision.BlockedBy.Select(b => b.ToString()),
            .. decision.Silent.Select(s => $"{s.Layer} {s.Level} {string.Join(' ', s.Policies)} {s.NearMiss}"),
            .. decision.Missing.Select(m => m.ToString()),
        ]);

    private static Gen<string> AnyOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
