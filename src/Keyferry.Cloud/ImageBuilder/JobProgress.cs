using System.Collections.Immutable;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>A job while it runs: its plan, the steps taken and what stopped it.</summary>
/// <param name="plan">The job with all its steps.</param>
/// <param name="mode">Whether the first failing step ends it.</param>
/// <param name="mark">Where it stopped; null at its beginning.</param>
internal sealed class JobProgress(PlannedJob plan, ExecutionMode mode, JobMark? mark = null)
{
    private readonly ImmutableArray<JobStep>.Builder _steps = ImmutableArray.CreateBuilder<JobStep>(plan.Steps.Length);
    private bool _hangsOnUnknown;
    private int _next = mark?.Next ?? 0;

    public PlannedJob Plan { get; } = plan;

    /// <summary>Whether a step of the job itself failed: sharing, copying or integration.</summary>
    public bool HasFailed { get; private set; } = mark?.HasFailed ?? false;

    /// <summary>Whether it can't go on before a copy is made.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Whether it still got its image, as far as is known, but launching it fails.</summary>
    public bool LaunchFails { get; private set; }

    /// <summary>Image Builder's words for the first failing step.</summary>
    public string? Failure { get; private set; } = mark?.Failure;

    /// <summary>The action of a distribution workflow that the first failing step belongs to.</summary>
    public string? FailedAction { get; private set; } = mark?.FailedAction;

    public JobMark Mark => new(_next, HasFailed, Failure, FailedAction);

    public bool IsStopped => HasFailed && mode == ExecutionMode.Actual;

    public JobStatus Status =>
        HasFailed || LaunchFails ? JobStatus.Fails
        : _hangsOnUnknown ? JobStatus.CannotTell
        : JobStatus.Succeeds;

    public ImmutableArray<JobStep> Steps => _steps.ToImmutable();

    /// <summary>Runs the planned steps of one phase; stops at the first that fails, except when probing, or that has to wait.</summary>
    public void Execute(DistributionPhase phase, StepRunner runner)
    {
        IsWaiting = false;
        for (int i = phase == DistributionPhase.Distribution ? _next : 0; i < Plan.Steps.Length && !IsStopped; i++)
        {
            PlannedStep step = Plan.Steps[i];
            if (step.Phase != phase)
            {
                continue;
            }

            if (runner.MustWait(step))
            {
                (IsWaiting, _next) = (true, i);
                return;
            }

            Take(i + 1, step, runner.Execute(step));
        }

        _next = phase == DistributionPhase.Distribution ? Plan.Steps.Length : _next;
    }

    /// <summary>Gives the context again what the steps before the mark made: the sessions of roles.</summary>
    public void TakeUp(DistributionContext context)
    {
        foreach (PlannedStep.AssumeRole step in Plan.Steps.Take(_next).OfType<PlannedStep.AssumeRole>())
        {
            if (SourcePrincipal.RoleNamed(context.Run.World, step.Account, DocumentedRoles.DistributionName) is { } role)
            {
                context.Sessions[(step.Account, step.Region)] =
                    context.Run.SessionOf(role, SourcePrincipal.DistributionSession);
            }
        }
    }

    /// <summary>Records an attempt to launch the image; attempts are counted by themselves, after the steps of the job.</summary>
    public void Launch(int number, int of, StepResult result)
    {
        Add(number, of, DistributionPhase.Launch, result);
        LaunchFails |= result.Fails;
    }

    private void Take(int number, PlannedStep step, StepResult result)
    {
        Add(number, Plan.Steps.Length, step.Phase, result);
        if (result.Fails)
        {
            Failure ??= result.Failure;
            FailedAction ??= step.WorkflowAction;
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
