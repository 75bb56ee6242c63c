using System.Collections.Immutable;
using System.Xml.Linq;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Formats;

/// <summary>
/// Reads XML elements by shape, as a client does: what it doesn't know is ignored. Namespaces don't matter.
/// </summary>
internal sealed class XmlValueReader(WireLimits limits, DecodingFailures failures)
{
    public WireValue.Structure Structure(Shape.Structure shape, XElement element, ValuePath? path, int depth = 0)
    {
        ImmutableArray<KeyValuePair<string, WireValue>>.Builder members =
            ImmutableArray.CreateBuilder<KeyValuePair<string, WireValue>>();
        if (depth > limits.Depth)
        {
            failures.Add(path, null, new Constraint.WithinLimit($"{limits.Depth} levels"));
            return WireValue.Structure.Empty;
        }

        foreach (Member member in shape.Members)
        {
            ValuePath at = new(path, new PathStep.Named(member));
            if (Find(member, element, at, depth) is { } value)
            {
                members.Add(new(member.Name, value));
            }
        }

        return new(members.ToImmutable());
    }

    private static IEnumerable<XElement> Named(XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    private WireValue? Find(Member member, XElement element, ValuePath path, int depth)
    {
        if (member.IsXmlAttribute)
        {
            XAttribute? attribute = element.Attributes().FirstOrDefault(a => a.Name.LocalName == member.WireName);
            return attribute is null ? null : Scalar(member, attribute.Value, path);
        }

        XElement[] found = [.. Named(element, member.WireName)];
        return found.Length == 0 ? null : member.Target switch
        {
            Shape.List list when member.IsFlattened || list.IsFlattened => Items(list, found, path, depth),
            Shape.Map map when member.IsFlattened || map.IsFlattened => Entries(map, found, path, depth),
            _ => Value(member, found[0], path, depth),
        };
    }

    private WireValue? Value(Member member, XElement element, ValuePath path, int depth)
    {
        switch (member.Target)
        {
            case Shape.Structure structure:
                return Structure(structure, element, path, depth + 1);
            case Shape.List list:
                return Items(list, Named(element, list.Item.WireName), path, depth + 1);
            case Shape.Map map:
                return Entries(map, Named(element, "entry"), path, depth + 1);
            default:
                if (!element.HasElements)
                {
                    return Scalar(member, element.Value, path);
                }

                failures.Add(path, null, new Constraint.OfType(ScalarText.TypeOf(member.Target)));
                return null;
        }
    }

    private WireValue.List Items(Shape.List list, IEnumerable<XElement> elements, ValuePath path, int depth)
    {
        ImmutableArray<WireValue>.Builder items = ImmutableArray.CreateBuilder<WireValue>();
        foreach (XElement element in elements)
        {
            if (Value(list.Item, element, new ValuePath(path, new PathStep.Item(items.Count)), depth) is { } item)
            {
                items.Add(item);
            }
        }

        return new(items.ToImmutable());
    }

    private WireValue.Structure Entries(Shape.Map map, IEnumerable<XElement> elements, ValuePath path, int depth)
    {
        OrderedDictionary<string, WireValue> entries = new(StringComparer.Ordinal);
        foreach (XElement element in elements)
        {
            if (Named(element, map.Key.WireName).FirstOrDefault() is { HasElements: false } key
                && Named(element, map.Value.WireName).FirstOrDefault() is { } value
                && Value(map.Value, value, new ValuePath(path, new PathStep.Key(key.Value)), depth) is { } entry)
            {
                entries[key.Value] = entry;
            }
        }

        return new([.. entries]);
    }

    private WireValue? Scalar(Member member, string text, ValuePath path)
    {
        TimestampFormat format = ScalarText.FormatOf(member, TimestampFormat.Iso8601);
        WireValue? value = ScalarText.Read(member.Target, text, format);
        if (value is null)
        {
            failures.Add(path, WireValue.Of(text), new Constraint.OfType(ScalarText.TypeOf(member.Target)));
        }

        return value;
    }
}
