using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Formats;

/// <summary>Reads a form's parameters as a structure.</summary>
internal sealed class FormReader(FormDialect dialect, WireLimits limits, DecodingFailures failures)
{
    private static readonly Member s_entry = new("entry", () => new Shape.Document());

    public WireValue.Structure Structure(Shape.Structure shape, FormNode node, ValuePath? path)
    {
        ImmutableArray<KeyValuePair<string, WireValue>>.Builder members =
            ImmutableArray.CreateBuilder<KeyValuePair<string, WireValue>>();
        foreach ((string name, FormNode child) in node.Children)
        {
            Member? member = shape.Members.FirstOrDefault(m => dialect.NameOf(m) == name);
            if (member is null)
            {
                Unknown(path, name, child);
            }
            else if (Value(member, child, new ValuePath(path, new PathStep.Named(member))) is { } value)
            {
                members.Add(new(member.Name, value));
            }
        }

        return new(members.ToImmutable());
    }

    private WireValue? Value(Member member, FormNode node, ValuePath path)
    {
        switch (member.Target)
        {
            case Shape.Structure structure when string.IsNullOrEmpty(node.Value):
                return Structure(structure, node, path);
            case Shape.List list when string.IsNullOrEmpty(node.Value):
                return List(member, list, node, path);
            case Shape.Map map when string.IsNullOrEmpty(node.Value):
                return Map(member, map, node, path);
            case Shape.Structure or Shape.List or Shape.Map:
                failures.Add(path, WireValue.Of(node.Value!), new Constraint.OfType(ScalarText.TypeOf(member.Target)));
                return null;
            default:
                return Scalar(member, node, path);
        }
    }

    private WireValue? Scalar(Member member, FormNode node, ValuePath path)
    {
        foreach ((string name, FormNode child) in node.Children)
        {
            Unknown(path, name, child);
        }

        if (node.Value is null)
        {
            return null;
        }

        TimestampFormat format = ScalarText.FormatOf(member, TimestampFormat.Iso8601);
        WireValue? value = ScalarText.Read(member.Target, node.Value, format);
        if (value is null)
        {
            failures.Add(path, WireValue.Of(node.Value), new Constraint.OfType(ScalarText.TypeOf(member.Target)));
        }

        return value;
    }

    private WireValue.List List(Member member, Shape.List list, FormNode node, ValuePath path)
    {
        FormNode? items = node;
        if (!dialect.IsFlattened(member, list))
        {
            items = Only(list.Item.WireName, node, path);
        }

        ImmutableArray<WireValue>.Builder values = ImmutableArray.CreateBuilder<WireValue>();
        foreach ((int index, FormNode child) in Numbered(items, path))
        {
            if (Value(list.Item, child, new ValuePath(path, new PathStep.Item(index))) is { } value)
            {
                values.Add(value);
            }
        }

        return new(values.ToImmutable());
    }

    private WireValue.Structure Map(Member member, Shape.Map map, FormNode node, ValuePath path)
    {
        FormNode? entries = member.IsFlattened || map.IsFlattened ? node : Only(s_entry.Name, node, path);
        OrderedDictionary<string, WireValue> values = new(StringComparer.Ordinal);
        foreach ((int index, FormNode entry) in Numbered(entries, path))
        {
            ValuePath at = new(path, new PathStep.Item(index));
            foreach ((string name, FormNode child) in entry.Children)
            {
                if (name != map.Key.WireName && name != map.Value.WireName)
                {
                    Unknown(at, name, child);
                }
            }

            if (entry[map.Key.WireName]?.Value is not { } key)
            {
                failures.Add(new ValuePath(at, new PathStep.Named(map.Key)), null, new Constraint.Required());
            }
            else if (entry[map.Value.WireName] is { } child
                && Value(map.Value, child, new ValuePath(path, new PathStep.Key(key))) is { } value)
            {
                values[key] = value;
            }
            else if (entry[map.Value.WireName] is null)
            {
                failures.Add(new ValuePath(at, new PathStep.Named(map.Value)), null, new Constraint.Required());
            }
        }

        return new([.. values]);
    }

    /// <summary>The child of that name; every other one is unknown.</summary>
    private FormNode? Only(string name, FormNode node, ValuePath path)
    {
        foreach ((string other, FormNode child) in node.Children.Where(c => c.Key != name))
        {
            Unknown(path, other, child);
        }

        return node[name];
    }

    /// <summary>Children named 1, 2, 3 …, in that order; gaps close.</summary>
    private IEnumerable<(int Index, FormNode Node)> Numbered(FormNode? node, ValuePath path)
    {
        List<(int Number, FormNode Node)> numbered = [];
        foreach ((string name, FormNode child) in node?.Children ?? [])
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
            {
                numbered.Add((number, child));
            }
            else
            {
                Unknown(path, name, child);
            }
        }

        if (numbered.Count > limits.Items)
        {
            failures.Add(path, null, new Constraint.WithinLimit($"{limits.Items} items"));
            return [];
        }

        return numbered.OrderBy(n => n.Number).Select((n, i) => (i, n.Node));
    }

    /// <summary>Names the parameter as it stands in the form: down to the value.</summary>
    private void Unknown(ValuePath? path, string name, FormNode node)
    {
        ValuePath at = new(path, new PathStep.Unknown(name));
        if (node.Value is not null || node.IsLeaf)
        {
            failures.Add(at, node.Value is null ? null : WireValue.Of(node.Value), new Constraint.Known());
            return;
        }

        KeyValuePair<string, FormNode> first = node.Children.First();
        Unknown(at, first.Key, first.Value);
    }
}
