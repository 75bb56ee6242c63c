using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Checking;

/// <summary>Lays the jobs' outcomes out as accounts × Regions.</summary>
internal static class MatrixBuilder
{
    /// <param name="world">For the names of accounts.</param>
    /// <param name="outcome">The run as on AWS.</param>
    /// <param name="sightings">What it met.</param>
    /// <param name="firstOfJob">The number of the finding that stops each job first.</param>
    /// <param name="doubtful">Indices of jobs whose success hangs on an open question.</param>
    public static Matrix Build(
        World world,
        DistributionOutcome outcome,
        ImmutableArray<Sighting> sightings,
        ImmutableArray<int?> firstOfJob,
        IReadOnlyDictionary<int, int> doubtful)
    {
        ImmutableArray<CellState> states = StatesOf(outcome, sightings);
        List<Region> regions = [.. outcome.Jobs.Select(j => j.Job.Region).Distinct()];
        Dictionary<string, MatrixCell[]> rows = new(StringComparer.Ordinal);
        List<string> order = [];
        for (int i = 0; i < outcome.Jobs.Length; i++)
        {
            DistributionJob job = outcome.Jobs[i].Job;
            string target = job.Grantee ?? job.Account?.Value ?? "?";
            if (!rows.TryGetValue(target, out MatrixCell[]? cells))
            {
                cells = [.. Enumerable.Repeat(new MatrixCell(CellState.None, null), regions.Count)];
                rows.Add(target, cells);
                order.Add(target);
            }

            CellState state = states[i];
            int? finding = state == CellState.Arrives ? null : firstOfJob[i];
            if (state == CellState.Arrives && doubtful.TryGetValue(i, out int number))
            {
                (state, finding) = (CellState.CannotTell, number);
            }

            ref MatrixCell cell = ref cells[regions.IndexOf(job.Region)];
            if (Weight(state) > Weight(cell.State))
            {
                cell = new MatrixCell(state, finding);
            }
        }

        return new Matrix(
            [.. regions],
            [.. order.Select(target => new MatrixRow(target, NameOf(world, target), [.. rows[target]]))]);
    }

    /// <summary>What becomes of each job, in their order.</summary>
    public static ImmutableArray<CellState> StatesOf(DistributionOutcome outcome, ImmutableArray<Sighting> sightings)
    {
        ILookup<int, Sighting> byJob = sightings.ToLookup(s => s.JobIndex);
        CellState build = byJob[-1].Select(_ => StateOf(_)).DefaultIfEmpty(CellState.Arrives).MaxBy(Weight);
        return
        [
            .. outcome.Jobs.Select((job, i) => byJob[i].Select(StateOf).Append(build).Append(Fallback(job, byJob[i].Any())).MaxBy(Weight)),
        ];
    }

    // A job without an obstacle of its own can still have failed with the build.
    private static CellState Fallback(JobOutcome job, bool explained) => job.Status switch
    {
        JobStatus.Succeeds => CellState.Arrives,
        _ when explained => CellState.Arrives,
        JobStatus.Fails => CellState.Fails,
        JobStatus.CannotTell => CellState.CannotTell,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static CellState StateOf(Sighting sighting) => sighting.Obstacle switch
    {
        Obstacle.CannotTell => CellState.CannotTell,
        Obstacle.ForeignImageInLaunchTemplate => CellState.ArrivesIncomplete,
        _ => sighting.Phase switch
        {
            DistributionPhase.Integration => CellState.ArrivesIncomplete,
            DistributionPhase.Launch => CellState.ArrivesUnusable,
            _ => CellState.Fails,
        },
    };

    private static int Weight(CellState state) => state switch
    {
        CellState.None => 0,
        CellState.Arrives => 1,
        CellState.CannotTell => 2,
        CellState.ArrivesIncomplete => 3,
        CellState.ArrivesUnusable => 4,
        CellState.Fails => 5,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string? NameOf(World world, string target) =>
        AccountId.IsValid(target) ? world.Accounts.GetValueOrDefault(new AccountId(target))?.Name : null;
}
