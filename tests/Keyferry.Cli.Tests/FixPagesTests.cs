namespace Keyferry.Cli.Tests;

/// <summary>The pages show the fix that <c>keyferry fix</c> really makes; <c>UPDATE_GOLDEN=1</c> writes them.</summary>
public sealed class FixPagesTests
{
    public static TheoryData<string> Examples { get; } =
    [
        .. Directory.GetFiles(Repository.PathOf("examples"), "KF*.yaml").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_page_shows_the_fix_of_its_example_in_every_format(string example)
    {
        string page = $"docs/findings/{example[..6]}.md";

        Repository.AssertGolden(page, FixPages.Expected(Repository.Read(page), "examples/" + example));
    }

    [Fact]
    public void In_a_terminal_the_page_is_named_instead()
    {
        string text = CommandRun.Of("explain", "KF1009").Out;

        Assert.Contains("docs/findings/KF1009.md", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<details>", text, StringComparison.Ordinal);
        Assert.True(text.Split('\n').Length < 100, "too long for a terminal");
    }
}
