using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>
/// Reads the fields of one map by name. <see cref="ShapeCheck"/> has reported whatever has the wrong form: here such a
/// field counts as not given, so that reading goes on and finds what else is wrong.
/// </summary>
internal sealed class MapReader
{
    private readonly Shape _shape;
    private readonly MapReader? _parent;
    private readonly string _segment;

    public MapReader(SourceMap map, Shape shape, MapReader? parent = null, string segment = "")
    {
        Map = map;
        _shape = shape;
        _parent = parent;
        _segment = segment;
    }

    public SourceMap Map { get; }

    /// <summary>JSON pointer from the root of the text.</summary>
    public string Pointer => _parent is null ? _segment : _parent.Pointer + _segment;

    /// <summary>The field's value, or null if it is absent or has no value.</summary>
    public SourceNode? Node(string name)
    {
        _ = _shape.Get(name);
        return Map.Find(name)?.Value is { } value and not SourceScalar { Kind: ScalarKind.Null } ? value : null;
    }

    public bool Has(string name) => Node(name) is not null;

    /// <summary>Where the field's value stands, or the map if it isn't given.</summary>
    public Position At(string name) => Node(name)?.Position ?? Map.Position;

    public string PointerTo(string name) => JsonPointer.Append(Pointer, name);

    public string? Text(string name) => (Node(name) as SourceScalar)?.Text;

    /// <summary>The text, or an empty one where a required field is missing (which is reported already).</summary>
    public string Required(string name) => Text(name) ?? "";

    public int? Integer(string name) => Text(name) is { } text ? AsInteger(text) : null;

    public bool? Flag(string name) => Node(name) is SourceScalar { Kind: ScalarKind.Boolean } flag ? AsFlag(flag) : null;

    public DateTimeOffset? Time(string name) => Text(name) is { } text ? AsTime(text) : null;

    /// <summary>A map of times, its keys made into others.</summary>
    public IEnumerable<KeyValuePair<string, DateTimeOffset>> Times(string name, Func<string, string> key)
    {
        foreach (SourceEntry entry in Entries(name))
        {
            if (entry.Value is SourceScalar { Text: var text } && AsTime(text) is { } time)
            {
                yield return new(key(entry.Key), time);
            }
        }
    }

    public AccountId? Account(string name) =>
        Text(name) is { } text && AccountId.IsValid(text) ? new AccountId(text) : null;

    /// <summary>A list of texts; null if it isn't given.</summary>
    public ImmutableArray<string>? Texts(string name) => Node(name) is SourceList list ? AsTexts(list) : null;

    public ImmutableArray<string> TextsOrNone(string name) => Texts(name) ?? [];

    public ImmutableDictionary<string, string> TextMap(string name) =>
        Node(name) is SourceMap map
            ? map.Entries.Where(e => e.Value is SourceScalar).ToImmutableDictionary(e => e.Key, e => ((SourceScalar)e.Value).Text)
            : ImmutableDictionary<string, string>.Empty;

    /// <summary>The value, known or unknown with its reason; <paramref name="fallback"/> if it isn't given.</summary>
    public Fact<T> FactOf<T>(string name, T fallback, Func<SourceNode, T> read) => Node(name) switch
    {
        null => fallback,
        { } node when ShapeCheck.UnknownReason(node) is { } reason => Fact<T>.Unknown(reason),
        { } node => read(node),
    };

    /// <summary>The map that is the field's value, or null.</summary>
    public MapReader? Thing(string name) =>
        Node(name) is SourceMap map ? new MapReader(map, ShapeOf(_shape.Get(name).Type), this, JsonPointer.Append("", name)) : null;

    /// <summary>The maps in the list that is the field's value.</summary>
    public IEnumerable<MapReader> Things(string name) =>
        Node(name) is SourceList list ? Things(list, ShapeOf(_shape.Get(name).Type), JsonPointer.Append("", name)) : [];

    /// <summary>The field's map of free keys: each key with its value, those without a value left out.</summary>
    public IEnumerable<SourceEntry> Entries(string name) =>
        Node(name) is SourceMap map ? map.Entries.Where(e => e.Value is not SourceScalar { Kind: ScalarKind.Null }) : [];

    /// <summary>A map of maps: each key with its map.</summary>
    public IEnumerable<(SourceEntry Entry, MapReader Thing)> NamedThings(string name)
    {
        Shape shape = ShapeOf(_shape.Get(name).Type);
        foreach (SourceEntry entry in Entries(name))
        {
            string segment = JsonPointer.Append(JsonPointer.Append("", name), entry.Key);
            switch (entry.Value)
            {
                case SourceMap map:
                    yield return (entry, new MapReader(map, shape, this, segment));
                    break;
                case SourceList list:
                    foreach (MapReader thing in Things(list, shape, segment))
                    {
                        yield return (entry, thing);
                    }

                    break;
            }
        }
    }

    /// <summary>A map from Regions to maps, or to lists of maps: each map with its Region.</summary>
    public IEnumerable<(Region Region, MapReader Thing)> InRegions(string name) =>
        NamedThings(name).Where(e => RegionCatalog.Find(e.Entry.Key) is not null).Select(e => (new Region(e.Entry.Key), e.Thing));

    public static int? AsInteger(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    public static DateTimeOffset? AsTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    public static bool AsFlag(SourceNode node) =>
        node is SourceScalar scalar && scalar.Text.Equals("true", StringComparison.OrdinalIgnoreCase);

    public static ImmutableArray<string> AsTexts(SourceNode node) =>
        node is SourceList list ? [.. list.Items.OfType<SourceScalar>().Select(s => s.Text)] : [];

    private IEnumerable<MapReader> Things(SourceList list, Shape shape, string segment)
    {
        for (int i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is SourceMap map)
            {
                yield return new MapReader(map, shape, this, $"{segment}/{i}");
            }
        }
    }

    private static Shape ShapeOf(FieldType type) => type switch
    {
        FieldType.Thing(var shape) => shape,
        FieldType.Items(var of, _) => ShapeOf(of),
        FieldType.Named(_, var of) => ShapeOf(of),
        FieldType.OrUnknown(var known) => ShapeOf(known),
        _ => throw new UnreachableException($"{type} holds no map"),
    };
}
