using System.Collections.Immutable;
using Keyferry.Policies.Conditions;
using Keyferry.Policies.Language;
using Keyferry.Policies.Matching;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>Finds the allowing statement that came closest, and says what it lacked.</summary>
internal static class NearMisses
{
    private const int Shown = 4;

    /// <summary>
    /// The statement that got furthest in the order principal, action, resource, condition; of several the one of which most
    /// elements match, then (if none names the principal) the one meant for principals most like it, then the first.
    /// </summary>
    public static NearMiss? Nearest(in RequestFacts facts, PolicyLayer layer, ImmutableArray<PolicySource> policies)
    {
        CompiledStatement? nearest = null;
        int best = -1;
        foreach (PolicySource source in policies)
        {
            if (!source.Policy.IsKnown)
            {
                continue;
            }

            foreach (CompiledStatement statement in source.Policy.Value.Compiled)
            {
                int score = statement.IsDeny ? -1 : Score(statement, facts);
                if (score > best)
                {
                    best = score;
                    nearest = statement;
                }
            }
        }

        return nearest is null ? null : Explain(nearest, layer, facts);
    }

    public static string Quoted(IEnumerable<string> values)
    {
        string[] all = [.. values];
        string shown = string.Join(", ", all.Take(Shown).Select(v => $"`{v}`"));
        return all.Length > Shown ? $"{shown} and {all.Length - Shown} more" : shown;
    }

    private static int Score(CompiledStatement statement, in RequestFacts facts)
    {
        int conditions = statement.Conditions.Length;
        int met = 0;
        foreach (CompiledCondition condition in statement.Conditions)
        {
            met += condition.Evaluate(facts.Request.Context) == Truth.True ? 1 : 0;
        }

        bool principal = statement.MatchPrincipal(facts) != PrincipalMatch.None;
        bool action = statement.MatchAction(facts);
        bool resource = statement.MatchResource(facts) == Truth.True;
        bool condition3 = met == conditions;
        int prefix = !principal ? 0 : !action ? 1 : !resource ? 2 : !condition3 ? 3 : 4;
        int matched = (principal ? 1 : 0) + (action ? 1 : 0) + (resource ? 1 : 0) + (condition3 ? 1 : 0);
        int kinship = principal ? 0 : Kinship.Of(statement.Source, facts);
        return (prefix * 1_000_000) + (matched * 100_000) + (Math.Max(0, 1_000 - (conditions - met)) * 10) + kinship;
    }

    private static NearMiss Explain(CompiledStatement statement, PolicyLayer layer, in RequestFacts facts)
    {
        (StatementElement failed, string explanation) = Failure(statement, facts);
        return new NearMiss(statement.Reference(layer), failed, explanation);
    }

    private static (StatementElement Failed, string Explanation) Failure(
        CompiledStatement statement, in RequestFacts facts)
    {
        Statement source = statement.Source;
        AuthorizationRequest request = facts.Request;
        PrincipalMatch how = statement.MatchPrincipal(facts);
        if (how == PrincipalMatch.None)
        {
            return (StatementElement.Principal, Among(
                request.Principal.Arn, source.Principal!.IsNot, source.Principal.Patterns.Select(p => p.Value.Text)));
        }

        if (!statement.MatchAction(facts))
        {
            return (StatementElement.Action, Among(
                request.Action, source.Action.IsNot, source.Action.Patterns.Select(p => p.Text)));
        }

        if (statement.MatchResource(facts) is var resource && resource != Truth.True)
        {
            string text = Among(
                request.Resource, source.Resource!.IsNot, source.Resource.Patterns.Select(p => p.Text));
            return (StatementElement.Resource, resource == Truth.Unknown ? $"can't tell whether {text}" : text);
        }

        foreach (CompiledCondition condition in statement.Conditions)
        {
            if (condition.Evaluate(request.Context) is var truth && truth != Truth.True)
            {
                return (StatementElement.Condition, ConditionFailure(condition.Source, request.Context));
            }
        }

        // It allows; what it allows isn't enough, since it names the principal only by its account or role.
        return (StatementElement.Principal, how == PrincipalMatch.Account
            ? "it names the principal's account, which must allow the request by itself too"
            : "it names the role, whose boundary and session policies must allow the request too");
    }

    private static string Among(string actual, bool isNot, IEnumerable<string> patterns) =>
        isNot ? $"`{actual}` is excepted by {Quoted(patterns)}" : $"`{actual}` is not among {Quoted(patterns)}";

    private static string ConditionFailure(Condition condition, RequestContext context)
    {
        ContextValue value = context[condition.Key];
        string has = value.UnknownBecause is { } because ? $"is unknown ({because})"
            : value.Values.IsEmpty ? "is absent"
            : $"is {Quoted(value.Values)}";
        return $"`{condition.Key}` {has}, {condition.OperatorText} wants {Quoted(condition.Values.Select(v => v.Text))}";
    }
}
