namespace Keyferry.Policies.Source;

/// <summary>A place in a text: line and column, both counted from 1; a column counts UTF-16 code units.</summary>
public readonly record struct Position(int Line, int Column) : IComparable<Position>
{
    public int CompareTo(Position other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    public override string ToString() => $"{Line}:{Column}";
}
