using System.Collections.Immutable;

namespace Keyferry.Policies.Source;

/// <summary>
/// A JSON-shaped value that remembers where it stands. JSON text and YAML text both become this tree, so that a policy
/// embedded in a scenario is read by the same code, and reported with the same positions, as a policy file.
/// </summary>
public abstract record SourceNode
{
    private protected SourceNode(Position position) => Position = position;

    /// <summary>Where the value begins (for a map or list its opening bracket, or its first entry in YAML).</summary>
    public Position Position { get; }
}

/// <summary>What a scalar was written as. YAML's quoted scalars are <see cref="String"/>.</summary>
public enum ScalarKind
{
    String,
    Number,
    Boolean,
    Null,
}

/// <summary>A string, number, boolean or null; <see cref="Text"/> is its unescaped text (<c>true</c>, <c>1e3</c>).</summary>
public sealed record SourceScalar(ScalarKind Kind, string Text, Position At) : SourceNode(At);

/// <summary>A list, in the order written.</summary>
public sealed record SourceList(ImmutableArray<SourceNode> Items, Position At) : SourceNode(At);

/// <summary>A map, in the order written. Duplicate keys are reported when the text is read and only the first stays.</summary>
public sealed record SourceMap(ImmutableArray<SourceEntry> Entries, Position At) : SourceNode(At)
{
    /// <summary>The entry with exactly this key (case-sensitive), or null.</summary>
    public SourceEntry? Find(string key)
    {
        foreach (SourceEntry entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>One key of a map with its value.</summary>
public sealed record SourceEntry(string Key, Position KeyPosition, SourceNode Value);
