using System.CommandLine;
using Keyferry.Cli.Collecting;
using Keyferry.Cli.Live;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry collect</c>: live accounts as a scenario file.</summary>
internal static class CollectCommand
{
    private const string Remarks = """
        The file is a scenario: `keyferry check world.json` answers as the live check did, without
        AWS. It holds policies, names and ids; --redact replaces account ids, names and ARNs,
        each by the same word everywhere, by a key that is kept nowhere.

        Exit codes: 0 written, 2 wrong command line, 3 what was named can't be read.
        """;

    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        CollectFlags flags = new();
        Command command = new("collect", "Saves what a check of live accounts reads as a scenario file.")
        {
            flags.Arn, flags.Output, flags.Redact, flags.Verbose, flags.Quiet,
        };
        flags.Live.AddTo(command);
        help.Add(
            command,
            """
              keyferry collect arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden \
                --profile build --role-name keyferry-read -o world.json
              keyferry check world.json
            """,
            Remarks);
        command.SetAction(parsed => CollectRun.Run(parsed, flags, terminal));
        return command;
    }
}

/// <summary>The flags of <c>keyferry collect</c>.</summary>
internal sealed class CollectFlags
{
    public LiveFlags Live { get; } = new();

    public Argument<string> Arn { get; } = new("ARN")
    {
        Description = "The pipeline, image or distribution configuration (with --ami) whose world is saved.",
    };

    public Option<string> Output { get; } = new("--output", "-o")
    {
        Description = "The new file, YAML if it is named so, else JSON; - is stdout. It must not exist yet.",
        HelpName = "FILE|-",
        DefaultValueFactory = _ => "-",
    };

    public Option<bool> Redact { get; } =
        new("--redact") { Description = "Replace account ids, names and ARNs; the verdict stays the same." };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Say on stderr what was asked, and how often." };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Say nothing on stderr but errors." };
}
