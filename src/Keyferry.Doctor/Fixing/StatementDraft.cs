using System.Collections.Immutable;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Fixing;

/// <summary>One operator and key of a new condition, with its values.</summary>
/// <param name="Operator"><c>StringEquals</c>, <c>Bool</c>, <c>ForAnyValue:StringLike</c>, with <c>IfExists</c> where it is meant.</param>
/// <param name="Key">The context key.</param>
/// <param name="Values">One or more.</param>
public sealed record ConditionDraft(string Operator, string Key, ImmutableArray<string> Values)
{
    public override string ToString() => $"{Operator} {Key} = {string.Join(", ", Values)}";

    internal Condition ToCondition()
    {
        string rest = Operator;
        SetOperator set = SetOperator.None;
        foreach (SetOperator each in new[] { SetOperator.ForAllValues, SetOperator.ForAnyValue })
        {
            if (rest.StartsWith(each + ":", StringComparison.Ordinal))
            {
                set = each;
                rest = rest[(each.ToString().Length + 1)..];
            }
        }

        bool ifExists = rest.EndsWith("IfExists", StringComparison.Ordinal);
        string bare = ifExists ? rest[..^"IfExists".Length] : rest;
        return new Condition(set, bare, ifExists, Key, [.. Values.Select(StatementDraft.Place)], "", new Position(1, 1));
    }
}

/// <summary>A statement to add: always an Allow.</summary>
/// <param name="Sid">Its Sid; a number is added where the policy has it already.</param>
/// <param name="Actions">Exact actions.</param>
public sealed record StatementDraft(string Sid, ImmutableArray<string> Actions)
{
    /// <summary>Whom it admits; empty in policies of roles.</summary>
    public ImmutableArray<string> Principals { get; init; } = [];

    public PrincipalKind PrincipalKind { get; init; } = PrincipalKind.Aws;

    /// <summary>Empty in trust policies.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    public ImmutableArray<ConditionDraft> Conditions { get; init; } = [];

    internal static Located Place(string text) => new(text, "", new Position(1, 1));

    /// <summary>The statement as the last one of a document.</summary>
    internal Statement ToStatement(PolicyDocument document)
    {
        Position at = new(1, 1);
        string sid = Sid;
        for (int i = 2; document.Statements.Any(s => s.Sid == sid); i++)
        {
            sid = Sid + i;
        }

        return new Statement(
            document.Statements.Length,
            $"/Statement/{document.Statements.Length}",
            at,
            sid,
            Effect.Allow,
            Principals.IsEmpty
                ? null
                : new PrincipalElement(false, [.. Principals.Select(p => new PrincipalPattern(PrincipalKind, Place(p)))], at),
            new PatternElement(false, [.. Actions.Select(Place)], at),
            Resources.IsEmpty ? null : new PatternElement(false, [.. Resources.Select(Place)], at),
            [.. Conditions.Select(c => c.ToCondition())]);
    }

    /// <summary>Whether a statement says the same of other principals, so that naming these beside them is enough.</summary>
    internal bool IsEquivalent(Statement statement) =>
        statement.Effect == Effect.Allow
        && !statement.Action.IsNot && SameTexts(statement.Action.Patterns, Actions)
        && (Resources.IsEmpty ? statement.Resource is null
            : statement.Resource is { IsNot: false } resource && SameTexts(resource.Patterns, Resources))
        && statement.Conditions.Length == Conditions.Length
        && Conditions.All(c => statement.Conditions.Any(s =>
            s.OperatorText == c.Operator && s.Key == c.Key && SameTexts(s.Values, c.Values)))
        && statement.Principal is { IsNot: false } principal && principal.Patterns.All(p => p.Kind == PrincipalKind)
        && !Principals.Contains("*");

    private static bool SameTexts(ImmutableArray<Located> located, ImmutableArray<string> texts) =>
        located.Select(l => l.Text).ToHashSet(StringComparer.Ordinal).SetEquals(texts);
}
