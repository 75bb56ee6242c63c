using System.Collections.Immutable;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Http;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>Members that stand in the path, the query or the headers of a REST message.</summary>
internal static class RestBinding
{
    public static string WriteLabel(Shape.Structure shape, WireValue.Structure input, string label)
    {
        Member? member = shape.Members.FirstOrDefault(m => m.Location == Location.Uri && m.WireName == label);
        return member is not null && input[member.Name] is { } value ? Text(member, value) : "";
    }

    /// <summary>Parameters of members come before those of a map, and hide equal ones in it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> WriteQuery(Shape.Structure shape, WireValue.Structure input)
    {
        Member[] members =
            [.. shape.Members.Where(m => m.Location == Location.Querystring && input[m.Name] is not null)];
        HashSet<string> named = [.. members.Where(m => m.Target is not Shape.Map).Select(m => m.WireName)];
        foreach (Member member in members)
        {
            IEnumerable<KeyValuePair<string, string>> pairs = (member.Target, input[member.Name]) switch
            {
                (Shape.Map map, WireValue.Structure entries) =>
                    entries.Members
                        .Where(e => !named.Contains(e.Key))
                        .SelectMany(e => Parameters(map.Value, e.Key, e.Value)),
                (_, { } value) => Parameters(member, member.WireName, value),
                _ => [],
            };
            foreach (KeyValuePair<string, string> pair in pairs)
            {
                yield return pair;
            }
        }
    }

    public static IEnumerable<KeyValuePair<string, string>> WriteHeaders(
        Shape.Structure shape, WireValue.Structure value)
    {
        foreach (Member member in shape.Members)
        {
            if (member.Location == Location.Header && value[member.Name] is { } present)
            {
                yield return new(member.WireName, HeaderText.Write(member, present));
            }
            else if (member.Location == Location.Headers
                && member.Target is Shape.Map map
                && value[member.Name] is WireValue.Structure entries)
            {
                foreach ((string name, WireValue entry) in entries.Members)
                {
                    yield return new(member.LocationName + name, HeaderText.Write(map.Value, entry));
                }
            }
        }
    }

    public static IEnumerable<KeyValuePair<string, WireValue>> ReadLabels(
        Shape.Structure shape, IReadOnlyDictionary<string, string> labels, DecodingFailures failures)
    {
        foreach (Member member in shape.Members.Where(m => m.Location == Location.Uri))
        {
            if (labels.TryGetValue(member.WireName, out string? text)
                && Scalar(member, member, text, ValuePath.To(member), failures) is { } value)
            {
                yield return new(member.Name, value);
            }
        }
    }

    /// <summary>What no member names is unknown, unless a map takes everything.</summary>
    public static IEnumerable<KeyValuePair<string, WireValue>> ReadQuery(
        Shape.Structure shape,
        IEnumerable<KeyValuePair<string, string>> parameters,
        IEnumerable<string> expected,
        DecodingFailures failures)
    {
        Member[] members = [.. shape.Members.Where(m => m.Location == Location.Querystring)];
        Member? all = members.FirstOrDefault(m => m.Target is Shape.Map);
        ILookup<string, string> byName = parameters.ToLookup(p => p.Key, p => p.Value, StringComparer.Ordinal);
        foreach (IGrouping<string, string> parameter in byName)
        {
            Member? member = members.FirstOrDefault(m => m != all && m.WireName == parameter.Key);
            if (member is null && all is null && !expected.Contains(parameter.Key))
            {
                failures.Add(ValuePath.To(parameter.Key), WireValue.Of(parameter.First()), new Constraint.Known());
            }
            else if (member is not null
                && Parameter(member, [.. parameter], ValuePath.To(member), failures) is { } value)
            {
                yield return new(member.Name, value);
            }
        }

        if (all?.Target is Shape.Map map && byName.Count > 0)
        {
            List<KeyValuePair<string, WireValue>> entries = [];
            foreach (IGrouping<string, string> parameter in byName)
            {
                ValuePath path = new(ValuePath.To(all), new PathStep.Key(parameter.Key));
                if (Parameter(map.Value, [.. parameter], path, failures) is { } value)
                {
                    entries.Add(new(parameter.Key, value));
                }
            }

            yield return new(all.Name, new WireValue.Structure([.. entries]));
        }
    }

    public static WireValue.Structure ReadHeaders(Shape.Structure shape, HttpHeaders headers, DecodingFailures failures)
    {
        ImmutableArray<KeyValuePair<string, WireValue>>.Builder members =
            ImmutableArray.CreateBuilder<KeyValuePair<string, WireValue>>();
        foreach (Member member in shape.Members)
        {
            if (member.Location == Location.Header && headers[member.WireName] is { } text)
            {
                if (Header(member, text, ValuePath.To(member), failures) is { } value)
                {
                    members.Add(new(member.Name, value));
                }
            }
            else if (member.Location == Location.Headers && member.Target is Shape.Map map)
            {
                WireValue.Structure entries = Prefixed(member, map, headers, failures);
                if (!entries.Members.IsEmpty)
                {
                    members.Add(new(member.Name, entries));
                }
            }
        }

        return new(members.ToImmutable());
    }

    private static WireValue.Structure Prefixed(
        Member member, Shape.Map map, HttpHeaders headers, DecodingFailures failures)
    {
        string prefix = member.LocationName ?? "";
        OrderedDictionary<string, WireValue> entries = new(StringComparer.OrdinalIgnoreCase);
        IEnumerable<KeyValuePair<string, string>> fields =
            headers.Where(h => h.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        foreach ((string name, string text) in fields)
        {
            string key = name[prefix.Length..];
            ValuePath path = new(ValuePath.To(member), new PathStep.Key(key));
            if (Header(map.Value, text, path, failures) is { } entry)
            {
                entries.TryAdd(key, entry);
            }
        }

        return new([.. entries]);
    }

    private static WireValue? Header(Member member, string text, ValuePath path, DecodingFailures failures)
    {
        WireValue? value = HeaderText.Read(member, text);
        if (value is null)
        {
            failures.Add(path, WireValue.Of(text), new Constraint.OfType(ScalarText.TypeOf(member.Target)));
        }

        return value;
    }

    private static WireValue? Parameter(
        Member member, ImmutableArray<string> texts, ValuePath path, DecodingFailures failures) =>
        member.Target is Shape.List list
            ? WireValue.Of(texts.Select(t => Scalar(list.Item, member, t, path, failures)).OfType<WireValue>())
            : Scalar(member, member, texts[^1], path, failures);

    private static WireValue? Scalar(
        Member member, Member named, string text, ValuePath path, DecodingFailures failures)
    {
        WireValue? value = ScalarText.Read(member.Target, text, ScalarText.FormatOf(member, TimestampFormat.Iso8601));
        if (value is null)
        {
            failures.Add(path, WireValue.Of(text), new Constraint.OfType(ScalarText.TypeOf(named.Target)));
        }

        return value;
    }

    private static IEnumerable<KeyValuePair<string, string>> Parameters(Member member, string name, WireValue value) =>
        (member.Target, value) switch
        {
            (Shape.List list, WireValue.List items) =>
                items.Items.Select(i => new KeyValuePair<string, string>(name, Text(list.Item, i))),
            _ => [new(name, Text(member, value))],
        };

    private static string Text(Member member, WireValue value) =>
        ScalarText.Write(member.Target, value, ScalarText.FormatOf(member, TimestampFormat.Iso8601));
}
