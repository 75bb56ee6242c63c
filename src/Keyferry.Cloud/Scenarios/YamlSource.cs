using Keyferry.Policies.Source;
using YamlDotNet.Core;

namespace Keyferry.Cloud.Scenarios;

/// <summary>
/// Reads YAML 1.2 text into the tree that JSON text becomes too. An alias gives the anchored value itself, so its position
/// is where the text stands; <c>&lt;&lt;</c> merges maps. Built on the parser's events: no reflection, no object mapping.
/// </summary>
public static class YamlSource
{
    /// <summary>The document's value, or every problem that could be found; a syntax error is the last one.</summary>
    public static Parsed<SourceNode> Read(string documentName, string text, YamlLimits? limits = null)
    {
        limits ??= YamlLimits.Default;
        if (text.Length > limits.Length)
        {
            return Failure(documentName, new Position(1, 1), $"the text is longer than {limits.Length} characters", null);
        }

        using var reader = new StringReader(text);
        var tree = new YamlTree(documentName, limits);
        try
        {
            return tree.Read(new Parser(new Scanner(reader, skipComments: true)));
        }
        catch (YamlException e)
        {
            Position at = YamlTree.At(e.Start);
            string message = e.Message.Length == 0 ? "this is not YAML" : char.ToLowerInvariant(e.Message[0]) + e.Message[1..].TrimEnd('.');
            string? help = LineAt(text, at.Line).Contains('\t') ? "YAML does not allow tabs for indentation: use spaces" : null;
            return tree.Fail(at, $"this is not YAML: {message}", help);
        }
    }

    private static Parsed<SourceNode> Failure(string document, Position at, string message, string? help) =>
        Parsed<SourceNode>.From(null, [new Problem(ProblemSeverity.Error, document, "", at, message, help)]);

    private static ReadOnlySpan<char> LineAt(string text, int line)
    {
        int seen = 1;
        foreach (ReadOnlySpan<char> candidate in text.AsSpan().EnumerateLines())
        {
            if (seen++ == line)
            {
                return candidate;
            }
        }

        return [];
    }
}
