using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Organizations;

/// <summary>Something that a policy is attached to: <c>ROOT</c>, <c>ORGANIZATIONAL_UNIT</c> or <c>ACCOUNT</c>.</summary>
public sealed record PolicyTarget(string Id, string Arn, string Name, string Type);

public sealed partial class OrganizationsService
{
    public const string ServiceControl = "SERVICE_CONTROL_POLICY";
    public const string ResourceControl = "RESOURCE_CONTROL_POLICY";

    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
    private const int MaxContent = 5120;
    private const int MaxAttached = 5;

    private static readonly ImmutableArray<string> s_full = [OrganizationLimits.FullAccessId, OrganizationLimits.FullResourceAccessId];

    /// <summary>CreatePolicy; only SCPs and RCPs are there, the other types are refused by name.</summary>
    public Reply<OrganizationPolicy> CreatePolicy(
        Caller caller, string name, string description, string type, string content, ImmutableDictionary<string, string> tags) =>
        Within<OrganizationPolicy>(caller, "CreatePolicy", Access.Management, [], new Asked(type) { Tags = tags }, organization =>
        {
            if (Known(organization, type) is { } refused)
            {
                return refused;
            }

            string kind = type == ServiceControl ? "service_control_policy" : "resource_control_policy";
            string id = $"p-{Draw(10)}";
            OrganizationPolicy policy = new(id, name, TypeOf(type), new PolicySource(name, Fact<Policy>.Unknown("")))
            {
                Arn = $"arn:aws:organizations::{organization.ManagementAccount}:policy/{organization.Id}/{kind}/{id}",
            };
            Reply<OrganizationPolicy> written = Write(organization, policy, name, description, content);
            if (written.Succeeded)
            {
                SetTags(id, tags);
            }

            return written;
        });

    public Reply<OrganizationPolicy> UpdatePolicy(Caller caller, string id, string? name, string? description, string? content) =>
        WithPolicy<OrganizationPolicy>(caller, "UpdatePolicy", Access.Management, id, [], (organization, policy) =>
            s_full.Contains(id)
                ? OrganizationsErrors.Invalid("IMMUTABLE_POLICY", "You can't change or delete a policy that AWS manages.")
                : Write(organization, policy, name ?? policy.Name, description ?? policy.Description, content));

    public Reply<OrganizationPolicy> DescribePolicy(Caller caller, string id) =>
        WithPolicy<OrganizationPolicy>(caller, "DescribePolicy", Access.Reading, id, [], (_, policy) => policy);

    public Reply<Done> DeletePolicy(Caller caller, string id) =>
        WithPolicy<Done>(caller, "DeletePolicy", Access.Management, id, [], (organization, policy) =>
        {
            if (s_full.Contains(id))
            {
                return OrganizationsErrors.Invalid("IMMUTABLE_POLICY", "You can't change or delete a policy that AWS manages.");
            }

            if (organization.Attachments.Values.Any(ids => ids.Contains(id)))
            {
                return OrganizationsErrors.PolicyInUse;
            }

            Put(organization with { Policies = organization.Policies.Remove(id) });
            SetTags(id, ImmutableDictionary<string, string>.Empty);
            return default(Done);
        });

    public Reply<Page<OrganizationPolicy>> ListPolicies(Caller caller, string type, int? maxResults, string? nextToken) =>
        Within(caller, "ListPolicies", Access.Reading, [], new Asked(type), organization =>
            Cut(AllOf(organization, type), p => p.Id, maxResults, nextToken));

    public Reply<Page<OrganizationPolicy>> ListPoliciesForTarget(
        Caller caller, string targetId, string type, int? maxResults, string? nextToken) =>
        Within(caller, "ListPoliciesForTarget", Access.Reading, [targetId], new Asked(type), organization =>
            !IsTarget(organization, targetId) ? OrganizationsErrors.TargetNotFound
            : Cut(
                IsEnabled(organization, type)
                    ? Attached(organization, targetId).Select(organization.FindPolicy).OfType<OrganizationPolicy>()
                        .Where(p => NameOf(p.Type) == type)
                    : [],
                p => p.Id, maxResults, nextToken));

    public Reply<Page<PolicyTarget>> ListTargetsForPolicy(Caller caller, string id, int? maxResults, string? nextToken) =>
        WithPolicy(caller, "ListTargetsForPolicy", Access.Reading, id, [], (organization, policy) => Cut(
            Targets(organization).Where(t => IsEnabled(organization, NameOf(policy.Type)) && Attached(organization, t.Id).Contains(id)),
            t => t.Id, maxResults, nextToken));

