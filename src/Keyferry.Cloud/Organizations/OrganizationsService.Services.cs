using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Organizations;

/// <summary>A service principal and since when it has something.</summary>
public sealed record DatedService(string Service, DateTimeOffset Since);

/// <summary>A delegated administrator and since when it is one.</summary>
public sealed record DelegatedAdministrator(Organization Organization, Account Account, DateTimeOffset Since);

public sealed partial class OrganizationsService
{
    private const int MaxTags = 50;

    /// <summary>EnableAWSServiceAccess: the service may act in all accounts.</summary>
    public Reply<Done> EnableServiceAccess(Caller caller, string service) =>
        Within<Done>(caller, "EnableAWSServiceAccess", Access.Management, [], new Asked(Service: service), organization =>
        {
            if (CheckService(organization, service) is { } refused)
            {
                return refused;
            }

            State = State with { TrustedServices = State.TrustedServices.SetItem($"{organization.Id}/{service}", run.World.Now) };
            return default(Done);
        });

    public Reply<Done> DisableServiceAccess(Caller caller, string service) =>
        Within<Done>(caller, "DisableAWSServiceAccess", Access.Management, [], new Asked(Service: service), organization =>
        {
            if (CheckService(organization, service) is { } refused)
            {
                return refused;
            }

            State = State with { TrustedServices = State.TrustedServices.Remove($"{organization.Id}/{service}") };
            return default(Done);
        });

    public Reply<Page<DatedService>> ListServiceAccess(Caller caller, int? maxResults, string? nextToken) =>
        Within(caller, "ListAWSServiceAccessForOrganization", Access.Reading, [], null, organization => Cut(
            Below(State.TrustedServices, organization.Id), s => s.Service, maxResults, nextToken));

    public Reply<Done> RegisterDelegatedAdministrator(Caller caller, string accountId, string service) =>
        Within<Done>(caller, "RegisterDelegatedAdministrator", Access.Management, [accountId], new Asked(Service: service), organization =>
        {
            if (CheckService(organization, service) is { } refused)
            {
                return refused;
            }

            if (Member(organization, accountId) is not { } account)
            {
                return OrganizationsErrors.AccountNotFound;
            }

            if (account.Id == organization.ManagementAccount)
            {
                return OrganizationsErrors.Constraint(
                    "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
                    "You cannot register master account/yourself as delegated administrator for your organization.");
            }

            if (!State.TrustedServices.ContainsKey($"{organization.Id}/{service}"))
            {
                return OrganizationsErrors.Constraint(
                    "SERVICE_ACCESS_NOT_ENABLED", "You must enable service access before you register a delegated administrator.");
            }

            if (State.Delegations.ContainsKey($"{accountId}/{service}"))
            {
                return OrganizationsErrors.AlreadyRegistered;
            }

            State = State with { Delegations = State.Delegations.Add($"{accountId}/{service}", run.World.Now) };
            return default(Done);
        });

    public Reply<Done> DeregisterDelegatedAdministrator(Caller caller, string accountId, string service) =>
        Within<Done>(caller, "DeregisterDelegatedAdministrator", Access.Management, [accountId], new Asked(Service: service), organization =>
        {
            if (Member(organization, accountId) is null)
            {
                return OrganizationsErrors.AccountNotFound;
            }

            if (!State.Delegations.ContainsKey($"{accountId}/{service}"))
            {
                return OrganizationsErrors.NotRegistered;
            }

            State = State with { Delegations = State.Delegations.Remove($"{accountId}/{service}") };
            return default(Done);
        });

    public Reply<Page<DelegatedAdministrator>> ListDelegatedAdministrators(
        Caller caller, string? service, int? maxResults, string? nextToken) =>
        Within(caller, "ListDelegatedAdministrators", Access.Reading, [], new Asked(Service: service), organization => Cut(
            Members(organization)
                .Select(a => (Account: a, Services: Below(State.Delegations, a.Id.Value).Where(s => service is null || s.Service == service)))
                .Where(a => a.Services.Any())
                .Select(a => new DelegatedAdministrator(organization, a.Account, a.Services.Min(s => s.Since))),
            d => d.Account.Id.Value, maxResults, nextToken));

    public Reply<Page<DatedService>> ListDelegatedServices(Caller caller, string accountId, int? maxResults, string? nextToken) =>
        Within(caller, "ListDelegatedServicesForAccount", Access.Reading, [accountId], null, organization =>
            Member(organization, accountId) is null ? OrganizationsErrors.AccountNotFound
            : !Below(State.Delegations, accountId).Any() ? OrganizationsErrors.NotRegistered
            : Cut(Below(State.Delegations, accountId), s => s.Service, maxResults, nextToken));

