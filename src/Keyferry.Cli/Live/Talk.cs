using System.CommandLine;

namespace Keyferry.Cli.Live;

/// <summary>How much a command says on stderr.</summary>
internal enum Talk
{
    /// <summary><c>--quiet</c>.</summary>
    Errors,

    Notes,

    /// <summary><c>--verbose</c>.</summary>
    Everything,
}

/// <summary>The flags that say how much.</summary>
internal static class TalkFlags
{
    public static Talk Of(ParseResult parsed, Option<bool> verbose, Option<bool> quiet) =>
        parsed.GetValue(verbose) ? Talk.Everything : parsed.GetValue(quiet) ? Talk.Errors : Talk.Notes;
}
