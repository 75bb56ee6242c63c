namespace Keyferry.Wire.Shapes;

/// <summary>One operation of a service: what it takes and gives, and how HTTP carries it.</summary>
/// <param name="Name"><c>CopyImage</c></param>
public sealed record Operation(string Name)
{
    public Shape.Structure? Input { get; init; }

    public Shape.Structure? Output { get; init; }

    public string Method { get; init; } = "POST";

    public UriTemplate Uri { get; init; } = UriTemplate.Root;

    /// <summary>The status of a success, unless a member of the output is the status.</summary>
    public int Status { get; init; } = 200;

    public override string ToString() => Name;
}
