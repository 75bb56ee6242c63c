using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Values;

/// <summary>
/// A structure of a service as a C# type. The types are generated from the descriptions in <c>Services/*.smithy</c>;
/// two values of one are equal when they would be written alike.
/// </summary>
/// <typeparam name="TSelf">the type itself</typeparam>
public interface IWireStructure<TSelf>
    where TSelf : IWireStructure<TSelf>
{
    static abstract Shape.Structure Shape { get; }

    /// <summary>
    /// Takes a value that was held to the shape. A required member that is absent becomes an empty text, an empty list,
    /// zero: answers of a newer or older AWS stay legible.
    /// </summary>
    static abstract TSelf Read(WireValue.Structure value);

    WireValue.Structure Write();
}
