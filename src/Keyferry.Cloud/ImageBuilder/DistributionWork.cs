using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// The jobs of one distribution at work: all at once where it is only foretold, or in several goes between which copies
/// are really made.
/// </summary>
internal sealed class DistributionWork
{
    private readonly StepRunner _runner;

    private DistributionWork(DistributionContext context, ImmutableArray<JobProgress> jobs)
    {
        Context = context;
        Jobs = jobs;
        _runner = new StepRunner(context);
    }

    public DistributionContext Context { get; }

    public ImmutableArray<JobProgress> Jobs { get; }

    public bool HasFailed => Jobs.Any(j => j.HasFailed);

    /// <summary>Whether a job waits for a copy.</summary>
    public bool IsWaiting => Jobs.Any(j => j.IsWaiting);

    /// <summary>Whether there is something to integrate (F1.5).</summary>
    public bool HasIntegration => Jobs.Any(j => j.Plan.Steps.Any(s => s.Phase == DistributionPhase.Integration));

    /// <summary>Plans the jobs, or takes them up again where they stopped.</summary>
    public static DistributionWork Plan(
        DistributionContext context, IEnumerable<OutputAmi> arrived, ExecutionMode mode, ImageProgress? progress = null)
    {
        World world = context.Run.World;
        int snapshots = DistributionContext.Snapshots(world, context.BuildRegion, context.SourceImageId).Length;
        HashSet<(AccountId, Region)> places =
            [.. arrived.Where(o => o.ImageId != context.SourceImageId).Select(o => (o.Account, o.Region))];
        JobPlanner planner = new(context.Settings, context.Source, context.BuildRegion, snapshots, world.Behavior, places);
        ImmutableArray<JobMark> marks = progress?.Jobs ?? [];
        ImmutableArray<JobProgress> jobs =
            [.. planner.Plan().Select((plan, i) => new JobProgress(plan, mode, i < marks.Length ? marks[i] : null))];
        foreach (BegunCopy copy in progress?.Copies ?? [])
        {
            context.Copies[(copy.Entry, copy.Owner, copy.Region)] = copy.ImageId;
        }

        foreach (JobProgress job in jobs)
        {
            job.TakeUp(context);
        }

        return new DistributionWork(context, jobs);
    }

    /// <summary>Shares and copies, as far as it comes.</summary>
    public void Distribute() => Each(DistributionPhase.Distribution);

    /// <summary>What follows. It begins only once every copy has arrived (F1.1, F1.5): one broken target keeps all from it.</summary>
    public void Integrate()
    {
        if (Context.Run.Mode == ExecutionMode.Probing || !HasFailed)
        {
            Each(DistributionPhase.Integration);
        }
    }

    /// <summary>How far it has come, to be taken up again.</summary>
    public ImageProgress Save(ImageProgress before) => before with
    {
        IsDistributing = true,
        Copies =
        [
            .. Context.Copies.OrderBy(c => c.Key.Entry).ThenBy(c => c.Key.Owner).ThenBy(c => c.Key.Region)
                .Select(c => new BegunCopy(c.Key.Entry, c.Key.Owner, c.Key.Region, c.Value)),
        ],
        Jobs = [.. Jobs.Select(j => j.Mark)],
    };

    private void Each(DistributionPhase phase)
    {
        foreach (JobProgress job in Jobs)
        {
            job.Execute(phase, _runner);
        }
    }
}
