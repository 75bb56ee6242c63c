using System.Globalization;
using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Values;

/// <summary>Values as people and logs may see them: what a shape calls sensitive is <c>***</c>.</summary>
public static class ShownText
{
    /// <summary><c>{KeyId=alias/app, Plaintext=***}</c></summary>
    public static string Of(Shape shape, WireValue value) => (shape, value) switch
    {
        ({ IsSensitive: true }, _) => "***",
        (Shape.Structure s, WireValue.Structure members) =>
            Entries(members, name => s[name]?.Target ?? new Shape.Document()),
        (Shape.Map map, WireValue.Structure entries) => Entries(entries, _ => map.Value.Target),
        (Shape.List list, WireValue.List items) =>
            $"[{string.Join(", ", items.Items.Select(i => Of(list.Item.Target, i)))}]",
        _ => value.ToString(),
    };

    private static string Entries(WireValue.Structure value, Func<string, Shape> shapeOf) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{{string.Join(", ", value.Members.Select(m => $"{m.Key}={Of(shapeOf(m.Key), m.Value)}"))}}}");
}
