namespace Keyferry.Cloud.Worlds;

/// <summary>A Region's code, <c>us-east-1</c>.</summary>
public readonly record struct Region(string Value) : IComparable<Region>
{
    public int CompareTo(Region other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
