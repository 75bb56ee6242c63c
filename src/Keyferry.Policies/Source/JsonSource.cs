namespace Keyferry.Policies.Source;

/// <summary>
/// Reads JSON text (RFC 8259, strictly) into a tree that knows where everything stands.
/// </summary>
/// <remarks>
/// The platform's readers stop at the first error, tell no line and column for values, and keep the last of two equal
/// keys without a word. All three matter here: who repairs a policy wants to see everything that is wrong at once.
/// </remarks>
public static class JsonSource
{
    /// <summary>The tree, or every problem that can be told apart; duplicate keys are errors.</summary>
    public static Parsed<SourceNode> Read(string document, string text, SourceLimits? limits = null)
    {
        SourceLimits bounds = limits ?? SourceLimits.Default;
        Problem? hopeless = TooLong(document, text, bounds) ?? NotJson(document, text);
        if (hopeless is not null)
        {
            return Parsed<SourceNode>.From(null, [hopeless]);
        }

        JsonReader reader = new(document, text, bounds);
        SourceNode? root = reader.ReadDocument();
        return Parsed<SourceNode>.From(root, reader.Problems);
    }

    private static Problem? TooLong(string document, string text, SourceLimits limits) =>
        text.Length <= limits.MaxLength
            ? null
            : AtStart(
                document,
                $"the text is {text.Length} characters long, the limit is {limits.MaxLength}",
                "check that this is the right file");

    // What people hand in by mistake most often; reading it as JSON would bury the cause under hundreds of problems.
    private static Problem? NotJson(string document, string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.IsEmpty)
        {
            return AtStart(document, "the text is empty", "a JSON document is expected");
        }

        if (start[0] == '<')
        {
            return AtStart(document, "this is HTML or XML, not JSON", "give the policy document itself, it begins with `{`");
        }

        if (start.StartsWith("%7B", StringComparison.OrdinalIgnoreCase))
        {
            return AtStart(
                document,
                "this is percent-encoded JSON, as IAM's API returns it",
                "decode it first, the document begins with `{`");
        }

        return LooksLikeYaml(start)
            ? AtStart(document, "this looks like YAML, not JSON", "write it as JSON, it begins with `{`")
            : null;
    }

    private static bool LooksLikeYaml(ReadOnlySpan<char> start)
    {
        if (start.StartsWith("---") || start.StartsWith("- "))
        {
            return true;
        }

        int word = 0;
        while (word < start.Length && (char.IsAsciiLetterOrDigit(start[word]) || start[word] is '_' or '-'))
        {
            word++;
        }

        bool colon = word > 0 && word < start.Length && start[word] == ':';
        return colon && (word + 1 == start.Length || char.IsWhiteSpace(start[word + 1]));
    }

    private static Problem AtStart(string document, string message, string help) =>
        new(ProblemSeverity.Error, document, "", new Position(1, 1), message, help);
}
