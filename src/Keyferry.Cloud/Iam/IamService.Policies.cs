using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Iam;

/// <summary>Which managed policies ListPolicies lists.</summary>
public enum PolicyScope
{
    All,

    /// <summary>AWS's own.</summary>
    Aws,

    /// <summary>The account's.</summary>
    Local,
}

/// <summary>What a managed policy is used for.</summary>
public enum PolicyUsage
{
    Permissions,
    Boundary,
}

/// <summary>Managed policies.</summary>
public sealed partial class IamService
{
    /// <summary>CreatePolicy.</summary>
    public Reply<ManagedPolicy> CreatePolicy(
        Caller caller, string name, string? path, string document, string? description, ImmutableDictionary<string, string> tags)
    {
        AccountId account = Account(caller);
        string arn = $"arn:aws:iam::{account}:policy{path ?? "/"}{name}";
        return Do<ManagedPolicy>(caller, new IamAsk("iam:CreatePolicy", arn, $"policy {name}") { RequestTags = tags }, () =>
        {
            ManagedPolicy[] own = [.. PoliciesOf(account)];
            if (own.Any(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                return IamErrors.AlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.");
            }

            if (own.Length >= IamQuotas.Policies)
            {
                return IamErrors.Quota("PoliciesPerAccount", IamQuotas.Policies);
            }

            Reply<PolicySource> source = ReadManaged(arn, document);
            if (!source.Succeeded)
            {
                return source.Error;
            }

            ManagedPolicy policy = new(arn, source.Value!)
            {
                PolicyId = NewId("ANPA"),
                Description = description,
                CreateDate = Now,
                UpdateDate = Now,
                DefaultVersionCreateDate = Now,
                Tags = tags,
            };
            Put(policy);
            return policy;
        });
    }

    /// <summary>GetPolicy; AWS's own policies too.</summary>
    public Reply<ManagedPolicy> GetPolicy(Caller caller, string arn) =>
        OnPolicy<ManagedPolicy>(caller, "GetPolicy", arn, policy => policy);

    /// <summary>ListPolicies; of AWS's own those whose text is known.</summary>
    public Reply<Page<ManagedPolicy>> ListPolicies(
        Caller caller, PolicyScope scope, bool onlyAttached, string? pathPrefix, PolicyUsage? usage, PageAsk page)
    {
        AccountId account = Account(caller);
        return Do(caller, new IamAsk("iam:ListPolicies", $"arn:aws:iam::{account}:policy{pathPrefix ?? "/"}", $"policy path {pathPrefix ?? "/"}"), () =>
        {
            IEnumerable<ManagedPolicy> all = (scope == PolicyScope.Local ? [] : AwsManagedPolicies.All)
                .Concat(scope == PolicyScope.Aws ? [] : PoliciesOf(account));
            return page.Of(
                all.Where(p => IsIn(p.Path, pathPrefix)
                    && (!onlyAttached || UsersOf(account, p.Arn, usage ?? PolicyUsage.Permissions).Any())
                    && (usage is not { } as_ || UsersOf(account, p.Arn, as_).Any())),
                p => $"{p.Name} {p.Arn}");
        });
    }

    /// <summary>DeletePolicy: only one that nobody uses, with no version but the default one.</summary>
    public Reply<Done> DeletePolicy(Caller caller, string arn) => OnOwnPolicy<Done>(caller, "DeletePolicy", arn, policy =>
    {
        if (UsersOf(Account(caller), arn, null).Any())
        {
            return IamErrors.InUse("Cannot delete a policy attached to entities.");
        }

        if (!policy.OtherVersions.IsEmpty)
        {
            return IamErrors.InUse(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
                + "The default version is deleted with the policy.");
        }

        World = World with { ManagedPolicies = World.ManagedPolicies.Remove(arn) };
        return default(Done);
    });

    /// <summary>ListEntitiesForPolicy: who has the policy, or has it as boundary.</summary>
    public Reply<Page<IamIdentity>> ListEntitiesForPolicy(
        Caller caller, string arn, IdentityKind? kind, string? pathPrefix, PolicyUsage? usage, PageAsk page) =>
        OnPolicy(caller, "ListEntitiesForPolicy", arn, _ => page.Of(
            UsersOf(Account(caller), arn, usage)
                .Where(i => (kind is null || IdentityKinds.Of(i) == kind) && IsIn(i.Path, pathPrefix)),
            i => $"{IdentityKinds.Of(i)} {i.Name}"));

    /// <summary>TagPolicy.</summary>
    public Reply<Done> TagPolicy(Caller caller, string arn, ImmutableDictionary<string, string> tags) =>
        OnOwnPolicy(caller, "TagPolicy", arn, policy => WithTags(policy.Tags, tags, now => Put(policy with { Tags = now })),
            ask => ask with { RequestTags = tags });

    /// <summary>UntagPolicy.</summary>
    public Reply<Done> UntagPolicy(Caller caller, string arn, ImmutableArray<string> keys) =>
        OnOwnPolicy(caller, "UntagPolicy", arn, policy => WithoutTags(policy.Tags, keys, now => Put(policy with { Tags = now })),
            ask => ask with { TagKeys = keys });

    /// <summary>ListPolicyTags.</summary>
    public Reply<Page<KeyValuePair<string, string>>> ListPolicyTags(Caller caller, string arn, PageAsk page) =>
        OnPolicy(caller, "ListPolicyTags", arn, policy => page.Of(policy.Tags, t => t.Key));

    /// <summary>How many identities of the account have the policy.</summary>
    public int AttachmentsOf(AccountId account, ManagedPolicy policy) =>
        UsersOf(account, policy.Arn, PolicyUsage.Permissions).Count();

    /// <summary>How many identities of the account have the policy as their boundary.</summary>
    public int BoundaryUsesOf(AccountId account, ManagedPolicy policy) => UsersOf(account, policy.Arn, PolicyUsage.Boundary).Count();

    private IEnumerable<IamIdentity> IdentitiesOf(AccountId account) =>
        Of(World.Users, account).Concat<IamIdentity>(Of(World.Roles, account)).Concat(Of(World.Iam.Groups, account));

    private IEnumerable<IamIdentity> UsersOf(AccountId account, string policyArn, PolicyUsage? usage) =>
        IdentitiesOf(account).Where(i =>
            (usage != PolicyUsage.Boundary && i.ManagedPolicyArns.Contains(policyArn))
            || (usage != PolicyUsage.Permissions && i.PermissionsBoundary == policyArn));

    private IEnumerable<ManagedPolicy> PoliciesOf(AccountId account)
    {
        string prefix = $"arn:aws:iam::{account}:policy/";
        return World.ManagedPolicies.Values.Where(p => p.Arn.StartsWith(prefix, StringComparison.Ordinal));
    }

    private ManagedPolicy? FindPolicy(string arn) => World.ManagedPolicies.GetValueOrDefault(arn) ?? AwsManagedPolicies.Find(arn);

    private void Put(ManagedPolicy policy) =>
        World = World with { ManagedPolicies = World.ManagedPolicies.SetItem(policy.Arn, policy) };

    private static Reply<PolicySource> ReadManaged(string arn, string document)
    {
        string name = $"managed policy {arn[(arn.IndexOf(":policy/", StringComparison.Ordinal) + ":policy/".Length)..]}";
        Reply<Policy> read = PolicyDocuments.Read(name, document, PolicyKind.Identity);
        return !read.Succeeded ? read.Error
            : PolicyDocuments.Size(read.Value!) > IamQuotas.ManagedPolicySize ? IamErrors.Quota("PolicySize", IamQuotas.ManagedPolicySize)
            : new PolicySource($"{name} of {arn}", read.Value!);
    }

    // An operation on a policy that the account can see: its own ones and AWS's.
    private Reply<T> OnPolicy<T>(
        Caller caller, string action, string arn, Func<ManagedPolicy, Reply<T>> act, Func<IamAsk, IamAsk>? more = null)
    {
        AccountId account = Account(caller);
        ManagedPolicy? policy = FindPolicy(arn);
        bool aws = AwsManagedPolicies.IsAwsManaged(arn);
        bool own = arn.StartsWith($"arn:aws:iam::{account}:policy/", StringComparison.Ordinal);
        IamAsk ask = new($"iam:{action}", arn, $"policy {arn}")
        {
            ResourceTags = own && policy is not null ? policy.Tags : ImmutableDictionary<string, string>.Empty,
        };
        if (!aws && !own && !arn.StartsWith("arn:aws:iam::", StringComparison.Ordinal))
        {
            return IamErrors.Invalid($"ARN {arn} is not valid.");
        }

        return Do(caller, more?.Invoke(ask) ?? ask, () => policy is null || (!aws && !own) ? IamErrors.PolicyNotFound(arn) : act(policy));
    }

    // One that changes the policy: AWS's own belong to AWS.
    private Reply<T> OnOwnPolicy<T>(
        Caller caller, string action, string arn, Func<ManagedPolicy, Reply<T>> act, Func<IamAsk, IamAsk>? more = null) =>
        OnPolicy(caller, action, arn, policy => AwsManagedPolicies.IsAwsManaged(arn)
            ? new ServiceError("iam", "AccessDenied", $"Cannot perform the operation on the AWS managed policy {arn}", 403)
            : act(policy), more);
}
