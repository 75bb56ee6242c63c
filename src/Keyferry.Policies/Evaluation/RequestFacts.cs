using Keyferry.Policies.Matching;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>Which sides must speak for a request.</summary>
internal enum Situation
{
    /// <summary>The principal's and the resource's account are one: either side's word is enough.</summary>
    SameAccount,

    /// <summary>One account, but the resource's policy must allow or delegate.</summary>
    SameAccountResourceRequired,

    /// <summary>Both sides must allow (F5.20).</summary>
    CrossAccount,

    /// <summary>As before, but the service refuses the operation across accounts whatever the policies say (F4.7).</summary>
    CrossAccountImpossible,

    /// <summary>The principal has no policies of its own: a service, an anonymous or a federated caller.</summary>
    ResourceOnly,
}

/// <summary>A request with what follows from it for every statement.</summary>
internal readonly ref struct RequestFacts
{
    public RequestFacts(AuthorizationRequest request, PolicyLayers layers)
    {
        Request = request;
        Resource = new ArnText(request.Resource);
        Principal = new PrincipalFacts(request.Principal);
        HasBoundary = layers.Boundary is not null;
        IsKeyRequest = ResourceAuthorization.IsKeyRequest(request.Action, Resource);
        Situation = SituationOf(request, Resource, Principal.HasAccount, IsKeyRequest);
        ServiceControlApplies = Principal.HasAccount && !request.Principal.IsServiceLinkedRole;
        ResourceControlApplies = !layers.ResourceControl.IsEmpty
            && !request.Principal.IsServiceLinkedRole
            && ResourceControlServices.Govern(request.Action);
    }

    public AuthorizationRequest Request { get; }

    public ArnText Resource { get; }

    public PrincipalFacts Principal { get; }

    public bool HasBoundary { get; }

    public bool IsKeyRequest { get; }

    public Situation Situation { get; }

    public bool ServiceControlApplies { get; }

    public bool ResourceControlApplies { get; }

    public bool IsRoot => Request.Principal.Type == PrincipalType.Root;

    private static Situation SituationOf(
        AuthorizationRequest request, in ArnText resource, bool hasAccount, bool isKeyRequest)
    {
        if (!hasAccount)
        {
            return Situation.ResourceOnly;
        }

        ReadOnlySpan<char> owner = request.ResourceAccount;
        if (owner.IsEmpty && resource.IsArn && resource.Account.Length == 12)
        {
            // An owner that is no account (`arn:aws:iam::aws:policy/…`) is AWS itself, whose resources everyone may be allowed
            // to use by their own policies; our inference.
            owner = resource.Account;
        }

        if (owner.IsEmpty || owner.SequenceEqual(request.Principal.Account))
        {
            return ResourceAuthorization.IsRequired(request.Action, resource, isKeyRequest)
                ? Situation.SameAccountResourceRequired
                : Situation.SameAccount;
        }

        return isKeyRequest && !ResourceAuthorization.WorksAcrossAccounts(request.Action)
            ? Situation.CrossAccountImpossible
            : Situation.CrossAccount;
    }
}
