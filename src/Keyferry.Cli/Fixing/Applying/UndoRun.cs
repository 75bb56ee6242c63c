using Keyferry.Aws.Calling;
using Keyferry.Cli.Input;
using Keyferry.Cli.Rendering;
using Keyferry.Doctor.Fixing.Calls;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>Takes an application back: what was done last is undone first.</summary>
internal static class UndoRun
{
    public static async Task<int> RunAsync(string path, ApplyOptions options, Terminal terminal)
    {
        var input = InputText.Read(path, terminal);
        string? problem = input.Problem;
        UndoFile? undo = input.Text is null ? null : UndoFile.Read(path, input.Text, out problem);
        if (undo is null)
        {
            terminal.Error.WriteLine($"keyferry fix: {problem}");
            return ExitCode.BadInput;
        }

        int[] open = [.. Enumerable.Range(0, undo.Steps.Length).Reverse().Where(i => undo.Steps[i].State is StepState.Done or StepState.Begun)];
        if (open.Length == 0)
        {
            terminal.Out.WriteLine("nothing to undo: no step of it is done");
            return ExitCode.Success;
        }

        options = options.At(undo.Target);
        terminal.Out.WriteLine($"to undo at {undo.Target}:");
        foreach (int i in open)
        {
            terminal.Out.WriteLine($"  account {undo.Steps[i].Account}: {PlanApplier.Said(undo.Steps[i].Sentences)}");
        }

        if (!Consent.IsGiven(options, [.. open.Select(i => undo.Steps[i].Account).Distinct()], "take this back", terminal))
        {
            return ExitCode.BadInput;
        }

        using AwsAccess access = new(options.Access);
        AccountCaller caller = new(access);
        foreach (int i in open)
        {
            if (await UndoAsync(caller, undo.Steps[i]) is { } failure)
            {
                terminal.Error.WriteLine($"keyferry fix: {ReportText.Clean(failure)}; run it again once that is settled, it goes on with what is left");
                return ExitCode.Failure;
            }

            undo = undo.With(i, StepState.Undone);
            RecordedStep step = undo.Steps[i];
            if (!step.Undo.IsEmpty)
            {
                terminal.Out.WriteLine($"undone in account {step.Account}: {PlanApplier.Said(step.Sentences)}");
            }

            if (step.Stays is { } stays)
            {
                terminal.Out.WriteLine(ReportText.Clean($"stays in account {step.Account}: {stays}"));
            }
        }

        return ExitCode.Success;
    }

    // What a begun step didn't come to isn't there to be taken away.
    private static async Task<string?> UndoAsync(AccountCaller caller, RecordedStep step)
    {
        foreach (ApiCall call in step.Undo)
        {
            Called called = await caller.CallAsync(call);
            if (!called.IsDone && !called.IsMissing)
            {
                return $"{call.Action} in {call.Region} of account {call.Account} failed: {called.Error}";
            }
        }

        return null;
    }
}
