namespace Keyferry.Wire.Generator.Smithy;

/// <summary>What is wrong with a description, and where; it becomes a diagnostic of the compiler.</summary>
internal sealed class DescriptionException(Place place, string message) : Exception(message)
{
    public Place Place { get; } = place;
}
