using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.AccountManagement;

/// <summary>A Region and its opt-in status: <c>ENABLED_BY_DEFAULT</c>, <c>ENABLED</c>, <c>ENABLING</c>, <c>DISABLING</c>, <c>DISABLED</c>.</summary>
public sealed record RegionStatus(string Name, string Status);

/// <summary>
/// Account Management's Regions (https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html, F5.56).
/// </summary>
public sealed class AccountService(Run run)
{
    private const string TrustedService = "account.amazonaws.com";
    private const int PageSize = 50;

    // https://docs.aws.amazon.com/accounts/latest/reference/quotas.html
    private const int MaxChanges = 6;

    public Reply<Page<RegionStatus>> ListRegions(
        Caller caller, Region region, string? accountId, IReadOnlyList<string> statuses, int? maxResults, string? nextToken)
    {
        using CallScope scope = Begin(caller, "account:ListRegions", region, accountId, null, out AccountId account, out ServiceError? error);
        if (error is not null)
        {
            return error;
        }

        Reply<Page<RegionStatus>> page = Paging.Cut(
            RegionCatalog.All.Where(r => r.Partition == "aws").Select(r => new RegionStatus(r.Region.Value, Status(account, r)))
                .Where(r => statuses.Count == 0 || statuses.Contains(r.Status)),
            r => r.Name, maxResults ?? PageSize, nextToken, () => Invalid("NextToken is invalid"));
        return page.Succeeded ? page : scope.Fail(page.Error);
    }

    public Reply<RegionStatus> GetRegionOptStatus(Caller caller, Region region, string? accountId, string name)
    {
        using CallScope scope = Begin(caller, "account:GetRegionOptStatus", region, accountId, name, out AccountId account, out ServiceError? error);
        return error is not null ? error
            : Find(name) is { } info ? new RegionStatus(name, Status(account, info))
            : scope.Fail(UnknownRegion(name));
    }

    /// <summary>Begins to enable a Region; it is enabled a while later. Nothing where it is already.</summary>
    public Reply<Done> EnableRegion(Caller caller, Region region, string? accountId, string name) =>
        Change(caller, "account:EnableRegion", region, accountId, name, enable: true);

    /// <summary>Begins to disable a Region.</summary>
    public Reply<Done> DisableRegion(Caller caller, Region region, string? accountId, string name) =>
        Change(caller, "account:DisableRegion", region, accountId, name, enable: false);

    /// <summary>The end of an opt-in or opt-out (<see cref="ScheduledTaskKind.FinishRegionOptIn"/>).</summary>
    public static void Finish(Run run, string subject)
    {
        World world = run.World;
        if (!world.OrganizationsState.RegionChanges.TryGetValue(subject, out bool enabled))
        {
            return;
        }

        string[] parts = subject.Split('/');
        AccountId id = new(parts[0]);
        Account account = world.Accounts.GetValueOrDefault(id) ?? new Account { Id = id };
        run.World = world with
        {
            Accounts = world.Accounts.SetItem(id, account with
            {
                EnabledRegions = account.EnabledRegions.SetItem(new Region(parts[1]), enabled),
            }),
            OrganizationsState = world.OrganizationsState with
            {
                RegionChanges = world.OrganizationsState.RegionChanges.Remove(subject),
            },
        };
    }

    private Reply<Done> Change(Caller caller, string action, Region region, string? accountId, string name, bool enable)
    {
        using CallScope scope = Begin(caller, action, region, accountId, name, out AccountId account, out ServiceError? error);
        if (error is not null)
        {
            return error;
        }

        if (Find(name) is not { } info)
        {
            return scope.Fail(UnknownRegion(name));
        }

        if (!info.IsOptIn)
        {
            return scope.Fail(Invalid($"Region {name} is enabled by default and can't be enabled or disabled"));
        }

        string subject = Subject(account, info.Region);
        ImmutableDictionary<string, bool> changes = run.World.OrganizationsState.RegionChanges;
        if (changes.TryGetValue(subject, out bool going))
        {
            return going == enable
                ? default(Done)
                : scope.Fail(new ServiceError("account", "ConflictException",
                    $"Region {name} is being {(going ? "enabled" : "disabled")}. Try again when that is done.", 409));
        }

        if (IsEnabled(account, info.Region) == enable)
        {
            return default(Done);
        }

        if (changes.Keys.Count(k => k.StartsWith($"{account}/", StringComparison.Ordinal)) >= MaxChanges)
        {
            return scope.Fail(new ServiceError(
                "account", "TooManyRequestsException", $"An account can change {MaxChanges} Regions at a time", 429));
        }

        run.World = run.World with
        {
            OrganizationsState = run.World.OrganizationsState with { RegionChanges = changes.Add(subject, enable) },
        };
        run.Schedule(run.Platform?.Pace ?? TimeSpan.Zero, ScheduledTaskKind.FinishRegionOptIn, subject);
        return default(Done);
    }

