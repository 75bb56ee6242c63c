using System.CommandLine;
using System.Diagnostics;
using Keyferry.Aws.Reading;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Input;
using Keyferry.Cli.Live;
using Keyferry.Cli.Rendering;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
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
        if (path is not null && LiveTarget.IsArn(path))
        {
            return RunLive(path, parsed, flags, terminal);
        }

        if (flags.Live.Given(parsed) is { } live)
        {
            return Refuse($"`{live}` goes with live accounts; name what to check by its ARN instead of a file", terminal);
        }

        bool isQuiet = parsed.GetValue(flags.Quiet);
        InputText input = ScenarioFile.ReadText(path, terminal);
        if (input.Text is null)
        {
            return Refuse(input.Problem!, terminal);
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
            return Refuse($"{input.Name} has no `change`, so there is nothing to apply; leave `--changed` out", terminal);
        }

        CheckTarget target = new(parsed.GetValue(flags.Pipeline), parsed.GetValue(flags.Image));
        return Check(scenario.World, input.Name, isChanged ? null : scenario.Story, target, parsed, flags, terminal);
    }

    private static int RunLive(string arn, ParseResult parsed, CheckFlags flags, Terminal terminal)
    {
        Option[] ofFiles = [flags.Pipeline, flags.Image, flags.Changed];
        if (ofFiles.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            return Refuse($"`{given.Name}` chooses from a scenario file; the ARN says already what to check", terminal);
        }

        var talk = TalkFlags.Of(parsed, flags.Verbose, flags.Quiet);
        LiveOutcome outcome = LiveRun.Read("keyferry check", arn, parsed, flags.Live, talk, terminal);
        return outcome.Reading is { } reading
            ? Check(reading.World, arn, null, new CheckTarget(reading.Pipeline, reading.Image), parsed, flags, terminal)
            : outcome.Code;
    }

    private static int Check(
        World world, string name, string? story, CheckTarget target, ParseResult parsed, CheckFlags flags, Terminal terminal)
    {
        Report? report = Checker.Check(world, name, target, out string? problem);
        if (report is null)
        {
            return Refuse($"{name}: {problem}", terminal);
        }

        Write(report with { Story = story }, parsed, flags, terminal);
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

    private static int Refuse(string problem, Terminal terminal)
    {
        terminal.Error.WriteLine($"keyferry check: {problem}");
        return ExitCode.BadInput;
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
