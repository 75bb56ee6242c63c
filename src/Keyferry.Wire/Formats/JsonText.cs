using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Formats;

/// <summary>Values as JSON outside of any protocol: for records of calls and for people who write them by hand.</summary>
public static class JsonText
{
    /// <summary>The value as its shape says; sensitive members are left out.</summary>
    public static string WithoutSecrets(Shape.Structure shape, WireValue.Structure value) =>
        Encoding.UTF8.GetString(JsonWriter.Write(json => JsonWriter.Object(json, shape, Redact(shape, value), _ => true)));

    /// <summary>The value as its shape says.</summary>
    public static string Of(Shape.Structure shape, WireValue.Structure value) =>
        Encoding.UTF8.GetString(JsonWriter.Write(json => JsonWriter.Object(json, shape, value, _ => true)));

    /// <summary>Reads what <see cref="Of"/> writes, and members under their names in the service model; the failures tell what doesn't fit the shape.</summary>
    public static (WireValue.Structure? Value, ImmutableArray<ValidationFailure> Failures) Read(
        Shape.Structure shape, ReadOnlyMemory<byte> text)
    {
        DecodingFailures failures = new();
        JsonReader reader = new(WireLimits.Default, failures, isLenient: false) { TakesModelNames = true };
        using JsonDocument? json = reader.Parse(text);
        WireValue.Structure? value = json is null ? null : reader.Structure(shape, json.RootElement, null, _ => true);
        return (failures.Any ? null : value, failures.ToImmutable());
    }

    private static WireValue.Structure Redact(Shape.Structure shape, WireValue.Structure value) => new(
    [
        .. value.Members
            .Where(m => shape[m.Key] is { Target.IsSensitive: false })
            .Select(m => KeyValuePair.Create(m.Key, Redact(shape[m.Key]!.Target, m.Value))),
    ]);

    private static WireValue Redact(Shape shape, WireValue value) => (shape, value) switch
    {
        (Shape.Structure structure, WireValue.Structure members) => Redact(structure, members),
        (Shape.List list, WireValue.List items) =>
            list.Item.Target.IsSensitive ? WireValue.Of([]) : WireValue.Of(items.Items.Select(i => Redact(list.Item.Target, i))),
        (Shape.Map map, WireValue.Structure entries) => map.Value.Target.IsSensitive
            ? WireValue.Structure.Empty
            : new WireValue.Structure(
                [.. entries.Members.Select(m => KeyValuePair.Create(m.Key, Redact(map.Value.Target, m.Value)))]),
        _ => value,
    };
}
