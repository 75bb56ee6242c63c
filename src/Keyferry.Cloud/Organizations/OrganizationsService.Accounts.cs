using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Role = Keyferry.Cloud.Iam.Role;

namespace Keyferry.Cloud.Organizations;

public sealed partial class OrganizationsService
{
    private const string AccessRole = "OrganizationAccountAccessRole";

    /// <summary>CreateAccount: answers at once; the account is there a while later.</summary>
    public Reply<AccountRequest> CreateAccount(
        Caller caller, string email, string name, string? roleName, ImmutableDictionary<string, string> tags) =>
        Within<AccountRequest>(caller, "CreateAccount", Access.Management, [], new Asked { Tags = tags }, organization =>
        {
            AccountRequest request = new()
            {
                Id = $"car-{Draw(32)}",
                OrganizationId = organization.Id,
                AccountName = name,
                Email = email,
                RoleName = roleName ?? AccessRole,
                Requested = run.World.Now,
                Tags = tags,
            };
            State = State with { Requests = State.Requests.Add(request.Id, request) };
            run.Schedule(run.Platform?.Pace ?? TimeSpan.Zero, ScheduledTaskKind.FinishAccount, request.Id);
            return request;
        });

    /// <summary>The end of a request for an account (<see cref="ScheduledTaskKind.FinishAccount"/>).</summary>
    public void FinishAccount(string requestId)
    {
        if (!State.Requests.TryGetValue(requestId, out AccountRequest? request)
            || !run.World.Organizations.TryGetValue(request.OrganizationId, out Organization? organization))
        {
            return;
        }

        AccountRequest finished = request with { Completed = run.World.Now };
        if (State.Details.Values.Any(d => string.Equals(d.Email, request.Email, StringComparison.OrdinalIgnoreCase)))
        {
            finished = finished with { State = "FAILED", FailureReason = "EMAIL_ALREADY_EXISTS" };
        }
        else
        {
            AccountId account = NewAccountId();
            run.World = run.World with
            {
                Accounts = run.World.Accounts.Add(account, new Account { Id = account, Name = request.AccountName }),
            };
            State = State with { Details = State.Details.SetItem(account.Value, new AccountDetails { Email = request.Email }) };
            Join(organization, account, "CREATED");
            AddAccessRole(organization, account, request.RoleName);
            SetTags(account.Value, request.Tags);
            finished = finished with { State = "SUCCEEDED", Account = account };
        }

        State = State with { Requests = State.Requests.SetItem(requestId, finished) };
    }

    public Reply<AccountRequest> DescribeCreateAccountStatus(Caller caller, string requestId) =>
        Within<AccountRequest>(caller, "DescribeCreateAccountStatus", Access.Reading, [], null, organization =>
            State.Requests.GetValueOrDefault(requestId) is { } request && request.OrganizationId == organization.Id
                ? request
                : OrganizationsErrors.RequestNotFound);

    public Reply<Page<AccountRequest>> ListCreateAccountStatus(
        Caller caller, IReadOnlyList<string> states, int? maxResults, string? nextToken) =>
        Within(caller, "ListCreateAccountStatus", Access.Reading, [], null, organization => Cut(
            State.Requests.Values.Where(r => r.OrganizationId == organization.Id && (states.Count == 0 || states.Contains(r.State))),
            r => r.Id, maxResults, nextToken));

    public Reply<(Organization Organization, Account Account)> DescribeAccount(Caller caller, string accountId) =>
        Within<(Organization, Account)>(caller, "DescribeAccount", Access.Reading, [accountId], null, organization =>
            Member(organization, accountId) is { } account ? (organization, account) : OrganizationsErrors.AccountNotFound);

    public Reply<(Organization Organization, Page<Account> Page)> ListAccounts(Caller caller, int? maxResults, string? nextToken) =>
        Within<(Organization, Page<Account>)>(caller, "ListAccounts", Access.Reading, [], null, organization =>
            With(organization, Cut(Members(organization), a => a.Id.Value, maxResults, nextToken)));

    public Reply<(Organization Organization, Page<Account> Page)> ListAccountsForParent(
        Caller caller, string parentId, int? maxResults, string? nextToken) =>
        Within<(Organization, Page<Account>)>(caller, "ListAccountsForParent", Access.Reading, [parentId], null, organization =>
            IsParent(organization, parentId)
                ? With(organization, Cut(AccountsIn(organization, parentId), a => a.Id.Value, maxResults, nextToken))
                : OrganizationsErrors.ParentNotFound);

