using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Formats;

/// <summary>Writes values as XML elements by shape, as AWS's query protocols answer.</summary>
/// <param name="xml">where to</param>
/// <param name="ns">the namespace that elements have when no member declares another</param>
/// <param name="isPadded">timestamps with milliseconds though there are none: EC2's way</param>
internal sealed class XmlValueWriter(XmlOutput xml, string ns, bool isPadded)
{
    private static readonly Member s_entry = new("entry", () => new Shape.Document());

    private string _namespace = ns;

    public void Structure(Shape.Structure shape, WireValue.Structure value)
    {
        if (shape.HasXmlAttributes)
        {
            foreach ((Member member, WireValue attribute) in shape.PresentIn(value))
            {
                if (member.IsXmlAttribute)
                {
                    xml.Attribute(member.WireName, Text(member, attribute));
                }
            }
        }

        foreach ((Member member, WireValue present) in shape.PresentIn(value))
        {
            if (!member.IsXmlAttribute)
            {
                Value(member, present, member.WireName);
            }
        }
    }

    private void Value(Member member, WireValue value, string name)
    {
        switch (member.Target, value)
        {
            case (Shape.List list, WireValue.List items) when member.IsFlattened || list.IsFlattened:
                foreach (WireValue item in items.Items)
                {
                    string around = Start(name, Namespaced(list.Item, member));
                    Content(list.Item, item);
                    End(around);
                }

                break;
            case (Shape.Map map, WireValue.Structure entries) when member.IsFlattened || map.IsFlattened:
                Entries(map, entries, name, member);
                break;
            default:
                string outer = Start(name, member);
                Content(member, value);
                End(outer);
                break;
        }
    }

    private void Content(Member member, WireValue value)
    {
        switch (member.Target, value)
        {
            case (Shape.Structure structure, WireValue.Structure members):
                Structure(structure, members);
                break;
            case (Shape.List list, WireValue.List items):
                foreach (WireValue item in items.Items)
                {
                    Value(list.Item, item, list.Item.WireName);
                }

                break;
            case (Shape.Map map, WireValue.Structure entries):
                Entries(map, entries, "entry", s_entry);
                break;
            default:
                xml.Text(Text(member, value));
                break;
        }
    }

    private void Entries(Shape.Map map, WireValue.Structure entries, string name, Member around)
    {
        foreach ((string key, WireValue value) in entries.Members)
        {
            string outer = Start(name, around);
            Value(map.Key, WireValue.Of(key), map.Key.WireName);
            Value(map.Value, value, map.Value.WireName);
            End(outer);
        }
    }

    /// <summary>Gives the namespace that holds again after the end.</summary>
    private string Start(string name, Member member)
    {
        string outer = _namespace;
        _namespace = member.XmlNamespace is { Prefix: null } own ? own.Uri : outer;
        xml.Start(name, _namespace);
        if (member.XmlNamespace is { Prefix: { } prefix } prefixed)
        {
            xml.Attribute("xmlns:" + prefix, prefixed.Uri);
        }

        return outer;
    }

    private void End(string outer)
    {
        xml.End();
        _namespace = outer;
    }

    private static Member Namespaced(Member item, Member list) =>
        item.XmlNamespace is null ? item with { XmlNamespace = list.XmlNamespace } : item;

    private string Text(Member member, WireValue value) =>
        ScalarText.Write(member.Target, value, ScalarText.FormatOf(member, TimestampFormat.Iso8601), isPadded);
}
