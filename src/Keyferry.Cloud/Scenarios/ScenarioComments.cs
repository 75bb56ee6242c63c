using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Policies.Source;
using YamlDotNet.Core;

namespace Keyferry.Cloud.Scenarios;

/// <summary>
/// The comments of one YAML text in another that says almost the same: each stands by the entry or item that it stood by, or,
/// where that is gone, by the nearest that it was part of. None is lost.
/// </summary>
public static class ScenarioComments
{
    // What tells the items of a list from each other, wherever they stand.
    private static readonly ImmutableArray<string> s_names =
        ["id", "name", "version", "Sid", "region", "deviceName", "imageId", "snapshotId", "launchTemplateId", "parameterName"];

    /// <param name="commented">The text with comments; one that isn't YAML, or has none, gives the other text as it is.</param>
    /// <param name="text">Another, as <see cref="Scenario.Write"/> writes it: each entry and item begins a line.</param>
    public static string Carry(string commented, string text)
    {
        ImmutableArray<Comment> comments = Comments(commented);
        if (comments.IsEmpty || YamlSource.Read("", commented).Value is not { } from || YamlSource.Read("", text).Value is not { } to)
        {
            return text;
        }

        ImmutableArray<Place> places = Places(from);
        var lines = Places(to).DistinctBy(p => p.Path).ToDictionary(p => p.Path, p => p.At.Line, StringComparer.Ordinal);
        ILookup<int, string> above = comments.Where(c => !c.IsBeside).ToLookup(c => LineOf(PathOf(c, places), lines), c => c.Text);
        ILookup<int, string> beside = comments.Where(c => c.IsBeside).ToLookup(c => LineOf(PathOf(c, places), lines), c => c.Text);
        List<string> result = [];
        string[] plain = text.TrimEnd('\n').Split('\n');
        for (int i = 0; i < plain.Length; i++)
        {
            string indent = plain[i][..(plain[i].Length - plain[i].TrimStart().Length)];
            result.AddRange(above[i + 1].Select(c => indent + c));
            result.Add(string.Join(' ', beside[i + 1].Prepend(plain[i])));
        }

        // What stood below everything stays there.
        result.AddRange(above[int.MaxValue]);
        return string.Join('\n', result) + "\n";
    }

    // Read by the scanner, which knows a comment from a text that holds a number sign.
    private static ImmutableArray<Comment> Comments(string text)
    {
        string[] lines = text.Split('\n');
        List<Comment> comments = [];
        Scanner scanner = new(new StringReader(text), skipComments: false);
        try
        {
            while (scanner.MoveNext())
            {
                if (scanner.Current is YamlDotNet.Core.Tokens.Comment { Start: var start })
                {
                    Position at = YamlTree.At(start);
                    string line = lines[at.Line - 1].TrimEnd();
                    int sign = Math.Min(at.Column - 1, line.Length);
                    comments.Add(new Comment(at, line[sign..], !string.IsNullOrWhiteSpace(line[..sign])));
                }
            }
        }
        catch (YamlException)
        {
            return [];
        }

        return [.. comments];
    }

    // Beside something: the first on its line, and of those that begin together the innermost. Above something: the next, and
    // the outermost.
    private static string? PathOf(Comment comment, ImmutableArray<Place> places)
    {
        int line = comment.At.Line;
        if (!comment.IsBeside)
        {
            return places.FirstOrDefault(p => p.At.Line > line)?.Path;
        }

        Place? first = places.FirstOrDefault(p => p.At.Line == line);
        return first is null
            ? places.LastOrDefault(p => p.At.Line < line)?.Path ?? ""
            : places.Last(p => p.At == first.At).Path;
    }

    // The line of the entry or item, or of the nearest that it was part of.
    private static int LineOf(string? path, Dictionary<string, int> lines)
    {
        if (path is null)
        {
            return int.MaxValue;
        }

        while (path.Length > 0)
        {
            if (lines.TryGetValue(path, out int line))
            {
                return line;
            }

            path = path[..path.LastIndexOf('\n')];
        }

        return 1;
    }

    private static ImmutableArray<Place> Places(SourceNode root)
    {
        List<Place> places = [];
        Visit(root, "", places);
        // What an alias stands for is where it was first written.
        return [.. places.Select((p, i) => (Place: p, Index: i)).OrderBy(p => p.Place.At.Line).ThenBy(p => p.Place.At.Column).ThenBy(p => p.Index)
            .Select(p => p.Place)];
    }

    private static void Visit(SourceNode node, string path, List<Place> places)
    {
        switch (node)
        {
            case SourceMap map:
                foreach (SourceEntry entry in map.Entries)
                {
                    string inner = $"{path}\n{entry.Key}";
                    places.Add(new Place(inner, entry.KeyPosition));
                    Visit(entry.Value, inner, places);
                }

                break;
            case SourceList list:
                Dictionary<string, int> seen = new(StringComparer.Ordinal);
                foreach ((int index, SourceNode item) in list.Items.Index())
                {
                    string name = NameOf(item) ?? index.ToString(CultureInfo.InvariantCulture);
                    int times = seen[name] = seen.GetValueOrDefault(name) + 1;
                    string inner = string.Create(CultureInfo.InvariantCulture, $"{path}\n[{name}#{times}]");
                    places.Add(new Place(inner, item.Position));
                    Visit(item, inner, places);
                }

                break;
            default:
                break;
        }
    }

    private static string? NameOf(SourceNode item)
    {
        string[] names = item switch
        {
            SourceScalar scalar => [scalar.Text],
            SourceMap map => [.. s_names.Select(n => map.Find(n)?.Value).OfType<SourceScalar>().Select(s => s.Text)],
            _ => [],
        };
        return names.Length == 0 ? null : string.Join('|', names).ReplaceLineEndings(" ");
    }

    /// <param name="At">Where its number sign stands.</param>
    /// <param name="Text">From there to the end of the line.</param>
    /// <param name="IsBeside">Whether something else stands on its line.</param>
    private sealed record Comment(Position At, string Text, bool IsBeside);

    /// <param name="Path">Keys and items from the root, each after a line feed.</param>
    /// <param name="At">Where it begins.</param>
    private sealed record Place(string Path, Position At);
}
