using System.Text.Json.Nodes;

namespace Keyferry.Cli.Fixing.Terraform;

/// <summary>The right side of an attribute. A closed union.</summary>
internal abstract record HclValue
{
    private HclValue()
    {
    }

    /// <summary>Text, numbers, booleans, lists and maps, as JSON has them.</summary>
    public sealed record Literal(JsonNode? Node) : HclValue;

    /// <summary>An expression as it stands: <c>aws_iam_role.build.name</c>.</summary>
    public sealed record Expression(string Text) : HclValue;

    /// <summary>Expressions between brackets.</summary>
    public sealed record Expressions(IReadOnlyList<string> Texts) : HclValue;

    /// <summary>A document as text of JSON: <c>jsonencode({ … })</c>.</summary>
    public sealed record Encoded(JsonNode? Document) : HclValue;

    public static implicit operator HclValue(string text) => new Literal(JsonValue.Create(text));
}
