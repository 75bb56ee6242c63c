using System.Text.Json;

namespace Keyferry.Cli.Tests;

/// <summary><c>keyferry fix</c>: what it writes in each format, and what it answers.</summary>
public sealed class FixTests
{
    private const string Broken = "examples/two-of-four.yaml";

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("cli", "sh")]
    [InlineData("diff", "diff")]
    [InlineData("json", "json")]
    [InlineData("markdown", "md")]
    [InlineData("terraform", "tf")]
    [InlineData("cloudformation", "yaml")]
    public void Writes_the_plan_in_each_format(string format, string extension)
    {
        var run = CommandRun.Of("fix", Broken, "--as", format);

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Empty(run.Error);
        Repository.AssertGolden($"tests/Keyferry.Cli.Tests/Golden/fix-two-of-four.{extension}", run.Out);
    }

    [Fact]
    public void The_repaired_scenario_keeps_every_comment_and_says_the_same()
    {
        foreach (string example in Repository.Examples.Select(p => $"examples/{Path.GetFileName(p)}"))
        {
            var run = CommandRun.Of("fix", example, "--apply", "-o", "-");

            Assert.Equal(Comments(Repository.Read(example)), Comments(run.Out));
            Assert.Equal(run.Code, CommandRun.With(run.Out, "check", "-", "--quiet").Code);
        }
    }

    // No text of the examples holds a number sign.
    private static IEnumerable<string> Comments(string text) =>
        text.Split('\n').Where(l => l.Contains('#', StringComparison.Ordinal)).Select(l => l[l.IndexOf('#', StringComparison.Ordinal)..].TrimEnd())
            .Order(StringComparer.Ordinal);

    [Fact]
    public void The_diff_of_a_new_document_begins_at_nothing() =>
        Assert.Contains(
            "--- /dev/null\n+++ b/trust-EC2ImageBuilderDistributionCrossAccountRole-444455556666.json\n@@ -0,0 +1,13 @@\n+{\n",
            CommandRun.Of("fix", "examples/KF1007-distribution-role-missing.yaml", "--as", "diff").Out,
            StringComparison.Ordinal);

    [Fact]
    public void The_text_keeps_within_80_columns_but_for_names()
    {
        foreach (string line in CommandRun.Of("fix", Broken).Out.Split('\n').Where(l => !l.Contains("arn:", StringComparison.Ordinal)))
        {
            Assert.True(line.Length <= 80, line);
        }
    }

    [Fact]
    public void The_JSON_holds_whole_documents_before_and_after()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("fix", Broken, "--as", "json").Out);
        JsonElement root = json.RootElement;

        Assert.Equal(2, root.GetProperty("before").GetProperty("succeeding").GetInt32());
        Assert.Equal(4, root.GetProperty("after").GetProperty("succeeding").GetInt32());
        Assert.All(root.GetProperty("documents").EnumerateArray(), d =>
            Assert.Equal(JsonValueKind.Array, d.GetProperty("after").GetProperty("Statement").ValueKind));
        Assert.NotEmpty(root.GetProperty("opens").EnumerateArray());
    }

    [Theory]
    [InlineData("examples/golden.yaml", ExitCode.Success, "nothing to fix: 4 of 4 jobs succeed")]
    [InlineData("examples/KF1045-quota-exhausted.yaml", ExitCode.Failure, "not repaired: KF1045")]
    [InlineData("examples/KF1099-cannot-tell.yaml", ExitCode.CannotTell, "after: 0 of 1 (can't tell yet)")]
    public void Answers_with_what_remains(string scenario, int code, string says)
    {
        var run = CommandRun.Of("fix", scenario);

        Assert.Equal(code, run.Code);
        Assert.Contains(says, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_writes_a_new_scenario_that_passes_and_leaves_the_old_one_alone()
    {
        string before = Repository.Read(Broken);
        string folder = Directory.CreateTempSubdirectory("keyferry-fix").FullName;
        string fixedFile = Path.Combine(folder, "fixed.yaml");
        try
        {
            Assert.Equal(ExitCode.Success, CommandRun.Of("fix", Broken, "--apply", "-o", fixedFile).Code);
            Assert.Equal(ExitCode.Success, CommandRun.Of("check", fixedFile).Code);
            Assert.Equal(ExitCode.Success, CommandRun.Of("fix", fixedFile).Code);
            Assert.Equal(ExitCode.BadInput, CommandRun.Of("fix", Broken, "--apply", "-o", fixedFile).Code);
            Assert.Equal(before, Repository.Read(Broken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Apply_to_stdout_writes_the_scenario_alone()
    {
        var run = CommandRun.Of("fix", Broken, "--apply", "-o", "-");

        Assert.Equal(ExitCode.Success, CommandRun.With(run.Out, "check", "-").Code);
    }

    [Fact]
    public void A_name_from_a_scenario_can_not_become_a_command()
    {
        string scenario = Repository.Read(Broken).Replace("name: mail", "name: \"mail\\n$(touch owned)\"", StringComparison.Ordinal);
        var run = CommandRun.With(scenario, "fix", "-", "--as", "cli");

        Assert.DoesNotContain(run.Out.Split('\n'), l => l.StartsWith("$(", StringComparison.Ordinal));
    }
}
