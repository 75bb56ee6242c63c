using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ebs;

/// <summary>Where a block lies.</summary>
internal readonly record struct BlockPlace(int Index, string LayerId);

/// <summary>Layers in the world: made, looked through, and forgotten when nothing refers to them.</summary>
internal static class Layers
{
    // Long enough for a copy into the layer that is under way to have ended.
    private static readonly TimeSpan s_dropAfterCopy = TimeSpan.FromMinutes(10);

    /// <summary>The layer and those below it, from the top.</summary>
    public static IEnumerable<BlockLayer> From(World world, string? layerId)
    {
        for (string? at = layerId; at is not null;)
        {
            BlockLayer layer = world.Ebs.Layers[at];
            yield return layer;
            at = layer.Base;
        }
    }

    /// <summary>Every block that shows from the top of a layer, in rising order of the index.</summary>
    public static IReadOnlyList<BlockPlace> Places(World world, IBlockStore store, string? layerId)
    {
        SortedDictionary<int, string> places = [];
        foreach (BlockLayer layer in From(world, layerId))
        {
            foreach (int index in store.Indexes(layer.Id))
            {
                places.TryAdd(index, layer.Id);
            }
        }

        return [.. places.Select(p => new BlockPlace(p.Key, p.Value))];
    }

    /// <summary>Puts a new layer into the world, with a new data key if it is under a key.</summary>
    public static Reply<BlockLayer> Add(
        Run run, LayerState state, KmsKey? key, string contextId, string? below = null, string? copyOf = null)
    {
        BlockLayer layer = new(Convert.ToHexStringLower(run.Platform!.RandomBytes(16)), state)
        {
            ContextId = contextId,
            Base = below,
            CopyOf = copyOf,
        };
        if (key is not null)
        {
            Reply<DataKey> dataKey = DataKeys.Generate(run, key, DataKeys.EbsContext(contextId));
            if (!dataKey.Succeeded)
            {
                return dataKey.Error;
            }

            layer = layer with { KmsKeyArn = key.Arn, WrappedDataKey = dataKey.Value!.Wrapped };
        }

        Put(run, layer);
        return layer;
    }

    public static void Put(Run run, BlockLayer layer) => Change(run, ebs => ebs with { Layers = ebs.Layers.SetItem(layer.Id, layer) });

    public static void Change(Run run, Func<EbsState, EbsState> change) =>
        run.World = run.World with { Ebs = change(run.World.Ebs) };

    /// <summary>
    /// The layer's data key; null if it isn't encrypted, an error of KMS where the key can't be used.
    /// </summary>
    public static Reply<byte[]?> DataKey(World world, BlockLayer layer)
    {
        if (layer.KmsKeyArn is null)
        {
            return default;
        }

        Reply<byte[]> key = DataKeys.Unwrap(
            world, layer.KmsKeyArn, layer.WrappedDataKey.AsSpan(), DataKeys.EbsContext(layer.ContextId));
        return new Reply<byte[]?>(key.Value, key.Error);
    }

    /// <summary>
    /// Forgets the layer, and those that were there for it alone, unless something else refers to it.
    /// </summary>
    public static void Release(Run run, string? layerId)
    {
        if (layerId is null || !run.World.Ebs.Layers.TryGetValue(layerId, out BlockLayer? layer) || IsReferred(run.World, layerId))
        {
            return;
        }

        Change(run, ebs => ebs with { Layers = ebs.Layers.Remove(layerId) });
        run.Schedule(
            layer.State == LayerState.Copying ? s_dropAfterCopy : TimeSpan.Zero, ScheduledTaskKind.DropBlocks, layerId);
        Release(run, layer.Base);
        Release(run, layer.CopyOf);
    }

    private static bool IsReferred(World world, string layerId) =>
        world.Ebs.Data.Values.Any(d => d.LayerId == layerId)
        || world.Ebs.Layers.Values.Any(l => l.Base == layerId || l.CopyOf == layerId)
        || world.Ec2.Volumes.Values.Any(v => v.LayerId == layerId);
}
