using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>One authorization that was asked, with the question, the policies that bear on it and the answer.</summary>
public sealed record Authorization(AuthorizationRequest Request, PolicyLayers Layers, Decision Decision);

/// <summary>One call of the trace.</summary>
public sealed record Call
{
    /// <summary>Who makes it; for a call that a service makes for somebody, that somebody (F3.11).</summary>
    public required Caller Caller { get; init; }

    /// <summary><c>ec2:CopyImage</c>, <c>kms:CreateGrant</c> …: the IAM action, service prefix and operation.</summary>
    public required string Action { get; init; }

    /// <summary>The endpoint's Region.</summary>
    public required Region Region { get; init; }

    /// <summary>What it is about: the main resource's ARN, or <c>*</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>What the call is for, in the words of the documentation: <c>D4</c>'s 'copy the image into the target account'.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Whether it is the later part of a call that was answered before: no call of its own to a log of calls.</summary>
    public bool Continues { get; init; }

    public ImmutableArray<Authorization> Authorizations { get; init; } = [];

    /// <summary>The calls that this one caused (<c>CopyImage</c> → <c>kms:CreateGrant</c>), in order.</summary>
    public ImmutableArray<Call> Caused { get; init; } = [];

    /// <summary>
    /// How many more calls it caused that nothing stood in the way of: a run that doesn't keep what was allowed
    /// (<see cref="Run.KeepsAllowed"/>) only counts them.
    /// </summary>
    public int Uneventful { get; init; }

    /// <summary>What stood in the way, in the order met; in probing mode there may be several.</summary>
    public ImmutableArray<Obstacle> Obstacles { get; init; } = [];

    /// <summary>The error it answered, or null if it succeeded.</summary>
    public ServiceError? Error { get; init; }
}
