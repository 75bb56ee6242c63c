using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>
/// JSON Patch (RFC 6902: add, remove, replace, test) on a tree that keeps its positions: what the patch brings in keeps
/// the positions of the patch's own text, so that evidence about it points at the change.
/// </summary>
public static class TreePatch
{
    /// <summary>
    /// Applies all operations in order; any that doesn't fit is a problem at its place, and nothing is applied.
    /// </summary>
    /// <param name="document">Name of the text, for problems.</param>
    /// <param name="root">The tree to change.</param>
    /// <param name="patch">The list of operations.</param>
    /// <param name="pointer">JSON pointer of the patch within its text, for problems.</param>
    public static Parsed<SourceNode> Apply(string document, SourceNode root, SourceNode patch, string pointer)
    {
        List<Problem> problems = [];
        SourceNode? changed = root;
        if (patch is not SourceList operations)
        {
            problems.Add(Wrong(document, pointer, patch.Position, "a patch is a list of operations", null));
            return Parsed<SourceNode>.From(null, problems);
        }

        for (int i = 0; i < operations.Items.Length; i++)
        {
            string at = $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}";
            if (Operation.Read(document, operations.Items[i], at, problems) is { } operation && changed is not null)
            {
                changed = operation.Run(changed, problems);
            }
        }

