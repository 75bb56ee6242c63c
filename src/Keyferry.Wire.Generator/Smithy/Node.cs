namespace Keyferry.Wire.Generator.Smithy;

/// <summary>A value in a description: the argument of a trait, a property of a service or operation.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>A text, or a name where one may stand for it.</summary>
    public sealed record Text(Place Place, string Value) : Node(Place);

    /// <summary>As written: whole or with a fraction.</summary>
    public sealed record Number(Place Place, string Value) : Node(Place);

    public sealed record List(Place Place, IReadOnlyList<Node> Items) : Node(Place);

    public sealed record Object(Place Place, IReadOnlyDictionary<string, Node> Members) : Node(Place)
    {
        public Node? this[string name] => Members.TryGetValue(name, out Node? node) ? node : null;
    }
}
