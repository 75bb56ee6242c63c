using CsCheck;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Tests.Services;

/// <summary>
/// Values of a described shape that meet its constraints where the wire looks at them: enums and required members.
/// </summary>
internal static class RandomValues
{
    private static readonly Gen<string> s_text = Gen.String[Gen.Char.AlphaNumeric, 1, 8];

    public static Gen<WireValue.Structure> Of(Shape.Structure shape, int depth = 3) => depth > 0 && shape.IsUnion
        ? Gen.OneOf([.. shape.Members.Select(m => Some(m, depth).Select(v => new WireValue.Structure([KeyValuePair.Create(m.Name, v)])))])
        : Members(shape, depth);

    /// <summary>
    /// Shapes hold themselves: below a depth only what is required is there. One member always is, for a form has no
    /// empty structures.
    /// </summary>
    private static Gen<WireValue.Structure> Members(Shape.Structure shape, int depth)
    {
        Member? always = shape.Members.FirstOrDefault(m => m.Target is not (Shape.Structure or Shape.List or Shape.Map))
            ?? shape.Members.FirstOrDefault();
        return shape.Members.Where(m => m.IsRequired || m == always || depth > 0).Aggregate(
            Gen.Const(WireValue.Structure.Empty),
            (all, m) => from rest in all
                        from isThere in m.IsRequired || m == always || m.Location == Location.StatusCode ? Gen.Const(true) : Gen.Bool
                        from next in isThere ? Some(m, depth).Select(v => rest.With(m.Name, v)) : Gen.Const(rest)
                        select next);
    }

    private static Gen<WireValue> Some(Member member, int depth) => member.Target switch
    {
        Shape.Structure s => Of(s, depth - 1).Select(v => (WireValue)v),
        Shape.List l => Some(l.Item, depth).Array[1, 2].Select(items => WireValue.Of(items)),
        Shape.Map m =>
            from keys in Some(m.Key, depth).Array[1, 2]
            from value in Some(m.Value, depth)
            select (WireValue)new WireValue.Structure(
                [.. keys.Cast<WireValue.Text>().DistinctBy(k => k.Value).Select(k => KeyValuePair.Create(k.Value, value))]),
        Shape.Text { Enum.IsEmpty: false } t => Gen.Int[0, t.Enum.Length - 1].Select(i => t.Enum[i]).Select(WireValue.Of),
        Shape.Text => s_text.Select(WireValue.Of),
        Shape.Integer { IsLong: true } => Gen.Long.Select(WireValue.Of),
        Shape.Integer => (member.Location == Location.StatusCode ? Gen.Int[200, 299] : Gen.Int).Select(i => WireValue.Of(i)),
        Shape.Number => Gen.Double[-1e9, 1e9].Select(d => (WireValue)new WireValue.Number(d)),
        Shape.Boolean => Gen.Bool.Select(WireValue.Of),
        Shape.Blob => Gen.Byte.Array[1, 10].Select(b => (WireValue)new WireValue.Blob(b)),
        Shape.Timestamp => Gen.Long[0, 4_102_444_800].Select(s => WireValue.Of(DateTimeOffset.FromUnixTimeSeconds(s))),
        _ => s_text.Select(WireValue.Of),
    };
}
