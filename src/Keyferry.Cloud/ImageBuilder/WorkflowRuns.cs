using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>The runs of workflows: begun with a stage, walked step by step, kept for those who ask what happened.</summary>
internal sealed class WorkflowRuns(Run run)
{
    /// <summary>The longest message of a run or step (F1.15).</summary>
    private const int LongestMessage = 500;

    /// <summary>Begins the runs of a stage: the image's own workflows of the type, else Amazon's. Answers their ids.</summary>
    public ImmutableArray<string> Start(BuiltImage image, string type)
    {
        ImmutableArray<string>.Builder ids = ImmutableArray.CreateBuilder<string>();
        foreach (WorkflowUse use in image.Workflows)
        {
            ImmutableDictionary<string, Workflow> own = run.World.ImageBuilder.Workflows;
            Workflow? workflow = own.GetValueOrDefault(use.WorkflowArn) ?? VersionedArns.Newest(own, use.WorkflowArn);
            if (workflow?.Type == type && DocumentReading.Workflow(workflow.Data) is { Succeeded: true, Value: { } document })
            {
                ids.Add(Start(image.Arn, workflow.Arn, type, document.Steps, use.ParallelGroup));
            }
        }

        if (ids.Count == 0)
        {
            (string arn, ImmutableArray<DocumentStep> steps) = AmazonResources.Workflow(image.Region, type);
            ids.Add(Start(image.Arn, arn, type, steps, null));
        }

        return ids.ToImmutable();
    }

    /// <summary>Walks on through the runs until something fails, waits or all is done.</summary>
    public StageEnd Walk(ImmutableArray<string> ids, StageActions actions)
    {
        foreach (string id in ids)
        {
            WorkflowExecution execution = run.World.ImageBuilder.WorkflowExecutions[id];
            if (execution.Status == WorkflowStatus.Completed)
            {
                continue;
            }

            StageEnd end = Walk(execution, actions);
            if (end == StageEnd.Failed)
            {
                End(ids, WorkflowStatus.Skipped, null);
            }

            if (end != StageEnd.Completed)
            {
                return end;
            }
        }

        return StageEnd.Completed;
    }

    /// <summary>Ends those runs that are not at an end.</summary>
    public void End(ImmutableArray<string> ids, WorkflowStatus status, string? message)
    {
        foreach (string id in ids)
        {
            if (run.World.ImageBuilder.WorkflowExecutions.TryGetValue(id, out WorkflowExecution? execution)
                && execution.Status is WorkflowStatus.Running or WorkflowStatus.Pending)
            {
                End(execution!, status, message);
            }
        }
    }

    /// <summary>Marks the distribution runs of an image as taken over by another one (F1.102).</summary>
    public void Retry(string imageArn)
    {
        foreach (WorkflowExecution old in run.World.ImageBuilder.WorkflowExecutions.Values
            .Where(e => e.ImageArn == imageArn && e.Type == "DISTRIBUTION"))
        {
            Put(old with { Retried = true });
        }
    }

    private string Start(string imageArn, string workflowArn, string type, ImmutableArray<DocumentStep> steps, string? group)
    {
        WorkflowExecution execution = new(NewId("wf-"), imageArn, workflowArn, type, run.World.Now)
        {
            ParallelGroup = group,
            Steps =
            [
                .. steps.Select(s => new WorkflowStepExecution(NewId("step-"), s.Name, s.Action)
                {
                    Description = s.Description,
                    OnFailure = s.OnFailure,
                    TimeoutSeconds = s.TimeoutSeconds ?? 0,
                    Inputs = "{}",
                }),
            ],
        };
        Put(execution);
        return execution.Id;
    }

    private StageEnd Walk(WorkflowExecution execution, StageActions actions)
    {
        for (int i = 0; i < execution.Steps.Length; i++)
        {
            WorkflowStepExecution step = execution.Steps[i];
            if (step.Status is not (WorkflowStatus.Pending or WorkflowStatus.Running))
            {
                continue;
            }

            ActionResult result = actions.Do(execution.Id, step);
            step = step with
            {
                Status = result.End switch
                {
                    StageEnd.Completed => WorkflowStatus.Completed,
                    StageEnd.Failed => WorkflowStatus.Failed,
                    StageEnd.Waiting or StageEnd.Blocked => WorkflowStatus.Running,
                    _ => throw new UnreachableException(),
                },
                Message = Cut(result.Message),
                Outputs = result.Outputs ?? step.Outputs,
                Started = step.Started ?? run.World.Now,
                Ended = result.End is StageEnd.Completed or StageEnd.Failed ? run.World.Now : null,
            };
            execution = execution with { Steps = execution.Steps.SetItem(i, step) };
            Put(execution);
            if (result.End == StageEnd.Failed)
            {
                End(execution, WorkflowStatus.Failed, result.Message);
            }

            if (result.End != StageEnd.Completed)
            {
                return result.End;
            }
        }

        End(execution, WorkflowStatus.Completed, null);
        return StageEnd.Completed;
    }

    // Steps that were not reached are skipped; after a cancellation they are cancelled.
    private void End(WorkflowExecution execution, WorkflowStatus status, string? message)
    {
        WorkflowStatus left = status == WorkflowStatus.Cancelled ? WorkflowStatus.Cancelled : WorkflowStatus.Skipped;
        Put(execution with
        {
            Status = status,
            Message = Cut(message),
            Ended = run.World.Now,
            Steps =
            [
                .. execution.Steps.Select(s => s.Status is WorkflowStatus.Pending or WorkflowStatus.Running
                    ? s with { Status = left, Ended = s.Started is null ? null : run.World.Now }
                    : s),
            ],
        });
    }

    private void Put(WorkflowExecution execution)
    {
        ImageBuilderState state = run.World.ImageBuilder;
        run.World = run.World with
        {
            ImageBuilder = state with { WorkflowExecutions = state.WorkflowExecutions.SetItem(execution.Id, execution) },
        };
    }

    private string NewId(string prefix)
    {
        (string id, IdSource after) = run.World.Ids.Uuid();
        run.World = run.World with { Ids = after };
        return prefix + id;
    }

    private static string? Cut(string? text) => text is { Length: > LongestMessage } ? text[..LongestMessage] : text;
}
