using System.CommandLine;
using Keyferry.Cli.Explaining;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry explain KF1001</c>: the page of a finding, without a network.</summary>
internal static class ExplainCommand
{
    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        Argument<string?> code = new("CODE")
        {
            Description = "The code of a finding, as `check` prints it: KF1001.",
            HelpName = "CODE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        code.CompletionSources.Add(_ => FindingPages.Codes.Select(c => new System.CommandLine.Completions.CompletionItem(c)));
        Option<bool> list = new("--list") { Description = "List every code with its title." };
        Command command = new("explain", "Prints what a finding means, why AWS behaves so, and how to repair it.") { code, list };
        help.Add(command, """
              keyferry explain KF1001                   one finding
              keyferry explain --list                   all codes with their titles
            """);
        command.SetAction(parsed => parsed.GetValue(list) ? List(terminal) : Explain(parsed.GetValue(code), terminal));
        return command;
    }

    private static int List(Terminal terminal)
    {
        foreach (string code in FindingPages.Codes)
        {
            terminal.Out.WriteLine($"{code}  {FindingPages.Title(code)}");
        }

        return ExitCode.Success;
    }

    private static int Explain(string? asked, Terminal terminal)
    {
        if (asked is null)
        {
            terminal.Error.WriteLine("keyferry explain: which finding? name a code such as `KF1001`, or see `keyferry explain --list`");
            return ExitCode.BadInput;
        }

        string code = asked.Trim().ToUpperInvariant();
        if (FindingPages.Read(code) is { } page)
        {
            terminal.Out.Write(MarkdownText.Render(page));
            return ExitCode.Success;
        }

        string? near = Spelling.Closest(code, FindingPages.Codes);
        terminal.Error.WriteLine(
            $"keyferry explain: there is no finding `{asked}`{(near is null ? "" : $"; did you mean `{near}`?")} "
            + "(`keyferry explain --list` names them all)");
        return ExitCode.BadInput;
    }
}
