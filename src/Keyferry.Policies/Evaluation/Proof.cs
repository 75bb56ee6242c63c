using System.Collections.Immutable;
using Keyferry.Policies.Matching;

namespace Keyferry.Policies.Evaluation;

/// <summary>Builds the answer with its proof; the answer itself is <see cref="Assessment"/>'s.</summary>
internal static class Proof
{
    /// <summary>The answer that the bounds give.</summary>
    /// <param name="request">The question.</param>
    /// <param name="layers">The policies.</param>
    /// <param name="open">What is unknown and bears on the answer's kind; empty if nothing does.</param>
    public static Decision Of(Requests.AuthorizationRequest request, PolicyLayers layers, out ImmutableArray<MissingFact> open)
    {
        RequestFacts facts = new(request, layers);
        var assessment = Assessment.Of(facts, layers);
        DecisionKind kind = assessment.Kind;
        open = assessment.IsOpen ? MissingFacts.Of(facts, layers, assessment) : [];
        return kind switch
        {
            DecisionKind.Allowed => Allowed(facts, layers, assessment),
            DecisionKind.ExplicitlyDenied => ExplicitlyDenied(facts, layers),
            _ => new Decision
            {
                Kind = kind,
                ByRule = facts.Situation == Situation.CrossAccountImpossible
                    ? $"`{request.Action}` doesn't work on a KMS key of another account, whatever the policies say"
                    : null,
                Silent = SilentLayers.Of(facts, layers, assessment),
                Missing = kind == DecisionKind.Unknown ? open : [],
            },
        };
    }

    private static Decision ExplicitlyDenied(in RequestFacts facts, PolicyLayers layers)
    {
        ImmutableArray<StatementReference>.Builder denies = ImmutableArray.CreateBuilder<StatementReference>();
        foreach (PlacedPolicy placed in LayerWalk.Policies(facts, layers))
        {
            if (!placed.Source.Policy.IsKnown)
            {
                continue;
            }

            foreach (CompiledStatement statement in placed.Source.Policy.Value.Compiled)
            {
                if (statement.IsDeny && statement.Match(facts, out _) == Truth.True)
                {
                    denies.Add(statement.Reference(placed.Layer));
                }
            }
        }

        ImmutableArray<StatementReference> all = denies.ToImmutable();
        return new Decision { Kind = DecisionKind.ExplicitlyDenied, By = all[0], BlockedBy = all };
    }

    private static Decision Allowed(in RequestFacts facts, PolicyLayers layers, in Assessment assessment)
    {
        if (assessment.Sides != Truth.True)
        {
            // Either what policies or what grants say may be unknown by itself as long as the other is certain; both
            // together are never certain without one being so.
            return new Decision { Kind = DecisionKind.Allowed, By = GrantThatAllows(facts, layers, assessment) };
        }

        ResourceAllow resource = assessment.Resource;
        bool named = resource.Itself == Truth.True
            || (resource.Behind == Truth.True && assessment.Limits == Truth.True);
        StatementReference? by = named && layers.Resource is not null
            ? FirstAllow(facts, PolicyLayer.Resource, [layers.Resource], namedOnly: true)
            : null;
        by ??= FirstAllow(facts, PolicyLayer.Identity, layers.Identity, namedOnly: false);
        if (by is null && layers.Resource is not null)
        {
            by = FirstAllow(facts, PolicyLayer.Resource, [layers.Resource], namedOnly: false);
        }

        return new Decision
        {
            Kind = DecisionKind.Allowed,
            By = by,
            ByRule = by is null ? "the root user of the account needs no statement that allows" : null,
        };
    }

    private static StatementReference? FirstAllow(
        in RequestFacts facts, PolicyLayer layer, ImmutableArray<PolicySource> policies, bool namedOnly)
    {
        if (layer == PolicyLayer.Identity && !facts.Principal.HasAccount)
        {
            return null;
        }

        StatementReference? behind = null;
        foreach (PolicySource source in policies)
        {
            if (!source.Policy.IsKnown)
            {
                continue;
            }

            foreach (CompiledStatement statement in source.Policy.Value.Compiled)
            {
                if (statement.IsDeny || statement.Match(facts, out PrincipalMatch how) != Truth.True)
                {
                    continue;
                }

                if (!namedOnly || how == PrincipalMatch.Itself)
                {
                    return statement.Reference(layer);
                }

                behind ??= how == PrincipalMatch.Behind ? statement.Reference(layer) : null;
            }
        }

        return behind;
    }

    private static StatementReference? GrantThatAllows(
        in RequestFacts facts, PolicyLayers layers, in Assessment assessment)
    {
        PrincipalMatch least = assessment.Grant.Itself == Truth.True ? PrincipalMatch.Behind : PrincipalMatch.Account;
        foreach (Grant grant in layers.Grants)
        {
            if (GrantMatching.Entitled(grant, facts) >= least
                && GrantMatching.AllowsContext(grant, facts.Request) == Truth.True)
            {
                return SilentLayers.Reference(grant);
            }
        }

        return null;
    }
}
