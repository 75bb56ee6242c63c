using System.Collections.Immutable;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>PENDING … CANCELLED: of a workflow's run, and of its steps.</summary>
public enum WorkflowStatus
{
    Pending,
    Skipped,
    Running,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>The run of one workflow for one image.</summary>
/// <param name="Id"><c>wf-</c> and a UUID.</param>
/// <param name="ImageArn">For which image.</param>
/// <param name="WorkflowArn">The workflow's build version.</param>
/// <param name="Type">BUILD, TEST or DISTRIBUTION.</param>
/// <param name="Started">When it began.</param>
public sealed record WorkflowExecution(string Id, string ImageArn, string WorkflowArn, string Type, DateTimeOffset Started)
{
    public WorkflowStatus Status { get; init; } = WorkflowStatus.Running;

    /// <summary>At most 500 characters (F1.15).</summary>
    public string? Message { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public string? ParallelGroup { get; init; }

    /// <summary>Whether a later run, begun by RetryImage, has taken its place (F1.102).</summary>
    public bool Retried { get; init; }

    public ImmutableArray<WorkflowStepExecution> Steps { get; init; } = [];
}

/// <summary>The run of one step.</summary>
/// <param name="Id"><c>step-</c> and a UUID.</param>
/// <param name="Name">As the workflow names it.</param>
/// <param name="Action">LaunchInstance, CreateImage, DistributeImage …</param>
public sealed record WorkflowStepExecution(string Id, string Name, string Action)
{
    public string? Description { get; init; }

    public WorkflowStatus Status { get; init; } = WorkflowStatus.Pending;

    /// <summary>At most 500 characters (F1.15).</summary>
    public string? Message { get; init; }

    /// <summary>JSON.</summary>
    public string? Inputs { get; init; }

    /// <summary>JSON.</summary>
    public string? Outputs { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>Abort or Continue.</summary>
    public string OnFailure { get; init; } = "Abort";

    public int TimeoutSeconds { get; init; }

    /// <summary>RESUME or STOP once somebody said so to a step that waits.</summary>
    public string? Ordered { get; init; }

    /// <summary>The reason given with it.</summary>
    public string? OrderReason { get; init; }
}
