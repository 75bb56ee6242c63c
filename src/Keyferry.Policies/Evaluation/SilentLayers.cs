using System.Collections.Immutable;
using Keyferry.Policies.Matching;

namespace Keyferry.Policies.Evaluation;

/// <summary>Finds the layers whose word was needed and did not come, or may not have come.</summary>
internal static class SilentLayers
{
    public static ImmutableArray<SilentLayer> Of(in RequestFacts facts, PolicyLayers layers, in Assessment assessment)
    {
        ImmutableArray<SilentLayer>.Builder silent = ImmutableArray.CreateBuilder<SilentLayer>();
        if (facts.ServiceControlApplies)
        {
            AddLevels(silent, facts, PolicyLayer.ServiceControl, layers.ServiceControl);
        }

        if (facts.ResourceControlApplies)
        {
            AddLevels(silent, facts, PolicyLayer.ResourceControl, layers.ResourceControl);
        }

        foreach (PolicySource endpoint in layers.VpcEndpoint)
        {
            AddIfSilent(silent, facts, PolicyLayer.VpcEndpoint, null, [endpoint]);
        }

        if (assessment.Sides.Or(assessment.Grants) != Truth.True && facts.Situation != Situation.CrossAccountImpossible)
        {
            AddSides(silent, facts, layers, assessment);
        }

        return silent.ToImmutable();
    }

    public static StatementReference Reference(Grant grant) =>
        new(PolicyLayer.Grant, grant.GrantId, null, "", null, null);

    private static void AddSides(
        ImmutableArray<SilentLayer>.Builder silent, in RequestFacts facts, PolicyLayers layers, in Assessment assessment)
    {
        ImmutableArray<PolicySource> resource = layers.Resource is null ? [] : [layers.Resource];
        bool resourceSilent = assessment.Resource.Any != Truth.True;
        bool needsResource = facts.Situation != Situation.SameAccount;
        if (resourceSilent && (needsResource || layers.Resource is not null))
        {
            silent.Add(Silence(facts, PolicyLayer.Resource, null, resource, assessment.Resource.Any));
        }

        // Within an account a key or trust policy that neither allows nor delegates leaves nothing for the others to say
        // (F4.26).
        bool ownMatters = facts.Situation switch
        {
            Situation.ResourceOnly => false,
            Situation.SameAccountResourceRequired => assessment.Resource.Any != Truth.False,
            _ => true,
        };
        if (ownMatters && !facts.IsRoot)
        {
            AddOwn(silent, facts, layers, assessment);
        }

        AddGrants(silent, facts, layers);
    }

    private static void AddOwn(
        ImmutableArray<SilentLayer>.Builder silent, in RequestFacts facts, PolicyLayers layers, in Assessment assessment)
    {
        // Where the resource's policy names the role, only its limits can be what is silent.
        bool identityMatters = facts.Situation == Situation.CrossAccount || assessment.Resource.Behind != Truth.True;
        if (identityMatters && assessment.Identity != Truth.True)
        {
            silent.Add(Silence(facts, PolicyLayer.Identity, null, layers.Identity, assessment.Identity));
        }

        if (assessment.Boundary != Truth.True && layers.Boundary is not null)
        {
            silent.Add(Silence(facts, PolicyLayer.Boundary, null, [layers.Boundary], assessment.Boundary));
        }

        if (assessment.Session != Truth.True)
        {
            silent.Add(Silence(facts, PolicyLayer.Session, null, layers.Session, assessment.Session));
        }
    }

    private static void AddGrants(
        ImmutableArray<SilentLayer>.Builder silent, in RequestFacts facts, PolicyLayers layers)
    {
        if (!facts.IsKeyRequest)
        {
            return;
        }

        NearMiss? nearest = null;
        foreach (Grant grant in layers.Grants)
        {
            if (GrantMatching.Grantee(grant, facts) == PrincipalMatch.None)
            {
                continue;
            }

            if (!GrantMatching.AllowsOperation(grant, facts.Request.Action))
            {
                nearest ??= new NearMiss(
                    Reference(grant),
                    StatementElement.Action,
                    $"the grant holds {NearMisses.Quoted(grant.Operations)}, not `{facts.Request.Action}`");
            }
            else if (GrantMatching.AllowsContext(grant, facts.Request) != Truth.True)
            {
                nearest = new NearMiss(
                    Reference(grant),
                    StatementElement.Constraint,
                    "the request's encryption context, or the grant it asks for, doesn't meet the grant's constraint");
                break;
            }
        }

        if (nearest is not null)
        {
            silent.Add(new SilentLayer(PolicyLayer.Grant, null, [.. layers.Grants.Select(g => g.GrantId)], nearest));
        }
    }

    private static void AddLevels(
        ImmutableArray<SilentLayer>.Builder silent,
        in RequestFacts facts,
        PolicyLayer layer,
        ImmutableArray<PolicyLevel> levels)
    {
        foreach (PolicyLevel level in levels)
        {
            AddIfSilent(silent, facts, layer, level.Name, level.Policies);
        }
    }

    private static void AddIfSilent(
        ImmutableArray<SilentLayer>.Builder silent,
        in RequestFacts facts,
        PolicyLayer layer,
        string? level,
        ImmutableArray<PolicySource> policies)
    {
        Truth any = Truth.False;
        foreach (PolicySource policy in policies)
        {
            any = any.Or(PolicyAnswer.Of(facts, policy, out _).Any);
        }

        if (any != Truth.True)
        {
            silent.Add(Silence(facts, layer, level, policies, any));
        }
    }

    private static SilentLayer Silence(
        in RequestFacts facts, PolicyLayer layer, string? level, ImmutableArray<PolicySource> policies, Truth answer) =>
        new(layer, level, [.. policies.Select(p => p.Name)], NearMisses.Nearest(facts, layer, policies))
        {
            MayAllow = answer == Truth.Unknown,
        };
}
