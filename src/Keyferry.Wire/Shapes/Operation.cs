namespace Keyferry.Wire.Shapes;

/// <summary>One operation of a service: what it takes and gives, and how HTTP carries it.</summary>
/// <param name="Name"><c>CopyImage</c></param>
public sealed record Operation(string Name)
{
    public Shape.Structure? Input { get => field ?? DescribeInput?.Invoke(); init; }

    public Shape.Structure? Output { get => field ?? DescribeOutput?.Invoke(); init; }

    /// <summary>Gives the input when it is asked for: the services have a thousand shapes, a run needs few.</summary>
    public Func<Shape.Structure>? DescribeInput { get; init; }

    public Func<Shape.Structure>? DescribeOutput { get; init; }

    public string Method { get; init; } = "POST";

    public UriTemplate Uri { get; init; } = UriTemplate.Root;

    /// <summary>The status of a success, unless a member of the output is the status.</summary>
    public int Status { get; init; } = 200;

    public override string ToString() => Name;
}
