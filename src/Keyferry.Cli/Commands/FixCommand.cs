using System.CommandLine;
using Keyferry.Cli.Fixing;
using Keyferry.Cli.Live;
using Keyferry.Cli.Simulating;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry fix</c>: the smallest changes after which every image arrives, proved.</summary>
internal static class FixCommand
{
    private const string Remarks = """
        Every plan was applied to a copy of the scenario and checked again. The scenario itself
        stays as it is; --apply writes another file. Live accounts are altered only by --apply,
        after the id of each was typed, by the calls that are listed before; the way back is
        recorded first.

        Exit codes: 0 a fix was found, or nothing needs one; 1 something stays broken; 2 wrong
        command line or bad scenario; 3 can't tell; 4 a fault of keyferry.
        """;

    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        FixFlags flags = new();
        Command command = new("fix", "Finds the smallest changes after which every image arrives, and proves them.")
        {
            flags.Scenario,
            flags.Pipeline,
            flags.Image,
            flags.As,
            flags.Choose,
            flags.Interactive,
            flags.Apply,
            flags.Output,
            flags.Yes,
            flags.UndoFile,
            flags.Undo,
            flags.Quiet,
        };
        flags.Live.AddTo(command);
        help.Add(
            command,
            """
              keyferry fix                              the built-in example
              keyferry fix accounts.yaml --as diff      the policies, line by line
              keyferry fix accounts.yaml --as cli       AWS CLI commands, account by account
              keyferry fix accounts.yaml --as terraform > fix.tf
              keyferry fix accounts.yaml --apply -o fixed.yaml
              keyferry fix --endpoint-url http://127.0.0.1:4566 --apply
              keyferry fix --undo keyferry-undo.json
            """,
            Remarks);
        command.SetAction(parsed => FixRun.Run(parsed, flags, terminal));
        return command;
    }
}

/// <summary>The flags of <c>keyferry fix</c>.</summary>
internal sealed class FixFlags
{
    public LiveFlags Live { get; } = new();

    public Argument<string?> Scenario { get; } = new("SCENARIO|ARN")
    {
        Description =
            "A scenario file, YAML or JSON; - is stdin. Or the ARN of what to repair in live AWS accounts. Without either, the "
            + "built-in example is repaired, or with --endpoint-url what `keyferry serve` holds.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Pipeline { get; } = new("--pipeline") { Description = "Only this pipeline.", HelpName = "NAME|ARN" };

    public Option<string?> Image { get; } =
        new("--image") { Description = "The distribution of this built image.", HelpName = "NAME|ARN" };

    public Option<string> As { get; } = Format();

    public Option<string[]> Choose { get; } = new("--choose")
    {
        Description = "A way to prefer where there are several, as the plan names it; for several of them again.",
        HelpName = "WAY",
    };

    public Option<bool> Interactive { get; } = new("--interactive", "-i") { Description = "Ask for each choice, at a terminal." };

    public Option<bool> Apply { get; } = new("--apply")
    {
        Description = "Write the scenario as it is after the fix; in live accounts, or with --endpoint-url, make the changes and try again.",
    };

    public Option<bool> Yes { get; } = new("--yes", "-y") { Description = "Don't ask before a local AWS is changed; live accounts are always asked for." };

    public Option<string?> UndoFile { get; } =
        new("--undo-file") { Description = "Where to record the way back; else keyferry-undo.json.", HelpName = "FILE" };

    public Option<string?> Undo { get; } = new("--undo") { Description = "Take back what was applied.", HelpName = "FILE" };

    public Option<string?> Output { get; } =
        new("--output", "-o") { Description = "The new file for --apply; - is stdout. It must not exist yet.", HelpName = "FILE|-" };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Say nothing on stderr but errors." };

    // All the words would break the column of the help.
    private static Option<string> Format()
    {
        string words = string.Join(", ", FixRun.Formats[..^1]);
        var format = SimulateFlags.OneOf("--as", $"How to write the plan: {words} or {FixRun.Formats[^1]}.", [.. FixRun.Formats]);
        format.HelpName = "FORMAT";
        return format;
    }
}
