namespace Keyferry.Wire.Generator.Smithy;

/// <summary>A shape as a member has it: what both say of it.</summary>
/// <param name="Kind">what its values are</param>
/// <param name="Definition">null for Smithy's own simple shapes</param>
/// <param name="Traits">of the shape and, over them, of the member</param>
internal sealed record Target(Kind Kind, Definition? Definition, Traits Traits)
{
    public bool IsEnum => Definition?.Kind == "enum";

    /// <summary>The item of a list; the key or value of a map.</summary>
    public MemberDefinition Part(string name) =>
        Definition!.Members.FirstOrDefault(m => m.Name == name)
        ?? throw new DescriptionException(Definition.Place, $"a {Definition.Kind} has a member `{name}`");
}
