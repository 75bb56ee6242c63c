using System.CommandLine;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Input;
using Keyferry.Cli.Live;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cli.Collecting;

/// <summary>Reads live accounts and writes what was read.</summary>
internal static class CollectRun
{
    public static int Run(ParseResult parsed, CollectFlags flags, Terminal terminal)
    {
        string output = parsed.GetValue(flags.Output)!;
        if (output != "-" && Path.Exists(output))
        {
            terminal.Error.WriteLine($"keyferry collect: `{output}` is there already; name a new file, or remove it first");
            return ExitCode.BadInput;
        }

        var talk = TalkFlags.Of(parsed, flags.Verbose, flags.Quiet);
        LiveOutcome outcome =
            LiveRun.Read("keyferry collect", parsed.GetValue(flags.Arn)!, parsed, flags.Live, talk, terminal);
        if (outcome.Reading is not { } reading)
        {
            return outcome.Code;
        }

        World world = reading.World;
        bool isYaml = Path.GetExtension(output) is ".yaml" or ".yml";
        string text = isYaml ? Scenario.Write(world) : Scenario.WriteJson(world);
        if (output == "-")
        {
            terminal.Out.Write(text);
            return ExitCode.Success;
        }

        if (NewFile.Write(output, text) is { } problem)
        {
            terminal.Error.WriteLine($"keyferry collect: {problem}");
            return ExitCode.BadInput;
        }

        return ExitCode.Success;
    }
}
