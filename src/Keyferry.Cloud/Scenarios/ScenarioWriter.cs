using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Writes a world as a scenario, in an order that depends on nothing but its content.</summary>
internal sealed class ScenarioWriter(World world, ITreeSink sink)
{
    private readonly YamlWriter _yaml = new(sink);

    public string Write(string? story)
    {
        _yaml.Map(() =>
        {
            _yaml.Number("keyferry", 1);
            _yaml.Text("story", story);
            _yaml.Text("now", world.Now.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
            _yaml.Text("nextId", world.Ids.Next.ToString(CultureInfo.InvariantCulture));
            _yaml.Map("behavior", WriteBehavior);
            _yaml.TextMap("unread", world.Horizon.Unread);
            _yaml.List("absent", world.Horizon.Absent.Order(StringComparer.Ordinal), _yaml.Text);
            _yaml.TextMap("parentImages", world.Horizon.ParentImages);
            WriteAwsPolicies();
            _yaml.List("organizations", world.Organizations.Values.OrderBy(o => o.Id, StringComparer.Ordinal), WriteOrganization);
            _yaml.Map("accounts", () =>
            {
                var resources = new ResourceWriter(_yaml, world);
                // An account may have things without being known itself: a local AWS takes any account id.
                foreach (AccountId id in world.Accounts.Keys.Union(resources.Accounts).Union(world.Iam.AccountAliases.Keys).Order())
                {
                    Account account = world.Accounts.GetValueOrDefault(id) ?? new Account { Id = id };
                    _yaml.Map(id.Value, () => WriteAccount(account, resources));
                }
            });
        });
        return _yaml.Finish();
    }

    private void WriteBehavior()
    {
        _yaml.Flag("copiesInTwoHops", world.Behavior.CopiesInTwoHops);
        _yaml.Flag("removesTemporaryPermissions", world.Behavior.RemovesTemporaryPermissions);
        _yaml.Flag("sharesBeforeAssumingRole", world.Behavior.SharesBeforeAssumingRole);
        _yaml.Flag("ownSnapshotKeepsItsKey", world.Behavior.OwnSnapshotKeepsItsKey);
        _yaml.Flag("disabledRegionDeniesAssumeRole", world.Behavior.DisabledRegionDeniesAssumeRole);
        _yaml.Flag("sharingNeedsDescribeKey", world.Behavior.SharingNeedsDescribeKey);
    }

    // Those whose texts aren't the ones that ship with the program.
    private void WriteAwsPolicies()
    {
        List<ManagedPolicy> policies =
        [
            .. world.ManagedPolicies.Values.Where(p => AwsManagedPolicies.IsAwsManaged(p.Arn)).OrderBy(p => p.Arn, StringComparer.Ordinal),
        ];
        if (policies.Count > 0)
        {
            _yaml.Map("awsManagedPolicies", () => policies.ForEach(p => PolicyWriter.Write(_yaml, p.Arn, p.Source)));
        }
    }

    private void WriteOrganization(Organization organization) => _yaml.Map(() =>
    {
        _yaml.Text("id", organization.Id);
        _yaml.Text("managementAccount", organization.ManagementAccount.Value);
        _yaml.Text("root", organization.RootId);
        _yaml.List("organizationalUnits", organization.Units.Values.OrderBy(u => u.Id, StringComparer.Ordinal), unit => _yaml.Map(() =>
        {
            _yaml.Text("id", unit.Id);
            _yaml.Text("name", unit.Name);
            _yaml.Text("parent", unit.ParentId);
            _yaml.TextMap("tags", TagsOf(unit.Id));
        }));
        // AWS's own policies need no text: they are there without being written.
        var policies = organization.Policies.Values
            .Where(p => p.Id is not (OrganizationReader.FullAwsAccess or OrganizationReader.RcpFullAwsAccess))
            .OrderBy(p => p.Id, StringComparer.Ordinal);
        _yaml.List("policies", policies, policy => _yaml.Map(() =>
        {
            _yaml.Text("name", policy.Name);
            _yaml.Text("id", policy.Id);
            _yaml.Text("type", policy.Type == OrganizationPolicyType.ServiceControlPolicy ? "SERVICE_CONTROL_POLICY" : "RESOURCE_CONTROL_POLICY");
            PolicyWriter.Write(_yaml, "document", policy.Source);
            _yaml.TextMap("tags", TagsOf(policy.Id));
            OrganizationDetails.Policy.Write(_yaml, policy);
        }));
        var targets = organization.Attachments.OrderBy(a => a.Key, StringComparer.Ordinal).ToList();
        if (targets.Count > 0)
        {
            _yaml.Map("attachments", () => targets.ForEach(target => _yaml.Texts(
                target.Key, target.Value.Except([OrganizationReader.FullAwsAccess, OrganizationReader.RcpFullAwsAccess]))));
        }

        _yaml.List("fullAWSAccessDetachedFrom",
            targets.Where(t => !t.Value.Contains(OrganizationReader.FullAwsAccess)).Select(t => t.Key), _yaml.Text);
        _yaml.Flag("serviceControlPoliciesEnabled", organization.ServiceControlPoliciesEnabled);
        _yaml.Flag("resourceControlPoliciesEnabled", organization.ResourceControlPoliciesEnabled);
        _yaml.Text("policiesUnknownBecause", organization.PoliciesUnknownBecause);
        WriteState(organization);
    });

    private void WriteState(Organization organization)
    {
        OrganizationDetails.Organization.Write(_yaml, organization);
        _yaml.TextMap("rootTags", TagsOf(organization.RootId));
        _yaml.TextMap("trustedServices", Since(world.OrganizationsState.TrustedServices, organization.Id));
        if (world.OrganizationsState.ResourcePolicies.TryGetValue(organization.Id, out OrganizationResourcePolicy? policy))
        {
            _yaml.Map("resourcePolicy", () => OrganizationDetails.ResourcePolicy.Write(_yaml, policy));
        }
    }

    private ImmutableDictionary<string, string>? TagsOf(string id) => world.OrganizationsState.Tags.GetValueOrDefault(id);

    // Services and since when, of one organization or account.
    private static IEnumerable<KeyValuePair<string, string>> Since(ImmutableDictionary<string, DateTimeOffset> all, string id) =>
        all.Where(s => s.Key.StartsWith(id + "/", StringComparison.Ordinal))
            .Select(s => KeyValuePair.Create(s.Key[(id.Length + 1)..], s.Value.ToString("O")));

    private void WriteAccount(Account account, ResourceWriter resources)
    {
        _yaml.Text("name", account.Name);
        _yaml.Text("organization", account.OrganizationId);
        _yaml.Text("parent", account.ParentId);
        _yaml.Text("organizationUnknownBecause", account.OrganizationUnknownBecause);
        _yaml.Text("placeUnknownBecause", account.PlaceUnknownBecause);
        if (account.EnabledRegions.Count > 0)
        {
            _yaml.Map("regions", () =>
            {
                foreach ((Region region, Fact<bool> enabled) in account.EnabledRegions.OrderBy(r => r.Key))
                {
                    resources.Fact(region.Value, enabled, on => _yaml.Text(on ? "enabled" : "disabled"));
                }
            });
        }

        _yaml.TextMap("unreadable", account.Unreadable);
        _yaml.Text("accountAlias", world.Iam.AccountAliases.GetValueOrDefault(account.Id));
        _yaml.TextMap("tags", TagsOf(account.Id.Value));
        _yaml.TextMap("delegatedServices", Since(world.OrganizationsState.Delegations, account.Id.Value));
        OrganizationDetails.Account.Write(_yaml, world.OrganizationsState.Details.GetValueOrDefault(account.Id.Value) ?? new AccountDetails());
        resources.WriteIdentities(account.Id);
        resources.WriteRegional(account.Id);
    }
}
