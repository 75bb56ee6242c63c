using System.Diagnostics;
using Keyferry.Cloud.AccountManagement;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.ImageBuilder.Schedules;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Kms.Api;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// Does what is due. The slow part, which moves bytes, comes first and holds up nobody; it may be done twice. Then the
/// world is changed, in one step.
/// </summary>
public static class ScheduledWork
{
    /// <summary>The slow part, over the world as it is; null: nothing went wrong, else why the task fails.</summary>
    public static string? Prepare(World world, Platform platform, ScheduledTask task, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return task.Kind switch
        {
            ScheduledTaskKind.CopySnapshotData => SnapshotWork.Fill(world, platform, task.Subject, stop),
            ScheduledTaskKind.SealSnapshot => SnapshotWork.Verify(world, platform, task.Subject, stop),
            ScheduledTaskKind.AdvanceVolume => VolumeWork.Fill(world, platform, task.Subject, stop),
            ScheduledTaskKind.DropBlocks => Dropped(platform, task.Subject),
            _ => null,
        };
    }

    /// <summary>Changes the world; the task is taken from the schedule first.</summary>
    /// <param name="run">A run whose clock is past the task's time.</param>
    /// <param name="task">The task.</param>
    /// <param name="failure">What <see cref="Prepare"/> said.</param>
    public static void Complete(Run run, ScheduledTask task, string? failure)
    {
        run.World = run.World with { Schedule = run.World.Schedule.Remove(task.Id) };
        switch (task.Kind)
        {
            case ScheduledTaskKind.CopySnapshotData or ScheduledTaskKind.SealSnapshot:
                SnapshotWork.Finish(run, task.Subject, failure);
                break;
            case ScheduledTaskKind.ExpireSnapshot:
                SnapshotWork.Expire(run, task.Subject);
                break;
            case ScheduledTaskKind.AdvanceVolume:
                VolumeWork.Advance(run, task.Subject, failure);
                break;
            case ScheduledTaskKind.FinishSnapshot:
                Ec2Service.EndFailingCopy(run, task.Subject);
                break;
            case ScheduledTaskKind.AdvanceInstance:
                InstanceWork.Advance(run, task.Subject);
                break;
            case ScheduledTaskKind.DropBlocks:
                break;
            case ScheduledTaskKind.AdvanceImage:
                new ImageMaking(run).Advance(task.Subject);
                break;
            case ScheduledTaskKind.StartPipeline:
                PipelineRuns.Start(run, task.Subject);
                break;
            case ScheduledTaskKind.FinishRegionOptIn:
                AccountService.Finish(run, task.Subject);
                break;
            case ScheduledTaskKind.FinishAccount:
                new OrganizationsService(run).FinishAccount(task.Subject);
                break;
            case ScheduledTaskKind.DeleteKey or ScheduledTaskKind.FinishKey
                or ScheduledTaskKind.RotateKey or ScheduledTaskKind.ExpireKeyMaterial:
                KeyTasks.Complete(run, task);
                break;
            default:
                throw new UnreachableException();
        }
    }

    // The layer is out of the world, and ids of layers don't come again.
    private static string? Dropped(Platform platform, string layerId)
    {
        platform.Blocks.Drop(layerId);
        return null;
    }

    /// <summary>
    /// Schedules what follows by itself from what is: a world that was read from a scenario has no schedule of its own.
    /// </summary>
    public static void Begin(Run run)
    {
        World world = run.World;
        if (!world.Schedule.IsEmpty)
        {
            return;
        }

        foreach (KmsKey key in world.Keys.Values.OrderBy(k => k.Arn, StringComparer.Ordinal))
        {
            KeyTasks.Begin(run, key);
        }

        foreach (Volume volume in world.Ec2.Volumes.Values.Where(v => v.State is VolumeState.Creating or VolumeState.Deleting))
        {
            VolumeWork.Schedule(run, volume);
        }

        foreach (Instance instance in world.Ec2.Instances.Values.Where(i =>
            i.State is not (InstanceState.Running or InstanceState.Stopped or InstanceState.Terminated)))
        {
            InstanceWork.Schedule(run, instance);
        }

        foreach (ImagePipeline pipeline in world.ImageBuilder.ImagePipelines.Values.OrderBy(p => p.Arn, StringComparer.Ordinal))
        {
            PipelineRuns.Begin(run, pipeline);
        }
    }

    /// <summary>Puts a task into the world's schedule.</summary>
    public static void Schedule(this Run run, TimeSpan after, ScheduledTaskKind kind, string subject)
    {
        (string id, IdSource ids) = run.World.Ids.Uuid();
        ScheduledTask task = new(id, run.World.Now + after, kind, subject);
        run.World = run.World with { Ids = ids, Schedule = run.World.Schedule.Add(id, task) };
    }
}
