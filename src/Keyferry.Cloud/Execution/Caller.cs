using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>A principal as AWS sees one, with what its calls carry.</summary>
public sealed record Caller
{
    public required Principal Principal { get; init; }

    /// <summary>The account that the caller belongs to; null for services.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The role or user whose policies count; null for root and services.</summary>
    public IamIdentity? Identity { get; init; }

    public ImmutableArray<PolicySource> SessionPolicies { get; init; } = [];

    /// <summary>
    /// The service through which the call is made on the caller's behalf (F3.11): <c>ec2.us-east-1.amazonaws.com</c>, or
    /// null for a direct call. Sets kms:ViaService, aws:ViaAWSService, aws:CalledVia.
    /// </summary>
    public string? ViaService { get; init; }

    /// <summary>More context keys that the caller's calls carry (MFA, tags, source IP …).</summary>
    public ImmutableDictionary<string, ContextValue> Context { get; init; } = ImmutableDictionary<string, ContextValue>.Empty;

    /// <summary>How it came by temporary credentials; null for root users, users with access keys, and services.</summary>
    public SessionKind? Session { get; init; }

    /// <summary>The session tags that pass on to the sessions of roles that it assumes.</summary>
    public ImmutableDictionary<string, string> TransitiveTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Arn => Principal.Arn;

    /// <summary>
    /// The same, as a service begins its sessions: nobody enters a code, so the session says that MFA wasn't used
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent).
    /// </summary>
    public Caller WithoutMfa() => this with
    {
        Context = Context.SetItem("aws:MultiFactorAuthPresent", ContextValue.Of("false"))
            .SetItem("aws:MultiFactorAuthAge", ContextValue.Absent),
    };

    /// <summary>A session of a role; the session ARN has no path (F5.52).</summary>
    public static Caller RoleSession(Role role, string sessionName) => new()
    {
        Account = role.Account,
        Identity = role,
        Principal = new Principal
        {
            Type = PrincipalType.Role,
            Arn = $"arn:aws:sts::{role.Account}:assumed-role/{role.Name}/{sessionName}",
            Account = role.Account.Value,
            IamArn = role.Arn,
            UniqueId = role.UniqueId,
            IsServiceLinkedRole = role.IsServiceLinked,
        },
    };

    public static Caller ForUser(User user) => new()
    {
        Account = user.Account,
        Identity = user,
        Principal = new Principal
        {
            Type = PrincipalType.User,
            Arn = user.Arn,
            Account = user.Account.Value,
            IamArn = user.Arn,
            UniqueId = user.UniqueId,
        },
    };

    public static Caller Root(AccountId account) => new()
    {
        Account = account,
        Principal = new Principal
        {
            Type = PrincipalType.Root,
            Arn = Subjects.Account(account),
            Account = account.Value,
            IamArn = Subjects.Account(account),
            UniqueId = account.Value,
        },
    };

    /// <summary>An AWS service as itself, <c>imagebuilder.amazonaws.com</c>.</summary>
    public static Caller Service(string service) => new()
    {
        Principal = new Principal { Type = PrincipalType.Service, Arn = service },
    };
}
