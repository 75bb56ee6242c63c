namespace Keyferry.Wire.Shapes;

/// <summary>An error that a service declares.</summary>
/// <param name="Code">as it stands on the wire: <c>NotFoundException</c></param>
/// <param name="Status">the HTTP status</param>
/// <param name="Members">what the error carries, its message included</param>
public sealed record ErrorShape(string Code, int Status, Shape.Structure Members);
