using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;
using Failures = System.Collections.Immutable.ImmutableArray<Keyferry.Wire.Validation.ValidationFailure>.Builder;

namespace Keyferry.Wire.Validation;

/// <summary>Holds a value to its shape's constraints: what is required, lengths, ranges, patterns, enums.</summary>
public static class ShapeValidator
{
    public static ImmutableArray<ValidationFailure> Check(Shape.Structure shape, WireValue.Structure value)
    {
        Failures failures = ImmutableArray.CreateBuilder<ValidationFailure>();
        Structure(shape, value, null, failures);
        return failures.ToImmutable();
    }

    private static void Structure(
        Shape.Structure shape, WireValue.Structure value, ValuePath? path, Failures failures)
    {
        if (shape.IsUnion && value.Members.Length != 1)
        {
            failures.Add(new(path, value, new Constraint.ExactlyOneMember()));
        }

        foreach (Member member in shape.Members)
        {
            ValuePath at = new(path, new PathStep.Named(member));
            if (value[member.Name] is { } present)
            {
                Value(member.Target, present, at, failures);
            }
            else if (member.IsRequired)
            {
                failures.Add(new(at, null, new Constraint.Required()));
            }
        }
    }

    private static void Value(
        Shape shape, WireValue value, ValuePath path, Failures failures)
    {
        switch (shape, value)
        {
            case (Shape.Structure structure, WireValue.Structure members):
                Structure(structure, members, path, failures);
                break;
            case (Shape.List list, WireValue.List items):
                AddAll(Length(list.Length, items.Items.Length), value, path, failures);
                Items(list.Item.Target, items, path, failures);
                break;
            case (Shape.Map map, WireValue.Structure entries):
                AddAll(Length(map.Length, entries.Members.Length), value, path, failures);
                Entries(map, entries, path, failures);
                break;
            default:
                AddAll(Scalar(shape, value), value, path, failures);
                break;
        }
    }

    private static void AddAll(
        IEnumerable<Constraint> violated, WireValue value, ValuePath path, Failures failures) =>
        failures.AddRange(violated.Select(c => new ValidationFailure(path, value, c)));

    private static void Items(
        Shape item, WireValue.List list, ValuePath path, Failures failures)
    {
        if (IsScalar(item))
        {
            Each("Member", item, list.Items, list, path, failures);
            return;
        }

        for (int i = 0; i < list.Items.Length; i++)
        {
            Value(item, list.Items[i], new ValuePath(path, new PathStep.Item(i)), failures);
        }
    }

    private static void Entries(
        Shape.Map map, WireValue.Structure entries, ValuePath path, Failures failures)
    {
        Each("Map keys", map.Key.Target, entries.Members.Select(m => WireValue.Of(m.Key)), entries, path, failures);
        if (IsScalar(map.Value.Target))
        {
            Each("Map value", map.Value.Target, entries.Members.Select(m => m.Value), entries, path, failures);
            return;
        }

        foreach (KeyValuePair<string, WireValue> entry in entries.Members)
        {
            Value(map.Value.Target, entry.Value, new ValuePath(path, new PathStep.Key(entry.Key)), failures);
        }
    }

    /// <summary>AWS names the whole list and every constraint of its items when one of these is violated.</summary>
    private static void Each(
        string part,
        Shape shape,
        IEnumerable<WireValue> values,
        WireValue whole,
        ValuePath path,
        Failures failures)
    {
        if (values.Any(v => Scalar(shape, v).Any()))
        {
            failures.Add(new(path, whole, new Constraint.Each(part, [.. ConstraintsOf(shape)])));
        }
    }

    private static bool IsScalar(Shape shape) => shape is not (Shape.Structure or Shape.List or Shape.Map);

    private static IEnumerable<Constraint> Scalar(Shape shape, WireValue value) => (shape, value) switch
    {
        (Shape.Text text, WireValue.Text t) => Text(text, t.Value),
        (Shape.Blob blob, WireValue.Blob b) => Length(blob.Length, b.Bytes.Length),
        (Shape.Integer integer, WireValue.Integer i) =>
            Bounds(i.Value < integer.Range.Min, i.Value > integer.Range.Max, integer.Range.Min, integer.Range.Max),
        (Shape.Number number, WireValue.Number n) =>
            Bounds(n.Value < number.Range.Min, n.Value > number.Range.Max, number.Range.Min, number.Range.Max),
        _ => [],
    };

    private static IEnumerable<Constraint> Text(Shape.Text shape, string value)
    {
        // In Unicode's characters, as Smithy's length trait says: https://smithy.io/2.0/spec/constraint-traits.html
        int length = 0;
        foreach (System.Text.Rune _ in value.EnumerateRunes())
        {
            length++;
        }

        foreach (Constraint constraint in Length(shape.Length, length))
        {
            yield return constraint;
        }

        bool isTooLong = length > shape.Length.Max;
        if (shape.Pattern is not null && !isTooLong && !shape.Pattern.Matches(value))
        {
            yield return new Constraint.Matches(shape.Pattern.Source);
        }

        if (!shape.Enum.IsEmpty && !shape.Enum.Contains(value))
        {
            yield return new Constraint.OneOf(shape.Enum);
        }
    }

    private static IEnumerable<Constraint> Length(Range<int> range, int length)
    {
        if (length < range.Min)
        {
            yield return new Constraint.MinLength(range.Min.Value);
        }

        if (length > range.Max)
        {
            yield return new Constraint.MaxLength(range.Max.Value);
        }
    }

    private static IEnumerable<Constraint> Bounds(bool isBelow, bool isAbove, IFormattable? min, IFormattable? max)
    {
        if (isBelow)
        {
            yield return new Constraint.AtLeast(min!.ToString(null, CultureInfo.InvariantCulture));
        }

        if (isAbove)
        {
            yield return new Constraint.AtMost(max!.ToString(null, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>All constraints of a scalar, longest first as AWS lists them.</summary>
    private static IEnumerable<Constraint> ConstraintsOf(Shape shape)
    {
        Range<int> length = shape switch
        {
            Shape.Text text => text.Length,
            Shape.Blob blob => blob.Length,
            _ => default,
        };
        if (length.Max is { } max)
        {
            yield return new Constraint.MaxLength(max);
        }

        if (length.Min is { } min)
        {
            yield return new Constraint.MinLength(min);
        }

        switch (shape)
        {
            case Shape.Text { Pattern: { } pattern }:
                yield return new Constraint.Matches(pattern.Source);
                break;
            case Shape.Text { Enum.IsEmpty: false } text:
                yield return new Constraint.OneOf(text.Enum);
                break;
            case Shape.Integer integer:
                foreach (Constraint bound in Bounds(
                    integer.Range.Min is not null, integer.Range.Max is not null, integer.Range.Min, integer.Range.Max))
                {
                    yield return bound;
                }

                break;
        }
    }
}
