using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>The distribution of one image: its jobs phase by phase, then what became of them.</summary>
internal sealed class DistributionRun(
    Run run, BuiltImage image, DistributionConfiguration settings, ImageName name, ImmutableArray<OutputAmi> arrived)
{
    /// <summary>The outcome where the distribution is not reached: every job fails without a step, or nothing can be told of it.</summary>
    public DistributionOutcome NeverBegun(ImmutableArray<JobStep> build, string? reason, bool isUnknown = false)
    {
        JobPlanner planner = new(settings, image.Account, image.Region, 0, run.World.Behavior, new HashSet<(AccountId, Region)>());
        return Outcome(
            image with
            {
                Status = isUnknown ? image.Status : BuiltImageStatus.Failed,
                Reason = reason is null ? null : FailureMessage.Cut(reason),
            },
            build,
            [
                .. planner.Plan().Select(plan => new JobOutcome
                {
                    Job = plan.Job,
                    Status = isUnknown ? JobStatus.CannotTell : JobStatus.Fails,
                }),
            ]);
    }

    /// <summary>Runs the jobs for the AMI of the build Region.</summary>
    public DistributionOutcome Begin(
        string imageId, ImmutableArray<JobStep> build, bool buildFailed, bool buildUnknown, string? buildReason)
    {
        ImmutableArray<JobStep>.Builder first = ImmutableArray.CreateBuilder<JobStep>();
        first.AddRange(build);
        if (Principal(first) is not { } principal)
        {
            string? refused = first[^1].Call.Error?.Message;
            return NeverBegun(first.ToImmutable(), refused);
        }

        var work = DistributionWork.Plan(Context(imageId, principal), arrived, run.Mode);
        work.Distribute();
        work.Integrate();
        return Conclude(work, first.ToImmutable(), buildFailed, buildUnknown, buildReason);
    }

    /// <summary>Begins the work, or takes it up again; null with the reason where the execution role can't be assumed.</summary>
    public DistributionWork? TakeUp(string imageId, ImageProgress progress, out string? refused)
    {
        refused = null;
        if (progress.IsDistributing && SourcePrincipal.Acting(run, image) is { } known)
        {
            return DistributionWork.Plan(Context(imageId, known), arrived, run.Mode, progress);
        }

        ImmutableArray<JobStep>.Builder steps = ImmutableArray.CreateBuilder<JobStep>();
        if (Principal(steps) is { } principal)
        {
            return DistributionWork.Plan(Context(imageId, principal), arrived, run.Mode, progress);
        }

        refused = steps[^1].Call.Error?.Message;
        return null;
    }

    /// <summary>What became of the jobs.</summary>
    public DistributionOutcome Conclude(
        DistributionWork work, ImmutableArray<JobStep> build, bool buildFailed = false, bool buildUnknown = false,
        string? buildReason = null)
    {
        RemoveTemporaryPermissions(work.Context.SourceImageId);
        if (run.Platform is null)
        {
            LaunchPrediction launches = new(work.Context);
            foreach (JobProgress job in work.Jobs.Where(j => !j.IsStopped))
            {
                launches.Predict(job);
            }
        }

        (string jobId, IdSource after) = run.World.Ids.Uuid();
        run.World = run.World with { Ids = after };
        bool failed = buildFailed || work.HasFailed;
        string? reason = buildReason is not null ? FailureMessage.Cut(buildReason)
            : failed ? FailureMessage.Reason(jobId, image.Arn, work.Jobs.Select(Message).OfType<string>())
            : null;
        return Outcome(
            image with
            {
                Status = failed ? BuiltImageStatus.Failed : BuiltImageStatus.Available,
                Reason = reason,
                OutputAmis = Outputs(work.Context),
                Progress = null,
            },
            build,
            [.. work.Jobs.Select(job => Outcome(work.Context, job, buildFailed, buildUnknown))]);
    }

    // The build's own session name is another one (F1.22); a second session of the execution role is authorized again.
    private Caller? Principal(ImmutableArray<JobStep>.Builder steps)
    {
        if (image.ExecutionRole is not { } role)
        {
            return Caller.RoleSession(
                SourcePrincipal.ServiceLinkedRole(run, image.Account), SourcePrincipal.DistributionSession).WithoutMfa();
        }

        int before = run.Finished;
        Reply<Caller> reply = SourcePrincipal.AssumeExecutionRole(
            run, image.Account, image.Region, role, SourcePrincipal.DistributionSession);
        bool isKnown = steps.Any(s => s.Phase == DistributionPhase.Build);
        foreach (Call call in run.Since(before))
        {
            if (!isKnown || !reply.Succeeded)
            {
                steps.Add(new JobStep(1, 1, DistributionPhase.Build, call with { Purpose = "act through the execution role" }));
            }
        }

        return reply.Succeeded ? reply.Value : null;
    }

    private DistributionContext Context(string imageId, Caller principal)
    {
        DistributionContext context = new()
        {
            Run = run,
            Source = image.Account,
            BuildRegion = image.Region,
            SourceImageId = imageId,
            Settings = settings,
            Name = name,
            Principal = principal,
        };
        foreach (OutputAmi output in arrived.Where(o => o.ImageId != imageId))
        {
            for (int i = 0; i < settings.Distributions.Length; i++)
            {
                if (settings.Distributions[i].Region == output.Region)
                {
                    context.Copies[(i, output.Account, output.Region)] = output.ImageId;
                }
            }
        }

        return context;
    }

    // Q2: whether they are taken away at all isn't documented, nor by which call.
    private void RemoveTemporaryPermissions(string imageId)
    {
        if (!run.World.Behavior.RemovesTemporaryPermissions
            || !run.World.Images.TryGetValue((image.Region, imageId), out Image? shared))
        {
            return;
        }

        HashSet<AccountId> kept =
        [
            .. settings.Distributions.Where(d => d.Region == image.Region)
                .SelectMany(d => d.Ami?.LaunchPermission?.UserIds ?? []).Where(AccountId.IsValid).Select(u => new AccountId(u)),
        ];
        AccountId[] temporary =
        [
            .. settings.Distributions.SelectMany(d => d.Ami?.TargetAccountIds ?? []).Distinct().Where(a => !kept.Contains(a)),
        ];
        LaunchPermissions left = shared.LaunchPermissions with
        {
            UserIds = shared.LaunchPermissions.UserIds.Except(temporary),
        };
        World world = run.World with { Images = run.World.Images.SetItem((image.Region, imageId), shared with { LaunchPermissions = left }) };
        foreach (string id in DistributionContext.Snapshots(world, image.Region, imageId))
        {
            if (world.Snapshots.TryGetValue((image.Region, id), out Snapshot? snapshot))
            {
                Snapshot closed = snapshot with { CreateVolumePermissions = snapshot.CreateVolumePermissions.Except(temporary) };
                world = world with { Snapshots = world.Snapshots.SetItem((image.Region, id), closed) };
            }
        }

        run.World = world;
    }

    private string? Message(JobProgress job) =>
        job.Failure is { } failure
            ? FailureMessage.Item(failure, image.Account, Destination(job.Plan.Job), job.Plan.Job.Region)
            : null;

    // A launch permission is the source account's own affair (F1.14).
    private AccountId Destination(DistributionJob job) =>
        job.Way == DistributionWay.TargetAccountCopy ? job.Account ?? image.Account : image.Account;

    private ImmutableArray<OutputAmi> Outputs(DistributionContext context)
    {
        HashSet<string> listed = [];
        ImmutableArray<OutputAmi>.Builder outputs = ImmutableArray.CreateBuilder<OutputAmi>();
        Add(image.Account, image.Region, context.SourceImageId);
        foreach (((_, AccountId owner, Region region), string id) in context.Copies.OrderBy(c => c.Key.Entry).ThenBy(c => c.Key.Owner))
        {
            Add(owner, region, id);
        }

        return outputs.ToImmutable();

        void Add(AccountId owner, Region region, string id)
        {
            if (run.World.Images.TryGetValue((region, id), out Image? ami) && ami.State == ImageState.Available
                && listed.Add($"{region}/{id}"))
            {
                outputs.Add(new OutputAmi(owner, region, id, ami.Name));
            }
        }
    }

    private JobOutcome Outcome(DistributionContext context, JobProgress job, bool buildFailed, bool buildUnknown)
    {
        DistributionJob planned = job.Plan.Job;
        AccountId owner = planned.Way == DistributionWay.TargetAccountCopy ? planned.Account ?? image.Account : image.Account;
        JobStatus status = buildFailed ? JobStatus.Fails
            : buildUnknown && job.Status == JobStatus.Succeeds ? JobStatus.CannotTell
            : job.Status;
        string? id = context.ImageOf(planned.Entry, owner, planned.Region);
        bool isThere = id is not null && run.World.Images.TryGetValue((planned.Region, id), out Image? ami)
            && ami.State == ImageState.Available;
        return new JobOutcome
        {
            Job = planned,
            Status = status,
            Steps = job.Steps,
            Message = Message(job),
            ImageId = isThere ? id : null,
        };
    }

    private DistributionOutcome Outcome(BuiltImage result, ImmutableArray<JobStep> build, ImmutableArray<JobOutcome> jobs)
    {
        ImageBuilderState state = run.World.ImageBuilder;
        run.World = run.World with
        {
            ImageBuilder = state with { Images = state.Images.SetItem(result.Arn, result) },
        };
        return new DistributionOutcome
        {
            World = run.World,
            Status = result.Status,
            Reason = result.Reason,
            ImageArn = result.Arn,
            Build = build,
            Jobs = jobs,
        };
    }
}
