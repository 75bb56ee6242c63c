using System.Text;
using System.Text.Json.Nodes;

namespace Keyferry.Cli.Fixing.Terraform;

/// <summary>
/// The JSON of Image Builder's API as the AWS provider's blocks: an object is a block, a list of objects one block for
/// each, and <c>kmsKeyId</c> is <c>kms_key_id</c>
/// (https://github.com/hashicorp/terraform-provider-aws/tree/main/website/docs/r).
/// </summary>
internal static class HclSettings
{
    /// <summary>Adds the fields of an object to a body: first the attributes, then the blocks.</summary>
    public static HclBody Add(this HclBody body, JsonObject fields)
    {
        foreach ((string name, JsonNode? value) in fields.Where(f => !IsBlock(f.Key, f.Value)))
        {
            _ = name switch
            {
                // An empty text to the API.
                "noDevice" => body.Attribute("no_device", JsonValue.Create(true)),
                // The API takes a list of one.
                "value" when value is JsonArray { Count: 1 } one => body.Attribute("value", one[0]),
                _ => body.Attribute(NameOf(name), value),
            };
        }

        foreach ((string name, JsonNode? value) in fields.Where(f => IsBlock(f.Key, f.Value)))
        {
            foreach (JsonNode? item in value is JsonArray list ? [.. list] : new[] { value })
            {
                body.Block(value is JsonArray ? NameOf(name)[..^1] : NameOf(name), new HclBody().Add((JsonObject)item!));
            }
        }

        return body;
    }

    private static bool IsBlock(string name, JsonNode? value) =>
        name != "amiTags" && value is JsonObject or JsonArray { Count: > 0 } and [JsonObject, ..];

    private static string NameOf(string name) => name switch
    {
        "semanticVersion" => "version",
        "setDefaultVersion" => "default",
        _ => Snake(name),
    };

    private static string Snake(string name)
    {
        StringBuilder text = new();
        foreach (char c in name)
        {
            text.Append(char.IsAsciiLetterUpper(c) ? "_" : "").Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
