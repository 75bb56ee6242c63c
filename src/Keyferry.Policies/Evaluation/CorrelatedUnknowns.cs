using System.Collections.Immutable;
using Keyferry.Policies.Conditions;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>
/// Statements that hang on the same unknown key may settle the answer together although each alone can't: one allows if the
/// key is `a`, another if it isn't. Where the policies can tell only finitely many values of a key apart, all of them are tried;
/// if they agree, that is the answer.
/// </summary>
internal static class CorrelatedUnknowns
{
    private const int MostKeys = 3;
    private const int MostWorlds = 1_024;

    /// <summary>The certain answer, or null if it stays unknown.</summary>
    public static Decision? Settle(AuthorizationRequest request, PolicyLayers layers, ImmutableArray<MissingFact> open)
    {
        string[] keys =
        [
            .. open.Select(m => m.What).Where(k => request.Context[k].UnknownBecause is not null),
        ];
        if (keys.Length is 0 or > MostKeys || keys.Length != open.Length || IsUsedByGrants(keys, layers))
        {
            return null;
        }

        List<(string Key, ImmutableArray<ContextValue> Values)> choices = [];
        int worlds = 1;
        foreach (string key in keys)
        {
            ImmutableArray<ContextValue> values = Representatives.Of(key, Conditions(request, layers, key), MostWorlds);
            worlds *= values.Length;
            if (values.IsEmpty || worlds > MostWorlds)
            {
                return null;
            }

            choices.Add((key, values));
        }

        return Agreement(request, layers, choices, worlds);
    }

    private static Decision? Agreement(
        AuthorizationRequest request,
        PolicyLayers layers,
        List<(string Key, ImmutableArray<ContextValue> Values)> choices,
        int worlds)
    {
        Decision? agreed = null;
        for (int world = 0; world < worlds; world++)
        {
            Decision decision = Proof.Of(request with { Context = ContextOf(request.Context, choices, world) }, layers, out _);
            if (decision.Kind == DecisionKind.Unknown || (agreed is not null && agreed.IsAllowed != decision.IsAllowed))
            {
                return null;
            }

            agreed = agreed is null ? decision : Join(agreed, decision);
        }

        return agreed;
    }

    // Denied either way: the weaker reason holds in every world, unless all deny explicitly.
    private static Decision Join(Decision one, Decision other)
    {
        if (one.Kind != DecisionKind.ExplicitlyDenied || other.Kind == DecisionKind.ImplicitlyDenied)
        {
            return one.Kind == DecisionKind.ExplicitlyDenied ? other : one;
        }

        ImmutableArray<StatementReference> blocked =
        [
            .. one.BlockedBy.Union(other.BlockedBy)
                .OrderBy(b => b.Layer).ThenBy(b => b.Document, StringComparer.Ordinal).ThenBy(b => b.Position),
        ];
        return other.Kind == DecisionKind.ExplicitlyDenied ? one with { By = blocked[0], BlockedBy = blocked } : one;
    }

    private static RequestContext ContextOf(
        RequestContext given, List<(string Key, ImmutableArray<ContextValue> Values)> choices, int world)
    {
        List<KeyValuePair<string, ContextValue>> values = [.. given.Values];
        foreach ((string key, ImmutableArray<ContextValue> options) in choices)
        {
            values.Add(new(key, options[world % options.Length]));
            world /= options.Length;
        }

        return new RequestContext(values, given.IsComplete);
    }

    private static bool IsUsedByGrants(string[] keys, PolicyLayers layers) =>
        !layers.Grants.IsEmpty && keys.Any(k => k.StartsWith("kms:", StringComparison.OrdinalIgnoreCase));

    // Null if the key also stands in a variable, whose values can't be told apart finitely.
    private static List<CompiledCondition>? Conditions(AuthorizationRequest request, PolicyLayers layers, string key)
    {
        RequestFacts facts = new(request, layers);
        List<CompiledCondition> found = [];
        foreach (PlacedPolicy placed in LayerWalk.Policies(facts, layers))
        {
            if (!placed.Source.Policy.IsKnown)
            {
                continue;
            }

            foreach (CompiledStatement statement in placed.Source.Policy.Value.Compiled)
            {
                if (statement.VariableKeys.Contains(key, StringComparer.OrdinalIgnoreCase))
                {
                    return null;
                }

                found.AddRange(statement.Conditions.Where(
                    c => string.Equals(c.Source.Key, key, StringComparison.OrdinalIgnoreCase)));
            }
        }

        return found;
    }
}
