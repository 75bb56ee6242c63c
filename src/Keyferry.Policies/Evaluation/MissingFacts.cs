using System.Collections.Immutable;
using Keyferry.Policies.Conditions;
using Keyferry.Policies.Matching;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>Collects what is unknown and bears on an unknown decision.</summary>
internal static class MissingFacts
{
    public static ImmutableArray<MissingFact> Of(in RequestFacts facts, PolicyLayers layers, in Assessment assessment)
    {
        SortedDictionary<string, string> missing = new(StringComparer.OrdinalIgnoreCase);
        bool allowsMatter = assessment.Allow == Truth.Unknown;
        foreach (PlacedPolicy placed in LayerWalk.Policies(facts, layers))
        {
            bool matters = allowsMatter && Matters(placed, facts, assessment);
            if (!placed.Source.Policy.IsKnown)
            {
                // It may always hold a deny.
                missing.TryAdd(placed.Source.Name, placed.Source.Policy.UnknownBecause);
                continue;
            }

            foreach (CompiledStatement statement in placed.Source.Policy.Value.Compiled)
            {
                if ((statement.IsDeny || matters) && statement.Match(facts, out _) == Truth.Unknown)
                {
                    AddKeys(missing, statement, facts.Request.Context);
                }
            }
        }

        if (allowsMatter && assessment.Sides.Or(assessment.Grants) == Truth.Unknown && facts.IsKeyRequest)
        {
            AddGrants(missing, facts, layers);
        }

        return [.. missing.Select(m => new MissingFact(m.Key, m.Value))];
    }

    // A layer matters unless what stands beside it is already certain.
    private static bool Matters(in PlacedPolicy placed, in RequestFacts facts, in Assessment assessment)
    {
        if (placed.Layer is PolicyLayer.ServiceControl or PolicyLayer.ResourceControl or PolicyLayer.VpcEndpoint)
        {
            return true;
        }

        return assessment.Sides.Or(assessment.Grants) == Truth.Unknown && placed.Layer switch
        {
            PolicyLayer.Identity => assessment.Identity == Truth.Unknown && !facts.IsRoot,
            PolicyLayer.Boundary => assessment.Boundary == Truth.Unknown,
            PolicyLayer.Session => assessment.Session == Truth.Unknown,
            _ => true,
        };
    }

    private static void AddKeys(SortedDictionary<string, string> missing, CompiledStatement statement, RequestContext context)
    {
        foreach (CompiledCondition condition in statement.Conditions)
        {
            if (condition.Evaluate(context) == Truth.Unknown)
            {
                AddKey(missing, condition.Source.Key, context);
            }
        }

        foreach (string key in statement.VariableKeys)
        {
            AddKey(missing, key, context);
        }
    }

    private static void AddKey(SortedDictionary<string, string> missing, string key, RequestContext context)
    {
        if (context[key].UnknownBecause is { } because)
        {
            missing.TryAdd(key, because);
        }
    }

    private static void AddGrants(SortedDictionary<string, string> missing, in RequestFacts facts, PolicyLayers layers)
    {
        if (layers.GrantsUnknownBecause is not null)
        {
            missing.TryAdd($"the grants on `{facts.Request.Resource}`", layers.GrantsUnknownBecause);
        }

        foreach (Grant grant in layers.Grants)
        {
            if (GrantMatching.Entitled(grant, facts) != PrincipalMatch.None
                && GrantMatching.AllowsContext(grant, facts.Request) == Truth.Unknown)
            {
                bool isConstrained = grant.EncryptionContextEquals is not null || grant.EncryptionContextSubset is not null;
                (string key, string because) = isConstrained
                    ? ("kms:EncryptionContext", "is constrained")
                    : ("kms:GrantOperations", "bounds the operations of grants made under it");
                missing.TryAdd(key, $"grant `{grant.GrantId}` {because}");
            }
        }
    }
}
