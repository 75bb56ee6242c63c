using System.Collections.Immutable;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Translation;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Wire.Services.Organizations;
using Keyferry.Wire.Values;
using Organization = Keyferry.Cloud.Organizations.Organization;
using OrganizationalUnit = Keyferry.Cloud.Organizations.OrganizationalUnit;

namespace Keyferry.Aws.Reading;

/// <summary>
/// Where accounts stand in their organization, and the SCPs and RCPs above them: of the accounts that matter, and of the
/// units on their ways to the root.
/// </summary>
/// <param name="readers">What all readers share.</param>
/// <param name="asked">Who is asked about organizations; null: their management accounts.</param>
internal sealed class OrganizationReading(Readers readers, AccountId? asked)
{
    private const string UnknownRoot = "r-unknown";
    private const string FullAccess = "p-FullAWSAccess";

    /// <summary>An account's place and what is above it; its name.</summary>
    public Task ReadAsync(AccountId account) => readers.Once($"organization of {account}", async () =>
    {
        // Accounts of one distribution are mostly of one organization: its management account is asked at once.
        Home? home = account == readers.Source ? null : await HomeOfAsync(readers.Source).ConfigureAwait(false);
        if (home is not null && await IsPlacedAsync(home, account).ConfigureAwait(false))
        {
            return;
        }

        Home? own = await HomeOfAsync(account).ConfigureAwait(false);
        if (own is not null && (home is null || own.Id != home.Id) && await IsPlacedAsync(own, account).ConfigureAwait(false))
        {
            return;
        }

        if (own is not null)
        {
            string because = own.WhyNoPlace
                ?? $"organizations:ListParents of {account} answered that {own.Id} has no such account";
            readers.Draft.Put(account, a => a with { OrganizationId = own.Id, PlaceUnknownBecause = because });
        }
    });

    /// <summary>The accounts of an organization or OU, without the source account; none where they can't be listed (which is noted).</summary>
    /// <param name="grantee">The ARN of the organization or OU.</param>
    public Task<ImmutableArray<AccountId>> MembersAsync(string grantee) => readers.Once($"members of {grantee}", async () =>
    {
        string[] path = grantee[(grantee.LastIndexOf(':') + 1)..].Split('/');
        Home? home = await HomeOfAsync(readers.Source).ConfigureAwait(false);
        if (home is null || path.Length < 2 || path[1] != home.Id)
        {
            if (home is null && readers.Draft.WhyNoOrganization(readers.Source) is { } because)
            {
                readers.Draft.PutUnread(grantee, because);
            }

            return ImmutableArray<AccountId>.Empty;
        }

        Answer<IReadOnlyList<string>> members = path is ["ou", _, var unit, ..]
            ? await UnderAsync(home, unit).ConfigureAwait(false)
            : await AskAsync(home, ReadActions.ListAccounts, home.Id, (aws, stop) => Pages.AllAsync<string>(async next =>
            {
                ListAccountsResponse page = await aws.Organizations.ListAccountsAsync(
                    new ListAccountsRequest { NextToken = next }, stop).ConfigureAwait(false);
                return (page.Accounts?.Select(a => a.Id).OfType<string>(), page.NextToken);
            })).ConfigureAwait(false);
        if (members is Answer<IReadOnlyList<string>>.Unknown unknown)
        {
            readers.Draft.PutUnread(grantee, unknown.Because);
        }

        return [.. ((members as Answer<IReadOnlyList<string>>.Known)?.Value ?? []).Select(id => new AccountId(id)).Where(a => a != readers.Source)];
    });

