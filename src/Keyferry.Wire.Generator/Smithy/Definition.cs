namespace Keyferry.Wire.Generator.Smithy;

/// <summary>A file: its namespace and what it defines.</summary>
internal sealed record Description(string Namespace, Place Place, IReadOnlyList<Definition> Definitions);

/// <param name="Place">of the name</param>
/// <param name="Kind">Smithy's word: <c>structure</c>, <c>list</c>, <c>operation</c></param>
/// <param name="Name">what it is called</param>
/// <param name="Traits">what is said of it</param>
/// <param name="Members">of a structure, union, list, map or enum</param>
/// <param name="Properties">of a service or operation</param>
internal sealed record Definition(
    Place Place,
    string Kind,
    string Name,
    Traits Traits,
    IReadOnlyList<MemberDefinition> Members,
    Node.Object Properties);

/// <param name="Place">of the name</param>
/// <param name="Name">what it is called</param>
/// <param name="Target">a shape's name; null in an enum</param>
/// <param name="Value">in an enum, the text that it stands for</param>
/// <param name="Traits">what is said of it</param>
internal sealed record MemberDefinition(Place Place, string Name, string? Target, string? Value, Traits Traits);
