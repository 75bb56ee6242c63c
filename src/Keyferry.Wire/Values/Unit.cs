using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Values;

/// <summary>The input or output of an operation that has none.</summary>
public sealed record Unit : IWireStructure<Unit>
{
    private Unit()
    {
    }

    public static Unit Value { get; } = new();

    public static Shape.Structure Shape { get; } = new("Unit", []);

    public static Unit Read(WireValue.Structure value) => Value;

    public WireValue.Structure Write() => WireValue.Structure.Empty;
}