    public Reply<Done> MoveAccount(Caller caller, string accountId, string from, string to) =>
        Within<Done>(caller, "MoveAccount", Access.Management, [accountId, from, to], null, organization =>
        {
            if (Member(organization, accountId) is not { } account)
            {
                return OrganizationsErrors.AccountNotFound;
            }

            if (!IsParent(organization, from))
            {
                return OrganizationsErrors.SourceParentNotFound;
            }

            if (!IsParent(organization, to))
            {
                return OrganizationsErrors.DestinationParentNotFound;
            }

            string parent = ParentOf(organization, account);
            if (parent != from)
            {
                return parent == to ? OrganizationsErrors.DuplicateAccount : OrganizationsErrors.AccountNotFound;
            }

            if (from == to)
            {
                return OrganizationsErrors.DuplicateAccount;
            }

            run.World = run.World with { Accounts = run.World.Accounts.SetItem(account.Id, account with { ParentId = to }) };
            return default(Done);
        });

    public Reply<Done> RemoveAccountFromOrganization(Caller caller, string accountId) =>
        Within(caller, "RemoveAccountFromOrganization", Access.Management, [accountId], null,
            organization => Remove(organization, accountId));

    /// <summary>LeaveOrganization: the caller's account leaves.</summary>
    public Reply<Done> LeaveOrganization(Caller caller) =>
        Within(caller, "LeaveOrganization", Access.Member, [], null,
            organization => Remove(organization, AccountOf(caller).Value));

    /// <summary>CloseAccount: the account is suspended, and stays in the organization until it is removed.</summary>
    public Reply<Done> CloseAccount(Caller caller, string accountId) =>
        Within<Done>(caller, "CloseAccount", Access.Management, [accountId], null, organization =>
        {
            if (Member(organization, accountId) is not { } account)
            {
                return OrganizationsErrors.AccountNotFound;
            }

            if (account.Id == organization.ManagementAccount)
            {
                return OrganizationsErrors.Constraint(
                    "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", "You can't close the management account of an organization.");
            }

            AccountDetails details = DetailsOf(account.Id) ?? new AccountDetails();
            if (details.Status != "ACTIVE")
            {
                return OrganizationsErrors.AccountAlreadyClosed;
            }

            State = State with { Details = State.Details.SetItem(accountId, details with { Status = "SUSPENDED" }) };
            return default(Done);
        });

    private Reply<Done> Remove(Organization organization, string accountId)
    {
        if (Member(organization, accountId) is not { } account)
        {
            return OrganizationsErrors.AccountNotFound;
        }

        if (account.Id == organization.ManagementAccount)
        {
            return OrganizationsErrors.MasterCannotLeave;
        }

        if (State.Delegations.Keys.Any(k => k.StartsWith($"{accountId}/", StringComparison.Ordinal)))
        {
            return OrganizationsErrors.Constraint(
                "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
                "You can't remove an account that is a delegated administrator from the organization. Deregister it first.");
        }

        Leave(organization, account.Id);
        return default(Done);
    }

    // The role that the management account assumes
    // (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html).
    private void AddAccessRole(Organization organization, AccountId account, string name)
    {
        const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        string trust = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Subjects.Account(organization.ManagementAccount)}}"},"Action":"sts:AssumeRole"}]}
            """;
        Role role = new()
        {
            Account = account,
            Name = name,
            UniqueId = "AROA" + Draw(17).ToUpperInvariant(),
            TrustPolicy = new PolicySource(
                $"trust policy of {name}", Policy.Parse("trust policy", name, trust, PolicyKind.Trust).Required()),
            InlinePolicies =
            [
                new PolicySource(
                    "AdministratorAccess", Policy.Parse("AdministratorAccess", name, Everything, PolicyKind.Identity).Required()),
            ],
        };
        run.World = run.World with { Roles = run.World.Roles.SetItem((account, name), role) };
    }

    private AccountId NewAccountId()
    {
        while (true)
        {
            ulong drawn = ulong.Parse(Draw(12), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            AccountId account = new((drawn % 1_000_000_000_000).ToString("D12", CultureInfo.InvariantCulture));
            if (!run.World.Accounts.ContainsKey(account))
            {
                return account;
            }
        }
    }

    private Account? Member(Organization organization, string accountId) =>
        run.World.Accounts.GetValueOrDefault(new AccountId(accountId)) is { } account && account.OrganizationId == organization.Id
            ? account
            : null;

    private IEnumerable<Account> AccountsIn(Organization organization, string parentId) =>
        Members(organization).Where(a => ParentOf(organization, a) == parentId);

    private static string ParentOf(Organization organization, Account account) => account.ParentId ?? organization.RootId;

    private static Reply<(Organization, Page<T>)> With<T>(Organization organization, Reply<Page<T>> page) =>
        page.Succeeded ? (organization, page.Value!) : page.Error;
}
