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
            return TabInIndentation(text, e) is { } tab
                ? tree.Fail(tab, "this is not YAML: there is a tab in the indentation", "YAML allows no tabs there: use spaces")
                : tree.Fail(YamlTree.At(e.Start), $"this is not YAML: {char.ToLowerInvariant(e.Message[0])}{e.Message[1..].TrimEnd('.')}", null);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            // The scanner's answer to some broken texts; they have no position.
            return tree.Fail(new Position(1, 1), "this is not YAML", "check brackets, quotes and indentation");
        }
    }

    private static Parsed<SourceNode> Failure(string document, Position at, string message, string? help) =>
        Parsed<SourceNode>.From(null, [new Problem(ProblemSeverity.Error, document, "", at, message, help)]);

    // The parser tells of a tab at the map it stands in; people look for the tab.
    private static Position? TabInIndentation(string text, YamlException e)
    {
        if (!e.Message.Contains("tab", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        int line = 0;
        foreach (ReadOnlySpan<char> candidate in text.AsSpan().EnumerateLines())
        {
            line++;
            int tab = candidate.IndexOf('\t');
            if (line >= e.Start.Line && tab >= 0 && candidate[..tab].IsWhiteSpace())
            {
                return new Position(line, tab + 1);
            }
        }

        return null;
    }
}
