namespace Keyferry.Wire.Shapes;

/// <summary>Bounds, both inclusive; null is no bound.</summary>
public readonly record struct Range<T>(T? Min, T? Max)
    where T : struct;