    public Reply<Done> AttachPolicy(Caller caller, string id, string targetId) =>
        WithPolicy<Done>(caller, "AttachPolicy", Access.Management, id, [targetId], (organization, policy) =>
        {
            if (Attachable(organization, policy, targetId) is { } refused)
            {
                return refused;
            }

            ImmutableArray<string> attached = Attached(organization, targetId);
            if (attached.Contains(id))
            {
                return OrganizationsErrors.DuplicateAttachment;
            }

            if (attached.Count(a => organization.FindPolicy(a)?.Type == policy.Type) >= MaxAttached)
            {
                return OrganizationsErrors.Constraint(
                    "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You have attached the maximum number of policies to the specified target.");
            }

            Put(organization with { Attachments = organization.Attachments.SetItem(targetId, attached.Add(id)) });
            return default(Done);
        });

    public Reply<Done> DetachPolicy(Caller caller, string id, string targetId) =>
        WithPolicy<Done>(caller, "DetachPolicy", Access.Management, id, [targetId], (organization, policy) =>
        {
            if (!IsTarget(organization, targetId))
            {
                return OrganizationsErrors.TargetNotFound;
            }

            ImmutableArray<string> attached = Attached(organization, targetId);
            if (!attached.Contains(id) || !IsEnabled(organization, NameOf(policy.Type)))
            {
                return OrganizationsErrors.NotAttached;
            }

            if (id == OrganizationLimits.FullResourceAccessId)
            {
                return OrganizationsErrors.Invalid("NON_DETACHABLE_POLICY", "You can't detach RCPFullAWSAccess.");
            }

            if (policy.Type == OrganizationPolicyType.ServiceControlPolicy
                && attached.Count(a => organization.FindPolicy(a)?.Type == policy.Type) == 1)
            {
                return OrganizationsErrors.LastPolicy;
            }

            Put(organization with { Attachments = organization.Attachments.SetItem(targetId, attached.Remove(id)) });
            return default(Done);
        });

    public Reply<Organization> EnablePolicyType(Caller caller, string rootId, string type) =>
        Within<Organization>(caller, "EnablePolicyType", Access.Management, [rootId], new Asked(type), organization =>
            rootId != organization.RootId ? OrganizationsErrors.RootNotFound
            : Known(organization, type) is { } refused ? refused
            : IsEnabled(organization, type) ? OrganizationsErrors.PolicyTypeEnabled
            : Switch(organization, type, true));

    /// <summary>DisablePolicyType: every policy of the type is detached from everything.</summary>
    public Reply<Organization> DisablePolicyType(Caller caller, string rootId, string type) =>
        Within<Organization>(caller, "DisablePolicyType", Access.Management, [rootId], new Asked(type), organization =>
        {
            if (rootId != organization.RootId)
            {
                return OrganizationsErrors.RootNotFound;
            }

            if (!IsEnabled(organization, type))
            {
                return OrganizationsErrors.PolicyTypeNotEnabled;
            }

            string full = type == ServiceControl ? OrganizationLimits.FullAccessId : OrganizationLimits.FullResourceAccessId;
            return Switch(organization with
            {
                Attachments = organization.Attachments.ToImmutableDictionary(a => a.Key, a => (ImmutableArray<string>)
                [
                    full, .. a.Value.Where(id => id != full && organization.FindPolicy(id)?.Type != TypeOf(type)),
                ]),
            }, type, false);
        });

    /// <summary>DescribeEffectivePolicy and its kin: none of the types that have one is there.</summary>
    public Reply<Done> EffectivePolicy(Caller caller, string operation, string type) =>
        Within<Done>(caller, operation, Access.Reading, [], new Asked(type), _ => OrganizationsErrors.EffectivePolicyNotFound);

    /// <summary>Whether a policy type is enabled on the root.</summary>
    public static bool IsEnabled(Organization organization, string type) => type switch
    {
        ServiceControl => organization.ServiceControlPoliciesEnabled,
        ResourceControl => organization.ResourceControlPoliciesEnabled,
        _ => false,
    };

    public static string NameOf(OrganizationPolicyType type) =>
        type == OrganizationPolicyType.ServiceControlPolicy ? ServiceControl : ResourceControl;

