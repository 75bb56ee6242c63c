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

    // Beside the accounts that something happened to, so many that nothing happened to stay in a smaller world.
    private const int SoundAccounts = 3;

    // Of accounts that the same happened to.
    private const int Alike = 2;

    private World? _smaller;
    private bool _isWhole;

    private readonly DecisionCache _decisions = new();
    private readonly List<(Cause Cause, Candidate Way, CandidateSet Set)> _taken = [];
    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _befell = new(StringComparer.Ordinal);

    public FixPlan Run()
    {
        Tested before = TestIn(world, []);
        _smaller = before.IsLarge ? WithTroubled(before) : null;
        Tested best = _smaller is null ? before : Test([]);
        (ImmutableArray<Change> changes, Tested reached) = Search(ref best);
        if (_smaller is not null)
        {
            // Proved is what was tried on the whole.
            Tested whole = TestIn(world, changes);
            if (whole.Missing > reached.Missing || whole.Causes.Length > reached.Causes.Length)
            {
                (_smaller, _isWhole) = (null, true);
                _taken.Clear();
                _tried.Clear();
                whole = before;
                (changes, _) = Search(ref whole);
            }

            best = whole;
        }

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

    // The changes, and how far all of those that were tried had come.
    private (ImmutableArray<Change> Changes, Tested Reached) Search(ref Tested best)
    {
        ImmutableArray<Change> changes = [];
        for (int round = 0; round < MostRounds && best.State.Verdict != Verdict.Succeeds; round++)
        {
            Remember(best);
            ImmutableArray<Change> more = [.. best.Causes.SelectMany(Next)];
            if (more.IsEmpty)
            {
                break;
            }

            changes = Distinct([.. changes, .. more]);
            best = Test(changes);
        }

        Tested reached = best;
        if (best.IsLarge && !_isWhole)
        {
            _smaller = WithoutAlike(_smaller ?? world, changes);
            best = Test(changes);
        }

        changes = Minimizer.Shrink(changes, Test, ref best);
        return (Exchange(changes, ref best), reached);
    }

    private void Remember(Tested tested)
    {
        foreach (Cause cause in tested.Causes)
        {
            foreach (string target in cause.Targets)
            {
                _befell[target] = $"{_befell.GetValueOrDefault(target)} {cause.Rule.Code} {cause.Key}";
            }
        }
    }

    // In a large distribution the search looks at the accounts that something happened to, and a few others.
    private World WithTroubled(Tested before)
    {
        HashSet<AccountId> kept = [.. before.Troubled.Where(AccountId.IsValid).Select(t => new AccountId(t))];
        return Keep(world, accounts => accounts.Where(kept.Contains).Concat(accounts.Where(a => !kept.Contains(a)).Take(SoundAccounts)));
    }

    // What can be left out, or exchanged, shows at a few accounts of many that the same happened to, and at those that change.
    private World WithoutAlike(World asked, ImmutableArray<Change> changes)
    {
        HashSet<AccountId> changed = [.. changes.Select(c => c.Account)];
        return Keep(asked, accounts => accounts.Where(changed.Contains).Concat(accounts.Where(a => !changed.Contains(a))
            .GroupBy(a => _befell.GetValueOrDefault(a.Value)).SelectMany(g => g.Take(Alike))));
    }

    private World Keep(World asked, Func<IEnumerable<AccountId>, IEnumerable<AccountId>> choose) =>
        TargetSelection.Select(asked, target, out _).Aggregate(
            asked, (smaller, plan) => SmallerSettings.Keep(plan.Subject(smaller), choose));

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

    // Another way for one cause is better where it needs fewer changes, or as many that grant less.
    private ImmutableArray<Change> Exchange(ImmutableArray<Change> changes, ref Tested best)
    {
        foreach ((Cause cause, Candidate way, CandidateSet set) in _taken.ToArray())
        {
            if (IsChosen(cause, way))
            {
                continue;
            }

            // A new key is a change more than any that is there.
            foreach (Candidate other in set.Ways.Where(w => w != way && w.Choice != Candidate.NewKey))
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
                    exchanged = Minimizer.Shrink(exchanged, Test, ref tested);
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

    private Tested Test(ImmutableArray<Change> changes) => TestIn(_smaller ?? world, changes);

    private Tested TestIn(World asked, ImmutableArray<Change> changes)
    {
        World fork = Fixer.Apply(asked, changes);
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
            BuildRegions = [.. all.Select(e => e.Report.BuildRegion)],
            Arriving = Arriving(all),
            Troubled = [.. all.SelectMany(e => e.Report.Matrix.Rows).Where(r => r.Cells.Any(IsTrouble)).Select(r => r.Target)],
        };
    }

    private static bool IsTrouble(MatrixCell cell) => cell.State is not (CellState.None or CellState.Arrives);

    private static ImmutableDictionary<(string Target, Region Region), int> Arriving(ImmutableArray<Examination> all)
    {
        Dictionary<(string, Region), int> arriving = [];
        foreach (Matrix matrix in all.Select(e => e.Report.Matrix))
        {
            foreach (MatrixRow row in matrix.Rows)
            {
                for (int i = 0; i < row.Cells.Length; i++)
                {
                    (string, Region) at = (row.Target, matrix.Regions[i]);
                    arriving[at] = arriving.GetValueOrDefault(at) + (row.Cells[i].State == CellState.Arrives ? 1 : 0);
                }
            }
        }

        return arriving.ToImmutableDictionary();
    }

    // Each change once; of those that set the same thing the last.
    private static ImmutableArray<Change> Distinct(ImmutableArray<Change> changes)
    {
        ImmutableArray<Change> each = [.. changes.DistinctBy(c => c.Identity)];
        return [.. each.Where((c, i) => c.Slot is null || each.Skip(i + 1).All(later => later.Slot != c.Slot))];
    }

    private static (int Count, int Weight) Cost(ImmutableArray<Change> changes) => (changes.Length, changes.Sum(Minimizer.Weight));
}