    private async Task<Answer<IReadOnlyList<string>>> UnderAsync(Home home, string parent)
    {
        Task<Answer<IReadOnlyList<string>>> here = AskAsync(home, ReadActions.ListAccountsForParent, parent, (aws, stop) =>
            Pages.AllAsync<string>(async next =>
            {
                ListAccountsForParentResponse page = await aws.Organizations.ListAccountsForParentAsync(
                    new ListAccountsForParentRequest { ParentId = parent, NextToken = next }, stop).ConfigureAwait(false);
                return (page.Accounts?.Select(a => a.Id).OfType<string>(), page.NextToken);
            }));
        Answer<IReadOnlyList<string>> units = await AskAsync(home, ReadActions.ListOrganizationalUnitsForParent, parent, (aws, stop) =>
            Pages.AllAsync<string>(async next =>
            {
                ListOrganizationalUnitsForParentResponse page = await aws.Organizations.ListOrganizationalUnitsForParentAsync(
                    new ListOrganizationalUnitsForParentRequest { ParentId = parent, NextToken = next }, stop).ConfigureAwait(false);
                return (page.OrganizationalUnits?.Select(u => u.Id).OfType<string>(), page.NextToken);
            })).ConfigureAwait(false);
        Answer<IReadOnlyList<string>>[] all =
        [
            units, await here.ConfigureAwait(false),
            .. await Task.WhenAll(((units as Answer<IReadOnlyList<string>>.Known)?.Value ?? []).Select(u => UnderAsync(home, u)))
                .ConfigureAwait(false),
        ];
        return all.OfType<Answer<IReadOnlyList<string>>.Unknown>().FirstOrDefault() is { } unknown
            ? unknown
            : new Answer<IReadOnlyList<string>>.Known(
                [.. all[1..].OfType<Answer<IReadOnlyList<string>>.Known>().SelectMany(known => known.Value)]);
    }

    // The organization that an account says it is in; null where it is in none, or that isn't known.
    private Task<Home?> HomeOfAsync(AccountId account) => readers.Once<Home?>($"home of {account}", async () =>
    {
        Answer<DescribeOrganizationResponse> answer = await readers.Access.ReadAsync(
            account, readers.Home, ReadActions.DescribeOrganization, "",
            (aws, stop) => aws.Organizations.DescribeOrganizationAsync(Unit.Value, stop)).ConfigureAwait(false);
        if (answer is Answer<DescribeOrganizationResponse>.Known { Value.Organization: { Id: { } id, MasterAccountId: { } management } })
        {
            return await readers.Once<Home?>(
                $"organization {id}", async () => await OpenAsync(id, new AccountId(management), account).ConfigureAwait(false)).ConfigureAwait(false);
        }

        string? because = answer is Answer<DescribeOrganizationResponse>.Unknown unknown ? readers.Draft.Note(unknown.Because)
            : answer is Answer<DescribeOrganizationResponse>.Missing ? null
            : "organizations:DescribeOrganization answered no organization";
        readers.Draft.Put(account, a => a with { OrganizationUnknownBecause = because });
        return null;
    });

    private async Task<Home> OpenAsync(string id, AccountId management, AccountId member)
    {
        Home home = new(id, [.. new[] { asked ?? management, management, member }.Distinct()]);
        readers.Draft.Put(id, o => o ?? new Organization { Id = id, ManagementAccount = management, RootId = UnknownRoot });
        readers.Draft.PutOrigin(id, $"organizations:DescribeOrganization in {member}");
        home.Rooted = RootAsync(home);
        await Task.CompletedTask.ConfigureAwait(false);
        return home;
    }

    private async Task RootAsync(Home home)
    {
        Answer<ListRootsResponse> answer = await AskAsync(
            home, ReadActions.ListRoots, home.Id, (aws, stop) => aws.Organizations.ListRootsAsync(new ListRootsRequest(), stop))
            .ConfigureAwait(false);
        if (answer is Answer<ListRootsResponse>.Known { Value.Roots: [{ Id: { } rootId } root, ..] })
        {
            bool IsEnabled(string type) => (root.PolicyTypes ?? []).Any(t => t.Type == type && t.Status == "ENABLED");
            readers.Draft.Put(home.Id, o => o! with
            {
                RootId = rootId,
                ServiceControlPoliciesEnabled = IsEnabled("SERVICE_CONTROL_POLICY"),
                ResourceControlPoliciesEnabled = IsEnabled("RESOURCE_CONTROL_POLICY"),
            });
            await PoliciesAsync(home, rootId).ConfigureAwait(false);
            return;
        }

        string because = answer is Answer<ListRootsResponse>.Unknown unknown
            ? readers.Draft.Note(unknown.Because)
            : $"organizations:ListRoots answered no root of {home.Id}";
        readers.Draft.Put(home.Id, o => o! with { PoliciesUnknownBecause = because });
    }

