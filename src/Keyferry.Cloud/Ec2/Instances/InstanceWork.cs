using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>How instances pass from state to state by themselves.</summary>
internal static class InstanceWork
{
    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/terminating-instances.html: about an hour.
    /// </summary>
    private static readonly TimeSpan s_shownAfterEnd = TimeSpan.FromHours(1);

    public static void Advance(Run run, string subject)
    {
        if (run.World.Ec2.Instances.GetValueOrDefault(SnapshotWork.Read(subject)) is not { } instance)
        {
            return;
        }

        switch (instance.State)
        {
            case InstanceState.Pending:
                Begin(run, instance);
                break;
            case InstanceState.Stopping:
                Put(run, instance with { State = InstanceState.Stopped });
                break;
            case InstanceState.ShuttingDown:
                End(run, instance);
                break;
            case InstanceState.Terminated:
                run.World = run.World with
                {
                    Ec2 = run.World.Ec2 with { Instances = run.World.Ec2.Instances.Remove((instance.Region, instance.InstanceId)) },
                };
                break;
            case InstanceState.Running or InstanceState.Stopped:
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public static void Put(Run run, Instance instance) => run.World = run.World with
    {
        Ec2 = run.World.Ec2 with { Instances = run.World.Ec2.Instances.SetItem((instance.Region, instance.InstanceId), instance) },
    };

    /// <summary>Sees to it that an instance passes to its next state.</summary>
    public static void Schedule(Run run, Instance instance, TimeSpan? after = null) => run.Schedule(
        after ?? run.Platform!.Pace, ScheduledTaskKind.AdvanceInstance, SnapshotWork.Subject(instance.Region, instance.InstanceId));

    public static List<Volume> VolumesOf(World world, Instance instance) =>
    [
        .. world.Ec2.Volumes.Values
            .Where(v => v.Region == instance.Region && v.Attachment?.InstanceId == instance.InstanceId)
            .OrderBy(v => v.Attachment!.Device, StringComparer.Ordinal),
    ];

    private static void Begin(Run run, Instance instance)
    {
        List<Volume> volumes = VolumesOf(run.World, instance);
        if (volumes.Any(v => v.LayerId is { } layer && run.World.Ebs.Layers[layer].State == LayerState.Copying))
        {
            Schedule(run, instance);
            return;
        }

        // A key that was taken away while the volumes were filled is found out now.
        bool broken = volumes.Any(v => v.LayerId is { } layer && run.World.Ebs.Layers[layer].State == LayerState.Failed);
        string? failure = instance.Failure ?? (broken ? "Client.InternalError: Client error on launch" : null);
        if (failure is null)
        {
            Put(run, instance with { State = InstanceState.Running, StateReason = null, WasLaunched = true });
        }
        else if (instance.WasLaunched)
        {
            Put(run, instance with { State = InstanceState.Stopped, StateReason = InstanceStateReason.Of(failure), Failure = null });
        }
        else
        {
            End(run, instance with { StateReason = InstanceStateReason.Of(failure), TransitionReason = "" });
        }
    }

    private static void End(Run run, Instance instance)
    {
        foreach (Volume volume in VolumesOf(run.World, instance))
        {
            bool isDeleted = volume.Attachment!.DeleteOnTermination;
            Volume left = volume with { Attachment = null, State = isDeleted ? VolumeState.Deleting : VolumeState.Available };
            VolumeWork.Put(run, left);
            ServiceGrants.Retire(run, volume.KmsKeyArn.Or(null), volume.VolumeId);
            if (isDeleted)
            {
                VolumeWork.Schedule(run, left);
            }
        }

        Put(run, instance with { State = InstanceState.Terminated, PrivateIpAddress = "" });
        Schedule(run, instance, s_shownAfterEnd);
    }
}
