using System.CommandLine;
using Keyferry.Aws.Reading;
using Keyferry.Cli.Explaining;
using Keyferry.Cli.Input;
using Keyferry.Cli.Live;
using Keyferry.Cli.Simulating;
using Keyferry.Doctor.Explaining;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry explain</c>: the page of a finding, or what stands behind a failure that AWS reported.</summary>
internal static class ExplainCommand
{
    // A code with a slip of the finger is still one short word.
    private const int LongestCode = 8;

    private static readonly string[] s_endings = [".json", ".txt", ".log"];

    private const string Remarks = """
        A failure may be the text that Image Builder or another service gave, an event of
        EventBridge or CloudTrail, or the output of `aws imagebuilder get-image` or of
        `aws sts decode-authorization-message`.

        The ARN of an image or pipeline without a scenario is read from live accounts, with what
        Image Builder and CloudTrail recorded of it.

        Exit codes: 0 explained, 2 wrong command line or input, 3 the message is unknown,
        or the scenario doesn't foretell it.
        """;

    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        ExplainFlags flags = new();
        flags.What.CompletionSources.Add(_ => FindingPages.Codes.Select(c => new System.CommandLine.Completions.CompletionItem(c)));
        Command command = new("explain", "Explains a finding, or a failure that AWS reported: its cause, and how to repair it.")
        {
            flags.What, flags.File, flags.Scenario, flags.Pipeline, flags.Image, flags.Trail, flags.Format, flags.Color, flags.List,
        };
        flags.Live.AddTo(command, flags.Live.Ami);
        help.Add(
            command,
            """
              keyferry explain KF1001                   one finding
              keyferry explain --list                   all codes with their titles
              keyferry explain "AMI Copy Reported Failure For 'ami-0a1b2c3d4e5f60718' when ..."
              aws imagebuilder get-image ... | keyferry explain - --scenario accounts.yaml
              keyferry explain arn:aws:imagebuilder:us-east-1:111122223333:image/golden/1.0.0/1 \
                --profile build --role-name keyferry-read
            """,
            Remarks);
        command.SetAction(parsed => parsed.GetValue(flags.List) ? List(terminal) : Explain(parsed, flags, terminal));
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

    private static int Explain(ParseResult parsed, ExplainFlags flags, Terminal terminal)
    {
        string? what = parsed.GetValue(flags.What);
        string? file = parsed.GetValue(flags.File);
        if (what is not null && file is not null)
        {
            terminal.Error.WriteLine("keyferry explain: give the failure either as an argument or by `--file`, not both");
            return ExitCode.BadInput;
        }

        // A path where a message may stand means the file.
        if (what is not null && IsPath(what))
        {
            file = what;
        }

        if (file is not null || what == "-")
        {
            var input = InputText.Read(file ?? "-", terminal);
            if (input.Text is null)
            {
                terminal.Error.WriteLine($"keyferry explain: {input.Problem}");
                return ExitCode.BadInput;
            }

            return ExplainRun.Run(parsed, flags, input.Text, terminal);
        }

        if (what is null)
        {
            terminal.Error.WriteLine(
                "keyferry explain: which finding? name a code such as `KF1001` (`keyferry explain --list` has them all), or give "
                + "the message of a failure, `-` for stdin");
            return ExitCode.BadInput;
        }

        string word = what.Trim();
        if (LiveTarget.IsArn(word) && parsed.GetValue(flags.Scenario) is null)
        {
            return LiveExplainRun.Run(parsed, flags, word, terminal);
        }

        if (flags.Live.Given(parsed) is { } live)
        {
            terminal.Error.WriteLine($"keyferry explain: `{live}` goes with live accounts; name the image or pipeline by its ARN");
            return ExitCode.BadInput;
        }

        return FailureCatalogue.Find(word) is { } entry ? ExplainRun.RunEntry(parsed, flags, entry, terminal)
            : word.Length <= LongestCode && word.All(char.IsAsciiLetterOrDigit) ? Page(what, terminal)
            : ExplainRun.Run(parsed, flags, what, terminal);
    }

    private static bool IsPath(string what) =>
        !what.Any(char.IsWhiteSpace) && !what.StartsWith("arn:", StringComparison.Ordinal)
        && (File.Exists(what) || s_endings.Any(e => what.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    private static int Page(string asked, Terminal terminal)
    {
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

/// <summary>The flags of <c>keyferry explain</c>.</summary>
internal sealed class ExplainFlags
{
    public Argument<string?> What { get; } = new("WHAT")
    {
        Description = "The code of a finding, as `check` prints it (KF1001), the message of a failure or a file with it, or the ARN of an image or pipeline; - is stdin.",
        HelpName = "CODE|MESSAGE|FILE|ARN|-",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> File { get; } = new("--file") { Description = "A file with the message or event.", HelpName = "FILE|-" };

    public Option<string?> Scenario { get; } =
        new("--scenario") { Description = "The accounts as they are, to find the one true cause.", HelpName = "FILE" };

    public Option<string?> Pipeline { get; } = new("--pipeline") { Description = "Only this pipeline of the scenario.", HelpName = "NAME|ARN" };

    public Option<string?> Image { get; } =
        new("--image") { Description = "The distribution of this built image.", HelpName = "NAME|ARN" };

    public Option<string?> Trail { get; } = new("--trail")
    {
        Description = "CloudTrail's events around the failure (lookup-events, or a file of a trail), to lay beside it.",
        HelpName = "FILE|-",
    };

    public LiveFlags Live { get; } = new();

    public Option<string> Format { get; } = SimulateFlags.OneOf("--format", "text or json.", "text", "json");

    public Option<string> Color { get; } = SimulateFlags.OneOf("--color", "When to use colour.", "auto", "always", "never");

    public Option<bool> List { get; } = new("--list") { Description = "List every code of a finding with its title." };
}
