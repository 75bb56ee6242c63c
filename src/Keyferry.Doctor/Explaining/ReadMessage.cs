using System.Collections.Immutable;

namespace Keyferry.Doctor.Explaining;

/// <summary>What stands in one message: its envelope, and each failure that it lists.</summary>
public sealed record ReadMessage
{
    /// <summary>What it was read from.</summary>
    public MessageKind Kind { get; init; }

    /// <summary>When it happened, as the event says; null for plain text.</summary>
    public string? Time { get; init; }

    /// <summary>Image Builder's job, or null.</summary>
    public string? JobId { get; init; }

    /// <summary>ARN of the image build version, or null.</summary>
    public string? ImageArn { get; init; }

    /// <summary><c>Failed</c>, <c>TimedOut</c>; null if the message doesn't say.</summary>
    public string? Status { get; init; }

    /// <summary>The stage or state it names: <c>BUILDING</c>, <c>FAILED</c>; or null.</summary>
    public string? Stage { get; init; }

    /// <summary>The SSM execution of a build or test (F1.17), or null.</summary>
    public string? SsmExecutionId { get; init; }

    /// <summary>The workflow run (E51), or null.</summary>
    public string? WorkflowExecutionId { get; init; }

    /// <summary>Whether the end is missing: reasons are cut at 1,024 characters (F1.3, F1.13).</summary>
    public bool IsCut { get; init; }

    /// <summary>In the order of the message; empty where it carries no reason.</summary>
    public ImmutableArray<ReadFailure> Failures { get; init; } = [];
}

/// <summary>What a message was read from.</summary>
public enum MessageKind
{
    Text,

    /// <summary>EventBridge's state change of an image, which carries no reason (F1.4).</summary>
    ImageStateChange,

    /// <summary>An event of CloudTrail, from its files, from lookup-events or from EventBridge.</summary>
    CloudTrail,

    /// <summary>Output of Image Builder's GetImage.</summary>
    GetImage,

    /// <summary>A state reason of EC2: an AMI's, a snapshot's or an instance's.</summary>
    Ec2State,

    /// <summary>Output of sts:DecodeAuthorizationMessage.</summary>
    Decoded,
}

/// <summary>One failure of a message.</summary>
/// <param name="Text">The inner error, as the service worded it: one line, straight quotes.</param>
public sealed record ReadFailure(string Text)
{
    /// <summary>The number before it: 1, 2 …; null where the message isn't a list.</summary>
    public int? Number { get; init; }

    /// <summary><c>EC2</c>, <c>STS</c> …; null if the message doesn't say.</summary>
    public string? Service { get; init; }

    /// <summary>The API's error code, as SDKs and CloudTrail give it; null if absent.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The API that was called, <c>kms:CreateGrant</c>, if something besides the text says so.</summary>
    public string? Action { get; init; }

    /// <summary>The AMI whose copy failed (E3), or null.</summary>
    public string? FailedImage { get; init; }

    /// <summary>12 digits, some of which may be masked (<c>X</c> or <c>*</c>); null if the message doesn't say.</summary>
    public string? SourceAccount { get; init; }

    /// <summary>As <see cref="SourceAccount"/>. For launch permissions it is the source itself (F1.14).</summary>
    public string? DestinationAccount { get; init; }

    public string? Region { get; init; }

    /// <summary>Whether the end of this failure is missing.</summary>
    public bool IsCut { get; init; }

    /// <summary>The sentence on who was denied what, if there is one.</summary>
    public DeniedAccess? Denied { get; init; }

    /// <summary>What the encoded message in it holds, if it could be decoded.</summary>
    public DecodedDenial? Decoded { get; init; }
}

/// <summary>The sentence of a denial (8.4).</summary>
/// <param name="Principal">ARN of the caller, or the service's name.</param>
/// <param name="Action"><c>kms:CreateGrant</c>.</param>
public sealed record DeniedAccess(string Principal, string Action)
{
    /// <summary>ARN; null for actions without one, or where AWS hides it (F8.36).</summary>
    public string? Resource { get; init; }

    public DenialLayer Layer { get; init; }

    /// <summary>Whether a Deny did it; otherwise an Allow is missing.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>The denying policy, if AWS names it (F8.31).</summary>
    public string? PolicyArn { get; init; }

    /// <summary>What sts:DecodeAuthorizationMessage decodes (F8.32), or null.</summary>
    public string? EncodedMessage { get; init; }
}

/// <summary>The kind of policy that a denial names.</summary>
public enum DenialLayer
{
    /// <summary>The message gives no reason (F8.34), or its end is missing.</summary>
    Unstated,
    Identity,
    Resource,
    RoleTrust,
    Boundary,
    Session,
    ServiceControl,
    ResourceControl,
    VpcEndpoint,
}