    /// <summary>PutResourcePolicy: delegates the management of policies.</summary>
    public Reply<(Organization Organization, OrganizationResourcePolicy Policy)> PutResourcePolicy(
        Caller caller, string content, ImmutableDictionary<string, string> tags) =>
        Within<(Organization, OrganizationResourcePolicy)>(
            caller, "PutResourcePolicy", Access.Management, [], new Asked { Tags = tags }, organization =>
        {
            if (AccountOf(caller) != organization.ManagementAccount)
            {
                return OrganizationsErrors.AccessDenied;
            }

            if (!Policy.Parse("resource policy", organization.Id, content, PolicyKind.Resource).Succeeded)
            {
                return OrganizationsErrors.Invalid(
                    "INVALID_RESOURCE_POLICY_JSON", "You provided a resource policy that is not valid.");
            }

            OrganizationResourcePolicy policy = State.ResourcePolicies.GetValueOrDefault(organization.Id) is { } old
                ? old with { Content = content }
                : new OrganizationResourcePolicy($"rp-{Draw(8)}", content);
            State = State with { ResourcePolicies = State.ResourcePolicies.SetItem(organization.Id, policy) };
            SetTags(policy.Id, TagsOf(policy.Id).SetItems(tags));
            return (organization, policy);
        });

    public Reply<(Organization Organization, OrganizationResourcePolicy Policy)> DescribeResourcePolicy(Caller caller) =>
        Within<(Organization, OrganizationResourcePolicy)>(caller, "DescribeResourcePolicy", Access.Reading, [], null, organization =>
            State.ResourcePolicies.GetValueOrDefault(organization.Id) is { } policy
                ? (organization, policy)
                : OrganizationsErrors.ResourcePolicyNotFound);

    public Reply<Done> DeleteResourcePolicy(Caller caller) =>
        Within<Done>(caller, "DeleteResourcePolicy", Access.Management, [], null, organization =>
        {
            if (!State.ResourcePolicies.ContainsKey(organization.Id))
            {
                return OrganizationsErrors.ResourcePolicyNotFound;
            }

            State = State with { ResourcePolicies = State.ResourcePolicies.Remove(organization.Id) };
            return default(Done);
        });

    public Reply<Done> TagResource(Caller caller, string id, ImmutableDictionary<string, string> tags) =>
        Tagging(caller, "TagResource", Access.Management, id, tags, before => before.SetItems(tags)) is { Succeeded: false } failed
            ? failed.Error
            : default(Done);

    public Reply<Done> UntagResource(Caller caller, string id, IReadOnlyList<string> keys) =>
        Tagging(caller, "UntagResource", Access.Management, id,
            keys.Distinct().ToImmutableDictionary(k => k, _ => ""), before => before.RemoveRange(keys)) is { Succeeded: false } failed
            ? failed.Error
            : default(Done);

    public Reply<ImmutableDictionary<string, string>> ListTagsForResource(Caller caller, string id) =>
        Tagging(caller, "ListTagsForResource", Access.Reading, id, null, before => before);

    private Reply<ImmutableDictionary<string, string>> Tagging(
        Caller caller, string operation, Access access, string id, ImmutableDictionary<string, string>? asked,
        Func<ImmutableDictionary<string, string>, ImmutableDictionary<string, string>> change) =>
        Within<ImmutableDictionary<string, string>>(
            caller, operation, access, [id], asked is null ? null : new Asked { Tags = asked }, organization =>
        {
            bool there = IsParent(organization, id) || organization.Policies.ContainsKey(id) || Member(organization, id) is not null
                || State.ResourcePolicies.GetValueOrDefault(organization.Id)?.Id == id;
            if (!there)
            {
                return OrganizationsErrors.TargetNotFound;
            }

            ImmutableDictionary<string, string> tags = change(TagsOf(id));
            if (tags.Count > MaxTags)
            {
                return OrganizationsErrors.Constraint(
                    "MAX_TAG_LIMIT_EXCEEDED", $"A resource can have at most {MaxTags} tags.");
            }

            SetTags(id, tags);
            return tags;
        });

    private ImmutableDictionary<string, string> TagsOf(string id) =>
        State.Tags.GetValueOrDefault(id, ImmutableDictionary<string, string>.Empty);

    private void SetTags(string id, ImmutableDictionary<string, string> tags) =>
        State = State with { Tags = tags.IsEmpty ? State.Tags.Remove(id) : State.Tags.SetItem(id, tags) };

    private static ServiceError? CheckService(Organization organization, string service) =>
        organization.FeatureSet != Organization.AllFeatures ? OrganizationsErrors.NotAllFeatures
        : service.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? null
        : OrganizationsErrors.UnrecognizedService;

    private static IEnumerable<DatedService> Below(ImmutableDictionary<string, DateTimeOffset> dates, string owner) => dates
        .Where(d => d.Key.StartsWith($"{owner}/", StringComparison.Ordinal))
        .Select(d => new DatedService(d.Key[(owner.Length + 1)..], d.Value));
}
