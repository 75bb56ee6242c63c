using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Fixing.Applying;
using Keyferry.Cli.Fixing.CloudFormation;
using Keyferry.Cli.Fixing.Terraform;
using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Cli.Fixing;

/// <summary>One fix: reads the scenario, searches, prints the plan (or writes the repaired scenario).</summary>
internal static class FixRun
{
    /// <summary>What <c>--as</c> takes; the first is the default.</summary>
    public static ImmutableArray<string> Formats { get; } =
        ["text", "cli", "json", "diff", "terraform", "cloudformation", "markdown"];

    public static int Run(ParseResult parsed, FixFlags flags, Terminal terminal)
    {
        if (FixUsage.Problem(parsed, flags, terminal) is { } wrong)
        {
            terminal.Error.WriteLine($"keyferry fix: {wrong}");
            return ExitCode.BadInput;
        }

        if (ApplyOptions.Of(parsed, flags, terminal, out string? problem) is not { } options)
        {
            terminal.Error.WriteLine($"keyferry fix: {problem}");
            return ExitCode.BadInput;
        }

        if (parsed.GetValue(flags.Undo) is { } undo)
        {
            return UndoRun.RunAsync(undo, options, terminal).GetAwaiter().GetResult();
        }

        (FixInput? input, int code) = FixInput.Read(parsed, flags, options.Endpoint, terminal);
        if (input is null || Find(parsed, flags, input, terminal) is not { } plan)
        {
            return input is null ? code : ExitCode.BadInput;
        }

        // With the repaired scenario on stdout the plan would stand in its way.
        string? output = parsed.GetValue(flags.Output);
        if (output != "-")
        {
            Write(plan, parsed.GetValue(flags.As)!, terminal.Out);
        }

        if (output is not null)
        {
            return WriteScenario(plan, input, output, terminal) ? CodeOf(plan) : ExitCode.BadInput;
        }

        return parsed.GetValue(flags.Apply)
            ? ApplyRun.RunAsync(plan, input.Target, options, terminal).GetAwaiter().GetResult()
            : CodeOf(plan);
    }

    // Null where there is none; then the reason has been told.
    private static FixPlan? Find(ParseResult parsed, FixFlags flags, FixInput input, Terminal terminal)
    {
        ImmutableArray<string> choose = [.. parsed.GetValue(flags.Choose) ?? []];
        FixPlan? plan = Fixer.Find(input.World, input.Target, choose, out string? problem);
        problem = plan is null ? $"{input.Name}: {problem}" : UnknownChoice(plan, choose);
        if (problem is not null)
        {
            terminal.Error.WriteLine($"keyferry fix: {problem}");
            return null;
        }

        return parsed.GetValue(flags.Interactive)
            ? ChoiceQuestions.Ask(ways => Fixer.Find(input.World, input.Target, ways, out _)!, choose, terminal)
            : plan;
    }

    /// <summary>What the process says of a plan in one number.</summary>
    internal static int CodeOf(FixPlan plan) => plan.StateAfter.Verdict switch
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

    private static bool WriteScenario(FixPlan plan, FixInput input, string output, Terminal terminal)
    {
        string text = Scenario.Write(plan.After, input.Story);
        text = input.Text is { } commented ? ScenarioComments.Carry(commented, text) : text;
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
