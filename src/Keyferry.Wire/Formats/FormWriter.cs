using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Formats;

/// <summary>Writes a structure as a form's parameters.</summary>
internal sealed class FormWriter(FormDialect dialect)
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    public void Pair(string name, string value) => _pairs.Add(new(name, value));

    public void Structure(Shape.Structure shape, WireValue.Structure value, string prefix)
    {
        foreach ((Member member, WireValue present) in shape.PresentIn(value))
        {
            Value(member, present, prefix + dialect.NameOf(member));
        }
    }

    private void Value(Member member, WireValue value, string name)
    {
        switch (member.Target, value)
        {
            case (Shape.Structure structure, WireValue.Structure members):
                Structure(structure, members, name + ".");
                break;
            case (Shape.List list, WireValue.List items):
                List(member, list, items, name);
                break;
            case (Shape.Map map, WireValue.Structure entries):
                Map(member, map, entries, name);
                break;
            default:
                TimestampFormat format = ScalarText.FormatOf(member, TimestampFormat.Iso8601);
                Pair(name, ScalarText.Write(member.Target, value, format));
                break;
        }
    }

    private void List(Member member, Shape.List list, WireValue.List items, string name)
    {
        if (items.Items.IsEmpty && dialect == FormDialect.Query)
        {
            Pair(name, "");
        }

        string prefix = dialect.IsFlattened(member, list) ? name : $"{name}.{list.Item.WireName}";
        for (int i = 0; i < items.Items.Length; i++)
        {
            Value(list.Item, items.Items[i], $"{prefix}.{i + 1}");
        }
    }

    private void Map(Member member, Shape.Map map, WireValue.Structure entries, string name)
    {
        string prefix = member.IsFlattened || map.IsFlattened ? name : $"{name}.entry";
        for (int i = 0; i < entries.Members.Length; i++)
        {
            Value(map.Key, WireValue.Of(entries.Members[i].Key), $"{prefix}.{i + 1}.{map.Key.WireName}");
            Value(map.Value, entries.Members[i].Value, $"{prefix}.{i + 1}.{map.Value.WireName}");
        }
    }
}
