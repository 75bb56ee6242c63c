using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios.Details;

/// <summary>
/// Fields of a kind of thing that no check asks for, but that a local AWS keeps: each is told once, for the schema, the
/// reader and the writer. A field is left out where it says what is so anyway.
/// </summary>
/// <param name="name">The kind, as the schema names it.</param>
/// <param name="description">What it is.</param>
internal sealed class Details<T>(string name, string description)
{
    private readonly List<(Field Field, Action<YamlWriter, T> Write, Func<MapReader, T, T> Read)> _all = [];
    private Shape? _shape;

    public ImmutableArray<Field> Fields => [.. _all.Select(d => d.Field)];

    /// <summary>The kind as one of its own, which has no other fields.</summary>
    public Shape Shape => _shape ??= new Shape(name, description, Fields);

    public void Write(YamlWriter yaml, T thing) => _all.ForEach(d => d.Write(yaml, thing));

    /// <summary>The thing with all that is given.</summary>
    public T Read(MapReader map, T thing) =>
        _all.Aggregate(thing, (read, detail) => map.Has(detail.Field.Name) ? detail.Read(map, read) : read);

    public Details<T> Text(
        string field, string about, Func<T, string?> get, Func<T, string, T> set, FieldType? type = null, bool required = false) =>
        Add(new Field(field, type ?? FieldType.Free, about, required), (yaml, thing) => yaml.Text(field, get(thing)),
            (map, thing) => set(thing, map.Required(field)));

    public Details<T> Word<TWord>(string field, string about, Words<TWord> words, Func<T, TWord?> get, Func<T, TWord, T> set)
        where TWord : struct, Enum =>
        Text(field, about, t => get(t) is { } value ? words.Write(value) : null,
            (t, word) => words.Read(word) is { } value ? set(t, value) : t, new FieldType.Word(words.All));

    /// <summary>A time; the epoch and the year 1 stand for a time that isn't known.</summary>
    public Details<T> Time(string field, string about, Func<T, DateTimeOffset?> get, Func<T, DateTimeOffset, T> set) =>
        Add(new Field(field, FieldType.A(TextForm.Time), about),
            (yaml, thing) => yaml.Text(
                field, get(thing) is { } time && time != DateTimeOffset.UnixEpoch && time != default ? time.ToString("O") : null),
            (map, thing) => map.Time(field) is { } time ? set(thing, time) : thing);

    public Details<T> Number(string field, string about, Func<T, int?> get, Func<T, int, T> set) =>
        Add(new Field(field, new FieldType.Integer(0, int.MaxValue), about), (yaml, thing) => yaml.Number(field, get(thing)),
            (map, thing) => map.Integer(field) is { } number ? set(thing, number) : thing);

    public Details<T> Bytes(string field, string about, Func<T, long?> get, Func<T, long, T> set) =>
        Text(field, about, t => get(t)?.ToString(CultureInfo.InvariantCulture),
            (t, text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? set(t, size) : t,
            FieldType.A(TextForm.Counter));

    /// <summary>A flag; null where it is as it is without being said.</summary>
    public Details<T> Flag(string field, string about, Func<T, bool?> get, Func<T, bool, T> set) =>
        Add(new Field(field, FieldType.Boolean, about), (yaml, thing) => yaml.Flag(field, get(thing)),
            (map, thing) => map.Flag(field) is { } flag ? set(thing, flag) : thing);

    /// <summary>A list of texts; none of them is as if it weren't given.</summary>
    public Details<T> Texts(string field, string about, Func<T, IEnumerable<string>> get, Func<T, ImmutableArray<string>, T> set) =>
        Add(new Field(field, FieldType.List(TextForm.Any), about), (yaml, thing) => yaml.List(field, get(thing), yaml.Text),
            (map, thing) => set(thing, map.TextsOrNone(field)));

    public Details<T> TextMap(
        string field, string about, Func<T, ImmutableDictionary<string, string>> get,
        Func<T, ImmutableDictionary<string, string>, T> set) =>
        Add(new Field(field, FieldType.Tags, about), (yaml, thing) => yaml.TextMap(field, get(thing)),
            (map, thing) => set(thing, map.TextMap(field)));

    /// <summary>A text that may be unknown; null is left out.</summary>
    public Details<T> Fact(string field, string about, Func<T, Fact<string?>> get, Func<T, Fact<string?>, T> set) =>
        Add(new Field(field, new FieldType.OrUnknown(FieldType.Free), about),
            (yaml, thing) =>
            {
                Fact<string?> fact = get(thing);
                if (!fact.IsKnown)
                {
                    yaml.Map(field, () => yaml.Text("unknown", fact.UnknownBecause));
                }
                else
                {
                    yaml.Text(field, fact.Value);
                }
            },
            (map, thing) => set(thing, map.FactOf<string?>(field, null, node => (node as SourceScalar)?.Text)));

    /// <summary>A part of its own.</summary>
    public Details<T> Part<TPart>(
        string field, string about, Details<TPart> of, TPart seed, Func<T, TPart?> get, Func<T, TPart, T> set)
        where TPart : class =>
        Add(new Field(field, new FieldType.Thing(of.Shape), about),
            (yaml, thing) =>
            {
                if (get(thing) is { } part)
                {
                    yaml.Map(field, () => of.Write(yaml, part));
                }
            },
            (map, thing) => map.Thing(field) is { } part ? set(thing, of.Read(part, seed)) : thing);

    public Details<T> Parts<TPart>(
        string field, string about, Details<TPart> of, TPart seed, Func<T, IEnumerable<TPart>> get,
        Func<T, ImmutableArray<TPart>, T> set) =>
        Add(new Field(field, FieldType.List(of.Shape), about),
            (yaml, thing) => yaml.List(field, get(thing), part => yaml.Map(() => of.Write(yaml, part))),
            (map, thing) => set(thing, [.. map.Things(field).Select(part => of.Read(part, seed))]));

    private Details<T> Add(Field field, Action<YamlWriter, T> write, Func<MapReader, T, T> read)
    {
        _all.Add((field, write, read));
        return this;
    }
}
