using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Iam;

/// <summary>Managed policies of identities, and their boundaries.</summary>
public sealed partial class IamService
{
    /// <summary>AttachUserPolicy, AttachRolePolicy, AttachGroupPolicy; one that is attached already stays.</summary>
    public Reply<Done> Attach(Caller caller, IdentityKind kind, string name, string policyArn) =>
        ChangeIdentity(caller, $"Attach{kind}Policy", kind, name, identity =>
        {
            bool foreign = !AwsManagedPolicies.IsAwsManaged(policyArn)
                && !policyArn.StartsWith($"arn:aws:iam::{identity.Account}:policy/", StringComparison.Ordinal);
            if (foreign || FindPolicy(policyArn) is null)
            {
                return IamErrors.NotAttachable(policyArn);
            }

            // The policies of services' roles are nobody else's
            // (https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html).
            if (policyArn.StartsWith("arn:aws:iam::aws:policy/aws-service-role/", StringComparison.Ordinal))
            {
                return new ServiceError("iam", "PolicyNotAttachable", $"Cannot attach a Service Role Policy to a Customer {kind}.", 400);
            }

            return identity.ManagedPolicyArns.Contains(policyArn) ? identity
                : identity.ManagedPolicyArns.Length >= IamQuotas.AttachedPolicies ? IamErrors.Quota($"PoliciesPer{kind}", IamQuotas.AttachedPolicies)
                : identity with { ManagedPolicyArns = identity.ManagedPolicyArns.Add(policyArn) };
        }, policyArn);

    /// <summary>DetachUserPolicy, DetachRolePolicy, DetachGroupPolicy.</summary>
    public Reply<Done> Detach(Caller caller, IdentityKind kind, string name, string policyArn) =>
        ChangeIdentity(caller, $"Detach{kind}Policy", kind, name, identity => identity.ManagedPolicyArns.Contains(policyArn)
            ? identity with { ManagedPolicyArns = identity.ManagedPolicyArns.Remove(policyArn) }
            : IamErrors.PolicyNotFound(policyArn), policyArn);

    /// <summary>ListAttachedUserPolicies, ListAttachedRolePolicies, ListAttachedGroupPolicies: ARNs.</summary>
    public Reply<Page<string>> ListAttached(Caller caller, IdentityKind kind, string name, string? pathPrefix, PageAsk page) =>
        OnIdentity(caller, $"ListAttached{kind}Policies", kind, name, identity => page.Of(
            identity.ManagedPolicyArns.Where(arn => IsIn(new ManagedPolicy(arn, null!).Path, pathPrefix)),
            arn => $"{NameOf(arn)} {arn}"));

    /// <summary>PutUserPermissionsBoundary, PutRolePermissionsBoundary.</summary>
    public Reply<Done> PutBoundary(Caller caller, IdentityKind kind, string name, string policyArn) =>
        ChangeIdentity(caller, $"Put{kind}PermissionsBoundary", kind, name, identity => FindPolicy(policyArn) is null
            ? IamErrors.NotFound($"Scope ARN: {policyArn} does not exist or is not attachable.")
            : identity with { PermissionsBoundary = policyArn }, boundary: policyArn);

    /// <summary>DeleteUserPermissionsBoundary, DeleteRolePermissionsBoundary; one without stays so.</summary>
    public Reply<Done> DeleteBoundary(Caller caller, IdentityKind kind, string name) =>
        ChangeIdentity(caller, $"Delete{kind}PermissionsBoundary", kind, name, identity => identity with { PermissionsBoundary = null });

    /// <summary>A policy's name, from its ARN.</summary>
    public static string NameOf(string policyArn) => policyArn[(policyArn.LastIndexOf('/') + 1)..];

    // A change of what an identity may. Services' roles are AWS's to change.
    private Reply<Done> ChangeIdentity(
        Caller caller,
        string action,
        IdentityKind kind,
        string name,
        Func<IamIdentity, Reply<IamIdentity>> change,
        string? policyArn = null,
        string? boundary = null) =>
        OnIdentity<Done>(caller, action, kind, name, identity =>
        {
            if (identity is Role { IsServiceLinked: true })
            {
                return IamErrors.Protected(identity.Name);
            }

            Reply<IamIdentity> changed = change(identity);
            if (!changed.Succeeded)
            {
                return changed.Error;
            }

            Put(changed.Value!);
            return default(Done);
        }, (ask, identity) => ask with { PolicyArn = policyArn, Boundary = boundary ?? identity?.PermissionsBoundary });
}