    private Reply<T> WithPolicy<T>(
        Caller caller, string operation, Access access, string id, string[] others, Func<Organization, OrganizationPolicy, Reply<T>> act)
    {
        OrganizationPolicy? policy = OrganizationOf(AccountOf(caller))?.FindPolicy(id);
        return Within(caller, operation, access, [id, .. others], new Asked(policy is null ? null : NameOf(policy.Type)),
            organization => policy is null ? OrganizationsErrors.PolicyNotFound : act(organization, policy));
    }

    private Reply<OrganizationPolicy> Write(
        Organization organization, OrganizationPolicy policy, string name, string description, string? content)
    {
        if (organization.Policies.Values.Any(p => p.Id != policy.Id && p.Name == name && p.Type == policy.Type))
        {
            return OrganizationsErrors.DuplicatePolicy;
        }

        PolicySource source = policy.Source;
        if (content is not null)
        {
            if (content.Length > MaxContent)
            {
                return OrganizationsErrors.Constraint(
                    "POLICY_CONTENT_LIMIT_EXCEEDED", $"You have exceeded the allowed size of a policy: {MaxContent} characters.");
            }

            bool service = policy.Type == OrganizationPolicyType.ServiceControlPolicy;
            Parsed<Policy> parsed = Policy.Parse(
                name, policy.Id, content, service ? PolicyKind.ServiceControl : PolicyKind.ResourceControl);
            if (parsed.Value is not { } valid || !parsed.Succeeded || parsed.Problems.Any(problem => problem.IsRefusal))
            {
                return OrganizationsErrors.MalformedPolicy;
            }

            source = new PolicySource("", valid);
        }

        OrganizationPolicy written = policy with
        {
            Name = name,
            Description = description,
            Source = source with { Name = $"{(policy.Type == OrganizationPolicyType.ServiceControlPolicy ? "SCP" : "RCP")} {name}" },
        };
        Put(organization with { Policies = organization.Policies.SetItem(policy.Id, written) });
        return written;
    }

    private static ServiceError? Known(Organization organization, string type) =>
        type is ServiceControl or ResourceControl && organization.FeatureSet == Organization.AllFeatures
            ? null
            : OrganizationsErrors.PolicyTypeNotAvailable;

    private ServiceError? Attachable(Organization organization, OrganizationPolicy policy, string targetId) =>
        !IsTarget(organization, targetId) ? OrganizationsErrors.TargetNotFound
        : !IsEnabled(organization, NameOf(policy.Type)) ? OrganizationsErrors.PolicyTypeNotEnabled
        : null;

    private Organization Switch(Organization organization, string type, bool enabled)
    {
        Organization after = type == ServiceControl
            ? organization with { ServiceControlPoliciesEnabled = enabled }
            : organization with { ResourceControlPoliciesEnabled = enabled };
        Put(after);
        return after;
    }

    // What isn't said is attached by AWS itself: a target always has an SCP, and RCPFullAWSAccess.
    private static ImmutableArray<string> Attached(Organization organization, string targetId)
    {
        ImmutableArray<string> said = organization.Attachments.GetValueOrDefault(targetId, s_full);
        bool hasService = said.Any(id => organization.FindPolicy(id)?.Type == OrganizationPolicyType.ServiceControlPolicy);
        IEnumerable<string> missing = s_full.Where(id =>
            id == OrganizationLimits.FullAccessId ? !hasService : !said.Contains(OrganizationLimits.FullResourceAccessId));
        return [.. missing, .. said];
    }

    private static IEnumerable<OrganizationPolicy> AllOf(Organization organization, string type) =>
        organization.Policies.Values.Concat(s_full.Select(organization.FindPolicy).OfType<OrganizationPolicy>())
            .Where(p => NameOf(p.Type) == type);

    private bool IsTarget(Organization organization, string id) =>
        IsParent(organization, id) || Member(organization, id) is not null;

    private IEnumerable<PolicyTarget> Targets(Organization organization) =>
    [
        new PolicyTarget(organization.RootId, organization.RootArn(), "Root", "ROOT"),
        .. organization.Units.Values.Select(u => new PolicyTarget(u.Id, organization.ArnOf(u.Id), u.Name, UnitType)),
        .. Members(organization).Select(a => new PolicyTarget(a.Id.Value, organization.ArnOf(a.Id.Value), a.Name ?? a.Id.Value, "ACCOUNT")),
    ];

    private static OrganizationPolicyType TypeOf(string type) =>
        type == ServiceControl ? OrganizationPolicyType.ServiceControlPolicy : OrganizationPolicyType.ResourceControlPolicy;
}
