using Keyferry.Cli.Live;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Hosting;
using Keyferry.Server.Storage;

[assembly: AssemblyFixture(typeof(Keyferry.Cli.Tests.LiveAccounts))]

namespace Keyferry.Cli.Tests;

/// <summary>A local AWS on a port of its own with the accounts of an example, and profiles for them.</summary>
public sealed class LiveAccounts : IAsyncLifetime
{
    public const string Example = "examples/two-of-four.yaml";
    public const string Pipeline = "arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden";

    private KeyferryServer _server = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("keyferry-live-").FullName;

    public string Endpoint => _server.Endpoint.ToString();

    /// <summary>The pipeline, and how to reach every account.</summary>
    public string[] Arguments { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The AWS SDK looks for its profiles where these say, once in a process; nothing else here reads them.
        string credentials = Path.Combine(Folder, "credentials");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", credentials);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(Folder, "config"));
        World world = Scenario.Load(Example, Repository.Read(Example)).Value!.World;
        await File.WriteAllLinesAsync(credentials, world.Accounts.Keys.Select(account =>
            $"[account-{account}]\naws_access_key_id = {account}\naws_secret_access_key = any"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "config"), "");
        ServeOptions options = new() { Port = 0, World = world };
        _server = await KeyferryServer.StartAsync(options, new MemoryStore(), new MemoryBlocks());
        Arguments =
        [
            Pipeline, "--endpoint-url", Endpoint, "--profile", "account-111122223333",
            .. world.Accounts.Keys.SelectMany(account => new[] { "--profile", $"{account}=account-{account}" }),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary><c>keyferry check ARN</c> and <c>keyferry collect</c>, against a local AWS.</summary>
public sealed class LiveTests(LiveAccounts accounts)
{
    private const string Pipeline = LiveAccounts.Pipeline;

    /// <summary>The matrix and the codes are those of the file.</summary>
    [Fact]
    public void A_pipeline_of_live_accounts_is_checked_as_its_scenario_is()
    {
        var live = CommandRun.Of(["check", .. accounts.Arguments]);
        var file = CommandRun.Of("check", LiveAccounts.Example);

        Assert.Equal(file.Code, live.Code);
        Assert.Equal(Facts(file.Out), Facts(live.Out));
        Assert.Empty(live.Error);
    }

    [Fact]
    public void Verbose_says_what_was_asked_and_how_often()
    {
        var run = CommandRun.Of(["check", .. accounts.Arguments, "--verbose"]);

        Assert.Matches(@"(?m)^\d+ requests to AWS, \d accounts, \d+\.\d\d s$", run.Error);
        Assert.Matches(@"(?m)^ +1  imagebuilder:GetImagePipeline in 1 place$", run.Error);
    }

    [Theory]
    [InlineData("world.json")]
    [InlineData("world.yaml")]
    public void What_is_collected_is_checked_offline_with_the_same_answer(string name)
    {
        string path = Path.Combine(accounts.Folder, name);
        var collected = CommandRun.Of(["collect", .. accounts.Arguments, "-o", path]);
        var live = CommandRun.Of(["check", .. accounts.Arguments]);
        var offline = CommandRun.Of("check", path);

        Assert.Equal("", collected.Error);
        Assert.Equal(ExitCode.Success, collected.Code);
        Assert.Equal(live.Code, offline.Code);
        Assert.Equal(Facts(live.Out), Facts(offline.Out));
        Assert.Equal(ExitCode.BadInput, CommandRun.Of(["collect", .. accounts.Arguments, "-o", path]).Code);
    }

    /// <summary>The verdict and the findings are the same; nothing in the file says whose they are.</summary>
    [Fact]
    public void What_is_redacted_has_the_same_verdict_under_other_names()
    {
        string path = Path.Combine(accounts.Folder, "redacted.json");
        Assert.Equal(ExitCode.Success, CommandRun.Of(["collect", .. accounts.Arguments, "--redact", "-o", path]).Code);
        var live = CommandRun.Of(["check", .. accounts.Arguments]);
        var offline = CommandRun.Of("check", path);

        Assert.Equal(live.Code, offline.Code);
        Assert.Equal(Codes(live.Out), Codes(offline.Out));
        Assert.DoesNotContain("111122223333", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, CommandRun.Of(["collect", .. accounts.Arguments, "--redact", "-o", "a.yaml"]).Code);

        static string[] Codes(string report) =>
            [.. report.Split('\n').Where(line => line.StartsWith("error[", StringComparison.Ordinal)).Select(line => line[..14])];
    }

    /// <summary>An account that nobody gave a profile for is no reason to say that all is well.</summary>
    [Fact]
    public void An_account_that_can_not_be_reached_can_not_be_told()
    {
        var run = CommandRun.Of("check", Pipeline, "--endpoint-url", accounts.Endpoint, "--profile", "account-111122223333");

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains("444455556666   ? 1", run.Out, StringComparison.Ordinal);
        Assert.Contains("(--profile", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:s3:::bucket", ExitCode.BadInput, "isn't an ARN of Image Builder")]
    [InlineData("arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/none", ExitCode.BadInput, "doesn't exist")]
    [InlineData("arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden --ami ami-1", ExitCode.BadInput, "--ami")]
    [InlineData("arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden --pipeline golden", ExitCode.BadInput, "`--pipeline` chooses from a scenario file")]
    [InlineData("arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden --profile other", ExitCode.BadInput, "has one profile")]
    [InlineData("arn:aws:imagebuilder:us-east-1:444455556666:image-pipeline/golden", ExitCode.CannotTell, "can't be read")]
    [InlineData("arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden --organization-account 12", ExitCode.BadInput, "twelve digits")]
    [InlineData("examples/golden.yaml", ExitCode.BadInput, "goes with live accounts")]
    public void What_can_not_be_checked_is_said(string what, int code, string words)
    {
        var run = CommandRun.Of(
            ["check", .. what.Split(' '), "--endpoint-url", accounts.Endpoint, "--profile", "account-111122223333"]);

        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    /// <summary>What is known when the user presses Ctrl-C is told; what isn't is unknown, and the verdict with it.</summary>
    [Fact]
    public void Ctrl_C_prints_what_is_known_so_far()
    {
        TerminalState state = new() { OnInterrupt = Press };
        var run = CommandRun.On(state, ["check", .. accounts.Arguments]);

        Assert.Contains(run.Code, new[] { ExitCode.CannotTell, ExitCode.Failure });
        Assert.Contains("interrupted", run.Error, StringComparison.Ordinal);

        static IDisposable? Press(Action interrupt)
        {
            interrupt();
            return null;
        }
    }

    /// <summary>Nobody looks at a log.</summary>
    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, "1", false)]
    [InlineData(false, null, false)]
    public void Progress_is_shown_to_people_only(bool isTerminal, string? ci, bool shown)
    {
        using StringWriter writer = new();
        using Aws.Calling.AwsAccess access = new(new Aws.Calling.AccessOptions());
        Terminal terminal = new()
        {
            OpenInput = () => Stream.Null,
            Out = writer,
            Error = writer,
            ErrorIsTerminal = isTerminal,
            Variable = name => name == "CI" ? ci : null,
        };
        using var line = ProgressLine.For(access, terminal, isQuiet: false);
        Assert.Equal(shown, line is not null);
        Assert.Equal("reading 2 accounts, 31 requests, 1.2 s", ProgressLine.Text(2, 31, TimeSpan.FromSeconds(1.23)));
    }

    /// <summary>The verdict, the matrix and the heads of the findings; where a policy stands differs between a file and AWS.</summary>
    private static string Facts(string report) => string.Join(
        '\n',
        report.Split('\n').Where(line =>
            line.StartsWith("will ", StringComparison.Ordinal)
            || line.StartsWith("error[", StringComparison.Ordinal)
            || line.StartsWith("unknown[", StringComparison.Ordinal)
            || (line.Length > 14 && line.StartsWith("  ", StringComparison.Ordinal) && line.AsSpan(2, 12).IndexOfAnyExceptInRange('0', '9') < 0))
            .Select(line => System.Text.RegularExpressions.Regex.Replace(line, "([0-9]{12}) .*? (ok|FAIL)", "$1 $2")));
}
