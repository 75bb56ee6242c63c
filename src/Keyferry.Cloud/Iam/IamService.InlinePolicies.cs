using Keyferry.Cloud.Execution;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Iam;

/// <summary>Inline policies.</summary>
public sealed partial class IamService
{
    /// <summary>PutUserPolicy, PutRolePolicy, PutGroupPolicy; one of the same name is replaced.</summary>
    public Reply<Done> PutInline(Caller caller, IdentityKind kind, string name, string policyName, string document) =>
        ChangeIdentity(caller, $"Put{kind}Policy", kind, name, identity =>
        {
            Reply<Policy> read = PolicyDocuments.Read($"inline policy {policyName}", document, PolicyKind.Identity);
            if (!read.Succeeded)
            {
                return read.Error;
            }

            PolicySource? old = InlinePolicy.Find(identity, policyName);
            PolicySource now = InlinePolicy.Of(identity, old is null ? policyName : InlinePolicy.NameOf(old), read.Value!);
            IamIdentity changed = identity with
            {
                InlinePolicies = old is null ? identity.InlinePolicies.Add(now) : identity.InlinePolicies.Replace(old, now),
            };
            int size = changed.InlinePolicies.Where(p => p.Policy.IsKnown).Sum(p => PolicyDocuments.Size(p.Policy.Value));
            int most = IamQuotas.InlineSize(kind);
            return size > most
                ? IamErrors.Limit($"Maximum policy size of {most} bytes exceeded for {kind.Word()} {identity.Name}")
                : changed;
        });

    /// <summary>GetUserPolicy, GetRolePolicy, GetGroupPolicy.</summary>
    public Reply<PolicySource> GetInline(Caller caller, IdentityKind kind, string name, string policyName) =>
        OnIdentity<PolicySource>(caller, $"Get{kind}Policy", kind, name, identity =>
            InlinePolicy.Find(identity, policyName) is { } found ? found : IamErrors.InlineNotFound(kind, policyName));

    /// <summary>ListUserPolicies, ListRolePolicies, ListGroupPolicies: names.</summary>
    public Reply<Page<string>> ListInline(Caller caller, IdentityKind kind, string name, PageAsk page) =>
        OnIdentity(caller, $"List{kind}Policies", kind, name, identity =>
            page.Of(identity.InlinePolicies.Select(InlinePolicy.NameOf), n => n));

    /// <summary>DeleteUserPolicy, DeleteRolePolicy, DeleteGroupPolicy.</summary>
    public Reply<Done> DeleteInline(Caller caller, IdentityKind kind, string name, string policyName) =>
        ChangeIdentity(caller, $"Delete{kind}Policy", kind, name, identity => InlinePolicy.Find(identity, policyName) is { } found
            ? identity with { InlinePolicies = identity.InlinePolicies.Remove(found) }
            : IamErrors.InlineNotFound(kind, policyName));
}
