namespace Keyferry.Policies.Evaluation;

/// <summary>One policy with the layer and level it applies at.</summary>
internal readonly record struct PlacedPolicy(PolicyLayer Layer, PolicyLevel? Level, PolicySource Source);

internal static class LayerWalk
{
    /// <summary>The policies that bear on a request, in the order of <see cref="PolicyLayer"/>.</summary>
    public static List<PlacedPolicy> Policies(in RequestFacts facts, PolicyLayers layers)
    {
        List<PlacedPolicy> all = [];
        if (facts.ServiceControlApplies)
        {
            AddLevels(all, PolicyLayer.ServiceControl, layers.ServiceControl);
        }

        if (facts.ResourceControlApplies)
        {
            AddLevels(all, PolicyLayer.ResourceControl, layers.ResourceControl);
        }

        Add(all, PolicyLayer.VpcEndpoint, layers.VpcEndpoint);
        AddOne(all, PolicyLayer.Resource, layers.Resource);
        if (facts.Principal.HasAccount)
        {
            Add(all, PolicyLayer.Identity, layers.Identity);
            AddOne(all, PolicyLayer.Boundary, layers.Boundary);
            Add(all, PolicyLayer.Session, layers.Session);
        }

        return all;
    }

    private static void AddLevels(List<PlacedPolicy> all, PolicyLayer layer, IEnumerable<PolicyLevel> levels)
    {
        foreach (PolicyLevel level in levels)
        {
            all.AddRange(level.Policies.Select(p => new PlacedPolicy(layer, level, p)));
        }
    }

    private static void Add(List<PlacedPolicy> all, PolicyLayer layer, IEnumerable<PolicySource> policies) =>
        all.AddRange(policies.Select(p => new PlacedPolicy(layer, null, p)));

    private static void AddOne(List<PlacedPolicy> all, PolicyLayer layer, PolicySource? policy)
    {
        if (policy is not null)
        {
            all.Add(new PlacedPolicy(layer, null, policy));
        }
    }
}
