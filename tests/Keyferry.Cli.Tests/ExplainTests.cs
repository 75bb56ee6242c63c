using System.Text.Json;

namespace Keyferry.Cli.Tests;

/// <summary><c>keyferry explain</c> prints what stands in <c>docs/findings</c>.</summary>
public sealed class ExplainTests
{
    public static TheoryData<string> Codes =>
        [.. Directory.GetFiles(Repository.PathOf("docs/findings"), "KF*.md").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_page_is_printed_within_80_columns_but_for_code_and_addresses(string code)
    {
        var run = CommandRun.Of("explain", code);

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.StartsWith(code, run.Out, StringComparison.Ordinal);
        Assert.All(
            run.Out.Split('\n').Where(l => !l.StartsWith("    ", StringComparison.Ordinal) && !l.StartsWith('|') && l.Contains(' ', StringComparison.Ordinal)),
            l => Assert.True(l.Length <= 80 || l.Contains("http", StringComparison.Ordinal) || l.Contains('`', StringComparison.Ordinal), l));
    }

    [Fact]
    public void A_code_is_found_however_it_is_written() =>
        Assert.Equal(CommandRun.Of("explain", "KF1001").Out, CommandRun.Of("explain", " kf1001 ").Out);

    [Fact]
    public void An_unknown_code_names_the_nearest()
    {
        var run = CommandRun.Of("explain", "KF101");

        Assert.Contains("there is no finding `KF101`; did you mean `KF10", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        Assert.Equal(ExitCode.BadInput, run.Code);
    }

    [Fact]
    public void The_list_names_every_page_with_its_title()
    {
        string[] lines = CommandRun.Of("explain", "--list").Out.TrimEnd('\n').Split('\n');

        Assert.Equal(Codes.Select(c => c.Data), lines.Select(l => l.Split(' ')[0]));
        Assert.All(lines, l => Assert.True(l.Length > "KF1001  ".Length, l));
    }

    [Fact]
    public void A_message_alone_gives_its_meaning_and_the_causes_with_their_commands()
    {
        var run = CommandRun.Of("explain", FailedCopy);

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("E3 the copy of the AMI failed", run.Out, StringComparison.Ordinal);
        Assert.Contains("[KF1010]", run.Out, StringComparison.Ordinal);
        Assert.Contains("--profile TARGET", run.Out, StringComparison.Ordinal);
        Assert.Contains("in the target account, 222233334444:", run.Out, StringComparison.Ordinal);
        Repository.AssertGolden("tests/Keyferry.Cli.Tests/Golden/explain-failed-copy.txt", run.Out);
    }

    [Fact]
    public void With_a_scenario_the_one_cause_is_shown_with_its_evidence()
    {
        var run = CommandRun.With(FailedCopy, "explain", "-", "--scenario", "examples/two-of-four.yaml");

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("the cause, by examples/two-of-four.yaml:", run.Out, StringComparison.Ordinal);
        Assert.Contains("error[KF1010] 1.", run.Out, StringComparison.Ordinal);
        Assert.Contains("the message doesn't tell of these", run.Out, StringComparison.Ordinal);
        Repository.AssertGolden("tests/Keyferry.Cli.Tests/Golden/explain-failed-copy-with-scenario.txt", run.Out);
    }

    [Fact]
    public void A_scenario_in_which_it_would_succeed_contradicts_the_message()
    {
        var run = CommandRun.Of("explain", FailedCopy.Replace("222233334444", "444455556666", StringComparison.Ordinal), "--scenario", "examples/golden.yaml");

        Assert.Equal(ExitCode.CannotTell, run.Code);
        Assert.Contains("examples/golden.yaml and the message contradict each other", run.Out, StringComparison.Ordinal);
        Repository.AssertGolden("tests/Keyferry.Cli.Tests/Golden/explain-contradiction.txt", run.Out);
    }

    [Fact]
    public void The_answer_as_json_has_what_was_read()
    {
        var run = CommandRun.Of("explain", FailedCopy, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        JsonElement failure = json.RootElement.GetProperty("messages")[0].GetProperty("failures")[0];
        Assert.Equal("E3", failure.GetProperty("failure").GetString());
        Assert.Equal("ami-0a1b2c3d4e5f60718", failure.GetProperty("failedImage").GetString());
        Assert.Equal("222233334444", failure.GetProperty("destinationAccount").GetString());
    }

    [Fact]
    public void A_state_change_event_has_no_reason_and_the_command_for_it_is_given()
    {
        var run = CommandRun.With(StateChange, "explain", "-");

        Assert.Equal(ExitCode.CannotTell, run.Code);
        Assert.Contains("this input doesn't say why", run.Out, StringComparison.Ordinal);
        Assert.Contains("aws imagebuilder get-image", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_change_event_with_a_scenario_finds_all_that_shows()
    {
        var run = CommandRun.With(StateChange, "explain", "-", "--scenario", "examples/two-of-four.yaml");

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("[KF1010]", run.Out, StringComparison.Ordinal);
        Assert.Contains("[KF1008]", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_the_catalogue_is_explained_by_its_number() =>
        Assert.StartsWith("E1 ", CommandRun.Of("explain", "e1").Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("the frobnicator has lost its spindle", ExitCode.CannotTell)]
    [InlineData("{\"a\": ", ExitCode.BadInput)]
    [InlineData("{}", ExitCode.BadInput)]
    [InlineData("   ", ExitCode.BadInput)]
    public void What_is_not_understood_has_its_exit_code(string input, int code) =>
        Assert.Equal(code, CommandRun.With(input, "explain", "-").Code);

    [Fact]
    public void A_file_is_read_and_a_missing_one_is_named()
    {
        Assert.Equal(ExitCode.Success, CommandRun.Of("explain", "--file", "tests/Keyferry.Doctor.Tests/Explaining/corpus/03-article-copy.txt").Code);
        var run = CommandRun.Of("explain", "--file", "no-such-file.json");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("there is no file `no-such-file.json`", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_where_a_message_may_stand_means_the_file()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "AMI Copy Reported Failure For 'ami-0a1b2c3d4e5f60718' when distributing the image");
            Assert.Equal(CommandRun.Of("explain", "--file", path), CommandRun.Of("explain", path));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains("there is no file `nosuch.json`", CommandRun.Of("explain", "nosuch.json").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trail_shows_AWS_s_own_record_beside_the_cause()
    {
        var run = CommandRun.With(FailedCopy, "explain", "-", "--scenario", "examples/two-of-four.yaml", "--trail", Trail);

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("2026-11-20T16:38:12Z kms:DescribeKey: AccessDenied", run.Out, StringComparison.Ordinal);
        Repository.AssertGolden("tests/Keyferry.Cli.Tests/Golden/explain-with-trail.txt", run.Out);
    }

    [Fact]
    public void A_trail_shows_what_was_changed_where_message_and_scenario_differ()
    {
        string message = FailedCopy.Replace("222233334444", "444455556666", StringComparison.Ordinal);
        var run = CommandRun.With(message, "explain", "-", "--scenario", "examples/golden.yaml", "--trail", Trail);

        Assert.Equal(ExitCode.CannotTell, run.Code);
        Assert.Contains("what was changed since, by CloudTrail:", run.Out, StringComparison.Ordinal);
        Assert.Contains("2026-11-20T17:02:45Z kms:PutKeyPolicy", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trail_without_events_is_refused()
    {
        var run = CommandRun.With(FailedCopy, "explain", "-", "--trail", "examples/golden.yaml");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("`examples/golden.yaml` holds no event of CloudTrail", run.Error, StringComparison.Ordinal);
    }

    private const string Trail = "tests/Keyferry.Doctor.Tests/Explaining/trails/failed-copy.json";

    private const string FailedCopy =
        "Distribution failed with JobId '0f1e2d3c-1111-4222-8333-444455556666', status = 'Failed' for ARN "
        + "'arn:aws:imagebuilder:us-east-1:111122223333:image/golden/1.0.0/1'. 'Not all distribution jobs are completed. 1) "
        + "AMI Copy Reported Failure For 'ami-0a1b2c3d4e5f60718' when distributing the image from the source account (ID: "
        + "111122223333) to the destination account (ID: 222233334444) in Region us-east-1.'";

    private const string StateChange = """
        {"detail-type": "EC2 Image Builder Image State Change", "source": "aws.imagebuilder", "time": "2026-11-20T16:41:00Z",
         "resources": ["arn:aws:imagebuilder:us-east-1:111122223333:image/golden/1.0.0/1"],
         "detail": {"previous-state": {"status": "DISTRIBUTING"}, "state": {"status": "FAILED"}}}
        """;
}
