using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Fixing.Candidates;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Fixing;

/// <summary>One search, with what it has tried.</summary>
internal sealed class FixSearch(World world, CheckTarget target, ImmutableArray<string> choose)
{
    // A repair can uncover what stood behind it, seldom more than a few deep.
    private const int MostRounds = 12;

    // Beyond these many changes those of different accounts are tested together.
    private const int ManyChanges = 12;

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

        if (changes.Length > ManyChanges)
        {
            changes = MinimizeMany(changes, ref best);
        }
        else
        {
            changes = Minimize(changes, ref best);
        }

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
            ImmutableArray<Change> untried = [.. way.Changes.Where(c => _tried.Add(c.Identity))];
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

    // Changes in different target accounts concern different jobs: leaving out one of each account at once tells of each
    // whether its own jobs need it.
    private ImmutableArray<Change> MinimizeMany(ImmutableArray<Change> changes, ref Tested best)
    {
        Tested whole = best;
        ILookup<bool, Change> split = changes.ToLookup(c => whole.Arriving.ContainsKey(c.Account.Value) && !whole.Sources.Contains(c.Account));
        Change[][] byAccount = [.. split[true].GroupBy(c => c.Account).Select(g => g.OrderByDescending(Weight).ToArray())];
        List<Change> unsure = [.. split[false]];
        for (int i = 0; byAccount.Any(a => a.Length > i); i++)
        {
            Change[] batch = [.. byAccount.Where(a => a.Length > i).Select(a => a[i])];
            Tested without = Test([.. changes.Except(batch)]);
            Change[] spare = [.. batch.Where(c => without.Arriving[c.Account.Value] >= whole.Arriving[c.Account.Value])];
            if (spare.Length == 0)
            {
                continue;
            }

            ImmutableArray<Change> fewer = [.. changes.Except(spare)];
            Tested tested = Test(fewer);
            if (tested.IsAsGoodAs(best))
            {
                (changes, best) = (fewer, tested);
            }
            else
            {
                unsure.AddRange(spare);
            }
        }

        return Minimize(changes, ref best, [.. unsure]);
    }

    // Whatever can be left out without a job failing again is left out; what grants most goes first.
    private ImmutableArray<Change> Minimize(
        ImmutableArray<Change> changes, ref Tested best, ImmutableArray<Change>? unsure = null)
    {
        bool shrunk = true;
        while (shrunk)
        {
            shrunk = false;
            foreach (Change change in changes.Intersect(unsure ?? changes).OrderByDescending(Weight).ThenBy(c => c.Sentence, StringComparer.Ordinal))
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
                    [.. changes.Where(c => way.Changes.All(w => w.Identity != c.Identity)), .. other.Changes]);
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
        HashSet<string> kept = [.. changes.Select(c => c.Identity)];
        bool IsIn(Candidate way) => way.Changes.Any(c => kept.Contains(c.Identity));
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
        World fork = Fixer.Apply(world, changes);
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
        return new Tested(fork, new FixState(verdict, cells.Count(c => c == CellState.Arrives), cells.Length), causes)
        {
            Sources = [.. all.Select(e => e.Report.SourceAccount)],
            Arriving = all.SelectMany(e => e.Report.Matrix.Rows).GroupBy(r => r.Target).ToImmutableDictionary(
                g => g.Key, g => g.Sum(r => r.Cells.Count(c => c.State == CellState.Arrives)), StringComparer.Ordinal),
        };
    }

    // Each change once; of those that set the same thing the last.
    private static ImmutableArray<Change> Distinct(ImmutableArray<Change> changes)
    {
        ImmutableArray<Change> each = [.. changes.DistinctBy(c => c.Identity)];
        return [.. each.Where((c, i) => c.Slot is null || each.Skip(i + 1).All(later => later.Slot != c.Slot))];
    }

    private static int Weight(Change change) => change.Opens.Sum(a => a.Weight);

    private static (int Count, int Weight) Cost(ImmutableArray<Change> changes) => (changes.Length, changes.Sum(Weight));
}
