namespace Keyferry.Policies.Requests;

/// <summary>One question: may this principal do this action on this resource?</summary>
public sealed record AuthorizationRequest
{
    public required Principal Principal { get; init; }

    /// <summary><c>service:Action</c>; compared without regard to case (F5.40).</summary>
    public required string Action { get; init; }

    /// <summary>The resource's ARN, or <c>*</c> for actions without a resource.</summary>
    public required string Resource { get; init; }

    /// <summary>
    /// The account that owns the resource; where null it is read from the ARN, and if the ARN has none the resource is
    /// taken to belong to the principal's account.
    /// </summary>
    public string? ResourceAccount { get; init; }

    public RequestContext Context { get; init; } = RequestContext.Empty;
}
