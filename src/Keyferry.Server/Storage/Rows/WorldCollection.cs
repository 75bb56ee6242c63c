using System.Collections.Immutable;
using System.Text.Json;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage.Json;

namespace Keyferry.Server.Storage.Rows;

/// <summary>A map of the world of which each entry is a row of its own.</summary>
internal abstract class WorldCollection(Type owner, string property, string name)
{
    /// <summary>The record that has the map.</summary>
    public Type Owner { get; } = owner;

    /// <summary>Its property there.</summary>
    public string Property { get; } = property;

    /// <summary>The path from the world, <c>Iam.AccessKeys</c>: what the rows are filed under.</summary>
    public string Name { get; } = name;

    /// <summary>Adds the rows in which the worlds differ.</summary>
    public abstract void Compare(World before, World after, List<RowChange> changes);

    /// <summary>Begins to fill the map from rows.</summary>
    public abstract CollectionLoad Begin();
}

/// <summary>A map while it is being read.</summary>
internal abstract class CollectionLoad
{
    /// <summary>Throws <see cref="JsonException"/> if the row isn't one that was written.</summary>
    public abstract void Add(string key, string json);

    /// <summary>The world with the map.</summary>
    public abstract World Finish(World world);
}

internal sealed class WorldCollection<TKey, TValue>(
    Type owner,
    string property,
    string name,
    Func<World, ImmutableDictionary<TKey, TValue>> get,
    Func<World, ImmutableDictionary<TKey, TValue>, World> set,
    KeyForm<TKey> form,
    Func<World, World, TKey?>? addedSince = null) : WorldCollection(owner, property, name)
    where TKey : notnull
{
    private static readonly World s_empty = new();

    public override void Compare(World before, World after, List<RowChange> changes)
    {
        ImmutableDictionary<TKey, TValue> old = get(before);
        ImmutableDictionary<TKey, TValue> now = get(after);
        if (ReferenceEquals(old, now))
        {
            return;
        }

        if (addedSince is not null && addedSince(before, after) is { } added)
        {
            changes.Add(new RowChange(Name, form.Write(added), WorldJson.Write(now[added])));
            return;
        }

        MapDifference.Find(
            old,
            now,
            (key, value) => changes.Add(new RowChange(Name, form.Write(key), WorldJson.Write(value))),
            key => changes.Add(new RowChange(Name, form.Write(key), null)));
    }

    public override CollectionLoad Begin() => new Load(this);

    private sealed class Load(WorldCollection<TKey, TValue> collection) : CollectionLoad
    {
        // The property's own empty map: it knows how keys compare.
        private readonly ImmutableDictionary<TKey, TValue>.Builder _entries = collection.Get(s_empty).ToBuilder();

        public override void Add(string key, string json)
        {
            if (!collection.Form.TryRead(key, out TKey? read))
            {
                throw new JsonException($"`{key}` is no key of {collection.Name}");
            }

            _entries[read] = WorldJson.Read<TValue>(json);
        }

        public override World Finish(World world) => collection.Set(world, _entries.ToImmutable());
    }

    private Func<World, ImmutableDictionary<TKey, TValue>> Get => get;

    private Func<World, ImmutableDictionary<TKey, TValue>, World> Set => set;

    private KeyForm<TKey> Form => form;
}