    /// <summary>Whether the account's place in the organization could be read.</summary>
    private async Task<bool> IsPlacedAsync(Home home, AccountId account)
    {
        Task policies = PoliciesAsync(home, account.Value);
        Task<Answer<string>> parent = ParentAsync(home, account.Value);
        Task name = NameAsync(home, account);
        Answer<string> answer = await parent.ConfigureAwait(false);
        bool isPlaced = false;
        if (answer is Answer<string>.Known known)
        {
            isPlaced = true;
            readers.Draft.Put(account, a => a with { OrganizationId = home.Id, ParentId = known.Value });
            readers.Draft.PutOrigin(Subjects.Account(account), $"organizations:ListParents of {account}", "parent");
            await AscendAsync(home, known.Value).ConfigureAwait(false);
        }
        else if (answer is Answer<string>.Unknown unknown)
        {
            home.WhyNoPlace = readers.Draft.Note(unknown.Because);
        }

        await Task.WhenAll(policies, name, home.Rooted).ConfigureAwait(false);
        return isPlaced;
    }

    // A unit on the way up, and all above it.
    private Task AscendAsync(Home home, string unit) => unit.StartsWith("r-", StringComparison.Ordinal)
        ? Task.CompletedTask
        : readers.Once($"unit {home.Id} {unit}", async () =>
        {
            Task policies = PoliciesAsync(home, unit);
            Task<Answer<DescribeOrganizationalUnitResponse>> described = AskAsync(
                home, ReadActions.DescribeOrganizationalUnit, unit, (aws, stop) => aws.Organizations.DescribeOrganizationalUnitAsync(
                    new DescribeOrganizationalUnitRequest { OrganizationalUnitId = unit }, stop));
            Answer<string> parent = await ParentAsync(home, unit).ConfigureAwait(false);
            string name = (await described.ConfigureAwait(false) as Answer<DescribeOrganizationalUnitResponse>.Known)
                ?.Value.OrganizationalUnit?.Name ?? unit;
            if (parent is Answer<string>.Known known)
            {
                readers.Draft.Put(home.Id, o => o! with { Units = o.Units.SetItem(unit, new OrganizationalUnit(unit, name, known.Value)) });
                await AscendAsync(home, known.Value).ConfigureAwait(false);
            }
            else
            {
                string because = parent is Answer<string>.Unknown unknown
                    ? readers.Draft.Note(unknown.Because)
                    : $"organizations:ListParents answered that {unit} has none";
                readers.Draft.Put(home.Id, o => o! with { PoliciesUnknownBecause = because });
            }

            await policies.ConfigureAwait(false);
        });

    private async Task<Answer<string>> ParentAsync(Home home, string child)
    {
        Answer<ListParentsResponse> answer = await AskAsync(
            home, ReadActions.ListParents, child,
            (aws, stop) => aws.Organizations.ListParentsAsync(new ListParentsRequest { ChildId = child }, stop)).ConfigureAwait(false);
        return answer.Select(page => page.Parents is [{ Id: { } id }, ..] ? id : UnknownRoot);
    }

    private async Task NameAsync(Home home, AccountId account)
    {
        Answer<DescribeAccountResponse> answer = await AskAsync(
            home, ReadActions.DescribeAccount, account.Value,
            (aws, stop) => aws.Organizations.DescribeAccountAsync(new DescribeAccountRequest { AccountId = account.Value }, stop))
            .ConfigureAwait(false);
        if (answer is Answer<DescribeAccountResponse>.Known { Value.Account.Name: { Length: > 0 } name })
        {
            readers.Draft.Put(account, a => a with { Name = name });
        }
    }

    private Task PoliciesAsync(Home home, string target) => readers.Once($"policies {home.Id} {target}", async () =>
    {
        ImmutableArray<string>[] attached = await Task.WhenAll(
            PoliciesAsync(home, target, OrganizationPolicyType.ServiceControlPolicy, "SERVICE_CONTROL_POLICY"),
            PoliciesAsync(home, target, OrganizationPolicyType.ResourceControlPolicy, "RESOURCE_CONTROL_POLICY")).ConfigureAwait(false);
        readers.Draft.Put(home.Id, o => o! with { Attachments = o.Attachments.SetItem(target, [.. attached.SelectMany(ids => ids)]) });
    });

