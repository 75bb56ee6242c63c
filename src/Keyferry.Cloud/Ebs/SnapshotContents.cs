using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// What becomes of the data when snapshots and volumes are made of each other and deleted. Where nothing is really done
/// (no <see cref="Run.Platform"/>) there is no data and all is finished at once.
/// </summary>
public static class SnapshotContents
{
    /// <summary>
    /// Gives a copy its data: the source's, if it stays under the same key, else a copy of every block. The snapshot as it
    /// is now: pending until the data is there.
    /// </summary>
    /// <param name="run">The copying call.</param>
    /// <param name="source">What is copied.</param>
    /// <param name="copy">The new snapshot, not yet in the world.</param>
    /// <param name="key">The copy's key; null if it isn't encrypted.</param>
    public static Snapshot Copied(Run run, Snapshot source, Snapshot copy, KmsKey? key)
    {
        if (run.Platform is null || copy.State == SnapshotState.Error)
        {
            return copy;
        }

        string? from = run.World.Ebs.Data.GetValueOrDefault(source.SnapshotId)?.LayerId;
        Reply<string?> layer = UnderKey(run, from, key, copy.SnapshotId);
        return layer.Succeeded
            ? Pending(run, layer.Value, copy)
            : copy with { State = SnapshotState.Error, StateMessage = LayerFilling.KeyNotAccessible };
    }

    /// <summary>
    /// Gives a snapshot of a volume its data, which is the volume's; it is pending until that is all there.
    /// </summary>
    /// <param name="run">The call.</param>
    /// <param name="layerId">The volume's data; null for an empty volume.</param>
    /// <param name="snapshot">The new snapshot, not yet in the world.</param>
    public static Snapshot Taken(Run run, string? layerId, Snapshot snapshot) =>
        run.Platform is null ? snapshot : Pending(run, layerId, snapshot);

    /// <summary>
    /// The layer of a volume that is made from a snapshot; null for an empty one, an error where the key can't be used.
    /// </summary>
    public static Reply<string?> ForVolume(Run run, Snapshot? source, KmsKey? key, string volumeId)
    {
        string? from = source is null ? null : run.World.Ebs.Data.GetValueOrDefault(source.SnapshotId)?.LayerId;
        return run.Platform is null ? default : UnderKey(run, from, key, volumeId);
    }

    /// <summary>Forgets a deleted snapshot's data, as far as no other snapshot or volume has it too.</summary>
    public static void Forget(Run run, string snapshotId)
    {
        string? layer = run.World.Ebs.Data.GetValueOrDefault(snapshotId)?.LayerId;
        Layers.Change(run, ebs => ebs with { Data = ebs.Data.Remove(snapshotId), Started = ebs.Started.Remove(snapshotId) });
        Layers.Release(run, layer);
    }

    private static Snapshot Pending(Run run, string? layerId, Snapshot snapshot)
    {
        if (layerId is not null)
        {
            Layers.Change(run, ebs => ebs with { Data = ebs.Data.SetItem(snapshot.SnapshotId, new SnapshotData(layerId)) });
        }

        run.Schedule(
            run.Platform!.Pace, ScheduledTaskKind.CopySnapshotData, SnapshotWork.Subject(snapshot.Region, snapshot.SnapshotId));
        return snapshot with { State = SnapshotState.Pending };
    }

    private static Reply<string?> UnderKey(Run run, string? from, KmsKey? key, string contextId)
    {
        if (from is null || run.World.Ebs.Layers[from].KmsKeyArn == key?.Arn)
        {
            return from;
        }

        Reply<BlockLayer> made = Layers.Add(run, LayerState.Copying, key, contextId, copyOf: from);
        return made.Succeeded ? made.Value!.Id : made.Error;
    }
}
