using System.Collections.Immutable;
using Keyferry.Policies.Matching;

namespace Keyferry.Policies.Evaluation;

/// <summary>
/// What every layer says to a request, and the answer that follows. The formula is monotone in all parts, so that Kleene's
/// values are the bounds between the worst and the best case of what is unknown.
/// </summary>
internal struct Assessment
{
    private Situation _situation;
    private bool _isRoot;

    /// <summary>Some statement of some layer denies.</summary>
    public Truth Deny { get; private set; }

    /// <summary>Every level of the SCPs allows, or they don't apply.</summary>
    public Truth ServiceControl { get; private set; }

    public Truth ResourceControl { get; private set; }

    public Truth VpcEndpoint { get; private set; }

    public ResourceAllow Resource { get; private set; }

    public Truth Identity { get; private set; }

    public Truth Boundary { get; private set; }

    public Truth Session { get; private set; }

    public GrantAllow Grant { get; private set; }

    /// <summary>What the principal's own side says; the root user needs no statement (F5.2).</summary>
    public readonly Truth Own => _isRoot ? Truth.True : Identity.And(Limits);

    /// <summary>What limits a principal whose role or user the resource's policy names (F5.15).</summary>
    public readonly Truth Limits => _isRoot ? Truth.True : Boundary.And(Session);

    /// <summary>What policies of either side say, without organization, endpoints and grants.</summary>
    public readonly Truth Sides => _situation switch
    {
        Situation.ResourceOnly => Resource.Any,
        Situation.CrossAccount => Resource.Any.And(Own),
        Situation.CrossAccountImpossible => Truth.False,
        Situation.SameAccountResourceRequired =>
            Resource.Itself.Or(Resource.Behind.And(Limits)).Or(Resource.Account.And(Own)),
        _ => Resource.Itself.Or(Resource.Behind.And(Limits)).Or(Own),
    };

    /// <summary>What grants say; F4.15: no policy of either side is needed beside them.</summary>
    public readonly Truth Grants => Grant.Itself.Or(Grant.Account.And(Own));

    public readonly Truth Allow =>
        ServiceControl.And(ResourceControl).And(VpcEndpoint).And(Sides.Or(Grants));

    public readonly DecisionKind Kind =>
        Deny == Truth.True ? DecisionKind.ExplicitlyDenied
        : Allow == Truth.False ? DecisionKind.ImplicitlyDenied
        : Deny == Truth.Unknown || Allow == Truth.Unknown ? DecisionKind.Unknown
        : DecisionKind.Allowed;

    /// <summary>
    /// Whether something unknown bears on the answer: on whether it is allowed, or, where nothing allows, on whether it is
    /// denied in so many words.
    /// </summary>
    public readonly bool IsOpen =>
        Kind == DecisionKind.Unknown || (Kind == DecisionKind.ImplicitlyDenied && Deny == Truth.Unknown);

    public static Assessment Of(in RequestFacts facts, PolicyLayers layers)
    {
        Assessment result = default;
        result._situation = facts.Situation;
        result._isRoot = facts.IsRoot;
        result.ServiceControl = facts.ServiceControlApplies ? result.Levels(facts, layers.ServiceControl) : Truth.True;
        result.ResourceControl = facts.ResourceControlApplies ? result.Levels(facts, layers.ResourceControl) : Truth.True;
        result.VpcEndpoint = Truth.True;
        foreach (PolicySource policy in layers.VpcEndpoint)
        {
            result.VpcEndpoint = result.VpcEndpoint.And(result.Ask(facts, policy).Any);
        }

        result.Resource = layers.Resource is null ? default : result.Ask(facts, layers.Resource);
        if (facts.Principal.HasAccount)
        {
            result.Identity = result.Union(facts, layers.Identity);
            result.Boundary = layers.Boundary is null ? Truth.True : result.Ask(facts, layers.Boundary).Any;
            result.Session = layers.Session.IsEmpty ? Truth.True : result.Union(facts, layers.Session);
        }

        result.Grant = facts.IsKeyRequest && facts.Situation != Situation.CrossAccountImpossible
            ? GrantMatching.Of(facts, layers)
            : default;
        return result;
    }

    private Truth Levels(in RequestFacts facts, ImmutableArray<PolicyLevel> levels)
    {
        Truth all = Truth.True;
        foreach (PolicyLevel level in levels)
        {
            all = all.And(Union(facts, level.Policies));
        }

        return all;
    }

    private Truth Union(in RequestFacts facts, ImmutableArray<PolicySource> policies)
    {
        Truth any = Truth.False;
        foreach (PolicySource policy in policies)
        {
            any = any.Or(Ask(facts, policy).Any);
        }

        return any;
    }

    private ResourceAllow Ask(in RequestFacts facts, PolicySource source)
    {
        ResourceAllow allow = PolicyAnswer.Of(facts, source, out Truth deny);
        Deny = Deny.Or(deny);
        return allow;
    }
}
