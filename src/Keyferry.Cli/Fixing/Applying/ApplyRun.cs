using System.Collections.Immutable;
using Keyferry.Aws.Calling;
using Keyferry.Cli.Rendering;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Calls;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>A plan at a local AWS or in live accounts: asked for, recorded, carried out, and tried for real.</summary>
internal static class ApplyRun
{
    /// <summary>The exit code: success where every image became AVAILABLE.</summary>
    public static async Task<int> RunAsync(FixPlan plan, CheckTarget target, ApplyOptions options, Terminal terminal)
    {
        ImmutableArray<FixStep> steps = FixSteps.Of(plan);
        if (steps.IsEmpty)
        {
            terminal.Out.WriteLine("\nnothing to apply");
            return FixRun.CodeOf(plan);
        }

        if (steps.FirstOrDefault(s => s.ByHand is not null) is { } manual)
        {
            terminal.Error.WriteLine(
                $"keyferry fix: {manual.ByHand}: do this first, or choose another way with `--choose`; nothing was done");
            return ExitCode.Failure;
        }

        WriteCalls(steps, terminal);
        if (!Consent.IsGiven(options, [.. steps.Select(s => s.Account).Distinct()], "apply this", terminal))
        {
            return ExitCode.BadInput;
        }

        UndoFile undo = new(
            options.UndoPath ?? UndoFile.NewName(),
            options.Target,
            [.. steps.Select(s => new RecordedStep(StepState.Planned, s.Account, s.Sentences, s.Undo) { Stays = s.Stays })]);
        try
        {
            undo.Write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"keyferry fix: the way back can't be recorded in `{undo.Path}`: {e.Message}; nothing was done");
            return ExitCode.BadInput;
        }

        terminal.Out.WriteLine($"\nthe way back is recorded: keyferry fix --undo {undo.Path}");
        using AwsAccess access = new(options.Access);
        AccountCaller caller = new(access);
        if (!await new PlanApplier(caller, terminal, options.IsLive).ApplyAsync(plan, steps, undo))
        {
            return ExitCode.Failure;
        }

        return await RetryAsync(new Attempt(access, caller, terminal), RetryCalls.Of(plan, target), terminal);
    }

    private static async Task<int> RetryAsync(Attempt attempt, ImmutableArray<ApiCall> retries, Terminal terminal)
    {
        bool arrived = true;
        terminal.Out.WriteLine();
        foreach (ApiCall retry in retries)
        {
            arrived &= await attempt.RunAsync(retry);
        }

        return arrived ? ExitCode.Success : ExitCode.Failure;
    }

    // Nothing is called that doesn't stand here, but for the state of what was started.
    private static void WriteCalls(ImmutableArray<FixStep> steps, Terminal terminal)
    {
        terminal.Out.WriteLine("\nthe calls, in this order");
        foreach (ApiCall call in steps.SelectMany(s => s.Calls))
        {
            terminal.Out.WriteLine(ReportText.Clean($"  {call.Account}  {call.Region}  {call.Action}"));
        }

        foreach (string stays in steps.Select(s => s.Stays).OfType<string>())
        {
            terminal.Out.WriteLine();
            new ReportText(terminal.Out, new TextStyle()).Prose($"no undo takes this back: {stays}");
        }
    }
}
