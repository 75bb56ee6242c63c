namespace Keyferry.Policies.Language;

/// <summary>Which role a policy plays; it decides which elements are allowed and how its silence counts (F5.1).</summary>
public enum PolicyKind
{
    /// <summary>Attached to a user, group or role: managed or inline.</summary>
    Identity,

    /// <summary>Attached to a resource: a KMS key policy, a bucket policy …</summary>
    Resource,

    /// <summary>A role's trust policy: a resource policy without Resource element.</summary>
    Trust,

    /// <summary>A permissions boundary.</summary>
    Boundary,

    /// <summary>Passed to AssumeRole or GetFederationToken.</summary>
    Session,

    /// <summary>A service control policy.</summary>
    ServiceControl,

    /// <summary>A resource control policy.</summary>
    ResourceControl,

    /// <summary>A VPC endpoint policy.</summary>
    VpcEndpoint,
}
