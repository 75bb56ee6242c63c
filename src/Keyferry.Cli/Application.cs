using System.CommandLine;
using System.CommandLine.Help;
using Keyferry.Cli.Commands;

namespace Keyferry.Cli;

/// <summary>The <c>keyferry</c> command: reads the command line, runs one command, answers with an exit code.</summary>
public static class Application
{
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            int code = RunCommand(args, terminal);
            terminal.Out.Flush();
            return code;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading reports its problems as values, so this is the answer that could not be written (the platform calls a
            // closed standard output unauthorized).
            return OutputFailed(e, terminal);
        }
        catch (Exception e)
        {
            // The last resort: everything that a user can cause is reported where it is found.
            return ReportBug(e, args, terminal);
        }
    }

    private static int RunCommand(IReadOnlyList<string> args, Terminal terminal)
    {
        RootCommand root = BuildRoot(terminal);
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (args.Count == 0)
        {
            root.Parse("--help").Invoke(Invocation(terminal.Error, terminal));
            return ExitCode.BadInput;
        }

        // Help is an answer whatever else stands on the line, and so are the words that a shell may complete.
        bool isAnswer = parsed.Action is HelpWithExamples || args[0].StartsWith("[suggest", StringComparison.Ordinal);
        return parsed.Errors.Count > 0 && !isAnswer
            ? UsageErrors.Report(parsed, terminal)
            : parsed.Invoke(Invocation(terminal.Out, terminal));
    }

    private static InvocationConfiguration Invocation(TextWriter output, Terminal terminal) => new()
    {
        Output = output,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
        // Ctrl-C ends the process at once; nothing is left half done, since nothing is written but the answer.
        ProcessTerminationTimeout = null,
    };

    private static RootCommand BuildRoot(Terminal terminal)
    {
        RootCommand root = new("Foresees whether EC2 Image Builder will deliver an encrypted AMI to every account and Region.");
        HelpWithExamples help = new();
        help.Add(root, """
              keyferry check                            the built-in example, where two of four fail
              keyferry check scenario.yaml              your own accounts, keys and pipelines
              keyferry explain KF1001                   what a finding means and how to repair it
              keyferry serve                            a local AWS to try it all on
              keyferry simulate --help                  ask the policy engine, once or often
            """);
        root.Subcommands.Add(CheckCommand.Build(terminal, help));
        root.Subcommands.Add(ExplainCommand.Build(terminal, help));
        root.Subcommands.Add(FixCommand.Build(terminal, help));
        root.Subcommands.Add(ServeCommand.Build(terminal, help));
        root.Subcommands.Add(RetryCommand.Build(terminal, help));
        root.Subcommands.Add(CollectCommand.Build(terminal, help));
        root.Subcommands.Add(PermissionsCommand.Build(terminal, help));
        root.Subcommands.Add(SimulateCommand.Build(terminal, help));
        root.Subcommands.Add(GenerateCommand.Build(terminal, help));
        root.Subcommands.Add(CompletionCommand.Build(terminal, help));
        foreach (Option option in root.Options)
        {
            if (option is HelpOption helpOption)
            {
                helpOption.Action = help;
            }
        }

        return root;
    }

    private static int OutputFailed(Exception e, Terminal terminal)
    {
        const int BrokenPipe = 32;
        if (e.HResult == BrokenPipe || (e.HResult & 0xFFFF) is 109 or 232)
        {
            return ExitCode.OutputClosed;
        }

        terminal.Error.WriteLine($"keyferry: the answer can't be written: {e.Message}");
        return ExitCode.BadInput;
    }

    private static int ReportBug(Exception e, IReadOnlyList<string> args, Terminal terminal)
    {
        string place = args.Count == 0 ? "keyferry" : $"keyferry {args[0]}";
        terminal.Error.WriteLine(
            $"keyferry: this is a fault of keyferry, not of your input: {e.GetType().Name} in `{place}`; "
            + "please report it with the scenario, and the output of the same command with KEYFERRY_DEBUG=1");
        if (terminal.Variable("KEYFERRY_DEBUG") == "1")
        {
            terminal.Error.WriteLine(e);
        }

        return ExitCode.Bug;
    }
}
