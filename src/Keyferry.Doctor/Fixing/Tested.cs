using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Fixing;

/// <summary>A fork with the result of its check.</summary>
internal sealed record Tested(World World, FixState State, ImmutableArray<Cause> Causes)
{
    // So many jobs that a search among all of them would take long.
    private const int LargeDistribution = 400;

    public required ImmutableHashSet<AccountId> Sources { get; init; }

    public required ImmutableHashSet<Region> BuildRegions { get; init; }

    /// <summary>How many images arrive at each target in each Region, complete and usable.</summary>
    public required ImmutableDictionary<(string Target, Region Region), int> Arriving { get; init; }

    /// <summary>Targets at which something doesn't arrive.</summary>
    public required ImmutableArray<string> Troubled { get; init; }

    public bool IsLarge => State.Jobs > LargeDistribution;

    /// <summary>How many jobs don't succeed.</summary>
    public int Missing => State.Jobs - State.Succeeding;

    public ImmutableHashSet<string> Targets => [.. Arriving.Keys.Select(k => k.Target)];

    /// <summary>How many images arrive at a target.</summary>
    public Func<string, int> InTarget => By(k => k.Target);

    /// <summary>How many images arrive in a Region.</summary>
    public Func<Region, int> InRegion => By(k => k.Region);

    public bool IsAsGoodAs(Tested other) =>
        State.Succeeding >= other.State.Succeeding
        && Causes.Length <= other.Causes.Length
        && (State.Verdict == other.State.Verdict || State.Verdict == Verdict.Succeeds);

    private Func<T, int> By<T>(Func<(string Target, Region Region), T> part)
        where T : notnull
    {
        Dictionary<T, int> sums = [];
        foreach ((var at, int count) in Arriving)
        {
            sums[part(at)] = sums.GetValueOrDefault(part(at)) + count;
        }

        return of => sums.GetValueOrDefault(of);
    }
}
