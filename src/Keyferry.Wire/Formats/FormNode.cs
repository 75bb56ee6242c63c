namespace Keyferry.Wire.Formats;

/// <summary>The parameters of a form as the tree that the dots in their names make.</summary>
internal sealed class FormNode
{
    private readonly OrderedDictionary<string, FormNode> _children = new(StringComparer.Ordinal);

    /// <summary>Null where only longer names go through here.</summary>
    public string? Value { get; private set; }

    public IEnumerable<KeyValuePair<string, FormNode>> Children => _children;

    public bool IsLeaf => _children.Count == 0;

    public FormNode? this[string name] => _children.GetValueOrDefault(name);

    /// <summary>Of equal names the last one counts. False when the name has more dots than allowed.</summary>
    public bool Add(string name, string value, int depth)
    {
        FormNode node = this;
        foreach (System.Range range in name.AsSpan().Split('.'))
        {
            string step = name[range];
            if (depth-- == 0)
            {
                return false;
            }

            if (!node._children.TryGetValue(step, out FormNode? next))
            {
                node._children[step] = next = new FormNode();
            }

            node = next;
        }

        node.Value = value;
        return true;
    }
}
