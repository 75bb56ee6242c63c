using CsCheck;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Tests.Protocols;

/// <summary>
/// Random structures and values of them. Nothing is empty, because forms can't tell empty from absent, and text is what XML
/// can carry.
/// </summary>
internal static class RandomShapes
{
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 1, 8],
        Gen.OneOf("<&>\"'", " ", "a\r\nb\t", "é😀", "a=b&c+d%20", "null", "true", "{}", "1,2", ".", "]]>", "\\\""));

    private static readonly Gen<DateTimeOffset> s_seconds =
        Gen.Long[0, 4_102_444_800].Select(DateTimeOffset.FromUnixTimeSeconds);

    private static readonly Gen<Shape> s_scalar = Gen.OneOf(
        Gen.Const<Shape>(new Shape.Text()),
        Gen.Bool.Select(b => (Shape)new Shape.Integer { IsLong = b }),
        Gen.Bool.Select(b => (Shape)new Shape.Number { IsSingle = b }),
        Gen.Const<Shape>(new Shape.Boolean()),
        Gen.Const<Shape>(new Shape.Blob()),
        Gen.OneOf<TimestampFormat?>(null, TimestampFormat.Iso8601, TimestampFormat.UnixTimestamp, TimestampFormat.Rfc822)
            .Select(f => (Shape)new Shape.Timestamp { Format = f }));

    /// <param name="canBeMap">EC2's requests have no maps</param>
    public static Gen<(Shape.Structure Shape, WireValue.Structure Value)> All(bool canBeMap = true) =>
        from shape in Structure(3, canBeMap)
        from value in ValueOf(shape)
        select (shape, (WireValue.Structure)value);

    /// <summary>Top members that stand in the path, the query, a header or the body.</summary>
    public static Gen<(Shape.Structure Shape, WireValue.Structure Value)> Rest { get; } =
        from body in Structure(2, true)
        from bound in s_scalar.Array[0, 4]
        from places in Gen.OneOf(Location.Uri, Location.Querystring, Location.Header).Array[4]
        from value in ValueOf(body)
        from values in Sequence(bound.Select(s => BoundValueOf(s)))
        let members = bound.Select((s, i) => new Member($"b{i}", () => s) { Location = places[i], LocationName = $"x-b{i}" })
        select (
            new Shape.Structure("Rest", body.Members.Concat(members)),
            new WireValue.Structure([.. ((WireValue.Structure)value).Members, .. values.Select((v, i) => KeyValuePair.Create($"b{i}", v))]));

    private static Gen<Shape.Structure> Structure(int depth, bool canBeMap) =>
        from shapes in Any(depth, canBeMap).Array[1, 4]
        from isFlattened in Gen.Bool.Array[4]
        from isRenamed in Gen.Bool.Array[4]
        select new Shape.Structure("Random", shapes.Select((s, i) => new Member($"m{i}", () => s)
        {
            IsFlattened = isFlattened[i] && s is Shape.List or Shape.Map,
            LocationName = isRenamed[i] ? $"Renamed{i}" : null,
        }));

    private static Gen<Shape> Any(int depth, bool canBeMap)
    {
        if (depth == 0)
        {
            return s_scalar;
        }

        Gen<Shape> inner = Any(depth - 1, canBeMap);
        Gen<Shape> list =
            from item in inner
            from name in Gen.OneOf(null, "item")
            select (Shape)new Shape.List(new Member("member", () => item) { LocationName = name });
        Gen<Shape> map =
            from value in inner
            select (Shape)new Shape.Map(new Member("key", () => new Shape.Text()), new Member("value", () => value));
        Gen<Shape> structure = Structure(depth - 1, canBeMap).Select(s => (Shape)s);
        return canBeMap ? Gen.OneOf(s_scalar, list, map, structure) : Gen.OneOf(s_scalar, list, structure);
    }

    private static Gen<WireValue> ValueOf(Shape shape) => shape switch
    {
        Shape.Structure s => Sequence(s.Members.Select(m => ValueOf(m.Target)))
            .Select(values => (WireValue)new WireValue.Structure([.. s.Members.Zip(values, (m, v) => KeyValuePair.Create(m.Name, v))])),
        Shape.List l => ValueOf(l.Item.Target).Array[1, 3].Select(items => WireValue.Of(items)),
        Shape.Map m =>
            from keys in s_text.Array[1, 3]
            from values in ValueOf(m.Value.Target).Array[3]
            select (WireValue)new WireValue.Structure([.. keys.Distinct().Select((k, i) => KeyValuePair.Create(k, values[i]))]),
        Shape.Text => s_text.Select(WireValue.Of),
        Shape.Integer { IsLong: true } => Gen.Long.Select(WireValue.Of),
        Shape.Integer => Gen.Int.Select(i => WireValue.Of(i)),
        Shape.Number => Gen.OneOf(Gen.Double, Gen.OneOf(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, 1e300))
            .Select(d => (WireValue)new WireValue.Number(d)),
        Shape.Boolean => Gen.Bool.Select(WireValue.Of),
        Shape.Blob => Gen.Byte.Array[1, 10].Select(b => (WireValue)new WireValue.Blob(b)),
        _ => s_seconds.Select(WireValue.Of),
    };

    /// <summary>Headers have no place for line breaks, and lose blanks at their ends.</summary>
    private static Gen<WireValue> BoundValueOf(Shape shape) =>
        shape is Shape.Text ? Gen.String[Gen.Char[" -~".ToCharArray()[0], '~'], 1, 9].Select(t => WireValue.Of($"<{t}>")) : ValueOf(shape);

    private static Gen<WireValue[]> Sequence(IEnumerable<Gen<WireValue>> gens) =>
        gens.Aggregate(Gen.Const<WireValue[]>([]), (all, next) => from head in all from tail in next select (WireValue[])[.. head, tail]);
}
