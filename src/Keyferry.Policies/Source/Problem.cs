namespace Keyferry.Policies.Source;

public enum ProblemSeverity
{
    /// <summary>The document can't be used.</summary>
    Error,

    /// <summary>The document works, but hardly as its author meant it.</summary>
    Warning,
}

/// <summary>One thing that is wrong with a text.</summary>
/// <param name="Severity">Whether the text can be used all the same.</param>
/// <param name="Document">The file or label of the text.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) to the value; empty for the whole document.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Message">What is wrong, one sentence in lower case without a final stop.</param>
/// <param name="Help">What would be right, or null where nothing useful can be said.</param>
public sealed record Problem(
    ProblemSeverity Severity,
    string Document,
    string Pointer,
    Position Position,
    string Message,
    string? Help)
{
    /// <summary>Whether AWS takes no such text from anybody, though what it would mean is plain.</summary>
    public bool IsRefusal => Message.StartsWith("AWS refuses ", StringComparison.Ordinal);

    public override string ToString() =>
        $"{Document}:{Position}: {(Severity == ProblemSeverity.Error ? "error" : "warning")}: {Message}"
        + (Help is null ? "" : $"; {Help}");
}
