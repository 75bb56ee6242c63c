using Keyferry.Policies.Conditions;
using Keyferry.Policies.Language;
using Keyferry.Policies.Matching;

namespace Keyferry.Policies.Evaluation;

/// <summary>One statement, ready to be asked.</summary>
internal sealed class CompiledStatement
{
    private readonly ActionMatcher _action;
    private readonly PrincipalMatcher? _principal;
    private readonly ResourceMatcher? _resource;

    /// <param name="policy">Where it stands.</param>
    /// <param name="source">The statement as written.</param>
    /// <param name="like">A compiled statement that shares some of its elements, or null; those aren't compiled again.</param>
    public CompiledStatement(Policy policy, Statement source, CompiledStatement? like)
    {
        Policy = policy;
        Source = source;
        bool hasVariables = policy.Content.HasVariables;
        _action = ReferenceEquals(source.Action, like?.Source.Action) ? like!._action : new ActionMatcher(source.Action);
        _principal = source.Principal is null ? null
            : ReferenceEquals(source.Principal, like?.Source.Principal) ? like!._principal
            : new PrincipalMatcher(source.Principal);
        _resource = source.Resource is null ? null
            : ReferenceEquals(source.Resource, like?.Source.Resource) ? like!._resource
            : new ResourceMatcher(source.Resource, hasVariables);
        Conditions =
        [
            .. source.Conditions.Select(c =>
                Array.Find(like?.Conditions ?? [], known => ReferenceEquals(known.Source, c)) ?? new CompiledCondition(c, hasVariables)),
        ];
    }

    public Policy Policy { get; }

    public Statement Source { get; }

    public CompiledCondition[] Conditions { get; }

    public bool IsDeny => Source.Effect == Effect.Deny;

    /// <summary>The context keys that stand in it as variables.</summary>
    public IEnumerable<string> VariableKeys =>
        (_resource?.Keys ?? []).Concat(Conditions.SelectMany(c => c.VariableKeys));

    /// <summary>Whether the statement applies, and if it may, how it names the principal.</summary>
    public Truth Match(in RequestFacts facts, out PrincipalMatch how)
    {
        how = PrincipalMatch.None;
        if (!_action.IsMatch(facts.Request.Action))
        {
            return Truth.False;
        }

        how = MatchPrincipal(facts);
        if (how == PrincipalMatch.None)
        {
            return Truth.False;
        }

        Truth truth = MatchResource(facts);
        foreach (CompiledCondition condition in Conditions)
        {
            if (truth == Truth.False)
            {
                break;
            }

            truth = truth.And(condition.Evaluate(facts.Request.Context));
        }

        return truth;
    }

    public bool MatchAction(in RequestFacts facts) => _action.IsMatch(facts.Request.Action);

    public PrincipalMatch MatchPrincipal(in RequestFacts facts) =>
        _principal is null
            ? PrincipalMatch.Itself
            : _principal.Match(facts.Principal, Source.Effect, facts.HasBoundary);

    public Truth MatchResource(in RequestFacts facts) =>
        _resource is null ? Truth.True : _resource.Match(facts.Resource, facts.Request.Context);

    public StatementReference Reference(PolicyLayer layer) =>
        new(layer, Policy.Name, Policy.Document, Source.Pointer, Source.Position, Source.Sid);
}