        return Parsed<SourceNode>.From(changed, problems);
    }

    private static Problem Wrong(string document, string pointer, Position position, string message, string? help) =>
        new(ProblemSeverity.Error, document, pointer, position, message, help);

    private sealed record Operation(
        string Document, string Pointer, Position Position, string Op, ImmutableArray<string> Path, SourceNode? Value)
    {
        private static readonly ImmutableArray<string> Known = ["add", "remove", "replace", "test"];

        public static Operation? Read(string document, SourceNode node, string pointer, List<Problem> problems)
        {
            if (node is not SourceMap map)
            {
                problems.Add(Wrong(
                    document, pointer, node.Position,
                    "an operation is a map", "write {op: replace, path: /a/b, value: c}"));
                return null;
            }

            string? op = Text(map, "op");
            string? path = Text(map, "path");
            SourceNode? value = map.Find("value")?.Value;
            bool knownOp = op is not null && Known.Contains(op);
            bool goodPath = path is not null && IsPointer(path);
            bool goodValue = !knownOp || op == "remove" || value is not null;
            if (!knownOp)
            {
                problems.Add(Wrong(document, pointer + "/op", Place(map, "op"),
                    op is null ? "`op` is missing" : $"`op` is `{op}`", "it is one of add, remove, replace, test"));
            }

            if (!goodValue)
            {
                problems.Add(Wrong(
                    document, pointer, map.Position, $"`{op}` has no value", "say what to put there in `value`"));
            }

            if (!goodPath)
            {
                problems.Add(Wrong(document, pointer + "/path", Place(map, "path"),
                    path is null ? "`path` is missing" : $"`path` is `{path}`",
                    "it is a JSON pointer such as /accounts/111122223333/name, with ~0 for ~ and ~1 for / in a name"));
            }

            return knownOp && goodPath && goodValue
                ? new Operation(
                    document, pointer, map.Position, op!, [.. path!.Split('/').Skip(1).Select(Unescape)], value)
                : null;
        }

        public SourceNode? Run(SourceNode root, List<Problem> problems)
        {
            if (Path.Length > 0)
            {
                return Step(root, 0, problems);
            }

            switch (Op)
            {
                case "remove":
                    problems.Add(Wrong(Document, Pointer + "/path", Position,
                        "the whole document can't be removed", "name what to remove in it"));
                    return null;
                case "test":
                    return Tested(root, problems) ? root : null;
                default:
                    return Value;
            }
        }

        private SourceNode? Step(SourceNode node, int depth, List<Problem> problems) => node switch
        {
            SourceMap map => InMap(map, depth, problems),
            SourceList list => InList(list, depth, problems),
            _ => Missing(depth, problems),
        };

        private SourceMap? InMap(SourceMap map, int depth, List<Problem> problems)
        {
            string name = Path[depth];
            int index = IndexOf(map, name);
            bool last = depth == Path.Length - 1;
            if (index < 0 && !(last && Op == "add"))
            {
                Missing(depth, problems);
                return null;
            }

            if (!last)
            {
                SourceEntry entry = map.Entries[index];
                return Step(entry.Value, depth + 1, problems) is { } inner
                    ? map with { Entries = map.Entries.SetItem(index, entry with { Value = inner }) }
                    : null;
            }

            return Op switch
            {
                "remove" => map with { Entries = map.Entries.RemoveAt(index) },
                "test" => Tested(map.Entries[index].Value, problems) ? map : null,
                _ when index < 0 =>
                    map with { Entries = map.Entries.Add(new SourceEntry(name, Value!.Position, Value)) },
                _ => map with { Entries = map.Entries.SetItem(index, new SourceEntry(name, Value!.Position, Value)) },
            };
        }

        private SourceList? InList(SourceList list, int depth, List<Problem> problems)
        {
            bool last = depth == Path.Length - 1;
            bool end = last && Op == "add" && Path[depth] == "-";
            bool isIndex = int.TryParse(Path[depth], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                && (Path[depth].Length == 1 || Path[depth][0] != '0');
            int bound = last && Op == "add" ? list.Items.Length : list.Items.Length - 1;
            if (!end && (!isIndex || index > bound))
            {
                Missing(depth, problems);
                return null;
            }

            if (!last)
            {
                return Step(list.Items[index], depth + 1, problems) is { } inner
                    ? list with { Items = list.Items.SetItem(index, inner) }
                    : null;
            }

            return Op switch
            {
                "add" => list with { Items = end ? list.Items.Add(Value!) : list.Items.Insert(index, Value!) },
                "remove" => list with { Items = list.Items.RemoveAt(index) },
                "test" => Tested(list.Items[index], problems) ? list : null,
                _ => list with { Items = list.Items.SetItem(index, Value!) },
            };
        }

        private SourceNode? Missing(int depth, List<Problem> problems)
        {
            string reached = "/" + string.Join('/', Path.Take(depth + 1));
            problems.Add(Wrong(
                Document, Pointer + "/path", Position,
                $"there is nothing at `{reached}`", "check the path against the document"));
            return null;
        }

        private bool Tested(SourceNode found, List<Problem> problems)
        {
            if (SameValue(found, Value!))
            {
                return true;
            }

            string where = Path.Length == 0 ? "the document" : $"the value at `/{string.Join('/', Path)}`";
            problems.Add(Wrong(Document, Pointer, Position,
                $"{where} is not the one tested for", "the document has changed since the patch was written"));
            return false;
        }

        private static bool SameValue(SourceNode a, SourceNode b) => (a, b) switch
        {
            (SourceScalar { Kind: ScalarKind.Number } x, SourceScalar { Kind: ScalarKind.Number } y) =>
                SameNumber(x.Text, y.Text),
            (SourceScalar x, SourceScalar y) => x.Kind == y.Kind && x.Text == y.Text,
            (SourceList x, SourceList y) =>
                x.Items.Length == y.Items.Length && x.Items.Zip(y.Items).All(p => SameValue(p.First, p.Second)),
            (SourceMap x, SourceMap y) => x.Entries.Length == y.Entries.Length
                && x.Entries.All(e => y.Find(e.Key) is { } other && SameValue(e.Value, other.Value)),
            _ => false,
        };

        // RFC 6902, section 4.6: numbers are equal if their values are; 1 and 1.0 are.
        private static bool SameNumber(string a, string b) =>
            a == b || (decimal.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal x)
                && decimal.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal y) && x == y);

        private static int IndexOf(SourceMap map, string key)
        {
            for (int i = 0; i < map.Entries.Length; i++)
            {
                if (string.Equals(map.Entries[i].Key, key, StringComparison.Ordinal))
                {
                    return i;
                }
            }

            return -1;
        }

        private static string? Text(SourceMap map, string key) => (map.Find(key)?.Value as SourceScalar)?.Text;

        private static Position Place(SourceMap map, string key) => map.Find(key)?.Value.Position ?? map.Position;

        // RFC 6901, section 3: a tilde stands before 0 or 1 only.
        private static bool IsPointer(string path)
        {
            if (path.Length == 0)
            {
                return true;
            }

            for (int i = 0; i < path.Length; i++)
            {
                if (path[i] == '~' && (i + 1 == path.Length || path[i + 1] is not ('0' or '1')))
                {
                    return false;
                }
            }

            return path[0] == '/';
        }

        private static string Unescape(string token) =>
            token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
