using System.Text.Json;

namespace Keyferry.Cli.Tests;

/// <summary><c>keyferry check</c> as a command: which file, which verdict, which stream; the report has its own tests.</summary>
public sealed class CheckTests
{
    [Theory]
    [InlineData("", ExitCode.Failure)]
    [InlineData("--changed", ExitCode.Success)]
    [InlineData("examples/golden.yaml", ExitCode.Success)]
    [InlineData("examples/KF1007-distribution-role-missing.yaml", ExitCode.Failure)]
    [InlineData("examples/KF1007-distribution-role-missing.yaml --changed", ExitCode.Success)]
    [InlineData("examples/golden.yaml --pipeline golden", ExitCode.Success)]
    [InlineData("examples/golden.yaml --pipeline goldn", ExitCode.BadInput)]
    [InlineData("examples/golden.yaml --changed", ExitCode.BadInput)]
    [InlineData("examples/no-such-file.yaml", ExitCode.BadInput)]
    [InlineData("examples", ExitCode.BadInput)]
    [InlineData("README.md", ExitCode.BadInput)]
    public void The_verdict_is_the_exit_code(string flags, int code)
    {
        var run = CommandRun.Of(["check", .. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(code, run.Code);
        Assert.Equal(code == ExitCode.BadInput, run.Out.Length == 0);
        Assert.Equal(code == ExitCode.BadInput || !flags.Contains("examples", StringComparison.Ordinal), run.Error.Length > 0);
    }

    [Fact]
    public void Without_a_scenario_stderr_says_that_this_is_an_example_unless_asked_to_be_quiet()
    {
        Assert.Contains("examples/two-of-four.yaml", CommandRun.Of("check").Error, StringComparison.Ordinal);
        Assert.Empty(CommandRun.Of("check", "--quiet").Error);
    }

    [Fact]
    public void The_built_in_example_is_the_file_of_the_repository() =>
        Assert.Equal(CommandRun.Of("check", "examples/two-of-four.yaml").Out, CommandRun.Of("check").Out);

    [Fact]
    public void A_scenario_may_come_from_stdin()
    {
        var run = CommandRun.With(Repository.Read("examples/golden.yaml"), "check", "-");

        Assert.Equal(CommandRun.Of("check", "examples/golden.yaml").Out, run.Out);
        Assert.Equal(ExitCode.Success, run.Code);
    }

    /// <summary>E2 to the letter, in its wrapper (F1.10).</summary>
    [Fact]
    public void Verbose_shows_the_whole_reason_that_Image_Builder_would_report()
    {
        var run = CommandRun.Of("check", "examples/KF1007-distribution-role-missing.yaml", "--verbose");

        string oneLine = string.Join(' ', run.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(
            "Distribution failed with JobId '[0-9a-f-]{36}', status = 'Failed' for ARN "
            + "'arn:aws:imagebuilder:us-east-1:111122223333:image/golden/1.0.0/1'. 'Not all distribution jobs are completed. "
            + "1\\) STS Client Error: 'User: arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForImageBuilder/"
            + "Ec2ImageBuilderIntegrationService is not authorized to perform: sts:AssumeRole on resource: "
            + "arn:aws:iam::444455556666:role/EC2ImageBuilderDistributionCrossAccountRole'. Please make sure your "
            + "'EC2ImageBuilderDistributionCrossAccountRole' is setup with correct permission policies. If you are copying AMI "
            + "to opt-in regions, please make sure the region is enabled in the account when distributing the image from the "
            + "source account \\(ID: 111122223333\\) to the destination account \\(ID: 444455556666\\) in Region us-east-1.'",
            oneLine);
        Assert.DoesNotContain(
            "state.reason", CommandRun.Of("check", "examples/KF1007-distribution-role-missing.yaml").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_of_a_scenario_is_named_with_its_place()
    {
        var run = CommandRun.With("keyferry: 1\nacounts: {}\naccounts:\n  \"111122223333\": {nmae: build}\n", "check", "-");

        Assert.Contains("stdin:2:1: error:", run.Error, StringComparison.Ordinal);
        Assert.Contains("stdin:4:", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, run.Code);
    }

    [Fact]
    public void Json_is_one_document_with_the_same_verdict()
    {
        var run = CommandRun.Of("check", "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("fails", json.RootElement.GetProperty("verdict").GetString());
        Assert.True(json.RootElement.TryGetProperty("schemaVersion", out _));
        Assert.Equal(ExitCode.Failure, run.Code);
    }

    [Theory]
    [InlineData("always", false, null, true)]
    [InlineData("auto", true, null, true)]
    [InlineData("auto", true, "1", false)]
    [InlineData("auto", false, null, false)]
    [InlineData("never", true, null, false)]
    public void Colour_is_written_only_where_it_is_wanted(string choice, bool isTerminal, string? noColor, bool expected)
    {
        TerminalState state = new(OutIsTerminal: isTerminal);
        if (noColor is not null)
        {
            state.Variables["NO_COLOR"] = noColor;
        }

        var run = CommandRun.On(state, "check", "--color", choice);

        Assert.Equal(expected, run.Out.Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public void A_generated_organization_fails_for_exactly_its_faulty_accounts()
    {
        string scenario = CommandRun.Of("generate", "--accounts", "20", "--regions", "2", "--faults", "3").Out;

        Assert.Equal(ExitCode.Failure, CommandRun.With(scenario, "check", "-").Code);
        Assert.Equal(
            ExitCode.Success,
            CommandRun.With(CommandRun.Of("generate", "--accounts", "20", "--regions", "2").Out, "check", "-").Code);
    }
}
