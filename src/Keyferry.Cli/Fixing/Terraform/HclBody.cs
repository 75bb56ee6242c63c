using System.Text.Json.Nodes;

namespace Keyferry.Cli.Fixing.Terraform;

/// <summary>What stands in a file or between a block's braces, in the order in which it is added.</summary>
internal sealed class HclBody
{
    private readonly List<HclItem> _items = [];

    public IReadOnlyList<HclItem> Items => _items;

    public HclBody Comment(string text)
    {
        _items.Add(new HclItem.Comment(text));
        return this;
    }

    /// <summary>A blank line; blocks have theirs without it.</summary>
    public HclBody Blank()
    {
        _items.Add(new HclItem.Blank());
        return this;
    }

    public HclBody Attribute(string name, HclValue value)
    {
        _items.Add(new HclItem.Attribute(name, value));
        return this;
    }

    public HclBody Attribute(string name, string text) => Attribute(name, JsonValue.Create(text));

    public HclBody Attribute(string name, JsonNode? value) => Attribute(name, new HclValue.Literal(value));

    public HclBody Block(string type, string[] labels, HclBody body)
    {
        _items.Add(new HclItem.Block(type, labels, body));
        return this;
    }

    /// <summary>Everything of another body.</summary>
    public HclBody Add(HclBody more)
    {
        _items.AddRange(more._items);
        return this;
    }

    public HclBody Block(string type, HclBody body) => Block(type, [], body);
}

/// <summary>One item of a body. A closed union.</summary>
internal abstract record HclItem
{
    private HclItem()
    {
    }

    public sealed record Comment(string Text) : HclItem;

    public sealed record Blank : HclItem;

    public sealed record Attribute(string Name, HclValue Value) : HclItem;

    public sealed record Block(string Type, string[] Labels, HclBody Body) : HclItem;
}
