using System.Collections.Immutable;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>A job while it runs: its plan, the steps taken and what stopped it.</summary>
/// <param name="plan">The job with all its steps.</param>
/// <param name="mode">Whether the first failing step ends it.</param>
internal sealed class JobProgress(PlannedJob plan, ExecutionMode mode)
{
    private readonly ImmutableArray<JobStep>.Builder _steps = ImmutableArray.CreateBuilder<JobStep>(plan.Steps.Length);
    private bool _hangsOnUnknown;

    public PlannedJob Plan { get; } = plan;

    /// <summary>Whether a step of the job itself failed: sharing, copying or integration.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether it still got its image, as far as is known, but launching it fails.</summary>
    public bool LaunchFails { get; private set; }

    /// <summary>Image Builder's words for the first failing step.</summary>
    public string? Failure { get; private set; }

    public bool IsStopped => HasFailed && mode == ExecutionMode.Actual;

    public JobStatus Status =>
        HasFailed || LaunchFails ? JobStatus.Fails
        : _hangsOnUnknown ? JobStatus.CannotTell
        : JobStatus.Succeeds;

    public ImmutableArray<JobStep> Steps => _steps.ToImmutable();

    /// <summary>Runs the planned steps of one phase; stops at the first that fails, except when probing.</summary>
    public void Execute(DistributionPhase phase, StepRunner runner)
    {
        for (int i = 0; i < Plan.Steps.Length && !IsStopped; i++)
        {
            if (Plan.Steps[i].Phase == phase)
            {
                Take(i + 1, phase, runner.Execute(Plan.Steps[i]));
            }
        }
    }

    /// <summary>Records an attempt to launch the image; attempts are counted by themselves, after the steps of the job.</summary>
    public void Launch(int number, int of, StepResult result)
    {
        Add(number, of, DistributionPhase.Launch, result);
        LaunchFails |= result.Fails;
    }

    private void Take(int number, DistributionPhase phase, StepResult result)
    {
        Add(number, Plan.Steps.Length, phase, result);
        if (result.Fails)
        {
            Failure ??= result.Failure;
            HasFailed = true;
        }
    }

    private void Add(int number, int of, DistributionPhase phase, StepResult result)
    {
        foreach (Call call in result.Calls)
        {
            _steps.Add(new JobStep(number, of, phase, call));
        }

        _hangsOnUnknown |= result.HangsOnUnknown;
    }
}
