using System.Collections.Immutable;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// Reads what a user has of a failure: the text of a message, or JSON of EventBridge, CloudTrail, Image Builder, EC2 or
/// STS, several documents one after another if need be.
/// </summary>
public static class InputReader
{
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
        problem = JsonDocuments.Read(trimmed, root => EventReader.Read(root, messages));
        if (problem is not null)
        {
            return null;
        }

        if (messages.Count == 0)
        {
            problem = "nothing has failed in this JSON: it holds no image in the state FAILED, no error of CloudTrail, no "
                + "state reason of EC2, and no decoded authorization message";
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
