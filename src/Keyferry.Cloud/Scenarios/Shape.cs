using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Keyferry.Cloud.Scenarios;

/// <summary>
/// The fields of one kind of thing in a scenario. These tables are the one place that knows the format: the loader checks
/// texts by them, the readers may ask for no other field, and the published JSON Schema is made from them.
/// </summary>
internal sealed class Shape
{
    private readonly FrozenDictionary<string, Field> _byName;

    public Shape(string name, string description, ImmutableArray<Field> fields)
    {
        Name = name;
        Description = description;
        Fields = fields;
        _byName = fields.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
    }

    /// <summary>Its name in the JSON Schema.</summary>
    public string Name { get; }

    public string Description { get; }

    public ImmutableArray<Field> Fields { get; }

    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    public Field Get(string name) =>
        Find(name) ?? throw new UnreachableException($"the shape {Name} has no field {name}");
}

/// <summary>One field.</summary>
internal sealed record Field(string Name, FieldType Type, string Description, bool Required = false);

/// <summary>What a field may hold.</summary>
internal abstract record FieldType
{
    private FieldType()
    {
    }

    /// <summary>A text of some form; numbers count as the text they were written as.</summary>
    internal sealed record Text(TextForm Form) : FieldType;

    /// <summary>One of some words.</summary>
    internal sealed record Word(ImmutableArray<string> Words) : FieldType;

    internal sealed record Integer(int Minimum, int Maximum) : FieldType;

    internal sealed record Flag : FieldType;

    internal sealed record Anything : FieldType;

    /// <summary>A list; with <see cref="MayHaveHoles"/> its items may be null.</summary>
    internal sealed record Items(FieldType Of, bool MayHaveHoles = false) : FieldType;

    /// <summary>A map with free keys.</summary>
    internal sealed record Named(TextForm Key, FieldType Of) : FieldType;

    internal sealed record Thing(Shape Shape) : FieldType;

    /// <summary>A policy document in one of its forms; <see cref="MayBeDefault"/> allows the word <c>default</c>.</summary>
    internal sealed record PolicyDocument(bool MayBeDefault) : FieldType;

    /// <summary>The value, or <c>{unknown: reason}</c>.</summary>
    internal sealed record OrUnknown(FieldType Known) : FieldType;

    public static FieldType Free { get; } = new Text(TextForm.Any);

    public static FieldType Boolean { get; } = new Flag();

    public static FieldType Tags { get; } = new Named(TextForm.Any, Free);

    public static FieldType A(TextForm form) => new Text(form);

    public static FieldType List(FieldType of) => new Items(of);

    public static FieldType List(TextForm form) => new Items(new Text(form));

    public static FieldType List(Shape shape) => new Items(new Thing(shape));

    public static FieldType PerRegion(FieldType of) => new Named(TextForm.Region, of);

    public static FieldType OneOf(params ImmutableArray<string> words) => new Word(words);
}
