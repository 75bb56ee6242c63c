using System.Runtime.CompilerServices;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>
/// Reads policy documents in all their forms: a map, a string of JSON, <c>{file: …}</c>, <c>{unknown: reason}</c>. A text
/// that stands once and is used often (by an alias, or as a file) is parsed once.
/// </summary>
internal sealed class PolicyReader(string document, Func<string, string?>? readFile, ProblemList problems)
{
    private readonly Dictionary<(SourceNode, PolicyKind), Policy?> _read = new(NodeAndKind.Comparer);
    private readonly Dictionary<(string, PolicyKind), Policy?> _files = [];

    /// <summary>The policy as it applies; a policy that can't be used is reported and stands as unknown.</summary>
    /// <param name="shortName">What it is, whoever has it: <c>key policy</c>.</param>
    /// <param name="owner">Whose it is, for people.</param>
    /// <param name="node">Its text.</param>
    /// <param name="kind">Its role.</param>
    /// <param name="pointer">JSON pointer to the text.</param>
    public PolicySource Read(string shortName, string owner, SourceNode node, PolicyKind kind, string pointer)
    {
        string name = $"{shortName} of {owner}";
        if (ShapeCheck.UnknownReason(node) is { } reason)
        {
            return new PolicySource(name, Fact<Policy>.Unknown(reason));
        }

        Policy? policy = node is SourceMap { Entries: [{ Key: "file", Value: SourceScalar path }] }
            ? FromFile(shortName, path, kind, pointer)
            : FromNode(shortName, node, kind, pointer);
        return new PolicySource(name, policy is null ? Fact<Policy>.Unknown("its text has errors") : policy);
    }

    private Policy? FromNode(string name, SourceNode node, PolicyKind kind, string pointer)
    {
        if (_read.TryGetValue((node, kind), out Policy? known))
        {
            return known;
        }

        Policy? policy = node is SourceScalar text
            ? FromText(name, text, kind, pointer)
            : Take(Policy.Read(name, document, node, kind, pointer));
        _read.Add((node, kind), policy);
        return policy;
    }

    private Policy? FromText(string name, SourceScalar text, PolicyKind kind, string pointer)
    {
        if (text.Kind != ScalarKind.String)
        {
            problems.Error(pointer, text.Position, "a policy document is expected", "write it as a map, or as a string of JSON");
            return null;
        }

        Parsed<SourceNode> tree = JsonSource.Read(document, text.Text);
        problems.Add(tree.Problems.Select(p => p with { Position = text.Position, Pointer = pointer + p.Pointer }));
        return tree.Value is null ? null : Take(Policy.Read(name, document, Embedded(tree.Value, text.Position), kind, pointer));
    }

    private Policy? FromFile(string name, SourceScalar path, PolicyKind kind, string pointer)
    {
        if (_files.TryGetValue((path.Text, kind), out Policy? known))
        {
            return known;
        }

        Policy? policy = null;
        if (readFile?.Invoke(path.Text) is not { } text)
        {
            problems.Error(pointer + "/file", path.Position, $"the file `{path.Text}` can't be read",
                "give a path relative to the scenario's own folder");
        }
        else
        {
            bool isYaml = path.Text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
                || path.Text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
            Parsed<SourceNode> tree = isYaml ? YamlSource.Read(path.Text, text) : JsonSource.Read(path.Text, text);
            problems.Add(tree.Problems);
            policy = tree.Value is null ? null : Take(Policy.Read(name, path.Text, tree.Value, kind));
        }

        _files.Add((path.Text, kind), policy);
        return policy;
    }

    private Policy? Take(Parsed<Policy> parsed)
    {
        problems.Add(parsed.Problems);
        return parsed.Value;
    }

    // JSON inside a string: its lines and columns are not the file's, so all of it stands where the string begins.
    private static SourceNode Embedded(SourceNode node, Position at) => node switch
    {
        SourceMap map => new SourceMap([.. map.Entries.Select(e => new SourceEntry(e.Key, at, Embedded(e.Value, at)))], at),
        SourceList list => new SourceList([.. list.Items.Select(i => Embedded(i, at))], at),
        SourceScalar scalar => new SourceScalar(scalar.Kind, scalar.Text, at),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private sealed class NodeAndKind : IEqualityComparer<(SourceNode Node, PolicyKind Kind)>
    {
        public static NodeAndKind Comparer { get; } = new();

        public bool Equals((SourceNode Node, PolicyKind Kind) x, (SourceNode Node, PolicyKind Kind) y) =>
            ReferenceEquals(x.Node, y.Node) && x.Kind == y.Kind;

        public int GetHashCode((SourceNode Node, PolicyKind Kind) value) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(value.Node), value.Kind);
    }
}
