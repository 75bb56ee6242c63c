using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>How far the making of an image has come, between two stages of it.</summary>
public sealed record ImageProgress
{
    /// <summary>When it was begun: the date in the names of its AMIs.</summary>
    public required DateTimeOffset Begun { get; init; }

    /// <summary>The AMI of the build Region, once there is one.</summary>
    public string? ImageId { get; init; }

    /// <summary>state.reason of a build that failed after its instance was launched; null if it didn't.</summary>
    public string? BuildFailure { get; init; }

    /// <summary>Ids of the runs of the present stage's workflows, in order.</summary>
    public ImmutableArray<string> Executions { get; init; } = [];

    /// <summary>Whether it is distributed again (RetryImage): what has arrived is left alone (F1.93).</summary>
    public ImmutableArray<OutputAmi> Arrived { get; init; } = [];

    /// <summary>Whether the distribution has begun.</summary>
    public bool IsDistributing { get; init; }

    /// <summary>AMIs that the distribution has begun to copy.</summary>
    public ImmutableArray<BegunCopy> Copies { get; init; } = [];

    /// <summary>The jobs, in the order in which they are planned.</summary>
    public ImmutableArray<JobMark> Jobs { get; init; } = [];
}

/// <summary>A copy that was begun: for which entry of the settings, whose, where, and its id.</summary>
public sealed record BegunCopy(int Entry, AccountId Owner, Region Region, string ImageId);

/// <summary>How far a job is.</summary>
/// <param name="Next">The index of its next step.</param>
/// <param name="HasFailed">Whether a step failed.</param>
/// <param name="Failure">Image Builder's words for it, or null.</param>
/// <param name="FailedAction">The action of a distribution workflow that the failing step belongs to, or null.</param>
public sealed record JobMark(int Next, bool HasFailed, string? Failure, string? FailedAction);