    private CallScope Begin(
        Caller caller, string action, Region region, string? accountId, string? target, out AccountId account, out ServiceError? error)
    {
        AccountId own = caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no account");
        account = accountId is null ? own : new AccountId(accountId);
        Organization? organization = OrganizationOf(own);
        string arn = accountId is null || organization is null
            ? $"arn:aws:account::{account}:account"
            : $"arn:aws:account::{organization.ManagementAccount}:account/{organization.Id}/{account}";
        CallScope scope = run.Begin(caller, action, region, arn);
        Question question = new(action, arn, region) { Context = [.. Context(account, target)] };
        error = scope.Ask(run, caller, question, Denied);
        if (error is null && accountId is not null && Refusal(caller, action, own, account, organization) is { } refusal)
        {
            error = scope.Fail(refusal);
        }

        return scope;
    }

    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsaccountmanagement.html#awsaccountmanagement-policy-keys
    private IEnumerable<KeyValuePair<string, ContextValue>> Context(AccountId account, string? target)
    {
        if (target is not null)
        {
            yield return new("account:TargetRegion", ContextValue.Of(target));
        }

        if (OrganizationOf(account) is { } organization)
        {
            yield return new("account:AccountResourceOrgPaths",
                ContextValue.Many($"{organization.OrgPath(run.World.Accounts[account])}{account}/"));
            foreach ((string key, string value) in run.World.OrganizationsState.Tags.GetValueOrDefault(
                account.Value, ImmutableDictionary<string, string>.Empty))
            {
                yield return new($"account:AccountResourceOrgTags/{key}", ContextValue.Of(value));
            }
        }
    }

    // Only the management account, or who is delegated to, acts on other accounts, never on itself by that member.
    private ServiceError? Refusal(Caller caller, string action, AccountId own, AccountId account, Organization? organization)
    {
        bool delegated = run.World.OrganizationsState.Delegations.ContainsKey($"{own}/{TrustedService}");
        if (organization is null || (own != organization.ManagementAccount && !delegated))
        {
            return NotAuthorized(caller, action,
                "your account is not the management account or a delegated administrator of the organization");
        }

        if (!run.World.OrganizationsState.TrustedServices.ContainsKey($"{organization.Id}/{TrustedService}"))
        {
            return NotAuthorized(caller, action, "Your organization must first enable trusted access with AWS Account Management.");
        }

        if (account == organization.ManagementAccount)
        {
            return NotAuthorized(caller, action,
                "The management account can only be managed using the standalone context from the management account");
        }

        return OrganizationOf(account)?.Id == organization.Id
            ? null
            : NotAuthorized(caller, action, $"account {account} is not a member of your organization");
    }

    private Organization? OrganizationOf(AccountId account) =>
        run.World.Accounts.GetValueOrDefault(account)?.OrganizationId is { } id ? run.World.Organizations.GetValueOrDefault(id) : null;

    private string Status(AccountId account, RegionInfo info) =>
        !info.IsOptIn ? "ENABLED_BY_DEFAULT"
        : run.World.OrganizationsState.RegionChanges.TryGetValue(Subject(account, info.Region), out bool going)
            ? going ? "ENABLING" : "DISABLING"
        : IsEnabled(account, info.Region) ? "ENABLED"
        : "DISABLED";

    private bool IsEnabled(AccountId account, Region region) => RegionAccess.Of(run.World, account, region).Or(false);

    private static RegionInfo? Find(string name) => RegionCatalog.Find(name) is { Partition: "aws" } info ? info : null;

    private static string Subject(AccountId account, Region region) => $"{account}/{region}";

    private ServiceError Denied(Authorization authorization) => AccessDenied.Json("account", run.World, authorization, 403);

    private static ServiceError NotAuthorized(Caller caller, string action, string why) =>
        new("account", "AccessDeniedException", $"User: {caller.Arn} is not authorized to perform: {action} ({why})", 403);

    private static ServiceError UnknownRegion(string name) => Invalid($"Region {name} is not a Region that accounts can enable");

    private static ServiceError Invalid(string message) => new("account", "ValidationException", message, 400);
}
