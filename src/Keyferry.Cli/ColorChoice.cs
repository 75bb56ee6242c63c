namespace Keyferry.Cli;

public enum ColorChoice
{
    /// <summary>Only if a person looks and did not ask for none.</summary>
    Auto,
    Always,
    Never,
}

/// <summary>Decides whether the answer carries colour; the renderers are only told.</summary>
public static class ColorDecision
{
    /// <summary>
    /// An explicit choice wins. Otherwise colour needs a terminal that isn't <c>dumb</c>, and <c>NO_COLOR</c> unset or empty
    /// (https://no-color.org).
    /// </summary>
    public static bool UseColor(ColorChoice choice, Terminal terminal) => choice switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ => terminal.OutIsTerminal
            && string.IsNullOrEmpty(terminal.Variable("NO_COLOR"))
            && terminal.Variable("TERM") != "dumb",
    };

    /// <summary>The same for the word given to <c>--color</c>; the command line lets only the three through.</summary>
    public static bool UseColor(string? word, Terminal terminal) => UseColor(
        word switch
        {
            "always" => ColorChoice.Always,
            "never" => ColorChoice.Never,
            _ => ColorChoice.Auto,
        },
        terminal);
}
