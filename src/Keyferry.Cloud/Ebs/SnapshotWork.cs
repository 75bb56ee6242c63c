using System.Collections.Immutable;
using System.Security.Cryptography;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// What happens to snapshots by itself: their data arrives, is verified, or nobody writes it any more.
/// </summary>
internal static class SnapshotWork
{
    private const string CopyFailed = "AMI snapshot copy failed with error: ";

    /// <summary>What a task of a resource is about: the Region and its id there.</summary>
    public static string Subject(Region region, string id) => $"{region}/{id}";

    public static (Region Region, string Id) Read(string subject)
    {
        int cut = subject.IndexOf('/', StringComparison.Ordinal);
        return (new Region(subject[..cut]), subject[(cut + 1)..]);
    }

    /// <summary>CopySnapshotData: see <see cref="LayerFilling.Fill"/>.</summary>
    public static string? Fill(World world, Platform platform, string subject, CancellationToken stop) =>
        world.Ebs.Data.GetValueOrDefault(Read(subject).Id) is { } data
            ? LayerFilling.Fill(world, platform, data.LayerId, stop)
            : null;

    /// <summary>
    /// SealSnapshot: whether the written blocks are undamaged and have the checksum that the writer gave.
    /// </summary>
    public static string? Verify(World world, Platform platform, string subject, CancellationToken stop)
    {
        string id = Read(subject).Id;
        if (world.Ebs.Data.GetValueOrDefault(id)?.LayerId is not { } layerId
            || world.Ebs.Started.GetValueOrDefault(id)?.ExpectedChecksum is not { } expected)
        {
            return null;
        }

        Reply<LayerReader> opened = LayerReader.Open(world, platform.Blocks, layerId);
        if (!opened.Succeeded)
        {
            return LayerFilling.KeyNotAccessible;
        }

        using LayerReader reader = opened.Value!;
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[BlockCipher.BlockSize];
        foreach (int index in platform.Blocks.Indexes(layerId))
        {
            stop.ThrowIfCancellationRequested();
            if (!reader.Read(new BlockPlace(index, layerId), block))
            {
                return LayerFilling.Damaged(index);
            }

            all.AppendData(SHA256.HashData(block));
        }

        return Convert.ToBase64String(all.GetHashAndReset()) == expected
            ? null
            : "The checksum of the snapshot isn't the one that CompleteSnapshot was given";
    }

    /// <summary>The snapshot is completed or failed now, and so are the images that waited for it.</summary>
    public static void Finish(Run run, string subject, string? failure)
    {
        (Region region, string id) = Read(subject);
        if (!run.World.Snapshots.TryGetValue((region, id), out Snapshot? snapshot) || snapshot.State != SnapshotState.Pending)
        {
            return;
        }

        if (run.World.Ebs.Data.GetValueOrDefault(id) is { } data)
        {
            EndLayer(run, data.LayerId, failure is null);
        }

        Put(run, snapshot with
        {
            State = failure is null ? SnapshotState.Completed : SnapshotState.Error,
            StateMessage = failure,
            CompletionTime = failure is null ? run.World.Now : null,
        });
        foreach (Image image in run.World.Images.Values.Where(i => IsWaiting(i, region, id)).ToList())
        {
            FinishImage(run, image, failure);
        }
    }

    /// <summary>
    /// ExpireSnapshot: a snapshot that wasn't written to for its timeout fails (StartSnapshot's Timeout).
    /// </summary>
    public static void Expire(Run run, string subject)
    {
        (Region region, string id) = Read(subject);
        if (run.World.Ebs.Started.GetValueOrDefault(id) is not { } started
            || run.World.Snapshots.GetValueOrDefault((region, id)) is not { State: SnapshotState.Pending } snapshot
            || run.World.Ebs.Layers[run.World.Ebs.Data[id].LayerId].State != LayerState.Writing)
        {
            return;
        }

        TimeSpan left = started.LastWrite + started.Timeout - run.World.Now;
        if (left > TimeSpan.Zero)
        {
            run.Schedule(left, ScheduledTaskKind.ExpireSnapshot, subject);
            return;
        }

        EndLayer(run, run.World.Ebs.Data[id].LayerId, succeeded: false);
        Put(run, snapshot with
        {
            State = SnapshotState.Error,
            StateMessage = $"The snapshot was cancelled: it wasn't completed within {started.Timeout.TotalMinutes:0} minutes of the last write",
        });
    }

    /// <summary>
    /// A layer has all its blocks now, and so have those that had to be filled for it; or it never will.
    /// </summary>
    public static void EndLayer(Run run, string layerId, bool succeeded)
    {
        if (!run.World.Ebs.Layers.TryGetValue(layerId, out BlockLayer? layer)
            || layer.State is LayerState.Ready or LayerState.Failed)
        {
            return;
        }

        Layers.Put(run, layer with { State = succeeded ? LayerState.Ready : LayerState.Failed, CopyOf = null });
        if (layer.CopyOf is { } source)
        {
            if (succeeded)
            {
                EndLayer(run, source, succeeded);
            }

            Layers.Release(run, source);
        }
    }

    private static bool IsWaiting(Image image, Region region, string snapshotId) =>
        image.State == ImageState.Pending && image.Region == region
        && image.BlockDeviceMappings.Any(d => d.SnapshotId == snapshotId);

    private static void FinishImage(Run run, Image image, string? failure)
    {
        bool isWhole = image.BlockDeviceMappings.All(d =>
            d.SnapshotId is not { } id
            || run.World.Snapshots.GetValueOrDefault((image.Region, id)) is null or { State: SnapshotState.Completed });
        if (failure is not null || isWhole)
        {
            run.World = run.ImageNames.Put(run.World, image with
            {
                State = failure is null ? ImageState.Available : ImageState.Failed,
                StateReason = failure is null ? null : CopyFailed + failure,
            });
        }
    }

    private static void Put(Run run, Snapshot snapshot) => run.World = run.World with
    {
        Snapshots = run.World.Snapshots.SetItem((snapshot.Region, snapshot.SnapshotId), snapshot),
    };
}
