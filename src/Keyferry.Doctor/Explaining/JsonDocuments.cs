using System.Text;
using System.Text.Json;

namespace Keyferry.Doctor.Explaining;

/// <summary>Several documents of JSON one after another, as people paste and concatenate them.</summary>
internal static class JsonDocuments
{
    private const int DeepestJson = 64;

    /// <summary>Gives each document to the reader; returns what is wrong with the text, or null.</summary>
    public static string? Read(string text, Action<JsonElement> read)
    {
        try
        {
            Utf8JsonReader reader = new(
                Encoding.UTF8.GetBytes(text.Trim().TrimStart('\ufeff')),
                new JsonReaderOptions
                {
                    AllowMultipleValues = true,
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                    MaxDepth = DeepestJson,
                });
            while (reader.Read())
            {
                using var document = JsonDocument.ParseValue(ref reader);
                read(document.RootElement);
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair as an escape.
            return "this JSON holds a text that is no Unicode; give the event as AWS wrote it";
        }
        catch (JsonException e)
        {
            return $"this is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}; "
                + "give the whole event, or only its message as text";
        }
    }

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement found) ? found : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
