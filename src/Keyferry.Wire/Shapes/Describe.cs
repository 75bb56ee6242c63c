namespace Keyferry.Wire.Shapes;

/// <summary>
/// Shapes as they are written down in C#, meant to be imported with <c>using static</c>:
/// <code>
/// Structure("EncryptRequest",
///     Required("KeyId", Text(1, 2048)),
///     Required("Plaintext", SecretBlob(1, 4096)),
///     Optional("EncryptionContext", Map(Text(), Text())));
/// </code>
/// </summary>
public static class Describe
{
    public static Shape.Structure Structure(string name, params IEnumerable<Member> members) => new(name, members);

    public static Shape.Structure Union(string name, params IEnumerable<Member> members) =>
        new(name, members) { IsUnion = true };

    public static Member Required(string name, Shape target) => new(name, () => target) { IsRequired = true };

    public static Member Optional(string name, Shape target) => new(name, () => target);

    /// <summary>A member whose shape is described later, or contains this one.</summary>
    public static Member Optional(string name, Func<Shape> target) => new(name, target);

    public static Shape.List List(Shape item, int? min = null, int? max = null, string? itemName = null) =>
        new(Optional("member", item) with { LocationName = itemName }) { Length = new(min, max) };

    public static Shape.Map Map(Shape key, Shape value, int? min = null, int? max = null) =>
        new(Optional("key", key), Optional("value", value)) { Length = new(min, max) };

    public static Shape.Text Text(int? min = null, int? max = null, string? pattern = null) =>
        new() { Length = new(min, max), Pattern = pattern is null ? null : new TextPattern(pattern) };

    public static Shape.Text Enum(params IEnumerable<string> values) => new() { Enum = [.. values] };

    /// <summary>Many values in one text, a line each.</summary>
    public static Shape.Text EnumLines(string values) => Enum(values.Split('\n'));

    public static Shape.Integer Integer(long? min = null, long? max = null) => new() { Range = new(min, max) };

    public static Shape.Integer Long(long? min = null, long? max = null) =>
        new() { IsLong = true, Range = new(min, max) };

    public static Shape.Number Float(double? min = null, double? max = null) =>
        new() { IsSingle = true, Range = new(min, max) };

    public static Shape.Number Double(double? min = null, double? max = null) => new() { Range = new(min, max) };

    public static Shape.Boolean Boolean() => new();

    public static Shape.Blob Blob(int? min = null, int? max = null) => new() { Length = new(min, max) };

    /// <summary>A secret text: <see cref="Shape.IsSensitive"/>.</summary>
    public static Shape.Text SecretText(int? min = null, int? max = null) =>
        new() { Length = new(min, max), IsSensitive = true };

    /// <summary>Secret bytes: <see cref="Shape.IsSensitive"/>.</summary>
    public static Shape.Blob SecretBlob(int? min = null, int? max = null) =>
        new() { Length = new(min, max), IsSensitive = true };

    public static Shape.Timestamp Timestamp(TimestampFormat? format = null) => new() { Format = format };

    public static Shape.Document Document() => new();

    /// <summary>Another name in messages than in the model.</summary>
    public static Member Named(this Member member, string locationName) => member with { LocationName = locationName };

    public static Member InPath(this Member member, string? label = null) =>
        member with { Location = Location.Uri, LocationName = label ?? member.Name, IsRequired = true };

    public static Member InQuery(this Member member, string? name = null) =>
        member with { Location = Location.Querystring, LocationName = name ?? member.Name };

    public static Member InHeader(this Member member, string name) =>
        member with { Location = Location.Header, LocationName = name };

    public static Member Flat(this Member member) => member with { IsFlattened = true };

    public static Member Token(this Member member) => member with { IsIdempotencyToken = true };
}
