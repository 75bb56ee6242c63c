using System.Collections.Immutable;
using Keyferry.Aws.Calling;

namespace Keyferry.Aws.History;

/// <summary>What AWS recorded of one image.</summary>
/// <param name="ImageArn">the image build version</param>
/// <param name="Status"><c>FAILED</c>, <c>AVAILABLE</c>, <c>DISTRIBUTING</c> …</param>
/// <param name="Reason">Image Builder's words for a failure, at most 1,024 characters (F1.3); else null</param>
public sealed record ImageHistory(string ImageArn, string Status, string? Reason)
{
    /// <summary>The pipeline that it was built by; null for an image without one.</summary>
    public string? PipelineArn { get; init; }

    public DateTimeOffset? Created { get; init; }

    /// <summary>When the last workflow ended; null where none is told.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The steps of its workflows that didn't end well, in the order of time.</summary>
    public ImmutableArray<StepRecord> FailedSteps { get; init; } = [];

    /// <summary>What could not be read of it.</summary>
    public ImmutableArray<Unread> Unread { get; init; } = [];
}

/// <summary>A step of a workflow, as ListWorkflowStepExecutions tells it.</summary>
/// <param name="Name">its name in the workflow</param>
/// <param name="Action"><c>DistributeImage</c> …</param>
/// <param name="Status"><c>FAILED</c>, <c>CANCELLED</c> …</param>
/// <param name="Message">Image Builder's words; null if there are none</param>
/// <param name="Ended">ISO 8601 as Image Builder gives it, or null</param>
public sealed record StepRecord(string Name, string Action, string Status, string? Message, string? Ended);
