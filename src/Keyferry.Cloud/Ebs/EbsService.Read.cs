using System.Collections.Immutable;
using System.Security.Cryptography;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ebs;

// ListSnapshotBlocks, ListChangedBlocks and GetSnapshotBlock.
public sealed partial class EbsService
{
    private const int MaxBlocks = 10000;

    /// <summary>https://docs.aws.amazon.com/ebs/latest/APIReference/API_ListSnapshotBlocks.html.</summary>
    public Reply<BlockList> ListSnapshotBlocks(Caller caller, Region region, string snapshotId, BlockPage page)
    {
        const string Action = "ebs:ListSnapshotBlocks";
        using CallScope scope = run.Begin(caller, Action, region, Subjects.Snapshot(region, snapshotId));
        Reply<Snapshot> found = FindCompleted(scope, caller, Action, region, snapshotId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        string? layer = LayerOf(snapshotId);
        DateTimeOffset expiry = World.Now + BlockTokens.Lifetime;
        return Cut(
            scope, found.Value!, layer, snapshotId, page, Layers.Places(World, Platform.Blocks, layer).Select(p => p.Index),
            index => new ListedBlock(index, BlockTokens.ForBlock(layer!, snapshotId, index, expiry)));
    }

    /// <summary>
    /// https://docs.aws.amazon.com/ebs/latest/APIReference/API_ListChangedBlocks.html: the blocks of the second snapshot that were
    /// written since the first, and those of the first that the second hasn't.
    /// </summary>
    public Reply<BlockList> ListChangedBlocks(Caller caller, Region region, string? firstId, string secondId, BlockPage page)
    {
        const string Action = "ebs:ListChangedBlocks";
        using CallScope scope = run.Begin(caller, Action, region, Subjects.Snapshot(region, secondId));
        Reply<Snapshot> second = FindCompleted(scope, caller, Action, region, secondId);
        if (!second.Succeeded)
        {
            return second.Error;
        }

        if (firstId is null)
        {
            return scope.Fail(EbsErrors.NoFirstSnapshot);
        }

        Reply<Snapshot> first = FindCompleted(scope, caller, Action, region, firstId);
        if (!first.Succeeded)
        {
            return first.Error;
        }

        if (!AreRelated(first.Value!, second.Value!))
        {
            return scope.Fail(EbsErrors.Unrelated(firstId, secondId));
        }

        (string? from, string? to) = (LayerOf(firstId), LayerOf(secondId));
        var before = Layers.Places(World, Platform.Blocks, from).ToDictionary(p => p.Index, p => p.LayerId);
        var after = Layers.Places(World, Platform.Blocks, to).ToDictionary(p => p.Index, p => p.LayerId);
        DateTimeOffset expiry = World.Now + BlockTokens.Lifetime;
        return Cut(
            scope, second.Value!, to ?? from, $"{firstId} {secondId}", page,
            before.Keys.Union(after.Keys).Where(i => before.GetValueOrDefault(i) != after.GetValueOrDefault(i)).Order(),
            index => new ListedBlock(
                index,
                after.ContainsKey(index) ? BlockTokens.ForBlock(to!, secondId, index, expiry) : null,
                before.ContainsKey(index) ? BlockTokens.ForBlock(from!, firstId, index, expiry) : null));
    }

    /// <summary>https://docs.aws.amazon.com/ebs/latest/APIReference/API_GetSnapshotBlock.html.</summary>
    public Reply<BlockData> GetSnapshotBlock(Caller caller, Region region, string snapshotId, int index, string token)
    {
        const string Action = "ebs:GetSnapshotBlock";
        using CallScope scope = run.Begin(caller, Action, region, Subjects.Snapshot(region, snapshotId));
        Reply<Snapshot> found = FindCompleted(scope, caller, Action, region, snapshotId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        if (LayerOf(snapshotId) is not { } layerId || !BlockTokens.IsForBlock(token, layerId, snapshotId, index, World.Now))
        {
            return scope.Fail(EbsErrors.BlockToken);
        }

        if (CheckDecrypt(scope, caller, found.Value!) is { } refused)
        {
            return refused;
        }

        Reply<LayerReader> opened = LayerReader.Open(World, Platform.Blocks, layerId);
        if (!opened.Succeeded)
        {
            return scope.Fail(EbsErrors.InvalidKey);
        }

        using LayerReader reader = opened.Value!;
        byte[] block = GC.AllocateUninitializedArray<byte>(BlockCipher.BlockSize);
        BlockLayer? holder = Layers.From(World, layerId).FirstOrDefault(l => Platform.Blocks.Has(l.Id, index));
        return holder is not null && reader.Read(new BlockPlace(index, holder.Id), block)
            ? new BlockData(block, Convert.ToBase64String(SHA256.HashData(block)))
            : scope.Fail(EbsErrors.Damaged(index));
    }

    private string? LayerOf(string snapshotId) => World.Ebs.Data.GetValueOrDefault(snapshotId)?.LayerId;

    // The same volume, or one made from the other, however long the chain.
    private bool AreRelated(Snapshot first, Snapshot second) =>
        first.SnapshotId == second.SnapshotId
        || (first.EncryptionContextId is { } volume && volume == second.EncryptionContextId)
        || (LayerOf(first.SnapshotId) is { } one && LayerOf(second.SnapshotId) is { } other
            && Layers.From(World, one).Last().Id == Layers.From(World, other).Last().Id);

    private Reply<BlockList> Cut(
        CallScope scope, Snapshot snapshot, string? layer, string list, BlockPage page, IEnumerable<int> indexes,
        Func<int, ListedBlock> listed)
    {
        int start = page.StartingBlockIndex;
        if (page.NextToken is { } token)
        {
            if (layer is null || BlockTokens.Page(token, layer, list) is not { } at)
            {
                return scope.Fail(EbsErrors.PageToken);
            }

            start = at;
        }

        int size = page.MaxResults ?? MaxBlocks;
        int[] rest = [.. indexes.SkipWhile(i => i < start).Take(size + 1)];
        return new BlockList(
            [.. rest.Take(size).Select(listed)],
            snapshot.VolumeSize,
            World.Now + BlockTokens.Lifetime,
            rest.Length > size ? BlockTokens.ForPage(layer!, list, rest[size]) : null);
    }
}
