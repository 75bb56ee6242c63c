using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keyferry.Cli.Fixing.CloudFormation;

/// <summary>JSON as YAML in block style, two spaces a level; texts are quoted where YAML could take them for something else.</summary>
internal static class YamlText
{
    private static readonly string[] s_reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

    public static string Write(JsonObject document)
    {
        StringBuilder text = new();
        WriteFields(text, document, "");
        return text.ToString();
    }

    private static void WriteFields(StringBuilder text, JsonObject fields, string margin)
    {
        string indent = margin;
        foreach ((string name, JsonNode? value) in fields)
        {
            text.Append(indent).Append(Scalar(name)).Append(':');
            WriteValue(text, value, margin + "  ");
            indent = margin;
        }
    }

    // After the colon of a key.
    private static void WriteValue(StringBuilder text, JsonNode? value, string margin)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } fields:
                text.Append('\n');
                WriteFields(text, fields, margin);
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                foreach (JsonNode? item in list)
                {
                    WriteItem(text, item, margin);
                }

                break;
            default:
                text.Append(' ').Append(Leaf(value)).Append('\n');
                break;
        }
    }

    private static void WriteItem(StringBuilder text, JsonNode? item, string margin)
    {
        text.Append(margin).Append('-');
        if (item is JsonObject { Count: > 0 } fields)
        {
            StringBuilder inner = new();
            WriteFields(inner, fields, margin + "  ");
            text.Append(' ').Append(inner, margin.Length + 2, inner.Length - margin.Length - 2);
            return;
        }

        WriteValue(text, item, margin + "  ");
    }

    private static string Leaf(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Scalar(text.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    private static string Scalar(string text) => IsPlain(text) ? text : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static bool IsPlain(string text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '/') && text[^1] != ':'
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/')
        && !s_reserved.Contains(text, StringComparer.OrdinalIgnoreCase);
}
