using System.Security.Cryptography;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ebs;

// PutSnapshotBlock and CompleteSnapshot.
public sealed partial class EbsService
{
    private const int BlocksPerGibibyte = 2048;

    /// <summary>
    /// https://docs.aws.amazon.com/ebs/latest/APIReference/API_PutSnapshotBlock.html: the checksum of what was written, which is
    /// the request's.
    /// </summary>
    public Reply<string> PutSnapshotBlock(Caller caller, Region region, PutBlockRequest request, ReadOnlySpan<byte> data)
    {
        const string Action = "ebs:PutSnapshotBlock";
        using CallScope scope = run.Begin(caller, Action, region, Subjects.Snapshot(region, request.SnapshotId));
        Reply<(Snapshot Snapshot, BlockLayer Layer)> found = FindWriting(scope, caller, Action, region, request.SnapshotId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        (Snapshot snapshot, BlockLayer layer) = found.Value;
        if (request.DataLength != BlockCipher.BlockSize || data.Length != BlockCipher.BlockSize)
        {
            return scope.Fail(EbsErrors.BlockLength);
        }

        if (request.BlockIndex >= (long)snapshot.VolumeSize * BlocksPerGibibyte)
        {
            return scope.Fail(EbsErrors.BlockIndex(request.BlockIndex));
        }

        if (Convert.ToBase64String(SHA256.HashData(data)) != request.Checksum)
        {
            return scope.Fail(EbsErrors.BlockChecksum);
        }

        if (CheckDecrypt(scope, caller, snapshot) is { } refused)
        {
            return refused;
        }

        Reply<byte[]?> key = Layers.DataKey(World, layer);
        if (!key.Succeeded)
        {
            return scope.Fail(EbsErrors.InvalidKey);
        }

        using BlockCipher cipher = new(layer.Id, key.Value);
        Platform.Blocks.Put(layer.Id, request.BlockIndex, cipher.Seal(data, request.BlockIndex, Platform));
        Layers.Change(run, ebs => ebs with
        {
            Started = ebs.Started.SetItem(request.SnapshotId, ebs.Started[request.SnapshotId] with { LastWrite = World.Now }),
        });
        return request.Checksum;
    }

    /// <summary>
    /// https://docs.aws.amazon.com/ebs/latest/APIReference/API_CompleteSnapshot.html: from now on nothing can be written; the
    /// snapshot is pending until its checksum has been verified.
    /// </summary>
    public Reply<SnapshotState> CompleteSnapshot(Caller caller, Region region, string snapshotId, int changedBlocks, string? checksum)
    {
        const string Action = "ebs:CompleteSnapshot";
        using CallScope scope = run.Begin(caller, Action, region, Subjects.Snapshot(region, snapshotId));
        Reply<(Snapshot Snapshot, BlockLayer Layer)> found = FindWriting(scope, caller, Action, region, snapshotId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        (Snapshot snapshot, BlockLayer layer) = found.Value;
        int written = Platform.Blocks.Indexes(layer.Id).Count;
        if (written != changedBlocks)
        {
            return scope.Fail(EbsErrors.BlocksCount(changedBlocks, written));
        }

        Layers.Put(run, layer with { State = LayerState.Sealing });
        Layers.Change(run, ebs => ebs with
        {
            Started = ebs.Started.SetItem(snapshotId, ebs.Started[snapshotId] with { ExpectedChecksum = checksum }),
        });
        run.Schedule(Platform.Pace, ScheduledTaskKind.SealSnapshot, SnapshotWork.Subject(region, snapshotId));
        return snapshot.State;
    }
}
