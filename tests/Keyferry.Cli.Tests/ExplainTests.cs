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
}
