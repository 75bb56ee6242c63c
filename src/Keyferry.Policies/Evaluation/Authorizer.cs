using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>IAM's evaluation logic (F5.1–F5.36) with KMS's (F4.1–F4.18) and STS's (F5.50) own rules.</summary>
public static class Authorizer
{
    /// <summary>The bare answer, as fast as possible and without allocation in the ordinary case.</summary>
    public static DecisionKind Evaluate(AuthorizationRequest request, PolicyLayers layers)
    {
        DecisionKind kind = Kleene(request, layers);
        return kind == DecisionKind.Unknown ? Decide(request, layers).Kind : kind;
    }

    /// <summary>
    /// Whether it is allowed at first sight, without weighing what is unknown: true only if <see cref="Decide"/> allows.
    /// For asking many questions of which only those that aren't allowed matter.
    /// </summary>
    public static bool IsPlainlyAllowed(AuthorizationRequest request, PolicyLayers layers) =>
        Kleene(request, layers) == DecisionKind.Allowed;

    /// <summary>The answer with its proof.</summary>
    public static Decision Decide(AuthorizationRequest request, PolicyLayers layers)
    {
        Decision decision = Proof.Of(request, layers);
        return decision.Kind == DecisionKind.Unknown
            ? CorrelatedUnknowns.Settle(request, layers, decision) ?? decision
            : decision;
    }

    private static DecisionKind Kleene(AuthorizationRequest request, PolicyLayers layers)
    {
        RequestFacts facts = new(request, layers);
        return Assessment.Of(facts, layers).Kind;
    }
}
