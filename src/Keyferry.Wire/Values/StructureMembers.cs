using System.Collections.Immutable;

namespace Keyferry.Wire.Values;

/// <summary>
/// Lists and maps of typed structures, into a <see cref="WireValue"/> and out of it; null is absent. What the generated
/// types are made of.
/// </summary>
public static class StructureMembers
{
    public static void AddList<T>(
        this StructureBuilder builder, string name, IReadOnlyList<T>? items, Func<T, WireValue> write) =>
        builder.Add(name, items is null ? null : WriteList(items, write));

    public static void AddMap<T>(
        this StructureBuilder builder,
        string name,
        IReadOnlyDictionary<string, T>? entries,
        Func<T, WireValue> write) =>
        builder.Add(name, entries is null ? null : WriteMap(entries, write));

    public static WireValue WriteList<T>(IReadOnlyList<T> items, Func<T, WireValue> write)
    {
        ImmutableArray<WireValue>.Builder values = ImmutableArray.CreateBuilder<WireValue>(items.Count);
        foreach (T item in items)
        {
            values.Add(write(item));
        }

        return new WireValue.List(values.MoveToImmutable());
    }

    public static WireValue WriteMap<T>(IReadOnlyDictionary<string, T> entries, Func<T, WireValue> write) =>
        new WireValue.Structure([.. entries.Select(e => KeyValuePair.Create(e.Key, write(e.Value)))]);

    public static WireValue WriteStructure<T>(T value)
        where T : IWireStructure<T> => value.Write();

    public static IReadOnlyList<T>? List<T>(
        this WireValue.Structure structure, string name, Func<WireValue, T> read) =>
        structure[name] is { } value ? ReadList(value, read) : null;

    public static IReadOnlyDictionary<string, T>? Map<T>(
        this WireValue.Structure structure, string name, Func<WireValue, T> read) =>
        structure[name] is { } value ? ReadMap(value, read) : null;

    /// <summary>Null when absent.</summary>
    public static T? Of<T>(this WireValue.Structure structure, string name)
        where T : class, IWireStructure<T> =>
        structure.Members(name) is { } members ? T.Read(members) : null;

    public static IReadOnlyList<T> ReadList<T>(WireValue value, Func<WireValue, T> read)
    {
        ImmutableArray<WireValue> items = ((WireValue.List)value).Items;
        var typed = new T[items.Length];
        for (int i = 0; i < typed.Length; i++)
        {
            typed[i] = read(items[i]);
        }

        return typed;
    }

    public static IReadOnlyDictionary<string, T> ReadMap<T>(WireValue value, Func<WireValue, T> read) =>
        ((WireValue.Structure)value).Members.ToDictionary(m => m.Key, m => read(m.Value), StringComparer.Ordinal);

    public static T ReadStructure<T>(WireValue value)
        where T : IWireStructure<T> => T.Read((WireValue.Structure)value);
}
