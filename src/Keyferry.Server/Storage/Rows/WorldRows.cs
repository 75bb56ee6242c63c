using System.Text.Json;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage.Json;

namespace Keyferry.Server.Storage.Rows;

/// <summary>The world as rows: one for each entry of its maps, and one for all the rest.</summary>
internal static class WorldRows
{
    /// <summary>The collection of the one row that holds what is in no map: the clock, the counter of ids, switches.</summary>
    public const string Rest = "World";

    private const string RestKey = "";

    /// <summary>
    /// What to write to come from one world to the other; nothing if they differ in their clocks alone, for a clock that went
    /// on is no change that anybody made.
    /// </summary>
    public static List<RowChange> Changes(World before, World after)
    {
        List<RowChange> changes = [];
        foreach (WorldCollection collection in WorldCollections.All)
        {
            collection.Compare(before, after, changes);
        }

        string rest = WorldJson.Write(after);
        if (changes.Count > 0 || rest != WorldJson.Write(before with { Now = after.Now }))
        {
            changes.Add(new RowChange(Rest, RestKey, rest));
        }

        return changes;
    }

    /// <summary>The world of these rows; null if there are none. Throws <see cref="JsonException"/> for rows that weren't written here.</summary>
    public static World? Read(IEnumerable<RowChange> rows)
    {
        var loads = WorldCollections.All.ToDictionary(c => c.Name, c => c.Begin(), StringComparer.Ordinal);
        World? rest = null;
        bool any = false;
        foreach ((string collection, string key, string? json) in rows)
        {
            any = true;
            try
            {
                if (collection == Rest)
                {
                    rest = WorldJson.Read<World>(json ?? "");
                }
                else if (loads.TryGetValue(collection, out CollectionLoad? load))
                {
                    load.Add(key, json ?? "");
                }
                else
                {
                    throw new JsonException("there is no such collection");
                }
            }
            catch (JsonException e)
            {
                throw new JsonException($"{collection} `{key}`: {e.Message}", e);
            }
        }

        if (!any)
        {
            return null;
        }

        World world = rest ?? throw new JsonException($"the row {Rest} is missing");
        world = world with { Origins = OriginMap.Empty };
        return loads.Values.Aggregate(world, (w, load) => load.Finish(w));
    }
}
