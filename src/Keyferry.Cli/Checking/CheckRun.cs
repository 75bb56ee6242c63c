using System.CommandLine;
using System.Diagnostics;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Input;
using Keyferry.Cli.Rendering;
using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Reporting;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Checking;

/// <summary>One check: reads the scenario, foresees, prints the report, answers with its verdict.</summary>
internal static class CheckRun
{
    public static int Run(ParseResult parsed, CheckFlags flags, Terminal terminal)
    {
        string? path = parsed.GetValue(flags.Scenario);
        bool isQuiet = parsed.GetValue(flags.Quiet);
        InputText input = ScenarioFile.ReadText(path, terminal);
        if (input.Text is null)
        {
            terminal.Error.WriteLine($"keyferry check: {input.Problem}");
            return ExitCode.BadInput;
        }

        if (path is null && !isQuiet)
        {
            terminal.Error.WriteLine($"no scenario given: this is the built-in example, {input.Name}");
        }

        bool isChanged = parsed.GetValue(flags.Changed);
        Parsed<Scenario> read = ScenarioFile.Parse(input, path, isChanged, terminal);
        ScenarioFile.WriteProblems(read.Problems, isQuiet, terminal);
        if (read.Value is not { } scenario)
        {
            return ExitCode.BadInput;
        }

        if (isChanged && scenario.Change is null)
        {
            terminal.Error.WriteLine($"keyferry check: {input.Name} has no `change`, so there is nothing to apply; leave `--changed` out");
            return ExitCode.BadInput;
        }

        CheckTarget target = new(parsed.GetValue(flags.Pipeline), parsed.GetValue(flags.Image));
        Report? report = Checker.Check(scenario.World, input.Name, target, out string? problem);
        if (report is null)
        {
            terminal.Error.WriteLine($"keyferry check: {input.Name}: {problem}");
            return ExitCode.BadInput;
        }

        Write(report with { Story = isChanged ? null : scenario.Story }, parsed, flags, terminal);
        if (parsed.GetValue(flags.Verbose))
        {
            RunFigures figures = report.Figures;
            terminal.Error.WriteLine(
                $"{figures.Accounts} accounts, {figures.Regions} Regions, {figures.Jobs} jobs, {figures.Calls} calls; "
                + $"{figures.Questions} questions for the policy engine, {figures.QuestionsAsked} of them asked for the first time");
        }

        return report.Verdict switch
        {
            Verdict.Succeeds => ExitCode.Success,
            Verdict.Fails => ExitCode.Failure,
            Verdict.CannotTell => ExitCode.CannotTell,
            _ => throw new UnreachableException(),
        };
    }

    private static void Write(Report report, ParseResult parsed, CheckFlags flags, Terminal terminal)
    {
        if (parsed.GetValue(flags.Format) == "json")
        {
            terminal.WriteJson(json => JsonReport.Write(report, json));
            return;
        }

        TextReport.Write(
            report,
            terminal.Out,
            new TextStyle(Color: ColorDecision.UseColor(parsed.GetValue(flags.Color), terminal), Reason: parsed.GetValue(flags.Verbose)));
    }
}
