using System.Collections.Immutable;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>IAM's evaluation logic (F5.1–F5.36) with KMS's (F4.1–F4.18) and STS's (F5.50) own rules.</summary>
public static class Authorizer
{
    /// <summary>The bare answer, as fast as possible and without allocation in the ordinary case.</summary>
    public static DecisionKind Evaluate(AuthorizationRequest request, PolicyLayers layers)
    {
        Assessment assessment = Assess(request, layers);
        return assessment.IsOpen ? Decide(request, layers).Kind : assessment.Kind;
    }

    /// <summary>
    /// Whether it is allowed at first sight, without weighing what is unknown: true only if <see cref="Decide"/> allows.
    /// For asking many questions of which only those that aren't allowed matter.
    /// </summary>
    public static bool IsPlainlyAllowed(AuthorizationRequest request, PolicyLayers layers) =>
        Assess(request, layers).Kind == DecisionKind.Allowed;

    /// <summary>The answer with its proof.</summary>
    public static Decision Decide(AuthorizationRequest request, PolicyLayers layers)
    {
        Decision decision = Proof.Of(request, layers, out ImmutableArray<MissingFact> open);
        return open.IsEmpty ? decision : CorrelatedUnknowns.Settle(request, layers, open) ?? decision;
    }

    private static Assessment Assess(AuthorizationRequest request, PolicyLayers layers)
    {
        RequestFacts facts = new(request, layers);
        return Assessment.Of(facts, layers);
    }
}
