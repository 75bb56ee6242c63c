using System.CommandLine;
using System.Security.Cryptography;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Input;
using Keyferry.Cli.Live;
using Keyferry.Cloud.Scenarios;

namespace Keyferry.Cli.Collecting;

/// <summary>Reads live accounts and writes what was read.</summary>
internal static class CollectRun
{
    // The key of one file, forgotten when it is written: nobody can turn its names back.
    private const int KeyBytes = 32;

    public static int Run(ParseResult parsed, CollectFlags flags, Terminal terminal)
    {
        string output = parsed.GetValue(flags.Output)!;
        if (output != "-" && Path.Exists(output))
        {
            terminal.Error.WriteLine($"keyferry collect: `{output}` is there already; name a new file, or remove it first");
            return ExitCode.BadInput;
        }

        bool isRedacted = parsed.GetValue(flags.Redact);
        bool isYaml = Path.GetExtension(output) is ".yaml" or ".yml";
        if (isRedacted && isYaml)
        {
            terminal.Error.WriteLine($"keyferry collect: what is redacted is written as JSON; name the file otherwise than `{output}`");
            return ExitCode.BadInput;
        }

        var talk = TalkFlags.Of(parsed, flags.Verbose, flags.Quiet);
        LiveOutcome outcome =
            LiveRun.Read("keyferry collect", parsed.GetValue(flags.Arn)!, parsed, flags.Live, talk, terminal);
        if (outcome.Reading is not { } reading)
        {
            return outcome.Code;
        }

        string text = isRedacted ? Scenario.WriteRedacted(reading.World, RandomNumberGenerator.GetBytes(KeyBytes))
            : isYaml ? Scenario.Write(reading.World)
            : Scenario.WriteJson(reading.World);
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
