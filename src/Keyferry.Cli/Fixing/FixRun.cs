using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Keyferry.Cli.Checking;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Fixing.CloudFormation;
using Keyferry.Cli.Fixing.Terraform;
using Keyferry.Cli.Input;
using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Reporting;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Fixing;

/// <summary>One fix: reads the scenario, searches, prints the plan (or writes the repaired scenario).</summary>
internal static class FixRun
{
    /// <summary>What <c>--as</c> takes; the first is the default.</summary>
    public static ImmutableArray<string> Formats { get; } =
        ["text", "cli", "json", "diff", "terraform", "cloudformation", "markdown"];

    public static int Run(ParseResult parsed, FixFlags flags, Terminal terminal)
    {
        string? path = parsed.GetValue(flags.Scenario);
        bool apply = parsed.GetValue(flags.Apply);
        string? output = parsed.GetValue(flags.Output);
        if (apply != output is not null)
        {
            terminal.Error.WriteLine(apply
                ? "keyferry fix: where to? add `-o FILE` to `--apply`; the scenario itself is never overwritten"
                : "keyferry fix: `-o` belongs to `--apply`; add it, or redirect the plan with `>`");
            return ExitCode.BadInput;
        }

        if (output is not null and not "-" && Path.Exists(output))
        {
            terminal.Error.WriteLine($"keyferry fix: `{output}` is there already; name a new file");
            return ExitCode.BadInput;
        }

        InputText input = ScenarioFile.ReadText(path, terminal);
        if (input.Text is null)
        {
            terminal.Error.WriteLine($"keyferry fix: {input.Problem}");
            return ExitCode.BadInput;
        }

        bool isQuiet = parsed.GetValue(flags.Quiet);
        if (path is null && !isQuiet)
        {
            terminal.Error.WriteLine($"no scenario given: this is the built-in example, {input.Name}");
        }

        Parsed<Scenario> read = ScenarioFile.Parse(input, path, isChanged: false, terminal);
        foreach (Problem fault in read.Problems.Where(p => !isQuiet || p.Severity == ProblemSeverity.Error))
        {
            terminal.Error.WriteLine(fault);
        }

        if (read.Value is not { } scenario)
        {
            return ExitCode.BadInput;
        }

        ImmutableArray<string> choose = [.. parsed.GetValue(flags.Choose) ?? []];
        CheckTarget target = new(parsed.GetValue(flags.Pipeline), parsed.GetValue(flags.Image));
        FixPlan? plan = Fixer.Find(scenario.World, target, choose, out string? problem);
        if (plan is null)
        {
            terminal.Error.WriteLine($"keyferry fix: {input.Name}: {problem}");
            return ExitCode.BadInput;
        }

        if (UnknownChoice(plan, choose) is { } unknown)
        {
            terminal.Error.WriteLine($"keyferry fix: {unknown}");
            return ExitCode.BadInput;
        }

        // With the repaired scenario on stdout the plan would stand in its way.
        if (output != "-")
        {
            Write(plan, parsed.GetValue(flags.As)!, terminal.Out);
        }

        return output is not null && !WriteScenario(plan, scenario.Story, output, terminal) ? ExitCode.BadInput : CodeOf(plan);
    }

    private static int CodeOf(FixPlan plan) => plan.StateAfter.Verdict switch
    {
        Verdict.Succeeds => ExitCode.Success,
        Verdict.Fails => ExitCode.Failure,
        Verdict.CannotTell => ExitCode.CannotTell,
        _ => throw new UnreachableException(),
    };

    private static string? UnknownChoice(FixPlan plan, ImmutableArray<string> choose)
    {
        string[] ways = [.. plan.Choices.SelectMany(c => c.Others.Select(o => o.Choice).Prepend(c.Taken)).Distinct(StringComparer.Ordinal)];
        return choose.FirstOrDefault(c => !ways.Contains(c) && !plan.Choices.Any(k => c.StartsWith(k.Code + "=", StringComparison.Ordinal)
            && (k.Taken == c[(k.Code.Length + 1)..] || k.Others.Any(o => o.Choice == c[(k.Code.Length + 1)..])))) is not { } unknown
            ? null
            : ways.Length == 0
                ? $"there is nothing to choose here, not even `{unknown}`; leave `--choose` out"
                : $"there is no way `{unknown}`; there {(ways.Length == 1 ? "is" : "are")} {string.Join(", ", ways.Select(w => $"`{w}`"))}";
    }

    /// <summary>The plan in one of <see cref="Formats"/>.</summary>
    internal static void Write(FixPlan plan, string format, TextWriter writer)
    {
        switch (format)
        {
            case "text":
                PlanText.Write(plan, writer);
                break;
            case "cli":
                PlanCommands.Write(plan, writer);
                break;
            case "json":
                PlanJson.Write(plan, writer);
                break;
            case "diff":
                PlanDiff.Write(plan, writer);
                break;
            case "terraform":
                PlanTerraform.Write(plan, writer);
                break;
            case "cloudformation":
                PlanCloudFormation.Write(plan, writer);
                break;
            case "markdown":
                PlanMarkdown.Write(plan, writer);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static bool WriteScenario(FixPlan plan, string? story, string output, Terminal terminal)
    {
        string text = Scenario.Write(plan.After, story);
        if (output == "-")
        {
            terminal.Out.Write(text);
            return true;
        }

        try
        {
            using FileStream file = new(output, FileMode.CreateNew, FileAccess.Write);
            using StreamWriter writer = new(file);
            writer.Write(text);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"keyferry fix: `{output}` can't be written: {e.Message}");
            return false;
        }
    }
}
