using System.CommandLine;
using Keyferry.Cli.Simulating;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry simulate</c>: the policy engine by itself, for one request or a stream of them.</summary>
internal static class SimulateCommand
{
    private const string Remarks = """
        Context:
          --context key=value       a value; `key=` is the empty text
          --context key=a key=b     several values (or `key[]=a` for a list of one)
          --context key             known to be absent
          Keys that are not given are unknown, and keys that follow from the request
          (aws:PrincipalAccount …) are filled in; with --context-complete all others
          are absent and nothing is filled in.

        Exit codes: 0 allowed, 1 denied, 2 bad input, 3 can't tell; with --batch 0, or
        2 if a line was bad.
        """;

    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        SimulateFlags flags = new();
        Command command = new("simulate", "Asks the policy engine whether AWS would allow a request, and why.");
        foreach (Option option in flags.All)
        {
            command.Options.Add(option);
        }

        help.Add(
            command,
            """
              keyferry simulate --principal arn:aws:iam::111122223333:role/Build \
                --action kms:Decrypt --resource arn:aws:kms:us-east-1:111122223333:key/KEY-ID \
                --identity-policy role.json --resource-policy key-policy.json
              keyferry simulate --batch cases.jsonl     one case a line, one answer a line
            """,
            Remarks);
        command.SetAction(parsed => Run(parsed, flags, terminal));
        return command;
    }

    private static int Run(ParseResult parsed, SimulateFlags flags, Terminal terminal)
    {
        if (parsed.GetValue(flags.Batch) is not { } batch)
        {
            return SingleRun.Run(parsed, flags, terminal);
        }

        Option[] unfit = [.. flags.OfOneRequest.Where(o => parsed.GetResult(o) is { Implicit: false })];
        if (unfit.Length > 0)
        {
            terminal.Error.WriteLine(
                $"keyferry simulate: `{unfit[0].Name}` belongs to a single request, with `--batch` each line brings its own");
            return ExitCode.BadInput;
        }

        return BatchRun.Run(batch, terminal);
    }
}
