using System.CommandLine;
using Keyferry.Cli.Checking;
using Keyferry.Cli.Live;
using Keyferry.Cli.Simulating;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry check</c>: will every image arrive, and if not, why?</summary>
internal static class CheckCommand
{
    private const string Remarks = """
        Of live accounts, what the distribution of a pipeline, an image, or an AMI by a
        distribution configuration needs is read, and nothing is changed: keyferry permissions.

        Exit codes: 0 every image arrives, 1 something fails, 2 wrong command line or bad
        scenario, 3 can't tell, 4 a fault of keyferry.
        """;

    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        CheckFlags flags = new();
        Command command = new("check", "Foresees every failure of the distributions of a scenario or of live accounts.")
        {
            flags.Scenario,
            flags.Pipeline,
            flags.Image,
            flags.Changed,
            flags.Format,
            flags.Color,
            flags.Verbose,
            flags.Quiet,
        };
        flags.Live.AddTo(command);
        help.Add(
            command,
            """
              keyferry check                            the built-in example
              keyferry check accounts.yaml              every pipeline of a scenario
              keyferry check accounts.yaml --pipeline golden --format json
              keyferry check arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden \
                --profile build --role-name keyferry-read
            """,
            Remarks);
        command.SetAction(parsed => CheckRun.Run(parsed, flags, terminal));
        return command;
    }
}

/// <summary>The flags of <c>keyferry check</c>.</summary>
internal sealed class CheckFlags
{
    public LiveFlags Live { get; } = new();

    public Argument<string?> Scenario { get; } = new("SCENARIO|ARN")
    {
        Description =
            "A scenario file, YAML or JSON; - is stdin. Or the ARN of what to check in live AWS accounts. Without either, the "
            + "built-in example is checked.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Pipeline { get; } = new("--pipeline") { Description = "Only this pipeline.", HelpName = "NAME|ARN" };

    public Option<string?> Image { get; } =
        new("--image") { Description = "The distribution of this built image.", HelpName = "NAME|ARN" };

    public Option<bool> Changed { get; } = new("--changed") { Description = "Check the scenario as it is after its own `change`." };

    public Option<string> Format { get; } = SimulateFlags.OneOf("--format", "text or json.", "text", "json");

    public Option<string> Color { get; } =
        SimulateFlags.OneOf("--color", "When to use colour.", "auto", "always", "never");

    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Show the image's whole state.reason, and say on stderr how much was asked.",
    };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Say nothing on stderr but errors." };
}
