using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Volumes;

/// <summary>What happens to volumes by itself: they get their data and are there, or they are gone.</summary>
internal static class VolumeWork
{
    public static string? Fill(World world, Platform platform, string subject, CancellationToken stop) =>
        world.Ec2.Volumes.GetValueOrDefault(SnapshotWork.Read(subject)) is { LayerId: { } layer }
            ? LayerFilling.Fill(world, platform, layer, stop)
            : null;

    public static void Advance(Run run, string subject, string? failure)
    {
        if (run.World.Ec2.Volumes.GetValueOrDefault(SnapshotWork.Read(subject)) is not { } volume)
        {
            return;
        }

        if (volume.State == VolumeState.Deleting)
        {
            run.World = run.World with
            {
                Ec2 = run.World.Ec2 with { Volumes = run.World.Ec2.Volumes.Remove((volume.Region, volume.VolumeId)) },
            };
            Layers.Release(run, volume.LayerId);
            return;
        }

        if (volume.LayerId is { } layer)
        {
            SnapshotWork.EndLayer(run, layer, failure is null);
        }

        if (volume.State == VolumeState.Creating)
        {
            Put(run, volume with { State = failure is null && volume.KeyFailed is null ? VolumeState.Available : VolumeState.Error });
        }
    }

    public static void Put(Run run, Volume volume) => run.World = run.World with
    {
        Ec2 = run.World.Ec2 with { Volumes = run.World.Ec2.Volumes.SetItem((volume.Region, volume.VolumeId), volume) },
    };

    /// <summary>Sees to it that a volume passes to its next state.</summary>
    public static void Schedule(Run run, Volume volume) =>
        run.Schedule(run.Platform!.Pace, ScheduledTaskKind.AdvanceVolume, SnapshotWork.Subject(volume.Region, volume.VolumeId));
}
