namespace Keyferry.Cli.Tests;

/// <summary><c>keyferry fix --interactive</c> asks for each choice, and says what it takes if nothing is typed.</summary>
public sealed class FixChoiceTests
{
    private const string Example = "examples/KF1005-default-encryption-aws-managed-key.yaml";

    [Theory]
    [InlineData("\n", "in a new version of the recipe")]
    [InlineData("1\n", "in a new version of the recipe")]
    [InlineData("2\n", "the default key for EBS")]
    [InlineData("default-key\n", "the default key for EBS")]
    [InlineData("9\nnonsense\n2\n", "the default key for EBS")]
    public void Takes_the_way_that_was_typed(string typed, string way)
    {
        var run = Interactive(typed, "fix", Example, "--interactive");

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("1  recipe (default)", run.Error, StringComparison.Ordinal);
        Assert.Contains("2  default-key: make ", run.Error, StringComparison.Ordinal);
        Assert.Contains("which, 1 to 3? [1]", run.Error, StringComparison.Ordinal);
        Assert.Contains(way, run.Out.Split("what this opens")[0].Split("other ways")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_may_stand_behind_the_chosen_way() => Assert.StartsWith(
        "before: 0 of 1 jobs succeed; after: 1 of 1",
        CommandRun.Of("fix", "--choose", "default-key", Example).Out,
        StringComparison.Ordinal);

    [Fact]
    public void Does_nothing_when_the_input_ends_before_the_choice()
    {
        var run = Interactive("", "fix", Example, "-i");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains("the input ended before every choice was made", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_nothing_where_there_is_nothing_to_choose() =>
        Assert.DoesNotContain("which", Interactive("", "fix", "examples/two-of-four.yaml", "-i").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, "`--interactive` asks at a terminal, and there is none", "fix", Example, "--interactive")]
    [InlineData(true, "name its file", "fix", "-", "--interactive")]
    [InlineData(true, "not both", "fix", Example, "--endpoint-url", "http://127.0.0.1:1")]
    [InlineData(true, "here `--apply` makes the changes themselves", "fix", "--endpoint-url", "http://127.0.0.1:1", "--apply", "-o", "x.yaml")]
    [InlineData(true, "isn't the address of a server", "fix", "--endpoint-url", "nowhere")]
    [InlineData(true, "doesn't answer", "fix", "--endpoint-url", "http://127.0.0.1:1")]
    [InlineData(true, "a scenario has no way back", "fix", Example, "--undo-file", "x.json")]
    [InlineData(true, "`--undo` goes alone", "fix", Example, "--undo", "x.json")]
    [InlineData(true, "there is no file", "fix", "--undo", "no-such-file.json")]
    [InlineData(true, "is no undo file", "fix", "--undo", "examples/simulate/key.json")]
    [InlineData(true, "can't be read as an undo file", "fix", "--undo", "examples/golden.yaml")]
    [InlineData(true, "goes with live accounts", "fix", Example, "--profile", "build")]
    public void Says_what_is_wrong_with_a_command_line(bool isTerminal, string says, params string[] arguments)
    {
        var run = CommandRun.On(new TerminalState { InputIsTerminal = isTerminal }, arguments);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    private static CommandRun Interactive(string typed, params string[] arguments) =>
        CommandRun.On(new TerminalState(typed) { InputIsTerminal = true }, arguments);
}
