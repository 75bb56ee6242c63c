using System.Collections.Immutable;

namespace Keyferry.Doctor.Fixing;

/// <summary>Whatever can be left out without a job failing again is left out; what grants most goes first.</summary>
internal static class Minimizer
{
    // Beyond these many changes those that can't concern the same jobs are left out together.
    private const int ManyChanges = 6;

    /// <param name="changes">What is enough.</param>
    /// <param name="test">Applies changes to a fork and checks it.</param>
    /// <param name="best">The test of all changes; afterwards that of those that stay.</param>
    public static ImmutableArray<Change> Shrink(
        ImmutableArray<Change> changes, Func<ImmutableArray<Change>, Tested> test, ref Tested best)
    {
        if (changes.Length <= ManyChanges)
        {
            return OneByOne(changes, changes, test, ref best);
        }

        // A change in a target account concerns the jobs of that account, a key of a far Region those of that Region.
        Tested whole = best;
        bool IsOfTarget(Change change) =>
            whole.Targets.Contains(change.Account.Value) && !whole.Sources.Contains(change.Account);
        bool IsOfFarKey(Change change) => !IsOfTarget(change) && change is Changes.AmendPolicy { Place: PolicyPlace.KeyPolicy }
            && change.Region is { } region && !whole.BuildRegions.Contains(region);
        List<Change> unsure = [.. changes.Where(c => !IsOfTarget(c) && !IsOfFarKey(c))];
        changes = Together(changes, [.. changes.Where(IsOfTarget)], c => c.Account.Value, t => t.InTarget, test, unsure, ref best);
        changes = Together(changes, [.. changes.Where(IsOfFarKey)], c => c.Region!.Value, t => t.InRegion, test, unsure, ref best);
        return OneByOne(changes, [.. unsure], test, ref best);
    }

    /// <summary>How much a change opens.</summary>
    public static int Weight(Change change) => change.Opens.Sum(a => a.Weight);

    // Leaving out one change of each group at once tells of each group whether its own jobs need it.
    private static ImmutableArray<Change> Together<TGroup>(
        ImmutableArray<Change> changes,
        ImmutableArray<Change> asked,
        Func<Change, TGroup> groupOf,
        Func<Tested, Func<TGroup, int>> arriving,
        Func<ImmutableArray<Change>, Tested> test,
        List<Change> unsure,
        ref Tested best)
    {
        Tested whole = best;
        Change[][] groups = [.. asked.GroupBy(groupOf).Select(g => g.OrderByDescending(Weight).ToArray())];
        for (int i = 0; groups.Any(g => g.Length > i); i++)
        {
            Change[] batch = [.. groups.Where(g => g.Length > i).Select(g => g[i])];
            Tested without = test([.. changes.Except(batch)]);
            Func<TGroup, int> now = arriving(without), then = arriving(whole);
            Change[] spare = [.. batch.Where(c => now(groupOf(c)) >= then(groupOf(c)))];
            if (spare.Length == 0)
            {
                continue;
            }

            ImmutableArray<Change> fewer = [.. changes.Except(spare)];
            Tested tested = test(fewer);
            if (tested.IsAsGoodAs(best))
            {
                (changes, best) = (fewer, tested);
            }
            else
            {
                unsure.AddRange(spare);
            }
        }

        return changes;
    }

    private static ImmutableArray<Change> OneByOne(
        ImmutableArray<Change> changes, ImmutableArray<Change> unsure, Func<ImmutableArray<Change>, Tested> test, ref Tested best)
    {
        bool shrunk = true;
        while (shrunk)
        {
            shrunk = false;
            foreach (Change change in changes.Intersect(unsure).OrderByDescending(Weight).ThenBy(c => c.Sentence, StringComparer.Ordinal))
            {
                ImmutableArray<Change> fewer = changes.Remove(change);
                Tested without = test(fewer);
                if (without.IsAsGoodAs(best))
                {
                    (changes, best, shrunk) = (fewer, without, true);
                }
            }
        }

        return changes;
    }
}
