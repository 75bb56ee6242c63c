using System.CommandLine;
using Keyferry.Aws.Reading;
using Keyferry.Cli.Commands;

namespace Keyferry.Cli.Fixing;

/// <summary>Which flags of <c>keyferry fix</c> go together.</summary>
internal static class FixUsage
{
    /// <summary>What is wrong with a command line, with what to do about it; or null.</summary>
    public static string? Problem(ParseResult parsed, FixFlags flags, Terminal terminal)
    {
        string? scenario = parsed.GetValue(flags.Scenario);
        string? output = parsed.GetValue(flags.Output);
        bool apply = parsed.GetValue(flags.Apply);
        bool hasEndpoint = parsed.GetValue(flags.Live.EndpointUrl) is not null;
        bool isLive = scenario is not null && LiveTarget.IsArn(scenario);
        if (parsed.GetValue(flags.Undo) is not null)
        {
            return apply || output is not null || scenario is not null || parsed.GetValue(flags.Interactive)
                ? "`--undo` goes alone, or with `--yes` and what tells how to reach the accounts"
                : null;
        }

        if (!isLive && hasEndpoint && scenario is not null)
        {
            return "a scenario or `--endpoint-url`, not both: the one is a file, the other a running local AWS";
        }

        if (!isLive && !hasEndpoint && flags.Live.Given(parsed) is { } live)
        {
            return $"`{live}` goes with live accounts; name what to repair by its ARN instead of a file";
        }

        if ((isLive || hasEndpoint) && output is not null)
        {
            return "`-o` writes a repaired scenario; here `--apply` makes the changes themselves";
        }

        if (!isLive && !hasEndpoint && apply != output is not null)
        {
            return apply
                ? "where to? add `-o FILE` to `--apply`; the scenario itself is never overwritten"
                : "`-o` belongs to `--apply`; add it, or redirect the plan with `>`";
        }

        if (output is not null and not "-" && Path.Exists(output))
        {
            return $"`{output}` is there already; name a new file";
        }

        return Asking(parsed, flags, (isLive || hasEndpoint) && apply, terminal);
    }

    private static string? Asking(ParseResult parsed, FixFlags flags, bool altersAws, Terminal terminal)
    {
        string? undoFile = parsed.GetValue(flags.UndoFile);
        if (undoFile is not null && !altersAws)
        {
            return "`--undo-file` belongs to `--apply` in live accounts or with `--endpoint-url`: a scenario has no way back, it stays as it is";
        }

        if (undoFile is not null && Path.Exists(undoFile))
        {
            return $"`{undoFile}` is there already; name a new file";
        }

        return !parsed.GetValue(flags.Interactive) ? null
            : !terminal.InputIsTerminal ? "`--interactive` asks at a terminal, and there is none; name the ways with `--choose`"
            : parsed.GetValue(flags.Scenario) == "-" ? "`--interactive` reads the answers from where the scenario would come; name its file"
            : null;
    }
}
