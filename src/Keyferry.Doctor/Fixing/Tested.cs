using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Fixing;

/// <summary>A fork with the result of its check.</summary>
internal sealed record Tested(World World, FixState State, ImmutableArray<Cause> Causes)
{
    public required ImmutableHashSet<AccountId> Sources { get; init; }

    /// <summary>How many images arrive at each target, complete and usable.</summary>
    public required ImmutableDictionary<string, int> Arriving { get; init; }

    public bool IsAsGoodAs(Tested other) =>
        State.Succeeding >= other.State.Succeeding
        && Causes.Length <= other.Causes.Length
        && (State.Verdict == other.State.Verdict || State.Verdict == Verdict.Succeeds);
}
