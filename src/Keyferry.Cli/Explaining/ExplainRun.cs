using System.Collections.Immutable;
using System.CommandLine;
using Keyferry.Cli.Checking;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Input;
using Keyferry.Cli.Rendering;
using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Explaining;
using Keyferry.Doctor.Reporting;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Explaining;

/// <summary>Explains one message, event or output of GetImage.</summary>
internal static class ExplainRun
{
    public static int Run(ParseResult parsed, ExplainFlags flags, string text, Terminal terminal)
    {
        if (InputReader.Read(text, out string? problem) is not { } messages)
        {
            return Refuse(problem!, terminal);
        }

        Report? world = null;
        if (parsed.GetValue(flags.Scenario) is { } path)
        {
            world = Check(path, new CheckTarget(parsed.GetValue(flags.Pipeline), parsed.GetValue(flags.Image)), terminal);
            if (world is null)
            {
                return ExitCode.BadInput;
            }
        }
        else if (parsed.GetValue(flags.Pipeline) is not null || parsed.GetValue(flags.Image) is not null)
        {
            return Refuse("`--pipeline` and `--image` choose from a scenario; name it with `--scenario`", terminal);
        }

        string events = text;
        if (parsed.GetValue(flags.Trail) is { } trailPath)
        {
            var trail = InputText.Read(trailPath, terminal);
            if (trail.Text is null)
            {
                return Refuse(trail.Problem!, terminal);
            }

            events = trail.Text;
        }

        // Events may come as the failure itself: the same file tells what was changed since.
        ImmutableArray<RecordedCall> calls = TrailReader.Read(events);
        if (calls.IsEmpty && events != text)
        {
            return Refuse(
                $"`{parsed.GetValue(flags.Trail)}` holds no event of CloudTrail; give what `aws cloudtrail lookup-events` prints, or "
                + "a file of a trail", terminal);
        }

        var explanation = Explainer.Explain(messages, world, calls.IsEmpty ? null : Trail.Of(calls));
        Write(explanation, parsed, flags, terminal);
        return explanation.IsExplained ? ExitCode.Success : ExitCode.CannotTell;
    }

    /// <summary>One entry of the failure catalogue, as if its example had been given.</summary>
    public static int RunEntry(ParseResult parsed, ExplainFlags flags, FailureEntry entry, Terminal terminal) =>
        Run(parsed, flags, entry.Example, terminal);

    private static Report? Check(string path, CheckTarget target, Terminal terminal)
    {
        InputText input = ScenarioFile.ReadText(path, terminal);
        if (input.Text is null)
        {
            Refuse(input.Problem!, terminal);
            return null;
        }

        Parsed<Scenario> read = ScenarioFile.Parse(input, path, isChanged: false, terminal);
        foreach (Problem problem in read.Problems)
        {
            terminal.Error.WriteLine(problem);
        }

        if (read.Value is not { } scenario)
        {
            return null;
        }

        Report? report = Checker.Check(scenario.World, input.Name, target, out string? wrong);
        if (report is null)
        {
            Refuse($"{input.Name}: {wrong}", terminal);
        }

        return report;
    }

    internal static void Write(Explanation explanation, ParseResult parsed, ExplainFlags flags, Terminal terminal)
    {
        if (parsed.GetValue(flags.Format) == "json")
        {
            terminal.WriteJson(json => ExplanationJson.Write(explanation, json));
            return;
        }

        ExplanationText.Write(explanation, terminal.Out, new TextStyle(Color: ColorDecision.UseColor(parsed.GetValue(flags.Color), terminal)));
    }

    internal static int Refuse(string problem, Terminal terminal)
    {
        terminal.Error.WriteLine($"keyferry explain: {problem}");
        return ExitCode.BadInput;
    }
}