    private async Task<ImmutableArray<string>> PoliciesAsync(Home home, string target, OrganizationPolicyType type, string filter)
    {
        Answer<IReadOnlyList<PolicySummary>> answer = await AskAsync(
            home, ReadActions.ListPoliciesForTarget, target, (aws, stop) => Pages.AllAsync<PolicySummary>(async next =>
            {
                ListPoliciesForTargetResponse page = await aws.Organizations.ListPoliciesForTargetAsync(
                    new ListPoliciesForTargetRequest { TargetId = target, Filter = filter, NextToken = next }, stop).ConfigureAwait(false);
                return (page.Policies, page.NextToken);
            })).ConfigureAwait(false);
        if (answer is Answer<IReadOnlyList<PolicySummary>>.Unknown unknown)
        {
            // Something unknown stands there.
            string end = type == OrganizationPolicyType.ServiceControlPolicy ? "s" : "r";
            string id = $"p-unread0{target.Replace("-", "", StringComparison.Ordinal)}{end}";
            string what = type == OrganizationPolicyType.ServiceControlPolicy ? "SCP" : "RCP";
            Put(home, id, $"what is attached to {target}", type,
                PolicyTexts.Unknown($"{what} what is attached to {target}", readers.Draft.Note(unknown.Because)));
            return [id];
        }

        IReadOnlyList<PolicySummary> policies = (answer as Answer<IReadOnlyList<PolicySummary>>.Known)?.Value ?? [];
        await Task.WhenAll(policies.Where(p => p.AwsManaged != true).Select(p => PolicyAsync(home, p, type))).ConfigureAwait(false);
        // Where SCPs are enabled every target has one; where they aren't, none is listed, and none counts.
        return policies.Count == 0 && type == OrganizationPolicyType.ServiceControlPolicy
            ? [FullAccess]
            : [.. policies.OrderBy(p => p.AwsManaged == true ? 0 : 1).Select(p => p.Id).OfType<string>()];
    }

    private Task PolicyAsync(Home home, PolicySummary policy, OrganizationPolicyType type) => readers.Once($"policy {policy.Id}", async () =>
    {
        (string word, PolicyKind kind) = type == OrganizationPolicyType.ServiceControlPolicy
            ? ("SCP", PolicyKind.ServiceControl)
            : ("RCP", PolicyKind.ResourceControl);
        string name = $"{word} {policy.Name}";
        Answer<DescribePolicyResponse> answer = await AskAsync(
            home, ReadActions.DescribePolicy, policy.Id ?? "",
            (aws, stop) => aws.Organizations.DescribePolicyAsync(new DescribePolicyRequest { PolicyId = policy.Id ?? "" }, stop))
            .ConfigureAwait(false);
        PolicySource source = answer switch
        {
            Answer<DescribePolicyResponse>.Known known => PolicyTexts.Read(
                policy.Name ?? "", policy.Arn ?? "", "organizations:DescribePolicy", known.Value.Policy?.Content, kind) with
            { Name = name },
            Answer<DescribePolicyResponse>.Unknown unknown => PolicyTexts.Unknown(name, readers.Draft.Note(unknown.Because)),
            _ => PolicyTexts.Unknown(name, $"organizations:DescribePolicy answered that there is no policy {policy.Id} any more"),
        };
        Put(home, policy.Id ?? "", policy.Name ?? "", type, source);
    });

    private void Put(Home home, string id, string name, OrganizationPolicyType type, PolicySource source) => readers.Draft.Put(home.Id, o =>
    {
        string kind = type == OrganizationPolicyType.ServiceControlPolicy ? "service_control_policy" : "resource_control_policy";
        string arn = $"arn:aws:organizations::{o!.ManagementAccount}:policy/{home.Id}/{kind}/{id}";
        return o with { Policies = o.Policies.SetItem(id, new OrganizationPolicy(id, name, type, source) { Arn = arn }) };
    });

    // The first who can tell.
    private async Task<Answer<T>> AskAsync<T>(
        Home home, ReadAction action, string resource, Func<AwsClients, CancellationToken, Task<T>> call)
    {
        Answer<T>? first = null;
        foreach (AccountId door in home.Doors)
        {
            Answer<T> answer = await readers.Access.ReadAsync(door, readers.Home, action, resource, call).ConfigureAwait(false);
            if (answer is not Answer<T>.Unknown)
            {
                return answer;
            }

            first ??= answer;
        }

        return first!;
    }

    /// <param name="Id">The organization.</param>
    /// <param name="Doors">The accounts that may be asked about it, in this order.</param>
    private sealed record Home(string Id, ImmutableArray<AccountId> Doors)
    {
        /// <summary>Ends once its root is read.</summary>
        public Task Rooted { get; set; } = Task.CompletedTask;

        /// <summary>Why an account's place isn't known.</summary>
        public string? WhyNoPlace { get; set; }
    }
}
