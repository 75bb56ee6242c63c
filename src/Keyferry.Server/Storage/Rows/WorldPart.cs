using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Server.Storage.Rows;

/// <summary>A record of the world that has maps: the world itself, or what one service keeps.</summary>
internal sealed class WorldPart<TPart>(string name, Func<World, TPart> get, Func<World, TPart, World> set)
{
    public WorldCollection Of<TKey, TValue>(
        string property,
        Func<TPart, ImmutableDictionary<TKey, TValue>> getMap,
        Func<TPart, ImmutableDictionary<TKey, TValue>, TPart> setMap,
        KeyForm<TKey> form,
        Func<TPart, TPart, TKey?>? addedSince = null)
        where TKey : notnull =>
        new WorldCollection<TKey, TValue>(
            typeof(TPart),
            property,
            name.Length == 0 ? property : $"{name}.{property}",
            world => getMap(get(world)),
            (world, map) => set(world, setMap(get(world), map)),
            form,
            addedSince is null ? null : (before, after) => addedSince(get(before), get(after)));

    public WorldCollection Of<TValue>(
        string property,
        Func<TPart, ImmutableDictionary<string, TValue>> getMap,
        Func<TPart, ImmutableDictionary<string, TValue>, TPart> setMap) => Of(property, getMap, setMap, KeyForm.Text);
}
