namespace Keyferry.Policies.Requests;

public enum PrincipalType
{
    /// <summary>The root user of an account, <c>arn:aws:iam::A:root</c>.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of an IAM role (or the role itself, where no session is known).</summary>
    Role,

    /// <summary>A session made by GetFederationToken.</summary>
    FederatedUser,

    /// <summary>A session of a web or SAML identity, matched by `Federated` principals (the caller of AssumeRoleWith…).</summary>
    FederatedIdentity,

    /// <summary>An AWS service acting as itself, <c>ec2.amazonaws.com</c>.</summary>
    Service,

    /// <summary>An unsigned request.</summary>
    Anonymous,
}

/// <summary>Who asks, in all the forms in which a policy may name them.</summary>
public sealed record Principal
{
    public required PrincipalType Type { get; init; }

    /// <summary>
    /// The ARN as a log shows it: for a role session <c>arn:aws:sts::A:assumed-role/Name/Session</c>, for a federated
    /// user <c>arn:aws:sts::A:federated-user/Name</c>, else the IAM ARN; the service name for a service; <c>*</c> for an
    /// anonymous one.
    /// </summary>
    public required string Arn { get; init; }

    /// <summary>Twelve digits; null for services and anonymous requests.</summary>
    public string? Account { get; init; }

    /// <summary>
    /// The IAM ARN behind the session, with its path (F5.60): the role of a role session, the user of a federated one;
    /// for users, roles and root equal to <see cref="Arn"/>. Null for a role session whose role's path is not known.
    /// </summary>
    public string? IamArn { get; init; }

    /// <summary>The stored unique id (<c>AROA…</c>, <c>AIDA…</c>) that policies hold instead of an ARN (F5.31); or null.</summary>
    public string? UniqueId { get; init; }

    /// <summary>Whether it is a service-linked role: SCPs and RCPs do not apply to it (F1.32, F5.23).</summary>
    public bool IsServiceLinkedRole { get; init; }

    /// <summary>
    /// Reads a principal from an ARN, an account id (its root user), a service name, one of the four web identity providers
    /// that AWS knows by name, or <c>*</c>. A role session whose
    /// role's name starts with <c>AWSServiceRoleFor</c>, or a role under <c>/aws-service-role/</c>, is service-linked.
    /// Returns null if the text is none of these.
    /// </summary>
    public static Principal? TryParse(string text) => PrincipalText.TryParse(text);

    /// <summary>
    /// The principal with what the context of its request tells of it: <c>aws:userid</c> holds its unique id, and
    /// <c>aws:PrincipalArn</c> the path of a session's role (F5.60,
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable). What is known
    /// already stays.
    /// </summary>
    public Principal IdentifiedBy(RequestContext context)
    {
        Principal result = this;
        if (UniqueId is null && context["aws:userid"].Values is [string userId])
        {
            string id = userId.Split(':')[0];
            bool fits = Type switch
            {
                PrincipalType.User => id.StartsWith("AIDA", StringComparison.Ordinal),
                PrincipalType.Role => id.StartsWith("AROA", StringComparison.Ordinal),
                _ => false,
            };
            result = fits ? result with { UniqueId = id } : result;
        }

        bool tellsRole = Type == PrincipalType.Role && IamArn is null;
        return tellsRole && context["aws:PrincipalArn"].Values is [string arn]
            && TryParse(arn) is { Type: PrincipalType.Role, IamArn: not null } role
            && new Matching.PrincipalFacts(this).IsRole(arn)
            ? result with { IamArn = arn, IsServiceLinkedRole = IsServiceLinkedRole || role.IsServiceLinkedRole }
            : result;
    }
}
