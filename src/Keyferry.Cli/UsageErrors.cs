using System.CommandLine;
using System.CommandLine.Parsing;
using Keyferry.Policies.Source;

namespace Keyferry.Cli;

/// <summary>Reports a command line that can't be understood: on stderr, each problem with what is near it.</summary>
internal static class UsageErrors
{
    public static int Report(ParseResult parsed, Terminal terminal)
    {
        Command command = parsed.CommandResult.Command;
        string name = FullName(command);
        HashSet<string> seen = [];
        foreach (string unknown in parsed.UnmatchedTokens)
        {
            if (seen.Add(unknown))
            {
                string? near = Nearest(unknown, command);
                terminal.Error.WriteLine($"{name}: `{unknown}` is not known here{(near is null ? "" : $"; did you mean `{near}`?")}");
            }
        }

        foreach (ParseError error in parsed.Errors)
        {
            bool isSaid = parsed.UnmatchedTokens.Any(t => error.Message.Contains($"'{t}'", StringComparison.Ordinal))
                || (parsed.UnmatchedTokens.Count > 0 && command.Subcommands.Count > 0);
            if (!isSaid && seen.Add(error.Message))
            {
                terminal.Error.WriteLine($"{name}: {Sentence(error.Message)}");
            }
        }

        terminal.Error.WriteLine($"try `{name} --help`");
        return ExitCode.BadInput;
    }

    private static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{FullName(parent)} {command.Name}" : "keyferry";

    private static string? Nearest(string unknown, Command command)
    {
        List<string> names = [.. command.Subcommands.Select(c => c.Name)];
        for (Command? at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            names.AddRange(at.Options.Where(o => at == command || o.Recursive).Select(o => o.Name));
        }

        return Spelling.Closest(unknown, names.Where(n => n.StartsWith('-') == unknown.StartsWith('-')));
    }

    // System.CommandLine's sentences begin with a capital and end with a stop; ours don't.
    private static string Sentence(string message)
    {
        string[] parts = message.TrimEnd('.').Replace('\'', '`').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string text = parts[0].Replace(". Must", "; must", StringComparison.Ordinal)
            + (parts.Length > 1 ? " " + string.Join(", ", parts[1..]) : "");
        return text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
