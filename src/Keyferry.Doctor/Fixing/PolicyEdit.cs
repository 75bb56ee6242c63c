using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing;

/// <summary>
/// One amendment of a policy document. What stands there stays, in its order and with its Sids: statements are added at
/// the end, principals beside others, and a Deny gets one more condition. A closed union.
/// </summary>
public abstract record PolicyEdit
{
    private PolicyEdit()
    {
    }

    /// <summary>Adds a statement, or its principals to a statement that says the same.</summary>
    public sealed record Allow(StatementDraft Statement) : PolicyEdit;

    /// <summary>Adds a condition to the Deny at an index: it then denies less. Values join those of the same operator and key.</summary>
    public sealed record Exempt(int Index, ConditionDraft Condition) : PolicyEdit;

    public PolicyDocument Apply(PolicyDocument document) => this switch
    {
        Allow allow => Add(document, allow.Statement),
        Exempt exempt when exempt.Index < document.Statements.Length => document with
        {
            Statements = document.Statements.SetItem(
                exempt.Index, Narrow(document.Statements[exempt.Index], exempt.Condition)),
        },
        Exempt => document,
        _ => throw new UnreachableException(),
    };

    private static PolicyDocument Add(PolicyDocument document, StatementDraft draft)
    {
        Statement? same = draft.Principals.IsEmpty ? null : document.Statements.FirstOrDefault(draft.IsEquivalent);
        if (same is null)
        {
            return document with { Statements = document.Statements.Add(draft.ToStatement(document)) };
        }

        PrincipalElement principal = same.Principal!;
        ImmutableArray<PrincipalPattern> more =
        [
            .. draft.Principals.Where(p => principal.Patterns.All(existing => existing.Value.Text != p))
                .Select(p => new PrincipalPattern(draft.PrincipalKind, StatementDraft.Place(p))),
        ];
        Statement wider = same with { Principal = principal with { Patterns = [.. principal.Patterns, .. more] } };
        return document with { Statements = document.Statements.SetItem(document.Statements.IndexOf(same), wider) };
    }

    // Negated operators with several values hold only where none matches (F5.43), so a further value narrows a Deny as well.
    private static Statement Narrow(Statement statement, ConditionDraft draft)
    {
        var added = draft.ToCondition();
        int index = statement.Conditions.ToList().FindIndex(c =>
            c.OperatorText == draft.Operator && c.Key.Equals(draft.Key, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            return statement with { Conditions = statement.Conditions.Add(added) };
        }

        Condition there = statement.Conditions[index];
        ImmutableArray<Located> more = [.. added.Values.Where(v => there.Values.All(t => t.Text != v.Text))];
        return statement with
        {
            Conditions = statement.Conditions.SetItem(index, there with { Values = [.. there.Values, .. more] }),
        };
    }
}
