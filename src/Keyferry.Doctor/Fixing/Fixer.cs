using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Fixing.Candidates;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Fixing;

/// <summary>
/// Finds the smallest set of changes after which every job succeeds, by applying candidates to forks of the world and
/// running the whole check again. What it gives was proved.
/// </summary>
public static class Fixer
{
    // A repair can uncover what stood behind it, seldom more than a few deep.
    private const int MostRounds = 12;

    /// <summary>The plan; null with a problem where the target names nothing in the world.</summary>
    /// <param name="world">The world as it is; it is not altered.</param>
    /// <param name="target">What is to succeed.</param>
    /// <param name="choose">Names of ways that are preferred: <c>default-key</c>, or <c>KF1005=default-key</c> for one cause.</param>
    /// <param name="problem">Why there is none.</param>
    public static FixPlan? Find(World world, CheckTarget target, ImmutableArray<string> choose, out string? problem)
    {
        TargetSelection.Select(world, target, out problem);
        return problem is not null ? null : new FixSearch(world, target, choose).Run();
    }

    /// <summary>Applies changes in their order.</summary>
    public static World Apply(World world, IEnumerable<Change> changes) =>
        changes.OrderBy(c => c.Order).Aggregate(world, (current, change) => change.Apply(current));

    /// <summary>One search, with what it has tried.</summary>
    private sealed class FixSearch(World world, CheckTarget target, ImmutableArray<string> choose)
    {
        private readonly DecisionCache _decisions = new();
        private readonly List<(Cause Cause, Candidate Way, CandidateSet Set)> _taken = [];
        private readonly HashSet<string> _tried = new(StringComparer.Ordinal);

        public FixPlan Run()
        {
            Tested before = Test([]);
            Tested best = before;
            ImmutableArray<Change> changes = [];
            for (int round = 0; round < MostRounds && best.State.Verdict != Verdict.Succeeds; round++)
            {
                ImmutableArray<Change> more = [.. best.Causes.SelectMany(Next)];
                if (more.IsEmpty)
                {
                    break;
                }

                changes = Distinct([.. changes, .. more]);
                best = Test(changes);
            }

            changes = Minimize(changes, ref best);
            changes = Exchange(changes, ref best);
            return new FixPlan
            {
                Before = world,
                After = best.World,
                StateBefore = before.State,
                StateAfter = best.State,
                Changes = [.. changes.OrderBy(c => c.Order)],
                Choices = Choices(changes),
                Unhelped = Unhelped(best),
            };
        }

        // The first way that holds something not yet tried; a cause that shows again after its repair gets the next one.
        private IEnumerable<Change> Next(Cause cause)
        {
            CandidateSet set = CandidateCatalogue.For(cause);
            foreach (Candidate way in set.Ways.OrderBy(w => IsChosen(cause, w) ? 0 : 1))
            {
                ImmutableArray<Change> untried = [.. way.Changes.Where(c => _tried.Add(NameOf(c)))];
                if (!untried.IsEmpty)
                {
                    _taken.Add((cause, way, set));
                    return way.Changes;
                }
            }

            return [];
        }

        private bool IsChosen(Cause cause, Candidate way) =>
            choose.Contains(way.Choice) || choose.Contains($"{cause.Rule.Code}={way.Choice}");

        // Whatever can be left out without a job failing again is left out; what grants most goes first.
        private ImmutableArray<Change> Minimize(ImmutableArray<Change> changes, ref Tested best)
        {
            bool shrunk = true;
            while (shrunk)
            {
                shrunk = false;
                foreach (Change change in changes.OrderByDescending(Weight).ThenBy(c => c.Sentence, StringComparer.Ordinal))
                {
                    ImmutableArray<Change> fewer = changes.Remove(change);
                    Tested without = Test(fewer);
                    if (without.IsAsGoodAs(best))
                    {
                        (changes, best, shrunk) = (fewer, without, true);
                    }
                }
            }

            return changes;
        }

