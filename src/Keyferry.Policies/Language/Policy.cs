using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>A policy document, read, validated and compiled once; immutable and safe to share between threads.</summary>
public sealed partial class Policy
{
    private Policy(string name, string document, PolicyKind kind, PolicyDocument content)
    {
        Content = content;
        Name = name;
        Document = document;
        Kind = kind;
    }

    /// <summary>What a person calls it.</summary>
    public string Name { get; }

    /// <summary>The file or label of the text in which it stands.</summary>
    public string Document { get; }

    public PolicyKind Kind { get; }

    /// <summary>The document as written, validated.</summary>
    public PolicyDocument Content { get; }

    /// <summary>Reads a policy from JSON text; reports every problem at once.</summary>
    public static Parsed<Policy> Parse(string name, string document, string json, PolicyKind kind) =>
        throw new System.Diagnostics.UnreachableException($"{name} {document} {json} {kind}");

    /// <summary>Reads a policy from a tree that is part of a larger text; <paramref name="pointer"/> is the tree's own place in it.</summary>
    public static Parsed<Policy> Read(string name, string document, SourceNode node, PolicyKind kind, string pointer = "") =>
        throw new System.Diagnostics.UnreachableException($"{name} {document} {node} {kind} {pointer}");
}
