using System.CommandLine;
using Keyferry.Aws.Reading;
using Keyferry.Cli.Checking;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Fixing.Applying;
using Keyferry.Cli.Input;
using Keyferry.Cli.Live;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Fixing;

/// <summary>What is to be fixed: a scenario's world, that of a local AWS, or live accounts.</summary>
/// <param name="Name">The file, the endpoint or the ARN.</param>
/// <param name="World">What was read.</param>
/// <param name="Target">Of it, what is to succeed.</param>
internal sealed record FixInput(string Name, World World, CheckTarget Target)
{
    /// <summary>The scenario's story, or null.</summary>
    public string? Story { get; init; }

    /// <summary>The scenario's text; null where there is no file.</summary>
    public string? Text { get; init; }

    /// <summary>Without an input, what the process answers: the reason has been told.</summary>
    public static (FixInput? Input, int Code) Read(ParseResult parsed, FixFlags flags, Uri? endpoint, Terminal terminal)
    {
        if (parsed.GetValue(flags.Scenario) is { } arn && LiveTarget.IsArn(arn))
        {
            return OfAccounts(arn, parsed, flags, terminal);
        }

        CheckTarget target = new(parsed.GetValue(flags.Pipeline), parsed.GetValue(flags.Image));
        FixInput? input = endpoint is not null ? OfEndpoint(endpoint, target, terminal) : OfFile(parsed, flags, target, terminal);
        return (input, ExitCode.BadInput);
    }

    private static (FixInput? Input, int Code) OfAccounts(string arn, ParseResult parsed, FixFlags flags, Terminal terminal)
    {
        LiveOutcome outcome = LiveRun.Read(
            "keyferry fix", arn, parsed, flags.Live, parsed.GetValue(flags.Quiet) ? Talk.Errors : Talk.Notes, terminal);
        return outcome.Reading is { } reading
            ? (new FixInput(arn, reading.World, new CheckTarget(reading.Pipeline, reading.Image)), ExitCode.Success)
            : (null, outcome.Code);
    }

    private static FixInput? OfEndpoint(Uri endpoint, CheckTarget target, Terminal terminal)
    {
        (Scenario? scenario, string? problem) = LocalWorld.ReadAsync(endpoint).GetAwaiter().GetResult();
        if (scenario is null)
        {
            terminal.Error.WriteLine($"keyferry fix: {problem}");
            return null;
        }

        return new FixInput(endpoint.ToString(), scenario.World, target) { Story = scenario.Story };
    }

    private static FixInput? OfFile(ParseResult parsed, FixFlags flags, CheckTarget target, Terminal terminal)
    {
        string? path = parsed.GetValue(flags.Scenario);
        bool isQuiet = parsed.GetValue(flags.Quiet);
        InputText input = ScenarioFile.ReadText(path, terminal);
        if (input.Text is null)
        {
            terminal.Error.WriteLine($"keyferry fix: {input.Problem}");
            return null;
        }

        if (path is null && !isQuiet)
        {
            terminal.Error.WriteLine($"no scenario given: this is the built-in example, {input.Name}");
        }

        Parsed<Scenario> read = ScenarioFile.Parse(input, path, isChanged: false, terminal);
        ScenarioFile.WriteProblems(read.Problems, isQuiet, terminal);
        return read.Value is { } scenario
            ? new FixInput(input.Name, scenario.World, target) { Story = scenario.Story, Text = input.Text }
            : null;
    }
}
