using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Role = Keyferry.Cloud.Iam.Role;
using ServiceLinkedRoles = Keyferry.Cloud.Iam.ServiceLinkedRoles;

namespace Keyferry.Cloud.Organizations;

/// <summary>
/// AWS Organizations (https://docs.aws.amazon.com/organizations/latest/APIReference/). What it changes limits calls at once:
/// the policy engine reads the same organization.
/// </summary>
public sealed partial class OrganizationsService(Run run)
{
    private const string ServicePrincipal = "organizations.amazonaws.com";
    private const int PageSize = 20;

    // Organizations is answered from one Region only.
    private static readonly Region s_region = new("us-east-1");

    /// <summary>Who may call an operation.</summary>
    private enum Access
    {
        /// <summary>The management account, and whom its resource policy delegates to.</summary>
        Management,

        /// <summary>As before, and delegated administrators.</summary>
        Reading,

        /// <summary>Every account of the organization.</summary>
        Member,
    }

    /// <summary>What a request tells to policies beside its resources.</summary>
    private sealed record Asked(string? PolicyType = null, string? Service = null)
    {
        public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
    }

    private OrganizationsState State
    {
        get => run.World.OrganizationsState;
        set => run.World = run.World with { OrganizationsState = value };
    }

    /// <summary>CreateOrganization: the caller's account becomes the management account.</summary>
    public Reply<Organization> CreateOrganization(Caller caller, string? featureSet)
    {
        using CallScope scope = run.Begin(caller, "organizations:CreateOrganization", s_region, "*");
        if (scope.Ask(run, caller, new Question("organizations:CreateOrganization", "*", s_region), Denied) is { } denied)
        {
            return denied;
        }

        AccountId account = AccountOf(caller);
        if (OrganizationOf(account) is not null)
        {
            return scope.Fail(OrganizationsErrors.AlreadyInOrganization);
        }

        Organization organization = new()
        {
            Id = $"o-{Draw(10)}",
            ManagementAccount = account,
            RootId = $"r-{Draw(4)}",
            FeatureSet = featureSet ?? Organization.AllFeatures,
            ServiceControlPoliciesEnabled = false,
            ResourceControlPoliciesEnabled = false,
        };
        Put(organization);
        Join(organization, account, "INVITED");
        return organization;
    }

    public Reply<Organization> DescribeOrganization(Caller caller) =>
        Within<Organization>(caller, "DescribeOrganization", Access.Member, [], null, organization => organization);

    /// <summary>DeleteOrganization: only when the management account is alone in it.</summary>
    public Reply<Done> DeleteOrganization(Caller caller) =>
        Within<Done>(caller, "DeleteOrganization", Access.Management, [], null, organization =>
        {
            if (Members(organization).Any(a => a.Id != organization.ManagementAccount))
            {
                return OrganizationsErrors.NotEmpty;
            }

            Leave(organization, organization.ManagementAccount);
            run.World = run.World with { Organizations = run.World.Organizations.Remove(organization.Id) };
            State = State with
            {
                ResourcePolicies = State.ResourcePolicies.Remove(organization.Id),
                TrustedServices = State.TrustedServices.RemoveRange(
                    State.TrustedServices.Keys.Where(k => k.StartsWith($"{organization.Id}/", StringComparison.Ordinal))),
            };
            return default(Done);
        });

    public string? EmailOf(AccountId account) => State.Details.GetValueOrDefault(account.Value)?.Email;

    public AccountDetails? DetailsOf(AccountId account) => State.Details.GetValueOrDefault(account.Value);

    /// <summary>Opens the call, lets policies decide about each resource, then acts within the caller's organization.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="access">Who may.</param>
    /// <param name="ids">The ids of its resources; empty for none.</param>
    /// <param name="asked">What else policies may see.</param>
    /// <param name="act">What it does.</param>
    private Reply<T> Within<T>(
        Caller caller, string operation, Access access, ReadOnlySpan<string> ids, Asked? asked, Func<Organization, Reply<T>> act)
    {
        string action = $"organizations:{operation}";
        Organization? organization = OrganizationOf(AccountOf(caller));
        string[] resources = [];
        if (organization is not null)
        {
            resources = new string[ids.Length];
            for (int i = 0; i < ids.Length; i++)
            {
                resources[i] = organization.ArnOf(ids[i]);
            }
        }

        using CallScope scope = run.Begin(caller, action, s_region, resources is [var first, ..] ? first : "*");
        foreach (string resource in resources.Length == 0 ? ["*"] : resources)
        {
            if (scope.Ask(run, caller, About(caller, action, resource, organization, access, asked), Denied) is { } denied)
            {
                return denied;
            }
        }

        if (organization is null)
        {
            return scope.Fail(OrganizationsErrors.NotInUse);
        }

        if (!MayCall(caller, organization, access))
        {
            return scope.Fail(OrganizationsErrors.AccessDenied);
        }

        Reply<T> reply = act(organization);
        return reply.Succeeded ? reply : scope.Fail(reply.Error);
    }

