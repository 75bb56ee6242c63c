using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>
/// The end of keys (https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html): a primary key of a
/// multi-Region set waits until its last replica is gone, only then its own waiting period begins.
/// </summary>
internal static class KeyDeletion
{
    /// <summary>In days; also the one that is taken if none is asked for (F4.33).</summary>
    public const int LongestWindow = 30;

    private const int ShortestWindow = 7;

    public static ServiceError? RefusesWindow(int days) =>
        days is >= ShortestWindow and <= LongestWindow
            ? null
            : KmsErrors.Validation(
                $"1 validation error detected: Value '{days}' at 'pendingWindowInDays' failed to satisfy constraint:"
                + " Member must have value "
                + (days < ShortestWindow ? $"greater than or equal to {ShortestWindow}" : $"less than or equal to {LongestWindow}"));

    public static KmsKey Schedule(Run run, KmsKey key, int days)
    {
        bool waits = MultiRegionKeys.IsPrimary(run.World, key) && MultiRegionKeys.Others(run.World, key).Any();
        KmsKey leaving = key with
        {
            State = waits ? KeyState.PendingReplicaDeletion : KeyState.PendingDeletion,
            DeletionDate = waits ? null : run.World.Now.AddDays(days),
            PendingWindowInDays = days,
        };
        run.World = run.World with { Keys = run.World.Keys.SetItem(key.Arn, leaving) };
        if (!waits)
        {
            run.Schedule(TimeSpan.FromDays(days), ScheduledTaskKind.DeleteKey, key.Arn);
        }

        return leaving;
    }

    /// <summary>Deletes the key if it is due: its deletion may have been cancelled, or scheduled anew.</summary>
    public static void Complete(Run run, string keyArn)
    {
        if (!run.World.Keys.TryGetValue(keyArn, out KmsKey? key) || !(key.DeletionDate <= run.World.Now))
        {
            return;
        }

        World world = run.World;
        world = world with
        {
            Keys = world.Keys.Remove(keyArn),
            Aliases = world.Aliases.RemoveRange(world.Aliases
                .Where(a => a.Value.TargetKeyId == key.KeyId && a.Value.Account == key.Account && a.Value.Region == key.Region)
                .Select(a => a.Key)),
        };
        KmsKey[] others = [.. MultiRegionKeys.Others(world, key)];
        bool shared = others.Length > 0 && KeyMaterials.NameOf(others[0]) == KeyMaterials.NameOf(key);
        run.World = shared
            ? world
            : world with { Kms = world.Kms with { Material = world.Kms.Material.Remove(KeyMaterials.NameOf(key)) } };
        if (others is [{ State: { IsKnown: true, Value: KeyState.PendingReplicaDeletion } } primary])
        {
            Schedule(run, primary, primary.PendingWindowInDays ?? LongestWindow);
        }
    }
}
