using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

public enum Effect
{
    Allow,
    Deny,
}

/// <summary>A string of a policy with its place.</summary>
public sealed record Located(string Text, string Pointer, Position Position);

/// <summary>The kinds of principals a policy may name (F5.30).</summary>
public enum PrincipalKind
{
    /// <summary><c>AWS</c>: an account, user, role, session, unique id or <c>*</c>.</summary>
    Aws,
    Service,
    Federated,
    CanonicalUser,

    /// <summary>The bare <c>"*"</c>: everyone, anonymous included.</summary>
    Everyone,
}

/// <summary>One value of a Principal or NotPrincipal element.</summary>
public sealed record PrincipalPattern(PrincipalKind Kind, Located Value);

/// <summary><c>Principal</c> or, with <see cref="IsNot"/>, <c>NotPrincipal</c>.</summary>
public sealed record PrincipalElement(bool IsNot, ImmutableArray<PrincipalPattern> Patterns, Position Position);

/// <summary><c>Action</c>/<c>NotAction</c> or <c>Resource</c>/<c>NotResource</c>.</summary>
public sealed record PatternElement(bool IsNot, ImmutableArray<Located> Patterns, Position Position);

/// <summary>A set operator before a condition operator (F5.45).</summary>
public enum SetOperator
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>One operator and key of a Condition block with its values (F5.42).</summary>
/// <param name="Set">Set operator.</param>
/// <param name="Operator">The bare operator as the policy spells it canonically: <c>StringEquals</c>, <c>Null</c> …</param>
/// <param name="IfExists">Whether <c>IfExists</c> follows.</param>
/// <param name="Key">The context key as written.</param>
/// <param name="Values">Its values; never empty in a valid policy except where AWS accepts <c>[]</c>.</param>
/// <param name="Pointer">JSON pointer to the value.</param>
/// <param name="Position">Where the key stands.</param>
public sealed record Condition(
    SetOperator Set,
    string Operator,
    bool IfExists,
    string Key,
    ImmutableArray<Located> Values,
    string Pointer,
    Position Position)
{
    /// <summary>The whole operator as it stands in a policy: <c>ForAnyValue:StringLike</c>, <c>BoolIfExists</c>.</summary>
    public string OperatorText => (Set == SetOperator.None ? "" : $"{Set}:") + Operator + (IfExists ? "IfExists" : "");
}

/// <summary>One statement as written.</summary>
/// <param name="Index">Its place in the document, from 0.</param>
/// <param name="Pointer">JSON pointer within the policy document, <c>/Statement/0</c> (<c>/Statement</c> for a lone object).</param>
/// <param name="Position">Where it begins, in the text it stands in.</param>
/// <param name="Sid">Its Sid, or null.</param>
/// <param name="Effect">Allow or Deny.</param>
/// <param name="Principal">Null where the kind of policy has none.</param>
/// <param name="Action">Action or NotAction.</param>
/// <param name="Resource">Null in trust policies.</param>
/// <param name="Conditions">All pairs of operator and key; all must hold.</param>
public sealed record Statement(
    int Index,
    string Pointer,
    Position Position,
    string? Sid,
    Effect Effect,
    PrincipalElement? Principal,
    PatternElement Action,
    PatternElement? Resource,
    ImmutableArray<Condition> Conditions);

/// <summary>A whole document as written.</summary>
/// <param name="HasVariables">Whether Version is 2012-10-17, which gives <c>${…}</c> its meaning (F5.46).</param>
/// <param name="Id">The Id element, or null.</param>
/// <param name="Statements">In order.</param>
public sealed record PolicyDocument(bool HasVariables, string? Id, ImmutableArray<Statement> Statements);
