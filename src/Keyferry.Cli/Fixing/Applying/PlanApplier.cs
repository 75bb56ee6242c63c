using System.Collections.Immutable;
using Keyferry.Cli.Rendering;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Calls;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>Carries a plan out, step by step; stops at the first call that fails, and says what was done and what was not.</summary>
internal sealed class PlanApplier(AccountCaller caller, Terminal terminal, bool isLive)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly StandingState _standing = new(caller);

    /// <summary>Whether everything was done.</summary>
    /// <param name="plan">For the names of accounts.</param>
    /// <param name="steps">In their order.</param>
    /// <param name="undo">Written already; kept up to date.</param>
    public async Task<bool> ApplyAsync(FixPlan plan, ImmutableArray<FixStep> steps, UndoFile undo)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            FixStep step = steps[i];
            undo = undo.With(i, StepState.Begun);
            terminal.Out.WriteLine($"{PlanText.AccountName(plan, step.Account)}: {Said(step.Sentences)}");
            (string? problem, bool isUntouched) = await DoAsync(step, key =>
            {
                steps = [.. steps.Select(s => s.WithKey(key))];
                undo = undo.WithKey(key);
            });
            if (problem is not null)
            {
                undo = isUntouched ? undo.With(i, StepState.Planned) : undo;
                Report(plan, steps, i, problem, undo);
                return false;
            }

            undo = undo.With(i, StepState.Done);
        }

        return true;
    }

    // Null when all is done, or what stopped it; and then, whether nothing of the step came to be.
    private async Task<(string? Problem, bool IsUntouched)> DoAsync(FixStep step, Action<NewKeyId> learn)
    {
        if (await _standing.DifferenceAsync(step) is { } difference)
        {
            return (difference, true);
        }

        for (int i = 0; i < step.Calls.Length; i++)
        {
            ApiCall call = step.Calls[i];
            Called called = await caller.CallUntilKnownAsync(call, isLive);
            if (!called.IsDone)
            {
                return (
                    $"{call.Action} in {call.Region} of account {call.Account} failed: {called.Error}", i == 0 && called.IsRefused);
            }

            if (NewKeyId.Of(step, call, called.Output!) is { } key)
            {
                learn(key);
                step = step.WithKey(key);
            }
        }

        return (step.Awaits is null ? null : await WaitAsync(step), false);
    }

    private async Task<string?> WaitAsync(FixStep step)
    {
        while (true)
        {
            Called called = await caller.CallAsync(step.Awaits!);
            if (!called.IsDone)
            {
                return $"{step.Awaits!.Action} of account {step.Account} failed: {called.Error}";
            }

            if (called.Output!.Contains($"\"{step.Ready}\"", StringComparison.Ordinal))
            {
                return null;
            }

            await Task.Delay(isLive ? TimeSpan.FromSeconds(20) : s_pause);
        }
    }

    private void Report(FixPlan plan, ImmutableArray<FixStep> steps, int failed, string problem, UndoFile undo)
    {
        terminal.Out.Flush();
        terminal.Error.WriteLine($"keyferry fix: {ReportText.Clean(problem)}");
        terminal.Error.WriteLine($"keyferry fix: {failed} of {steps.Length} steps are done; not done:");
        foreach (FixStep step in steps.Skip(failed))
        {
            terminal.Error.WriteLine($"  {PlanText.AccountName(plan, step.Account)}: {Said(step.Sentences)}");
        }

        terminal.Error.WriteLine(
            $"keyferry fix: run it again once that is settled, it goes on with what is left; or take back what is done with "
            + $"`keyferry fix --undo {undo.Path}`");
    }

    internal static string Said(ImmutableArray<string> sentences) => ReportText.Clean(string.Join("; ", sentences));
}
