namespace Keyferry.Cli.Tests;

public sealed class ColorTests
{
    [Theory]
    [InlineData(ColorChoice.Auto, true, null, null, true)]
    [InlineData(ColorChoice.Auto, true, "", "xterm", true)]
    [InlineData(ColorChoice.Auto, true, "1", "xterm", false)]
    [InlineData(ColorChoice.Auto, true, null, "dumb", false)]
    [InlineData(ColorChoice.Auto, false, null, "xterm", false)]
    [InlineData(ColorChoice.Always, false, "1", "dumb", true)]
    [InlineData(ColorChoice.Never, true, null, "xterm", false)]
    public void Colour_is_for_terminals_that_do_not_refuse_it_unless_the_flag_says_otherwise(
        ColorChoice choice, bool isTerminal, string? noColor, string? term, bool expected)
    {
        Terminal terminal = new()
        {
            OpenInput = () => Stream.Null,
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            OutIsTerminal = isTerminal,
            Variable = name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null },
        };

        Assert.Equal(expected, ColorDecision.UseColor(choice, terminal));
    }
}
