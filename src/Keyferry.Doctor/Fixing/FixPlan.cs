using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Fixing;

/// <summary>How far a world is from a distribution that succeeds.</summary>
/// <param name="Verdict">Of all distributions together.</param>
/// <param name="Succeeding">Jobs whose image arrives, complete and usable.</param>
/// <param name="Jobs">All jobs.</param>
public sealed record FixState(Verdict Verdict, int Succeeding, int Jobs);

/// <summary>A root cause that no change repairs, and why.</summary>
public sealed record Unhelped(string Code, string Title, string Why);

/// <summary>A choice among ways to repair one root cause.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="Title">The finding's title.</param>
/// <param name="Taken">The way in the plan: its name for <c>--choose</c>.</param>
/// <param name="Others">The other ways.</param>
public sealed record FixChoice(string Code, string Title, string Taken, ImmutableArray<Candidate> Others);

/// <summary>Changes that were proved on a fork of the world.</summary>
public sealed record FixPlan
{
    /// <summary>The world as it is.</summary>
    public required World Before { get; init; }

    /// <summary>The world after all changes.</summary>
    public required World After { get; init; }

    public required FixState StateBefore { get; init; }

    public required FixState StateAfter { get; init; }

    /// <summary>In the order in which they work; none of them can be left out.</summary>
    public ImmutableArray<Change> Changes { get; init; } = [];

    public ImmutableArray<FixChoice> Choices { get; init; } = [];

    public ImmutableArray<Unhelped> Unhelped { get; init; } = [];

    /// <summary>Everything that the changes open, each once.</summary>
    public IEnumerable<Access> Opens => Changes.SelectMany(c => c.Opens);

    /// <summary>
    /// The changes grouped by who must make them, in an order that works: what others refer to (Regions, roles) comes in a
    /// first phase of its own, since a policy can't name a role that isn't there.
    /// </summary>
    public ImmutableArray<FixStage> Stages
    {
        get
        {
            bool IsGroundwork(Change change) => change.Order <= 2;
            bool split = Changes.Where(IsGroundwork).Any(g => Changes.Any(c => !IsGroundwork(c) && c.Account != g.Account));
            return
            [
                .. Changes.GroupBy(c => (Later: split && !IsGroundwork(c), c.Account)).OrderBy(g => g.Key.Later ? 1 : 0)
                    .Select(g => new FixStage(g.Key.Account, [.. g])),
            ];
        }
    }
}

/// <summary>What one account has to do in one go.</summary>
public sealed record FixStage(AccountId Account, ImmutableArray<Change> Changes);
