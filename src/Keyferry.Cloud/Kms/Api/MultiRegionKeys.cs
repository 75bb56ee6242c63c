using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>The keys of one multi-Region set: the same id in several Regions of an account (F4.20).</summary>
internal static class MultiRegionKeys
{
    /// <summary>The other keys of the set, by Region; none for other keys.</summary>
    public static IEnumerable<KmsKey> Others(World world, KmsKey key)
    {
        if (!key.IsMultiRegion)
        {
            yield break;
        }

        foreach (RegionInfo other in RegionCatalog.All)
        {
            if (other.Region != key.Region
                && world.Keys.TryGetValue(Subjects.Key(key.Account, other.Region, key.KeyId), out KmsKey? related))
            {
                yield return related;
            }
        }
    }

    /// <summary>
    /// Where the primary key is. A scenario doesn't say: then it is the set's first Region by name.
    /// </summary>
    public static Region PrimaryRegion(World world, KmsKey key) =>
        key.PrimaryRegion
        ?? Others(world, key).Select(k => k.PrimaryRegion).FirstOrDefault(r => r is not null)
        ?? Others(world, key).Select(k => k.Region).Append(key.Region).Min();

    public static bool IsPrimary(World world, KmsKey key) => key.IsMultiRegion && PrimaryRegion(world, key) == key.Region;

    /// <summary>The key that holds what the whole set has in common; the key itself for other keys.</summary>
    public static KmsKey Leading(World world, KmsKey key) =>
        key.IsMultiRegion
            ? world.Keys.GetValueOrDefault(Subjects.Key(key.Account, PrimaryRegion(world, key), key.KeyId), key)
            : key;

    /// <summary>The set; null for other keys.</summary>
    public static MultiRegionSet? SetOf(World world, KmsKey key)
    {
        if (!key.IsMultiRegion)
        {
            return null;
        }

        Region primary = PrimaryRegion(world, key);
        return new MultiRegionSet(
            key.Region == primary ? "PRIMARY" : "REPLICA",
            new RegionalKey(Subjects.Key(key.Account, primary, key.KeyId), primary),
            [
                .. Others(world, key).Append(key)
                    .Where(k => k.Region != primary)
                    .OrderBy(k => k.Region)
                    .Select(k => new RegionalKey(k.Arn, k.Region)),
            ]);
    }
}