        // Another way for one cause is better where it needs fewer changes, or as many that grant less.
        private ImmutableArray<Change> Exchange(ImmutableArray<Change> changes, ref Tested best)
        {
            foreach ((Cause cause, Candidate way, CandidateSet set) in _taken.ToArray())
            {
                if (IsChosen(cause, way))
                {
                    continue;
                }

                foreach (Candidate other in set.Ways.Where(w => w != way))
                {
                    ImmutableArray<Change> exchanged = Distinct(
                        [.. changes.Where(c => way.Changes.All(w => NameOf(w) != NameOf(c))), .. other.Changes]);
                    if (exchanged.Length > changes.Length + 1)
                    {
                        continue;
                    }

                    Tested tested = Test(exchanged);
                    if (tested.IsAsGoodAs(best))
                    {
                        exchanged = Minimize(exchanged, ref tested);
                        if (Cost(exchanged).CompareTo(Cost(changes)) < 0)
                        {
                            (changes, best) = (exchanged, tested);
                        }
                    }
                }
            }

            return changes;
        }

        private ImmutableArray<FixChoice> Choices(ImmutableArray<Change> changes)
        {
            HashSet<string> kept = [.. changes.Select(NameOf)];
            bool IsIn(Candidate way) => way.Changes.Any(c => kept.Contains(NameOf(c)));
            return
            [
                .. _taken.DistinctBy(t => (t.Cause.Rule.Code, t.Cause.Key)).Where(t => t.Set.Ways.Length > 1 && t.Set.Ways.Any(IsIn))
                    .Select(t => new FixChoice(
                        t.Cause.Rule.Code,
                        t.Cause.Rule.Diagnose(t.Cause).Title,
                        t.Set.Ways.First(IsIn).Choice,
                        [.. t.Set.Ways.Where(w => !IsIn(w))]))
                    .Where(c => !c.Others.IsEmpty),
            ];
        }

        private static ImmutableArray<Unhelped> Unhelped(Tested best) =>
        [
            .. best.Causes.Select(c => new Unhelped(
                c.Rule.Code,
                c.Rule.Diagnose(c).Title,
                CandidateCatalogue.For(c).NoHelp ?? "the changes that keyferry knows for it were tried, and don't suffice")),
        ];

        private Tested Test(ImmutableArray<Change> changes)
        {
            World fork = Apply(world, changes);
            ImmutableArray<CheckPlan> plans = TargetSelection.Select(fork, target, out _);
            ImmutableArray<Examination> all = [.. plans.Select(p => Checker.Examine(fork, p, _decisions))];
            CellState[] cells =
            [
                .. all.SelectMany(e => e.Report.Matrix.Rows).SelectMany(r => r.Cells).Select(c => c.State).Where(s => s != CellState.None),
            ];
            Verdict verdict = all.Any(e => e.Report.Verdict == Verdict.Fails) ? Verdict.Fails
                : all.Any(e => e.Report.Verdict == Verdict.CannotTell) ? Verdict.CannotTell
                : Verdict.Succeeds;
            // A success that hangs on an open question is none yet: what the other answer needs is repaired as well.
            ImmutableArray<Cause> causes =
            [
                .. all.SelectMany(e => e.Causes.Concat(e.OpenCauses)).Where(c => c.Rule.Severity is FindingSeverity.Error or FindingSeverity.Unknown),
            ];
            return new Tested(fork, new FixState(verdict, cells.Count(c => c == CellState.Arrives), cells.Length), causes);
        }

        private static string NameOf(Change change) => $"{change.Account} {change.Sentence}";

        private static ImmutableArray<Change> Distinct(ImmutableArray<Change> changes) => [.. changes.DistinctBy(NameOf)];

        private static int Weight(Change change) => change.Opens.Sum(a => a.Weight);

        private static (int Count, int Weight) Cost(ImmutableArray<Change> changes) => (changes.Length, changes.Sum(Weight));
    }

    /// <summary>A fork with the result of its check.</summary>
    private sealed record Tested(World World, FixState State, ImmutableArray<Cause> Causes)
    {
        public bool IsAsGoodAs(Tested other) =>
            State.Succeeding >= other.State.Succeeding
            && Causes.Length <= other.Causes.Length
            && (State.Verdict == other.State.Verdict || State.Verdict == Verdict.Succeeds);
    }
}
