using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// Reads what a user has of a failure: the text of a message, or JSON of EventBridge, CloudTrail, Image Builder or EC2,
/// several documents one after another if need be.
/// </summary>
public static class InputReader
{
    private const int DeepestJson = 64;

    /// <summary>The messages; null with what is wrong. JSON in which nothing failed gives none, and says so too.</summary>
    public static ImmutableArray<ReadMessage>? Read(string text, out string? problem)
    {
        problem = null;
        string trimmed = text.Trim().TrimStart('\ufeff');
        if (trimmed.Length == 0)
        {
            problem = "the message is empty";
            return null;
        }

        if (IsArn(trimmed))
        {
            return [new ReadMessage { ImageArn = trimmed }];
        }

        if (trimmed[0] is not ('{' or '['))
        {
            ReadMessage read = MessageReader.Read(trimmed);
            problem = read.Failures.IsEmpty ? "the message holds no text" : null;
            return problem is null ? [read] : null;
        }

        var messages = ImmutableArray.CreateBuilder<ReadMessage>();
        try
        {
            Utf8JsonReader reader = new(
                Encoding.UTF8.GetBytes(trimmed),
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
                EventReader.Read(document.RootElement, messages);
            }
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair as an escape.
            problem = "this JSON holds a text that is no Unicode; give the event as AWS wrote it";
            return null;
        }
        catch (JsonException e)
        {
            problem = $"this is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}; "
                + "give the whole event, or only its message as text";
            return null;
        }

        if (messages.Count == 0)
        {
            problem = "nothing has failed in this JSON: it holds no image in the state FAILED, no error of CloudTrail, and "
                + "no state reason of EC2";
            return null;
        }

        return messages.ToImmutable();
    }

    // An image or pipeline by itself: what became of it is asked of the scenario.
    private static bool IsArn(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) && text.Contains(":imagebuilder:", StringComparison.Ordinal)
        && text.Split(':', 6) is { Length: 6 } parts
        && (parts[5].StartsWith("image/", StringComparison.Ordinal) || parts[5].StartsWith("image-pipeline/", StringComparison.Ordinal))
        && !text.Any(char.IsWhiteSpace);
}
