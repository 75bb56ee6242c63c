using System.Text.Json.Nodes;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>IAM's "one or a list of them" (F5.48).</summary>
internal static class Json
{
    public static IEnumerable<JsonNode> Items(JsonNode? node) =>
        node is null ? [] : node is JsonArray list ? list.Select(n => n!) : Enumerable.Repeat(node, 1);

    /// <summary>Strings as they are; numbers and booleans as JSON spells them.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => Items(node).Select(n => n.ToString());
}
