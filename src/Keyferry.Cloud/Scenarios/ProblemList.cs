using System.Runtime.CompilerServices;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>All that is wrong with one text, collected while it is read.</summary>
internal sealed class ProblemList(string document)
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> All => _problems;

    public void Error(string pointer, Position at, string message, string? help) =>
        _problems.Add(new Problem(ProblemSeverity.Error, document, pointer, at, message, help));

    public void Warn(string pointer, Position at, string message, string? help) =>
        _problems.Add(new Problem(ProblemSeverity.Warning, document, pointer, at, message, help));

    public void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);
}

/// <summary>Tells nodes apart by identity: equal texts in two places are two nodes.</summary>
internal sealed class SameNode : IEqualityComparer<(SourceNode Node, FieldType Type)>
{
    public static SameNode Comparer { get; } = new();

    public bool Equals((SourceNode Node, FieldType Type) x, (SourceNode Node, FieldType Type) y) =>
        ReferenceEquals(x.Node, y.Node) && ReferenceEquals(x.Type, y.Type);

    public int GetHashCode((SourceNode Node, FieldType Type) value) =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(value.Node), RuntimeHelpers.GetHashCode(value.Type));
}