    private Question About(Caller caller, string action, string resource, Organization? organization, Access access, Asked? asked)
    {
        List<KeyValuePair<string, ContextValue>> context = [];
        if (asked?.PolicyType is { } type)
        {
            context.Add(new("organizations:PolicyType", ContextValue.Of(type)));
        }

        if (asked?.Service is { } service)
        {
            context.Add(new("organizations:ServicePrincipal", ContextValue.Of(service)));
        }

        Question question = new(action, resource, s_region)
        {
            RequestTags = asked?.Tags ?? ImmutableDictionary<string, string>.Empty,
            ResourceTags = TagsOf(resource[(resource.LastIndexOf('/') + 1)..]),
            Context = [.. context],
        };

        // What the resource policy delegates belongs to the management account.
        return organization is not null && !IsOwn(caller, organization, access) && Delegation(organization) is { } policy
            ? question with { ResourceAccount = organization.ManagementAccount, ResourcePolicy = policy }
            : question;
    }

    private bool MayCall(Caller caller, Organization organization, Access access) =>
        IsOwn(caller, organization, access) || Delegation(organization) is not null;

    private bool IsOwn(Caller caller, Organization organization, Access access)
    {
        AccountId account = AccountOf(caller);
        return account == organization.ManagementAccount || access == Access.Member
            || (access == Access.Reading && State.Delegations.Keys.Any(k => k.StartsWith($"{account}/", StringComparison.Ordinal)));
    }

    private PolicySource? Delegation(Organization organization) =>
        State.ResourcePolicies.GetValueOrDefault(organization.Id) is { } policy
        && Policy.Parse("delegation policy", policy.Id, policy.Content, PolicyKind.Resource).Value is { } parsed
            ? new PolicySource($"resource policy of organization {organization.Id}", parsed)
            : null;

    private Organization? OrganizationOf(AccountId account) =>
        run.World.Accounts.GetValueOrDefault(account)?.OrganizationId is { } id ? run.World.Organizations.GetValueOrDefault(id) : null;

    private IEnumerable<Account> Members(Organization organization) =>
        run.World.Accounts.Values.Where(a => a.OrganizationId == organization.Id);

    private void Put(Organization organization) =>
        run.World = run.World with { Organizations = run.World.Organizations.SetItem(organization.Id, organization) };

    /// <summary>The account stands below the root from now on, with the role by which Organizations acts in it.</summary>
    private void Join(Organization organization, AccountId account, string method)
    {
        Account known = run.World.Accounts.GetValueOrDefault(account) ?? new Account { Id = account };
        AccountDetails details = DetailsOf(account) ?? new AccountDetails();
        string uniqueId = "AROA" + Draw(17).ToUpperInvariant();
        Role? role = ServiceLinkedRoles.Create(account, ServicePrincipal, uniqueId);
        run.World = run.World with
        {
            Accounts = run.World.Accounts.SetItem(
                account, known with { OrganizationId = organization.Id, ParentId = organization.RootId }),
            Roles = role is null || run.World.Roles.ContainsKey((account, role.Name))
                ? run.World.Roles
                : run.World.Roles.Add((account, role.Name), role),
        };
        State = State with
        {
            Details = State.Details.SetItem(account.Value, details with { JoinedMethod = method, Joined = run.World.Now }),
        };
    }

    private void Leave(Organization organization, AccountId account)
    {
        run.World = run.World with
        {
            Accounts = run.World.Accounts.SetItem(
                account, run.World.Accounts[account] with { OrganizationId = null, ParentId = null }),
        };
        Put(organization with { Attachments = organization.Attachments.Remove(account.Value) });
        State = State with { Tags = State.Tags.Remove(account.Value) };
    }

    /// <summary>Hexadecimal digits that no id had before.</summary>
    private string Draw(int length)
    {
        (string id, IdSource ids) = run.World.Ids.Uuid();
        run.World = run.World with { Ids = ids };
        return id.Replace("-", "", StringComparison.Ordinal)[..length];
    }

    private static Reply<Page<T>> Cut<T>(IEnumerable<T> items, Func<T, string> key, int? size, string? token) =>
        Paging.Cut(items, key, size ?? PageSize, token, () => OrganizationsErrors.Invalid(
            "INVALID_NEXT_TOKEN", "You provided an invalid pagination token."));

    private static AccountId AccountOf(Caller caller) =>
        caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no account");

    private ServiceError Denied(Authorization authorization) => AccessDenied.Json("organizations", run.World, authorization);
}
