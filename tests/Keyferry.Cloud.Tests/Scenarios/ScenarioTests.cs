using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Cloud.Tests.Scenarios;

public class ScenarioTests
{
    private static readonly AccountId s_build = new("111122223333");
    private static readonly Region s_virginia = new("us-east-1");

    public static TheoryData<string> Examples => [.. Repository.Examples.Select(p => Path.GetFileName(p))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_loads_before_and_after_its_change(string name)
    {
        string text = Repository.Read($"examples/{name}");
        Parsed<Scenario> scenario = Scenario.Load(name, text);
        // Its story is that the key isn't there, which the loader says as well.
        bool isItsStory(Problem p) => name.StartsWith("KF1035", StringComparison.Ordinal)
            && p.Message.StartsWith("the account 111122223333 has no key", StringComparison.Ordinal);
        Assert.Equal([], scenario.Problems.Where(p => !isItsStory(p)));
        if (scenario.Value!.Change is not null)
        {
            Assert.Equal([], Scenario.LoadChanged(name, text).Problems);
        }
    }

    [Fact]
    public void Without_a_change_there_is_no_changed_scenario()
    {
        Parsed<Scenario> changed = Scenario.LoadChanged("a.yaml", "keyferry: 1\naccounts: {}\n");
        Problem problem = Assert.Single(changed.Problems);
        Assert.StartsWith("a.yaml:1:1: error: the scenario proposes no `change`; add ", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_does_not_fit_is_told_at_its_line()
    {
        Parsed<Scenario> changed = Scenario.LoadChanged("a.yaml", """
            keyferry: 1
            accounts: {}
            change:
              say: Name the account.
              patch:
                - {op: replace, path: /accounts/111122223333/name, value: shop}
            """);
        Assert.Equal("/change/patch/0/path 6:7 there is nothing at `/accounts/111122223333`",
            string.Join('\n', changed.Problems.Select(p => $"{p.Pointer} {p.Position} {p.Message}")));
    }

    [Fact]
    public void What_a_change_brings_in_has_its_place_in_the_change()
    {
        const string Text = """
            keyferry: 1
            accounts:
              "111122223333": {keys: {us-east-1: [{id: 1a2b3c4d-0000-4000-8000-000000000001, state: Disabled}]}}
            change:
              say: Enable the key.
              patch:
                - {op: replace, path: /accounts/111122223333/keys/us-east-1/0/state, value: Enabled}
            """;
        Scenario before = Scenario.Load("a.yaml", Text).Required();
        Scenario after = Scenario.LoadChanged("a.yaml", Text).Required();
        KmsKey key = Assert.Single(after.World.Keys.Values);
        Assert.Equal("Enable the key.", before.Change?.Say);
        Assert.Equal((KeyState.Disabled, KeyState.Enabled), (Assert.Single(before.World.Keys.Values).State.Value, key.State.Value));
        Assert.Equal([3, 7], new[] { before, after }.Select(s => s.World.Origins.Find(key.Arn, "state")!.Position!.Value.Line));
    }

    [Fact]
    public void The_golden_scenario_becomes_a_world()
    {
        World world = Golden().World;
        Assert.Equal(4, world.Accounts.Count);
        Assert.Equal(2, world.Keys.Count);
        Assert.Equal("ou-ab12-22222222", world.Accounts[new AccountId("444455556666")].ParentId);
        Assert.True(world.Roles[(s_build, "AWSServiceRoleForImageBuilder")].IsServiceLinked);
        var pipeline = Assert.Single(world.ImageBuilder.ImagePipelines.Values);
        Assert.Equal("arn:aws:imagebuilder:us-east-1:111122223333:image-recipe/golden/1.0.0", pipeline.ImageRecipeArn);
        var settings = world.ImageBuilder.DistributionConfigurations[pipeline.DistributionConfigurationArn!];
        Assert.Equal(["us-east-1", "eu-west-1"], settings.Distributions.Select(d => d.Region.Value));
        Assert.Equal(2, settings.Distributions[1].Ami!.TargetAccountIds!.Value.Length);
    }

    [Fact]
    public void Every_fact_knows_its_line()
    {
        Scenario golden = Golden();
        string[] lines = Repository.Read("examples/golden.yaml").Split('\n');
        OriginMap origins = golden.World.Origins;
        string settings = golden.World.ImageBuilder.DistributionConfigurations.Keys.Single();
        Assert.Contains("- region: eu-west-1", Line("distributions/1/region"), StringComparison.Ordinal);
        Assert.Contains("key/1a2b3c4d-0000-4000-8000-000000000002", Line("distributions/1/amiDistributionConfiguration/kmsKeyId"),
            StringComparison.Ordinal);
        Assert.Contains("targetAccountIds", Line("distributions/0/amiDistributionConfiguration/targetAccountIds/1"), StringComparison.Ordinal);

        string Line(string field) => lines[origins.Find(settings, field)!.Position!.Value.Line - 1];
    }

    [Fact]
    public void An_aliased_policy_is_read_once_and_points_at_the_anchored_text()
    {
        World world = Golden().World;
        var policies = world.Keys.Values.Select(k => k.Policy.Policy.Value).Distinct().ToList();
        var policy = Assert.Single(policies);
        Assert.Equal("golden.yaml", policy.Document);
        Assert.Contains("Version", Repository.Read("examples/golden.yaml").Split('\n')[policy.Content.Statements[0].Position.Line - 4],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys: {us-east-1: [{id: 1a2b3c4d-0000-4000-8000-000000000001, polcy: default}]}", "did you mean `policy`?")]
    [InlineData("keys: {us-esat-1: []}", "did you mean `us-east-1`?")]
    [InlineData("keys: {us-east-1: [{id: nokey}]}", "`nokey` is not a KMS key id")]
    [InlineData("keys: {us-east-1: {id: 7}}", "a map stands where a list is expected")]
    [InlineData("ec2: {us-east-1: {encryptionByDefault: sometimes}}", "neither true nor false")]
    [InlineData("images: {us-east-1: [{imageId: ami-1}]}", "`ami-1` is not an AMI id")]
    [InlineData("images: {us-east-1: [{imageId: ami-0123456789abcdef0, state: avaliable}]}", "did you mean `available`?")]
    [InlineData("images: {us-east-1: [{imageId: ami-0123456789abcdef0, blockDeviceMappings: [{deviceName: a, snapshotId: snap-0123456789abcdef0}]}]}",
        "there is no snapshot `snap-0123456789abcdef0` in us-east-1")]
    [InlineData("imageBuilder: {us-east-1: {imagePipelines: [{name: a, imageRecipe: b/1.0.0}]}}", "there is no image-recipe `b/1.0.0`")]
    [InlineData("organization: o-exampleorg1", "there is no organization `o-exampleorg1`")]
    [InlineData("roles: [{name: builder}]", "needs the field `trustPolicy`")]
    [InlineData("serviceLinkedRoles: [imagebuilder.amazon.com]", "did you mean `imagebuilder.amazonaws.com`?")]
    [InlineData("keys: {us-east-1: [{id: 1a2b3c4d-0000-4000-8000-000000000001, policy: {file: lost.json}}]}", "the file `lost.json` can't be read")]
    [InlineData("keys: {us-east-1: [{id: 1a2b3c4d-0000-4000-8000-000000000001}, {id: 1a2b3c4d-0000-4000-8000-000000000001}]}", "is there twice")]
    [InlineData("snapshots: {us-east-1: [{snapshotId: snap-0123456789abcdef0, kmsKeyId: alias/none}]}", "no key with the alias `alias/none`")]
    public void Mistakes_are_told_with_their_line_and_what_would_be_right(string field, string words)
    {
        Parsed<Scenario> parsed = Scenario.Load("bad.yaml", "keyferry: 1\naccounts:\n  \"111122223333\":\n    " + field + "\n");
        Assert.False(parsed.Succeeded);
        Assert.Contains(parsed.Problems, p => p.ToString().Contains(words, StringComparison.Ordinal) && p.Position.Line is 3 or 4);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        Parsed<Scenario> parsed = Scenario.Load("bad.yaml", "keyferry: 2\nstori: x\naccounts: {123: {}, \"111122223333\": {rolls: [], name: {}}}\n");
        Assert.Equal(["1:11", "2:1", "3:12", "3:38", "3:55"], parsed.Problems.Select(p => p.Position.ToString()));
    }

    [Fact]
    public void What_cannot_be_read_is_unknown_with_its_reason()
    {
        World world = Account("""
            unreadable: {iam: no permission}
            regions: {ap-east-1: {unknown: no permission}}
            keys: {us-east-1: [{id: 1a2b3c4d-0000-4000-8000-000000000001, state: {unknown: s}, policy: {unknown: p}, grants: {unknown: g}}]}
            ec2: {us-east-1: {encryptionByDefault: {unknown: e}, defaultKmsKeyId: {unknown: d}}}
            """);
        KmsKey key = Assert.Single(world.Keys.Values);
        Assert.Equal(["s", "p", "g"], [key.State.UnknownBecause, key.Policy.Policy.UnknownBecause, key.Grants.UnknownBecause]);
        Assert.Equal("e", world.Ec2Settings[(s_build, s_virginia)].EncryptionByDefault.UnknownBecause);
        Assert.Equal("no permission", world.Accounts[s_build].EnabledRegions[new Region("ap-east-1")].UnknownBecause);
        Assert.Equal("no permission", world.Accounts[s_build].Unreadable["iam"]);
    }

    [Fact]
    public void A_policy_may_stand_in_a_file_or_a_string_or_be_the_default()
    {
        const string Document = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*"}}""";
        World world = Account("""
            keys:
              us-east-1:
                - {id: 1a2b3c4d-0000-4000-8000-000000000001, policy: {file: policies/key.json}}
                - {id: 1a2b3c4d-0000-4000-8000-000000000002, policy: 'DOCUMENT' }
                - {id: 1a2b3c4d-0000-4000-8000-000000000003, policy: default}
            """.Replace("DOCUMENT", Document, StringComparison.Ordinal), path => path == "policies/key.json" ? Document : null);
        Assert.Equal(["policies/key.json", "test.yaml", "AWS default key policy"],
            world.Keys.Values.OrderBy(k => k.KeyId).Select(k => k.Policy.Policy.Value.Document));
    }

    [Fact]
    public void A_snapshot_may_name_the_aws_managed_key()
    {
        World world = Account("snapshots: {us-east-1: [{snapshotId: snap-0123456789abcdef0, kmsKeyId: alias/aws/ebs}]}");
        string arn = Assert.Single(world.Snapshots.Values).KmsKeyArn.Value!;
        KmsKey key = AwsManagedKeys.Find(arn)!;
        Assert.Equal((KeyManager.Aws, s_build, s_virginia), (key.Manager, key.Account, key.Region));
    }

    [Fact]
    public void A_thousand_accounts_load()
    {
        const string Role = """
                roles:
                  - name: EC2ImageBuilderDistributionCrossAccountRole
                    trustPolicy: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:root"}, Action: sts:AssumeRole}]}
                    inlinePolicies: {kms: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: [kms:Decrypt, kms:CreateGrant], Resource: "*"}]}}

            """;
        string text = "keyferry: 1\naccounts:\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => "  \"" + (100000000000 + i) + "\":\n" + Role));
        Assert.Equal(1000, Scenario.Load("large.yaml", text).Required().World.Roles.Count);
    }

    private static Scenario Golden() => Scenario.Load("golden.yaml", Repository.Read("examples/golden.yaml")).Required();

    private static World Account(string fields, Func<string, string?>? readFile = null) =>
        Scenario.Load("test.yaml", "keyferry: 1\naccounts:\n  \"111122223333\":\n    "
            + fields.ReplaceLineEndings("\n    ") + "\n", readFile).Required().World;
}
