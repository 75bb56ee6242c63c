using System.Text;
using System.Text.Json.Nodes;
using Keyferry.Aws.Calling;
using Keyferry.Cli;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Clients.Tests.Fixing;

/// <summary><c>keyferry fix --apply</c> to a local AWS: the changes are made by its API, the real run then succeeds, and all can be taken back.</summary>
public sealed class ApplyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keyferry-apply-").FullName;

    public static TheoryData<string> Examples => [.. FixedExample.Names.Except(FixedExample.OfOtherAdministrators)];

    public static TheoryData<string> OfOtherAdministrators => [.. FixedExample.OfOtherAdministrators];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Makes_the_real_run_of_an_example_succeed_and_takes_it_back(string example)
    {
        await using FixedExample fixedExample = await FixedExample.StartAsync(example);
        string endpoint = fixedExample.Server.Endpoint.ToString();
        string undo = Path.Combine(_folder, "undo.json");
        string before = Succeeding(endpoint);

        (int code, string output, string error) = FixedExample.Keyferry(
            "fix", "--endpoint-url", endpoint, "--apply", "--yes", "--undo-file", undo);
        Assert.True(code == 0 && output.TrimEnd().EndsWith("AVAILABLE", StringComparison.Ordinal), $"{code}\n{output}\n{error}");

        (code, output, error) = FixedExample.Keyferry("fix", "--undo", undo, "--yes");
        Assert.True(code == 0, $"{output}\n{error}");
        if (s_refused.Contains(example[..6]))
        {
            Assert.Contains("Image Builder refuses what stood there before", output, StringComparison.Ordinal);
            Assert.DoesNotContain("undone in", output, StringComparison.Ordinal);
            return;
        }

        // A Region takes a while to be disabled.
        for (int i = 0; i < 100 && Succeeding(endpoint) != before; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(before, Succeeding(endpoint));
    }

    // Image Builder itself takes these settings no more, so nobody can put them back.
    private static readonly HashSet<string> s_refused = ["KF1040", "KF1041"];

    private static string Succeeding(string endpoint) => FixedExample.Keyferry("fix", "--endpoint-url", endpoint).Out.Split(" of ")[0];

    [Theory]
    [MemberData(nameof(OfOtherAdministrators))]
    public async Task Stops_where_the_key_policy_lets_only_another_role_amend_it_and_says_what_is_not_done(string example)
    {
        await using FixedExample fixedExample = await FixedExample.StartAsync(example);
        string undo = Path.Combine(_folder, "undo.json");

        (int code, string output, string error) = FixedExample.Keyferry(
            "fix", "--endpoint-url", fixedExample.Server.Endpoint.ToString(), "--apply", "--yes", "--undo-file", undo);

        Assert.Equal(1, code);
        Assert.Contains("use a profile", string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("kms:PutKeyPolicy", error, StringComparison.Ordinal);
        Assert.Contains("0 of 1 steps are done; not done:\n  account ", error, StringComparison.Ordinal);
        Assert.Contains($"keyferry fix --undo {undo}", error, StringComparison.Ordinal);
        Assert.DoesNotContain("StartImagePipelineExecution", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_is_done_when_a_call_fails_half_way_and_takes_that_back()
    {
        // The root user may not amend this key's policy any more: it is for its administrators alone.
        const string Admitted = "Sid: Enable IAM User Permissions\n                Effect: Allow\n                Principal: {AWS: \"arn:aws:iam::111122223333:";
        await using FixedExample example = await FixedExample.StartAsync(
            "two-of-four", text => text.Replace(Admitted + "root", Admitted + "role/key-admin", StringComparison.Ordinal));
        string endpoint = example.Server.Endpoint.ToString();
        string undo = Path.Combine(_folder, "undo.json");
        string before = FixedExample.Keyferry("fix", "--endpoint-url", endpoint).Out;

        (int code, _, string error) = FixedExample.Keyferry("fix", "--endpoint-url", endpoint, "--apply", "--yes", "--undo-file", undo);

        Assert.Equal(1, code);
        Assert.Contains(
            "before kms:PutKeyPolicy in us-east-1 of account 111122223333, kms:GetKeyPolicy was to tell whether anything changed since the "
            + "plan was made, and failed: AccessDenied", error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 steps are done; not done:\n  account 111122223333", error, StringComparison.Ordinal);
        Assert.NotEqual(before, FixedExample.Keyferry("fix", "--endpoint-url", endpoint).Out);

        (code, string output, error) = FixedExample.Keyferry("fix", "--undo", undo, "--yes");
        Assert.True(code == 0, error);
        Assert.Contains("undone in account 555566667777", output, StringComparison.Ordinal);
        Assert.Equal(before, FixedExample.Keyferry("fix", "--endpoint-url", endpoint).Out);
    }

    [Fact]
    public async Task Retries_the_image_whose_distribution_failed()
    {
        await using FixedExample example = await FixedExample.StartAsync("two-of-four");
        string endpoint = example.Server.Endpoint.ToString();
        using DotNet.Images images = new(example.Server.Endpoint);
        string image = await images.StartAsync("arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden");
        Assert.Equal(BuiltImageStatus.Failed, (await example.EndOfAsync(image)).Status);

        (int code, string output, string error) = FixedExample.Keyferry(
            "fix", "--endpoint-url", endpoint, "--apply", "--yes", "--undo-file", Path.Combine(_folder, "undo.json"));

        Assert.True(code == 0, $"{output}\n{error}");
        Assert.Contains($"RetryImage: {image}\n", output, StringComparison.Ordinal);
        Assert.Equal(BuiltImageStatus.Available, (await example.EndOfAsync(image)).Status);
    }

    /// <summary>While the question whether to apply waits for its answer, somebody amends the key's policy.</summary>
    [Fact]
    public async Task Stops_before_it_writes_over_what_somebody_changed_meanwhile()
    {
        await using FixedExample example = await FixedExample.StartAsync("two-of-four");
        string undo = Path.Combine(_folder, "undo.json");
        string arn = example.World.Keys.Keys.Single(k => k.Contains(":us-east-1:111122223333:", StringComparison.Ordinal));
        JsonNode policy = JsonNode.Parse(example.World.Keys[arn].Policy.Policy.Value.Text)!;
        policy["Id"] = "somebody-was-here";
        using AwsAccess somebody = new(new AccessOptions { EndpointUrl = example.Server.Endpoint, SignsAsRoot = true });
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        Terminal terminal = new()
        {
            InputIsTerminal = true,
            Out = output,
            Error = error,
            OpenInput = () =>
            {
                JsonObject input = new() { ["KeyId"] = arn, ["PolicyName"] = "default", ["Policy"] = policy.ToJsonString() };
                Answer<string> put = somebody.InvokeAsync(
                    new AccountId("111122223333"), new Region("us-east-1"), "kms", "PutKeyPolicy", Encoding.UTF8.GetBytes(input.ToJsonString()))
                    .GetAwaiter().GetResult();
                Assert.IsType<Answer<string>.Known>(put);
                return new MemoryStream("y\n"u8.ToArray());
            },
        };

        int code = Application.Run(
            ["fix", "--endpoint-url", example.Server.Endpoint.ToString(), "--apply", "--undo-file", undo], terminal);

        Assert.Equal(1, code);
        Assert.Contains(
            "before kms:PutKeyPolicy in us-east-1 of account 111122223333, kms:GetKeyPolicy answers something else than the plan was made "
            + "of: somebody has changed it meanwhile", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 of 2 steps are done; not done:", error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"keyferry fix --undo {undo}", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("somebody-was-here", example.Server.Aws.World.Keys[arn].Policy.Policy.Value.Text, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
