using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Simulation;

/// <summary>A value of a text with its JSON pointer.</summary>
internal readonly record struct Placed(SourceNode Node, string Pointer);

/// <summary>
/// Reads the fields of JSON objects strictly and collects everything that is wrong: unknown fields with the name that was
/// probably meant, wrong types, missing fields. A field that is <c>null</c> counts as not given.
/// </summary>
internal sealed class FieldReader(string document)
{
    private readonly List<Problem> _problems = [];

    public string Document { get; } = document;

    public IReadOnlyList<Problem> Problems => _problems;

    public void Report(Placed at, string message, string? help) =>
        _problems.Add(new(ProblemSeverity.Error, Document, at.Pointer, at.Node.Position, message, help));

    public void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    /// <summary>The value as an object that has none but these fields; null (and reported) if it isn't one.</summary>
    public SourceMap? Map(Placed at, string what, params ReadOnlySpan<string> fields)
    {
        if (at.Node is not SourceMap map)
        {
            Report(at, $"{what} must be an object, it is {Kind(at.Node)}", null);
            return null;
        }

        string[] known = fields.ToArray();
        foreach (SourceEntry entry in map.Entries.Where(e => !known.Contains(e.Key, StringComparer.Ordinal)))
        {
            string? meant = Spelling.Closest(entry.Key, known);
            _problems.Add(new(
                ProblemSeverity.Error, Document, JsonPointer.Append(at.Pointer, entry.Key), entry.KeyPosition,
                $"{what} has no field `{entry.Key}`",
                meant is null ? $"its fields are {string.Join(", ", known.Select(k => $"`{k}`"))}" : $"did you mean `{meant}`?"));
        }

        return map;
    }

    /// <summary>
    /// The value as an object; fields that aren't known are the caller's own (a comment, an expected answer), unless one is
    /// so like a known field that it is probably misspelled.
    /// </summary>
    public SourceMap? OpenMap(Placed at, string what, params ReadOnlySpan<string> fields)
    {
        if (at.Node is not SourceMap map)
        {
            Report(at, $"{what} must be an object, it is {Kind(at.Node)}", null);
            return null;
        }

        string[] known = fields.ToArray();
        foreach (SourceEntry entry in map.Entries.Where(e => !known.Contains(e.Key, StringComparer.Ordinal)))
        {
            if (Spelling.Closest(entry.Key, known) is string meant)
            {
                _problems.Add(new(
                    ProblemSeverity.Error, Document, JsonPointer.Append(at.Pointer, entry.Key), entry.KeyPosition,
                    $"{what} has no field `{entry.Key}`", $"did you mean `{meant}`?"));
            }
        }

        return map;
    }

    /// <summary>The first of these fields that is given and isn't null.</summary>
    public static Placed? Find(Placed at, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (at.Node is SourceMap map && map.Find(name) is SourceEntry entry
                && entry.Value is not SourceScalar { Kind: ScalarKind.Null })
            {
                return new Placed(entry.Value, JsonPointer.Append(at.Pointer, name));
            }
        }

        return null;
    }

    /// <summary>A string that must be there; empty (and reported) if it isn't.</summary>
    public string RequiredText(Placed at, string what, params ReadOnlySpan<string> names)
    {
        if (Find(at, names) is not Placed found)
        {
            Report(at, $"{what} needs a `{names[0]}`", null);
            return "";
        }

        return Text(found, names[0]) ?? "";
    }

    public string? OptionalText(Placed at, params ReadOnlySpan<string> names) =>
        Find(at, names) is Placed found ? Text(found, names[0]) : null;

    public string? Text(Placed at, string what)
    {
        if (at.Node is SourceScalar { Kind: ScalarKind.String } scalar)
        {
            return scalar.Text;
        }

        Report(at, $"`{what}` must be a string, it is {Kind(at.Node)}", null);
        return null;
    }

    public bool Flag(Placed at, string name)
    {
        if (Find(at, name) is not Placed found)
        {
            return false;
        }

        if (found.Node is SourceScalar { Kind: ScalarKind.Boolean } scalar)
        {
            return scalar.Text == "true";
        }

        Report(found, $"`{name}` must be true or false, it is {Kind(found.Node)}", null);
        return false;
    }

    /// <summary>The items of a list that may be missing.</summary>
    public ImmutableArray<Placed> Items(Placed at, params ReadOnlySpan<string> names) =>
        Find(at, names) is Placed found ? List(found, names[0]) : [];

    public ImmutableArray<Placed> List(Placed at, string what)
    {
        if (at.Node is SourceList list)
        {
            return [.. list.Items.Select((item, i) => new Placed(item, JsonPointer.Append(at.Pointer, i)))];
        }

        Report(at, $"`{what}` must be a list, it is {Kind(at.Node)}", null);
        return [];
    }

    public static string Kind(SourceNode node) => node switch
    {
        SourceMap => "an object",
        SourceList => "a list",
        SourceScalar { Kind: ScalarKind.String } => "a string",
        SourceScalar { Kind: ScalarKind.Number } => "a number",
        SourceScalar { Kind: ScalarKind.Boolean } => "a boolean",
        _ => "null",
    };
}
