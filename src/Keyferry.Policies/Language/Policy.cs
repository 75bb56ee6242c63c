using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>A policy document, read, validated and compiled once; immutable and safe to share between threads.</summary>
public sealed partial class Policy
{
    private Policy(string name, string document, PolicyKind kind, PolicyDocument content, string? given = null)
    {
        Given = given;
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

    /// <summary>What <see cref="Parse"/> was given; null for a policy that stands in a larger text.</summary>
    public string? Given { get; }

    /// <summary>
    /// The document's JSON: letter for letter what <see cref="Parse"/> was given, else written anew from
    /// <see cref="Content"/>. Services answer it, stores keep it.
    /// </summary>
    public string Text => field ??= Given ?? PolicyText.Write(Content, indented: false);

    /// <summary>Reads a policy from JSON text; reports every problem at once.</summary>
    public static Parsed<Policy> Parse(string name, string document, string json, PolicyKind kind)
    {
        Parsed<SourceNode> source = JsonSource.Read(document, json);
        if (!source.Succeeded)
        {
            return Parsed<Policy>.From(null, source.Problems);
        }

        PolicyProblems problems = new(document, "", kind);
        PolicySize.Check(problems, json);
        PolicyDocument? content = PolicyReader.Read(problems, source.Value);
        return Finish(name, document, kind, content, problems, json);
    }

    /// <summary>
    /// Reads a policy from a tree that is part of a larger text; <paramref name="pointer"/> is the tree's own place in it.
    /// Pointers in <see cref="Content"/> start at the policy, those of problems at the larger text. AWS's limits on the
    /// length of a policy are not checked, for the text that AWS would get isn't there.
    /// </summary>
    public static Parsed<Policy> Read(string name, string document, SourceNode node, PolicyKind kind, string pointer = "")
    {
        PolicyProblems problems = new(document, pointer, kind);
        PolicyDocument? content = PolicyReader.Read(problems, node);
        return Finish(name, document, kind, content, problems);
    }

    /// <summary>A policy that was read once, from what was kept of it; nothing is validated again.</summary>
    public static Policy Kept(string name, string document, PolicyKind kind, PolicyDocument content) =>
        new(name, document, kind, content);

    private static Parsed<Policy> Finish(
        string name, string document, PolicyKind kind, PolicyDocument? content, PolicyProblems problems, string? given = null) =>
        Parsed<Policy>.From(content is null ? null : new Policy(name, document, kind, content, given), problems.All);
}
