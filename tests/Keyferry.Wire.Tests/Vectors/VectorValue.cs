using System.Text;
using System.Text.Json;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Tests.Vectors;

/// <summary>
/// Reads parameters and results as the vectors write them: blobs as text, instants as seconds, NaN as a word.
/// </summary>
internal static class VectorValue
{
    public static WireValue.Structure Structure(Shape.Structure? shape, JsonElement json) =>
        shape is null ? WireValue.Structure.Empty : (WireValue.Structure)Read(shape, json)!;

    private static WireValue? Read(Shape shape, JsonElement json) => (shape, json.ValueKind) switch
    {
        (Shape.Document, _) => Document(json),
        (_, JsonValueKind.Null) => null,
        (Shape.Structure structure, _) => Members(json, name => structure[name]?.Target),
        (Shape.Map map, _) => Members(json, _ => map.Value.Target),
        (Shape.List list, _) => WireValue.Of(json.EnumerateArray().Select(i => Read(list.Item.Target, i)!)),
        (Shape.Text, _) => WireValue.Of(json.GetString()!),
        (Shape.Integer, _) => WireValue.Of(json.GetInt64()),
        (Shape.Number, JsonValueKind.String) => new WireValue.Number(json.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.NaN,
        }),
        (Shape.Number, _) => new WireValue.Number(json.GetDouble()),
        (Shape.Boolean, _) => WireValue.Of(json.GetBoolean()),
        (Shape.Blob, _) => new WireValue.Blob(Encoding.UTF8.GetBytes(json.GetString()!)),
        (Shape.Timestamp, _) => WireValue.Of(DateTimeOffset.UnixEpoch.AddTicks((long)(json.GetDecimal() * TimeSpan.TicksPerSecond))),
        _ => throw new InvalidDataException($"{json} for a {shape}"),
    };

    private static WireValue.Structure Members(JsonElement json, Func<string, Shape?> shapeOf) => new(
    [
        .. json.EnumerateObject()
            .Select(p => KeyValuePair.Create(p.Name, shapeOf(p.Name) is { } shape ? Read(shape, p.Value) : null))
            .Where(p => p.Value is not null)
            .Select(p => KeyValuePair.Create(p.Key, p.Value!)),
    ]);

    private static WireValue Document(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new WireValue.Structure([.. json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Document(p.Value)))]),
        JsonValueKind.Array => WireValue.Of(json.EnumerateArray().Select(Document)),
        JsonValueKind.String => WireValue.Of(json.GetString()!),
        JsonValueKind.Number => json.TryGetInt64(out long whole) ? WireValue.Of(whole) : new WireValue.Number(json.GetDouble()),
        JsonValueKind.Null => WireValue.Null.Value,
        _ => WireValue.Of(json.GetBoolean()),
    };
}
