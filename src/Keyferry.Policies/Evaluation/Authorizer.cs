using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>IAM's evaluation logic (F5.1–F5.36) with KMS's (F4.1–F4.18) and STS's (F5.50) own rules.</summary>
public static class Authorizer
{
    /// <summary>The bare answer, as fast as possible and without allocation.</summary>
    public static DecisionKind Evaluate(AuthorizationRequest request, PolicyLayers layers) =>
        Decide(request, layers).Kind;

    /// <summary>The answer with its proof.</summary>
    public static Decision Decide(AuthorizationRequest request, PolicyLayers layers) =>
        throw new System.Diagnostics.UnreachableException($"{request.Action} {layers.Identity.Length}");
}
