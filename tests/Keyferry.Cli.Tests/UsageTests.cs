namespace Keyferry.Cli.Tests;

/// <summary>What happens on a wrong command line, and what help says.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("simulat", "did you mean `simulate`?")]
    [InlineData("expalin", "did you mean `explain`?")]
    [InlineData("simulate --pricipal x", "did you mean `--principal`?")]
    [InlineData("generate --acounts 3", "did you mean `--accounts`?")]
    [InlineData("generate --accounts 0", "`--accounts` takes a number from 1 to 1536, not `0`")]
    [InlineData("generate --accounts many", "`--accounts` takes a number from 1 to 1536, not `many`")]
    [InlineData("generate --accounts 2 --faults 3", "3 faults need as many accounts")]
    [InlineData("completion tcsh", "argument `tcsh` not recognized; must be one of: `bash`, `fish`, `pwsh`, `zsh`")]
    [InlineData("simulate --format yaml", "argument `yaml` not recognized")]
    [InlineData("simulate", "`--principal` is missing")]
    [InlineData("simulate --batch - --action a:b", "`--action` belongs to a single request")]
    [InlineData("simulate --batch no-such-file.jsonl", "there is no file `no-such-file.jsonl`")]
    [InlineData("explain", "which finding?")]
    [InlineData("fix --apply", "where to? add `-o FILE`")]
    [InlineData("fix -o new.yaml", "`-o` belongs to `--apply`")]
    [InlineData("fix --apply -o README.md", "`README.md` is there already")]
    [InlineData("fix --quiet --choose nothing-such", "there is nothing to choose here")]
    [InlineData("fix examples/KF1005-default-encryption-aws-managed-key.yaml --choose nothing-such", "there is no way `nothing-such`")]
    public void A_wrong_command_line_is_explained_on_stderr_with_exit_code_2(string line, string says)
    {
        var run = CommandRun.Of(line.Split(' '));

        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        Assert.Equal(ExitCode.BadInput, run.Code);
    }

    [Fact]
    public void No_command_at_all_shows_the_help_on_stderr_with_exit_code_2()
    {
        var run = CommandRun.Of();

        Assert.StartsWith("Examples:", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        Assert.Equal(ExitCode.BadInput, run.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("fix")]
    [InlineData("retry")]
    [InlineData("collect")]
    [InlineData("permissions")]
    [InlineData("simulate")]
    [InlineData("generate")]
    [InlineData("completion")]
    public void Help_is_an_answer_within_80_columns(string command)
    {
        var run = CommandRun.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Empty(run.Error);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.All(run.Out.Split('\n'), l => Assert.True(l.Length <= 90, l));
        Repository.AssertGolden($"tests/Keyferry.Cli.Tests/Golden/help{(command.Length == 0 ? "" : "-" + command)}.txt", run.Out);
    }

    [Fact]
    public void Help_is_given_even_beside_a_mistake() =>
        Assert.Equal(ExitCode.Success, CommandRun.Of("generate", "--acounts", "3", "--help").Code);

    [Fact]
    public void Version_prints_the_version_alone()
    {
        var run = CommandRun.Of("--version");

        Assert.Matches(@"^\d+\.\d+\.\d+\n$", run.Out);
        Assert.Equal(ExitCode.Success, run.Code);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _keyferry keyferry")]
    [InlineData("zsh", "compdef _keyferry keyferry")]
    [InlineData("fish", "complete -c keyferry")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void Completion_prints_a_script_for_the_shell(string shell, string holds) =>
        Assert.Contains(holds, CommandRun.Of("completion", shell).Out, StringComparison.Ordinal);

    [Fact]
    public void The_script_of_a_shell_may_ask_what_comes_next() =>
        Assert.Equal("simulate\n", CommandRun.Of("[suggest:3]", "sim").Out);
}
