using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>What running a step gave.</summary>
/// <param name="Calls">Its calls, mostly one.</param>
/// <param name="Error">The error that ended it, or that would have were this not probing.</param>
/// <param name="FailedCopy">The AMI that the step found in state failed.</param>
internal sealed record StepResult(ImmutableArray<Call> Calls, ServiceError? Error, string? FailedCopy)
{
    /// <summary>Whether it fails for sure.</summary>
    public bool Fails { get; } = IsFailure(Error) || FailedCopy is not null || Calls.Any(c => Obstacles(c).Any(IsDefinite));

    /// <summary>Whether it hangs on something unknown.</summary>
    public bool HangsOnUnknown { get; } = Calls.Any(c => Obstacles(c).Any(o => o is Obstacle.CannotTell));

    /// <summary>Image Builder's words for the failure; null if it has none.</summary>
    public string? Failure =>
        FailedCopy is not null ? FailureMessage.FailedCopy(FailedCopy)
        : IsFailure(Error) ? FailureMessage.Refusal(Error)
        : null;

    /// <summary>The obstacles of a call and of all that it caused, in order.</summary>
    public static IEnumerable<Obstacle> Obstacles(Call call) =>
        IsClear(call) ? [] : call.Caused.SelectMany(Obstacles).Concat(call.Obstacles);

    /// <summary>Whether a call's end is a failure.</summary>
    public static bool IsFailure([NotNullWhen(true)] ServiceError? error) => error is not null && error != ServiceError.Undecided;

    private static bool IsClear(Call call)
    {
        foreach (Call caused in call.Caused)
        {
            if (!IsClear(caused))
            {
                return false;
            }
        }

        return call.Obstacles.IsEmpty;
    }

    /// <summary>Whether the obstacle ends the call: a foreign image in a launch template doesn't, it only launches nothing (F1.82).</summary>
    public static bool IsDefinite(Obstacle obstacle) =>
        obstacle is not (Obstacle.CannotTell or Obstacle.ForeignImageInLaunchTemplate);
}
