using System.Globalization;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Tests.Kms;
using Keyferry.Cloud.Worlds;
using Xunit;

namespace Keyferry.Cloud.Tests.Ssm;

/// <summary>What the stories of the server don't tell: versions, permissions, encryption.</summary>
public sealed class ParameterStoreTests
{
    private static readonly Caller s_root = Caller.Root(TestWorld.Source);

    private readonly TestWorld _world = new();

    [Fact]
    public void Keeps_the_hundred_newest_versions()
    {
        Run run = Run();
        for (int i = 1; i <= 105; i++)
        {
            Assert.Equal(i, Put(run, new PutParameterRequest("/a", $"{i}") { Type = "String", Overwrite = true }).Value!.Version);
        }

        Assert.Equal("ParameterVersionNotFound", Get(run, "/a:5").Error?.Code);
        Assert.Equal("6", Get(run, "/a:6").Value!.Parameter.Value);
        Assert.Equal(99, run.World.Ssm.History[Subjects.Parameter(TestWorld.Source, TestWorld.East, "/a")].Length);
    }

    [Fact]
    public void Keeps_the_oldest_version_while_it_has_a_label()
    {
        Run run = Run();
        for (int i = 1; i <= 100; i++)
        {
            Put(run, new PutParameterRequest("/a", $"{i}") { Type = "String", Overwrite = true });
        }

        new SsmService(run).LabelParameterVersion(s_root, TestWorld.East, "/a", 1, ["first"]);

        Assert.Equal("ParameterMaxVersionLimitExceeded", Put(run, new PutParameterRequest("/a", "new") { Overwrite = true }).Error?.Code);
    }

    [Theory]
    [InlineData("String", false, "AccessDeniedException")]
    [InlineData("String", true, null)]
    public void Lets_policies_decide_about_overwriting(string type, bool overwrite, string? code)
    {
        const string Policy = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"arn:aws:ssm:*:*:parameter/team/*",
            "Condition":{"Bool":{"ssm:Overwrite":"true"}}}]}
            """;
        _world.Role(TestWorld.Source, "writer", Policy);
        Run run = Run();

        Reply<PutParameterResult> reply = new SsmService(run).PutParameter(
            _world.Session(TestWorld.Source, "writer"), TestWorld.East,
            new PutParameterRequest("/team/a", "v") { Type = type, Overwrite = overwrite });

        Assert.Equal(code, reply.Error?.Code);
    }

    [Fact]
    public void Holds_no_text_of_a_secure_string()
    {
        Run run = Run();
        Put(run, new PutParameterRequest("/secret", "correct horse") { Type = "SecureString" });

        SsmParameter kept = run.World.Parameters.Values.Single();

        Assert.DoesNotContain("horse", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(kept.Value)), StringComparison.Ordinal);
        Assert.Equal("correct horse", Get(run, "/secret", true).Value!.Parameter.Value);
        Assert.Contains(run.Trace.SelectMany(c => c.Caused), c => c is { Action: "kms:Decrypt", Caller.ViaService: "ssm.us-east-1.amazonaws.com" });
    }

    [Fact]
    public void Refuses_the_text_to_whom_the_key_is_denied()
    {
        _world.Role(TestWorld.Source, "reader", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"},
            {"Effect":"Deny","Action":"kms:Decrypt","Resource":"*"}]}
            """);
        Run run = Run();
        Put(run, new PutParameterRequest("/secret", "correct horse") { Type = "SecureString" });

        Reply<FoundParameter> reply = new SsmService(run).GetParameter(
            _world.Session(TestWorld.Source, "reader"), TestWorld.East, "/secret", withDecryption: true);

        Assert.Equal("AccessDeniedException", reply.Error?.Code);
        Assert.Contains("kms:Decrypt", reply.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Binds_a_ciphertext_to_its_parameter()
    {
        Run run = Run();
        Put(run, new PutParameterRequest("/one", "correct horse") { Type = "SecureString" });
        SsmParameter one = run.World.Parameters.Values.Single();
        SsmParameter moved = one with { Name = "/two" };
        run.World = run.World with { Parameters = run.World.Parameters.Add(moved.Arn, moved) };

        Assert.Equal("InvalidKeyId", Get(run, "/two", true).Error?.Code);
    }

    [Theory]
    [InlineData(4096, null, "Standard")]
    [InlineData(4097, null, null)]
    [InlineData(4097, "Intelligent-Tiering", "Advanced")]
    [InlineData(100, "Intelligent-Tiering", "Standard")]
    [InlineData(8192, "Advanced", "Advanced")]
    [InlineData(8193, "Advanced", null)]
    public void Chooses_the_tier_by_the_length_of_the_value(int length, string? tier, string? expected) =>
        Assert.Equal(expected, Put(Run(), new PutParameterRequest("/a", new string('x', length)) { Type = "String", Tier = tier }).Value?.Tier);

    [Theory]
    [InlineData("/a/b/c", null)]
    [InlineData("plain.name-1_2", null)]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15", null)]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", "HierarchyLevelLimitExceededException")]
    [InlineData("ssmthing", "ValidationException")]
    [InlineData("/SSM/thing", "ValidationException")]
    [InlineData("with space", "ValidationException")]
    [InlineData("/a//b", "ValidationException")]
    [InlineData("/a/", "ValidationException")]
    public void Holds_names_to_their_rules(string name, string? code) =>
        Assert.Equal(code, Put(Run(), new PutParameterRequest(name, "v") { Type = "String" }).Error?.Code);

    [Fact]
    public void Forgets_a_parameter_when_its_time_is_over()
    {
        Run run = Run();
        string at = run.World.Now.AddHours(1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Put(run, new PutParameterRequest("/brief", "v")
        {
            Type = "String",
            Tier = "Advanced",
            Policies = $$"""[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"{{at}}"} }]""",
        });
        Assert.True(Get(run, "/brief").Succeeded);

        run.World = run.World with { Now = run.World.Now.AddHours(2) };

        Assert.Equal("ParameterNotFound", Get(run, "/brief").Error?.Code);
    }

    private Run Run() => new(_world.World, ExecutionMode.Actual) { Platform = new TestPlatform() };

    private static Reply<PutParameterResult> Put(Run run, PutParameterRequest request) =>
        new SsmService(run).PutParameter(s_root, TestWorld.East, request);

    private static Reply<FoundParameter> Get(Run run, string name, bool decrypt = false) =>
        new SsmService(run).GetParameter(s_root, TestWorld.East, name, decrypt);
}
