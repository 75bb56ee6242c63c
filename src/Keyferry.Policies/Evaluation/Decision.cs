using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Evaluation;

public enum DecisionKind
{
    Allowed,
    ImplicitlyDenied,
    ExplicitlyDenied,

    /// <summary>Can't tell: an unknown context value or unreadable policy matters.</summary>
    Unknown,
}

/// <summary>The layers of an evaluation, in the order in which AWS names them in denials (F8.30).</summary>
public enum PolicyLayer
{
    ServiceControl,
    ResourceControl,
    VpcEndpoint,
    Resource,
    Identity,
    Boundary,
    Session,
    Grant,
}

/// <summary>A statement (or grant) with the place where it stands.</summary>
/// <param name="Layer">The layer it belongs to.</param>
/// <param name="Policy">The policy's name, or the grant's id.</param>
/// <param name="Document">The file or label of the text in which it stands; null for grants.</param>
/// <param name="Pointer">JSON pointer within the policy document (<c>/Statement/0</c>).</param>
/// <param name="Position">Line and column within <paramref name="Document"/>; null for grants.</param>
/// <param name="Sid">The statement's Sid, or null.</param>
public sealed record StatementReference(
    PolicyLayer Layer, string Policy, string? Document, string Pointer, Position? Position, string? Sid);

/// <summary>The element of a statement that did not match.</summary>
public enum StatementElement
{
    Effect,
    Principal,
    Action,
    Resource,
    Condition,
    Constraint,
}

/// <summary>A statement that almost decided: all elements but the named ones match.</summary>
/// <param name="Statement">Which.</param>
/// <param name="Failed">The element that failed first, in the order principal, action, resource, condition.</param>
/// <param name="Explanation">What was asked for and what was there, for a person: <c>`kms:ViaService` is absent, StringEquals wants `ec2.us-east-1.amazonaws.com`</c>.</param>
public sealed record NearMiss(StatementReference Statement, StatementElement Failed, string Explanation);

/// <summary>A layer that says nothing in favour of the request, though its word was needed.</summary>
/// <param name="Layer">Which layer.</param>
/// <param name="Level">For SCPs and RCPs the level (root, OU, account); else null.</param>
/// <param name="Policies">The names of the policies looked at; empty if there is none.</param>
/// <param name="NearMiss">The statement that came closest, or null if there is none.</param>
public sealed record SilentLayer(PolicyLayer Layer, string? Level, ImmutableArray<string> Policies, NearMiss? NearMiss)
{
    /// <summary>Whether an unknown fact keeps it silent: it may allow after all.</summary>
    public bool MayAllow { get; init; }
}

/// <summary>Something unknown that would settle the decision.</summary>
/// <param name="What">A context key (<c>aws:SourceIp</c>) or a policy's name.</param>
/// <param name="Because">Why it isn't known.</param>
public sealed record MissingFact(string What, string Because);

/// <summary>The answer to one question, with its proof.</summary>
public sealed record Decision
{
    public required DecisionKind Kind { get; init; }

    /// <summary>The statement or grant that decides: a deny if explicitly denied, the granting allow if allowed; else null.</summary>
    public StatementReference? By { get; init; }

    /// <summary>
    /// Why the root user was allowed without a statement, or any other answer not made by a statement: that KMS refuses an
    /// operation across accounts whatever the policies say (F4.7); else null.
    /// </summary>
    public string? ByRule { get; init; }

    /// <summary>All layers whose silence denies (implicitly denied), or would if the unknown turned out badly.</summary>
    public ImmutableArray<SilentLayer> Silent { get; init; } = [];

    /// <summary>Every statement that explicitly denies, in the order of <see cref="PolicyLayer"/>; the first is <see cref="By"/>.</summary>
    public ImmutableArray<StatementReference> BlockedBy { get; init; } = [];

    /// <summary>What would settle it; empty unless unknown.</summary>
    public ImmutableArray<MissingFact> Missing { get; init; } = [];

    public bool IsAllowed => Kind == DecisionKind.Allowed;
}
