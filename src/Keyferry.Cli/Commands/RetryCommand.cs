using System.CommandLine;
using Keyferry.Cli.Live;
using Keyferry.Cli.Retrying;
using Keyferry.Cli.Simulating;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry retry</c>: distributes an image again, once nothing stands in its way any more.</summary>
internal static class RetryCommand
{
    private const string Remarks = """
        First the image is checked as by `keyferry check ARN`; only if everything will arrive,
        RetryImage (of a failed image) or DistributeImage (of an available one) is called. An
        image under way is only watched. Ctrl-C ends the watching, not the distribution.

        Exit codes: 0 the image arrived everywhere, 1 it failed, or the check says that it would,
        2 wrong command line, or AWS refused, 3 can't tell, 4 a fault of keyferry.
        """;

    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        RetryFlags flags = new();
        Command command = new("retry", "Distributes a built image again once the check is green, and watches it to its end.")
        {
            flags.Image, flags.DistributionConfiguration, flags.ExecutionRole, flags.Color, flags.Quiet,
        };
        flags.Live.AddTo(command, flags.Live.Ami);
        help.Add(
            command,
            """
              keyferry retry arn:aws:imagebuilder:us-east-1:111122223333:image/golden/1.0.0/1 \
                --profile build --role-name keyferry-read
            """,
            Remarks);
        command.SetAction(parsed => RetryRun.Run(parsed, flags, terminal));
        return command;
    }
}

/// <summary>The flags of <c>keyferry retry</c>.</summary>
internal sealed class RetryFlags
{
    public Argument<string> Image { get; } = new("IMAGE") { Description = "ARN of the image build version.", HelpName = "ARN" };

    public Option<string?> DistributionConfiguration { get; } = new("--distribution-configuration")
    {
        Description = "For an image that is available: other settings than its own.",
        HelpName = "ARN",
    };

    public Option<string?> ExecutionRole { get; } = new("--execution-role")
    {
        Description = "For an image that is available: who distributes it, if not its own role.",
        HelpName = "NAME|ARN",
    };

    public LiveFlags Live { get; } = new();

    public Option<string> Color { get; } = SimulateFlags.OneOf("--color", "When to use colour.", "auto", "always", "never");

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Say nothing on stderr but errors." };
}
