using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Keyferry.Wire.Generator.Smithy;

/// <summary>Where something stands; line and column count from zero, as the compiler does.</summary>
internal sealed record Place(string Path, int Offset, int Length, int Line, int Column)
{
    public Location ToLocation() => Location.Create(
        Path,
        new TextSpan(Offset, Length),
        new LinePositionSpan(new(Line, Column), new(Line, Column + Length)));
}
