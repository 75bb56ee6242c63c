using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>A step with the run that it belongs to.</summary>
public sealed record WorkflowStep(WorkflowExecution Execution, WorkflowStepExecution Step);

// The runs of workflows, to look at and to give orders to.
public sealed partial class ImageBuilderService
{
    private static readonly IReadOnlyDictionary<string, Func<WorkflowExecution, IEnumerable<string?>>> s_executionFields =
        ImmutableDictionary<string, Func<WorkflowExecution, IEnumerable<string?>>>.Empty;

    private static readonly IReadOnlyDictionary<string, Func<WorkflowStep, IEnumerable<string?>>> s_stepFields =
        ImmutableDictionary<string, Func<WorkflowStep, IEnumerable<string?>>>.Empty;

    /// <summary>ListWorkflowExecutions of an image, in the order in which they began.</summary>
    public Reply<Page<WorkflowExecution>> ListWorkflowExecutions(Caller caller, Region region, string imageArn, ListRequest request) =>
        Call<Page<WorkflowExecution>>(caller, region, "ListWorkflowExecutions", imageArn, Access.Plain, _ =>
            IsHere(imageArn, region) && State.Images.ContainsKey(imageArn)
                ? Listing.Take(
                    State.WorkflowExecutions.Values.Where(e => e.ImageArn == imageArn), ExecutionKey, request, s_executionFields)
                : ImageBuilderErrors.NotFound(imageArn));

    public Reply<WorkflowExecution> GetWorkflowExecution(Caller caller, Region region, string id) =>
        Call<WorkflowExecution>(caller, region, "GetWorkflowExecution", ExecutionArn(caller, region, id), Access.Plain, _ =>
            FindExecution(caller, region, id) is { } found ? found : ImageBuilderErrors.NotFound(ExecutionArn(caller, region, id)));

    /// <summary>ListWorkflowStepExecutions of a run, in their order.</summary>
    public Reply<Page<WorkflowStep>> ListWorkflowStepExecutions(Caller caller, Region region, string executionId, ListRequest request) =>
        Call<Page<WorkflowStep>>(
            caller, region, "ListWorkflowStepExecutions", ExecutionArn(caller, region, executionId), Access.Plain, _ =>
            {
                if (FindExecution(caller, region, executionId) is not { } found)
                {
                    return ImageBuilderErrors.NotFound(ExecutionArn(caller, region, executionId));
                }

                IEnumerable<WorkflowStep> steps = found.Steps.Select(s => new WorkflowStep(found, s));
                return Listing.Take(steps, s => $"{found.Steps.IndexOf(s.Step):D4}", request, s_stepFields);
            });

    public Reply<WorkflowStep> GetWorkflowStepExecution(Caller caller, Region region, string id) =>
        Call<WorkflowStep>(caller, region, "GetWorkflowStepExecution", StepArn(caller, region, id), Access.Plain, _ =>
            FindStep(caller, region, id) is { } found ? found : ImageBuilderErrors.NotFound(StepArn(caller, region, id)));

    /// <summary>ListWaitingWorkflowSteps: the steps of the caller's account that wait for SendWorkflowStepAction.</summary>
    public Reply<Page<WorkflowStep>> ListWaitingWorkflowSteps(Caller caller, Region region, ListRequest request) => List(
        caller, region, "ListWaitingWorkflowSteps", "*",
        () => State.WorkflowExecutions.Values.Where(e => e.Status == WorkflowStatus.Running && IsOf(caller, region, e))
            .SelectMany(e => e.Steps.Where(IsWaiting).Select(s => new WorkflowStep(e, s))),
        s => s.Step.Id, request, s_stepFields);

    /// <summary>SendWorkflowStepAction, RESUME or STOP, to a step that waits: the step's id (F1.100).</summary>
    public Reply<string> SendWorkflowStepAction(
        Caller caller, Region region, string stepId, string imageArn, string action, string? reason, ClientToken token) =>
        Call<string>(caller, region, "SendWorkflowStepAction", StepArn(caller, region, stepId), Access.Plain, _ =>
            Once(caller, region, "SendWorkflowStepAction", token, () =>
            {
                if (FindStep(caller, region, stepId) is not { } found || found.Execution.ImageArn != imageArn)
                {
                    return ImageBuilderErrors.NotFound(StepArn(caller, region, stepId));
                }

                if (!IsWaiting(found.Step))
                {
                    return ImageBuilderErrors.InvalidValue("stepExecutionId", $"The step '{stepId}' isn't waiting for an action.");
                }

                WorkflowExecution execution = found.Execution;
                WorkflowStepExecution ordered = found.Step with { Ordered = action, OrderReason = reason };
                State = State with
                {
                    WorkflowExecutions = State.WorkflowExecutions.SetItem(
                        execution.Id, execution with { Steps = execution.Steps.Replace(found.Step, ordered) }),
                };
                run.Schedule(run.Platform?.Pace ?? TimeSpan.Zero, ScheduledTaskKind.AdvanceImage, imageArn);
                return stepId;
            }));

    private static bool IsWaiting(WorkflowStepExecution step) =>
        step is { Action: "WaitForAction", Status: WorkflowStatus.Running, Ordered: null };

    private static bool IsOf(Caller caller, Region region, WorkflowExecution execution) =>
        IsHere(execution.ImageArn, region) && ImageBuilderArns.Owner(execution.ImageArn) == caller.Account;

    private WorkflowExecution? FindExecution(Caller caller, Region region, string id) =>
        State.WorkflowExecutions.TryGetValue(id, out WorkflowExecution? found) && IsOf(caller, region, found) ? found : null;

    private WorkflowStep? FindStep(Caller caller, Region region, string id) =>
        State.WorkflowExecutions.Values.Where(e => IsOf(caller, region, e))
            .SelectMany(e => e.Steps.Where(s => s.Id == id).Select(s => new WorkflowStep(e, s))).FirstOrDefault();

    // Runs that began at one moment follow each other as the stages do.
    private static string ExecutionKey(WorkflowExecution execution) =>
        $"{execution.Started.UtcTicks:D20} {execution.Type switch { "BUILD" => 1, "TEST" => 2, _ => 3 }} {execution.Id}";

    private static string ExecutionArn(Caller caller, Region region, string id) =>
        ImageBuilderArns.Make(Account(caller), region, "workflow-execution", id);

    private static string StepArn(Caller caller, Region region, string id) =>
        ImageBuilderArns.Make(Account(caller), region, "workflow-step-execution", id);
}
