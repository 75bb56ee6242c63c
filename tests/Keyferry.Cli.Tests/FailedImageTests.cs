using System.Text.Json;
using Keyferry.Aws.Calling;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Hosting;
using Keyferry.Server.Storage;

namespace Keyferry.Cli.Tests;

/// <summary><c>keyferry retry IMAGE</c> and <c>keyferry explain IMAGE</c>, in a local AWS where the first distribution failed.</summary>
public sealed class FailedImageTests(LiveAccounts accounts) : IAsyncLifetime
{
    private const string Example = "examples/KF1008-trust-omits-source-account.yaml";

    private KeyferryServer _server = null!;
    private AwsAccess _access = null!;

    public async ValueTask InitializeAsync()
    {
        World world = Scenario.Load(Example, Repository.Read(Example)).Value!.World;
        ServeOptions options = new() { Port = 0, World = world, Pace = TimeSpan.FromMilliseconds(1) };
        _server = await KeyferryServer.StartAsync(options, new MemoryStore(), new MemoryBlocks());
        _access = new AwsAccess(new AccessOptions
        {
            Profile = "account-111122223333",
            AccountProfiles = [KeyValuePair.Create(new AccountId("444455556666"), "account-444455556666")],
            EndpointUrl = _server.Endpoint,
        });
    }

    public async ValueTask DisposeAsync()
    {
        _access.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task While_the_check_is_red_nothing_is_begun_and_the_causes_are_shown()
    {
        string image = await FailAsync();

        var run = Retry(image);

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains("error[KF1008]", run.Out, StringComparison.Ordinal);
        Assert.Contains("nothing was begun", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_cause_is_gone_it_is_distributed_and_watched_until_it_is_available()
    {
        string image = await FailAsync();
        await TrustAsync();

        var run = Retry(image);

        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Matches(@"(?m)^ +0 s  image +FAILED +arn:aws:imagebuilder:", run.Out);
        Assert.Matches(@"(?m)^ +\d+ s  444455556666  us-east-1 +AVAILABLE +ami-[0-9a-f]{17}$", run.Out);
        Assert.EndsWith($"{image} is available in 2 places\n", run.Out, StringComparison.Ordinal);
    }

    /// <summary>Reason, cause, CloudTrail and the workflow, in one report; for the image and for its pipeline.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Explain_shows_AWS_s_own_record_beside_the_reason(bool byPipeline)
    {
        string image = await FailAsync();

        var run = Live("explain", byPipeline ? LiveAccounts.Pipeline : image);

        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.StartsWith("E2 ", run.Out, StringComparison.Ordinal);
        Assert.Contains("the cause, by AWS as it is now:\n\nerror[KF1008]", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"what CloudTrail recorded of it:\n\n  - \S+Z sts:AssumeRole: AccessDenied", run.Out);
        Assert.Contains("what Image Builder's workflow recorded:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_tells_what_was_changed_since_the_failure()
    {
        string image = await FailAsync();
        await TrustAsync();

        var run = Live("explain", image);

        Assert.Equal(ExitCode.CannotTell, run.Code);
        Assert.Contains("AWS as it is now and the message contradict each other", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"what was changed since, by CloudTrail:\n\n  - \S+Z iam:UpdateAssumeRolePolicy", run.Out);
    }

    [Fact]
    public void A_pipeline_that_made_no_image_has_nothing_to_explain()
    {
        var run = Live("explain", LiveAccounts.Pipeline);

        Assert.Equal(ExitCode.CannotTell, run.Code);
        Assert.Contains("has made no image yet", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Everything through the API: what is wrong, its repair, the run for real, and the way back.</summary>
    [Fact]
    public void Fix_repairs_what_the_ARN_names_tries_it_for_real_and_finds_back()
    {
        string undo = Path.Combine(accounts.Folder, $"undo-{Guid.NewGuid()}.json");

        var fixedRun = Live("fix", LiveAccounts.Pipeline, "--apply", "--yes", "--undo-file", undo);

        Assert.Equal(ExitCode.Success, fixedRun.Code);
        Assert.Contains("iam:UpdateAssumeRolePolicy", fixedRun.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ +\d+ s  444455556666  us-east-1 +AVAILABLE +ami-", fixedRun.Out);
        Assert.Equal(ExitCode.Success, Live("check", LiveAccounts.Pipeline).Code);

        var back = CommandRun.Of("fix", "--undo", undo, "--yes");

        Assert.Equal(ExitCode.Success, back.Code);
        var again = Live("check", LiveAccounts.Pipeline);
        Assert.Equal(ExitCode.Failure, again.Code);
        Assert.Contains("error[KF1008]", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Fix_changes_nothing_where_nobody_answers()
    {
        var run = Live("fix", LiveAccounts.Pipeline, "--apply");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("Nothing was done", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failure, Live("check", LiveAccounts.Pipeline).Code);
    }

    [Theory]
    [InlineData("examples/golden.yaml", "isn't an ARN of Image Builder")]
    [InlineData("arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden", "isn't an image")]
    [InlineData("arn:aws:imagebuilder:us-east-1:111122223333:image/none/1.0.0/1", "doesn't exist")]
    public void What_can_not_be_retried_is_said(string what, string words)
    {
        var run = Retry(what);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    private Task<JsonElement> TrustAsync() => CallAsync("444455556666", "iam", "UpdateAssumeRolePolicy", new
    {
        RoleName = "EC2ImageBuilderDistributionCrossAccountRole",
        PolicyDocument = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"}]}
            """,
    });

    private CommandRun Retry(string image) => Live("retry", image);

    private CommandRun Live(string command, string arn, params string[] further) => CommandRun.Of(
    [
        command, arn, "--endpoint-url", _server.Endpoint.ToString(), "--profile", "account-111122223333",
        "--profile", "444455556666=account-444455556666", .. further,
    ]);

    private async Task<string> FailAsync()
    {
        Assert.True(Directory.Exists(accounts.Folder));
        string image = (await CallAsync("111122223333", "imagebuilder", "StartImagePipelineExecution", new
        {
            imagePipelineArn = LiveAccounts.Pipeline,
            clientToken = Guid.NewGuid().ToString(),
        })).GetProperty("imageBuildVersionArn").GetString()!;
        for (int i = 0; i < 600; i++)
        {
            JsonElement state = (await CallAsync("111122223333", "imagebuilder", "GetImage", new { imageBuildVersionArn = image }))
                .GetProperty("image").GetProperty("state");
            if (state.GetProperty("status").GetString() == "FAILED")
            {
                return image;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"{image} hasn't failed");
    }

    private async Task<JsonElement> CallAsync(string account, string service, string operation, object input)
    {
        Answer<string> answer = await _access.InvokeAsync(
            new(account), new("us-east-1"), service, operation, JsonSerializer.SerializeToUtf8Bytes(input));
        return answer is Answer<string>.Known known
            ? JsonDocument.Parse(known.Value).RootElement
            : throw new InvalidOperationException($"{service}:{operation}: {answer}");
    }
}
