using System.CommandLine;
using Keyferry.Cli.Checking;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Fixing.Applying;
using Keyferry.Cli.Input;
using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Fixing;

/// <summary>What is to be fixed: a scenario's world, or that of a local AWS.</summary>
/// <param name="Name">The file, or the endpoint.</param>
/// <param name="Scenario">What was read.</param>
/// <param name="Text">The scenario's text; null where there is no file.</param>
internal sealed record FixInput(string Name, Scenario Scenario, string? Text)
{
    /// <summary>Null where it can't be read; then the reason has been told.</summary>
    public static FixInput? Read(ParseResult parsed, FixFlags flags, Terminal terminal) =>
        parsed.GetValue(flags.EndpointUrl) is { } endpoint ? OfEndpoint(endpoint, terminal) : OfFile(parsed, flags, terminal);

    private static FixInput? OfEndpoint(Uri endpoint, Terminal terminal)
    {
        (Scenario? scenario, string? problem) = LocalWorld.ReadAsync(endpoint).GetAwaiter().GetResult();
        if (scenario is null)
        {
            terminal.Error.WriteLine($"keyferry fix: {problem}");
            return null;
        }

        return new FixInput(endpoint.ToString(), scenario, null);
    }

    private static FixInput? OfFile(ParseResult parsed, FixFlags flags, Terminal terminal)
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
        return read.Value is { } scenario ? new FixInput(input.Name, scenario, input.Text) : null;
    }
}
