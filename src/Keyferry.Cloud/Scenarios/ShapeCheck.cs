using System.Diagnostics;
using System.Globalization;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Walks a text's tree along the table of fields and reports all that doesn't fit. Policies have a reader of their own.</summary>
internal sealed class ShapeCheck(ProblemList problems)
{
    // An anchored value is checked once for each type it is used as, so that a fault in it is told once.
    private readonly HashSet<(SourceNode, FieldType)> _seen = new(SameNode.Comparer);
    private readonly List<string> _path = [];

    public void Check(SourceNode node, FieldType type)
    {
        switch (type)
        {
            case FieldType.PolicyDocument or FieldType.Anything:
                break;
            case FieldType.OrUnknown(var known):
                if (UnknownReason(node) is null)
                {
                    Check(node, known);
                }

                break;
            default:
                if (node is SourceScalar scalar)
                {
                    CheckScalar(scalar, type);
                }
                else if (_seen.Add((node, type)))
                {
                    CheckNested(node, type);
                }

                break;
        }
    }

    /// <summary>The reason in <c>{unknown: reason}</c>, or null if the node is anything else.</summary>
    public static string? UnknownReason(SourceNode node) =>
        node is SourceMap { Entries: [{ Key: "unknown", Value: SourceScalar { Kind: not ScalarKind.Null } reason }] }
            ? reason.Text
            : null;

    private void CheckScalar(SourceScalar scalar, FieldType type)
    {
        switch (type)
        {
            case FieldType.Text(var form):
                if (form.Fault(scalar.Text) is { } fault)
                {
                    Report(scalar, fault.Message, fault.Help);
                }

                break;
            case FieldType.Word(var words):
                if (!words.Contains(scalar.Text))
                {
                    string? near = Spelling.Closest(scalar.Text, words);
                    Report(scalar, $"`{scalar.Text}` is not one of the words that may stand here",
                        near is null ? "write " + Listed(words) : $"did you mean `{near}`?");
                }

                break;
            case FieldType.Integer(var minimum, var maximum):
                if (!int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                    || number < minimum || number > maximum)
                {
                    Report(scalar, $"`{scalar.Text}` is not a whole number from {minimum} to {maximum}", null);
                }

                break;
            case FieldType.Flag:
                if (scalar.Kind != ScalarKind.Boolean)
                {
                    Report(scalar, $"`{scalar.Text}` is neither true nor false", "write `true` or `false`, without quotes");
                }

                break;
            default:
                ReportKind(scalar, type);
                break;
        }
    }

    private void CheckNested(SourceNode node, FieldType type)
    {
        switch (type, node)
        {
            case (FieldType.Items(var of, var mayHaveHoles), SourceList list):
                for (int i = 0; i < list.Items.Length; i++)
                {
                    _path.Add(i.ToString(CultureInfo.InvariantCulture));
                    if (list.Items[i] is SourceScalar { Kind: ScalarKind.Null } nothing)
                    {
                        if (!mayHaveHoles)
                        {
                            Report(nothing, "there is nothing here", "write a value, or remove it from the list");
                        }
                    }
                    else
                    {
                        Check(list.Items[i], of);
                    }

                    _path.RemoveAt(_path.Count - 1);
                }

                break;
            case (FieldType.Named(var key, var of), SourceMap map):
                foreach (SourceEntry entry in map.Entries)
                {
                    _path.Add(entry.Key);
                    if (key.Fault(entry.Key) is { } fault)
                    {
                        Report(entry.KeyPosition, fault.Message, fault.Help);
                    }

                    CheckValue(entry, of);
                    _path.RemoveAt(_path.Count - 1);
                }

                break;
            case (FieldType.Thing(var shape), SourceMap map):
                CheckFields(map, shape);
                break;
            default:
                ReportKind(node, type);
                break;
        }
    }

    private void CheckFields(SourceMap map, Shape shape)
    {
        foreach (SourceEntry entry in map.Entries)
        {
            _path.Add(entry.Key);
            if (shape.Find(entry.Key) is { } field)
            {
                CheckValue(entry, field.Type);
            }
            else
            {
                string? near = Spelling.Closest(entry.Key, shape.Fields.Select(f => f.Name));
                Report(entry.KeyPosition, $"{shape.Name} has no field `{entry.Key}`",
                    near is null ? "its fields are " + Listed(shape.Fields.Select(f => f.Name)) : $"did you mean `{near}`?");
            }

            _path.RemoveAt(_path.Count - 1);
        }

        foreach (Field field in shape.Fields)
        {
            if (field.Required && map.Find(field.Name)?.Value is null or SourceScalar { Kind: ScalarKind.Null })
            {
                Report(map.Position, $"{shape.Name} needs the field `{field.Name}`", null);
            }
        }
    }

    // A field without a value is a field that isn't given.
    private void CheckValue(SourceEntry entry, FieldType type)
    {
        if (entry.Value is not SourceScalar { Kind: ScalarKind.Null })
        {
            Check(entry.Value, type);
        }
    }

    private void ReportKind(SourceNode node, FieldType type)
    {
        string wanted = type switch
        {
            FieldType.Text(var form) => form.What,
            FieldType.Word(var words) => "one of " + Listed(words),
            FieldType.Integer => "a whole number",
            FieldType.Flag => "true or false",
            FieldType.Items => "a list",
            FieldType.Named or FieldType.Thing => "a map",
            _ => throw new UnreachableException(),
        };
        string found = node switch
        {
            SourceScalar => "a single value",
            SourceList => "a list",
            SourceMap => "a map",
            _ => throw new UnreachableException(),
        };
        Report(node, $"{found} stands where {wanted} is expected", null);
    }

    private void Report(SourceNode node, string message, string? help) => Report(node.Position, message, help);

    private void Report(Position at, string message, string? help) => problems.Error(Pointer(), at, message, help);

    private string Pointer() => _path.Aggregate("", JsonPointer.Append);

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"`{w}`"));
}
