using System.Collections.Frozen;
using System.Collections.Immutable;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>
/// Organizations with their tree and policies. Subjects of their origins: the organization's id, an OU's id, a policy's
/// ARN; its attachments are fields of the organization (<c>attachments/TARGET/0</c>).
/// </summary>
internal static class OrganizationReader
{
    // AWS's own policies, which need no text here.
    private static readonly FrozenDictionary<string, string> s_awsPolicies = new Dictionary<string, string>
    {
        ["FullAWSAccess"] = FullAwsAccess,
        [FullAwsAccess] = FullAwsAccess,
        ["RCPFullAWSAccess"] = RcpFullAwsAccess,
        [RcpFullAwsAccess] = RcpFullAwsAccess,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public const string FullAwsAccess = "p-FullAWSAccess";

    public const string RcpFullAwsAccess = "p-RCPFullAWSAccess";

    private static readonly Shape s_policy = new("organization policy", "An SCP or RCP.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("id", FieldType.A(TextForm.PolicyId), "Its id; derived from the name if it isn't given."),
        new("type", FieldType.OneOf("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"), "Its type.", Required: true),
        new("document", new FieldType.PolicyDocument(false), "Its text.", Required: true),
        new("tags", FieldType.Tags, "Its tags."),
        .. OrganizationDetails.Policy.Fields,
    ]);

    private static readonly Shape s_unit = new("organizational unit", "An OU.",
    [
        new("id", FieldType.A(TextForm.UnitId), "Its id.", Required: true),
        new("name", FieldType.Free, "Its name; the id if it isn't given."),
        new("parent", FieldType.A(TextForm.ParentId), "The root or OU above; the root if it isn't given."),
        new("tags", FieldType.Tags, "Its tags."),
    ]);

    public static Shape Shape { get; } = new("organization", "An organization of AWS Organizations.",
    [
        new("id", FieldType.A(TextForm.OrganizationId), "Its id.", Required: true),
        new("managementAccount", FieldType.A(TextForm.AccountId), "The management account; SCPs and RCPs don't apply to it.", Required: true),
        new("root", FieldType.A(TextForm.RootId), "Its root's id.", Required: true),
        new("organizationalUnits", FieldType.List(s_unit), "OUs."),
        new("policies", FieldType.List(s_policy), "SCPs and RCPs."),
        new("attachments", new FieldType.Named(TextForm.Target, FieldType.List(TextForm.Any)),
            "Names or ids of the policies attached to a root, OU or account, besides FullAWSAccess and RCPFullAWSAccess."),
        new("fullAWSAccessDetachedFrom", FieldType.List(TextForm.Target),
            "Roots, OUs and accounts from which FullAWSAccess was taken away, so that only other SCPs allow."),
        new("serviceControlPoliciesEnabled", FieldType.Boolean, "Whether the root has the policy type enabled; true if it isn't given."),
        new("resourceControlPoliciesEnabled", FieldType.Boolean, "Whether the root has the policy type enabled; true if it isn't given."),
        new("policiesUnknownBecause", FieldType.Free, "Set if SCPs and RCPs can't be read."),
        new("rootTags", FieldType.Tags, "Tags of its root."),
        new("trustedServices", new FieldType.Named(TextForm.Any, FieldType.A(TextForm.Time)),
            "Services with trusted access, each with the time since when."),
        new("resourcePolicy", new FieldType.Thing(OrganizationDetails.ResourcePolicy.Shape),
            "The policy by which it delegates its management."),
        .. OrganizationDetails.Organization.Fields,
    ]);

    public static void Read(ScenarioLoad load, MapReader organization)
    {
        string id = organization.Required("id");
        string rootId = organization.Required("root");
        var management = new AccountId(organization.Required("managementAccount"));
        var policies = ImmutableDictionary.CreateBuilder<string, OrganizationPolicy>();
        foreach (MapReader policy in organization.Things("policies"))
        {
            ReadPolicy(load, id, management, policy, policies);
        }

        var units = ImmutableDictionary.CreateBuilder<string, OrganizationalUnit>();
        var value = new Organization
        {
            Id = id,
            ManagementAccount = management,
            RootId = rootId,
            Policies = policies.ToImmutable(),
            ServiceControlPoliciesEnabled = organization.Flag("serviceControlPoliciesEnabled") ?? true,
            ResourceControlPoliciesEnabled = organization.Flag("resourceControlPoliciesEnabled") ?? true,
            PoliciesUnknownBecause = organization.Text("policiesUnknownBecause"),
        };
        foreach (MapReader unit in organization.Things("organizationalUnits"))
        {
            string unitId = unit.Required("id");
            ReadTags(load, unitId, unit, "tags");
            load.Add(units, unitId, new OrganizationalUnit(unitId, unit.Text("name") ?? unitId, unit.Text("parent") ?? rootId),
                unitId, unit, $"the OU `{unitId}`");
        }

        value = OrganizationDetails.Organization.Read(organization, value);
        ReadState(load, id, organization);
        ReadTags(load, rootId, organization, "rootTags");
        CheckTree(load, organization, rootId, units);
        load.Add(load.Organizations, id, value with { Units = units.ToImmutable(), Attachments = ReadAttachments(load, value, organization) },
            id, organization, $"the organization `{id}`");
    }

    /// <summary>The parent of an account in its organization.</summary>
    public static string? Place(ScenarioLoad load, string organizationId, MapReader account)
    {
        if (!load.Organizations.TryGetValue(organizationId, out Organization? organization))
        {
            string? near = Spelling.Closest(organizationId, load.Organizations.Keys);
            load.Problems.Error(account.PointerTo("organization"), account.At("organization"),
                $"there is no organization `{organizationId}`",
                near is null ? "list it below `organizations:`" : $"did you mean `{near}`?");
            return null;
        }

        string parent = account.Text("parent") ?? organization.RootId;
        if (parent != organization.RootId && !organization.Units.ContainsKey(parent))
        {
            ReportParent(load, account, parent, organization.Units.Keys.Append(organization.RootId));
        }

        return parent;
    }

    private static void ReadTags(ScenarioLoad load, string id, MapReader of, string field)
    {
        if (of.Has(field))
        {
            load.OrganizationsState = load.OrganizationsState with { Tags = load.OrganizationsState.Tags.SetItem(id, of.TextMap(field)) };
        }
    }

    private static void ReadState(ScenarioLoad load, string id, MapReader organization)
    {
        OrganizationsState state = load.OrganizationsState;
        load.OrganizationsState = state with
        {
            TrustedServices = state.TrustedServices.SetItems(organization.Times("trustedServices", name => $"{id}/{name}")),
            ResourcePolicies = organization.Thing("resourcePolicy") is { } policy
                ? state.ResourcePolicies.SetItem(
                    id, OrganizationDetails.ResourcePolicy.Read(policy, new OrganizationResourcePolicy("", "")))
                : state.ResourcePolicies,
        };
    }

    private static void ReadPolicy(
        ScenarioLoad load, string organizationId, AccountId management, MapReader policy,
        ImmutableDictionary<string, OrganizationPolicy>.Builder policies)
    {
        string name = policy.Required("name");
        string id = policy.Text("id") ?? "p-" + Ids.Hex($"{organizationId}/{name}", 10);
        bool isService = policy.Text("type") != "RESOURCE_CONTROL_POLICY";
        if (policy.Node("document") is not { } document)
        {
            return;
        }

        string type = isService ? "service_control_policy" : "resource_control_policy";
        string arn = $"arn:aws:organizations::{management}:policy/{organizationId}/{type}/{id}";
        var source = load.Policies.Read(
            name, organizationId, document, isService ? PolicyKind.ServiceControl : PolicyKind.ResourceControl,
            policy.PointerTo("document"));
        var value = new OrganizationPolicy(id, name,
            isService ? OrganizationPolicyType.ServiceControlPolicy : OrganizationPolicyType.ResourceControlPolicy,
            source with { Name = $"{(isService ? "SCP" : "RCP")} {name}" })
        { Arn = arn };
        value = OrganizationDetails.Policy.Read(policy, value);
        ReadTags(load, id, policy, "tags");
        load.Add(policies, id, value, arn, policy, $"the policy `{name}`");
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> ReadAttachments(
        ScenarioLoad load, Organization organization, MapReader from)
    {
        HashSet<string> detached = [.. from.TextsOrNone("fullAWSAccessDetachedFrom")];
        var attachments = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (SourceEntry entry in from.Entries("attachments"))
        {
            string pointer = JsonPointer.Append(from.PointerTo("attachments"), entry.Key);
            IEnumerable<string> ids = MapReader.AsTexts(entry.Value)
                .Select(text => Resolve(load, organization, text, entry.Value.Position, pointer)).OfType<string>();
            ImmutableArray<string> own = detached.Contains(entry.Key) ? [] : [FullAwsAccess];
            attachments[entry.Key] = [.. own.Append(RcpFullAwsAccess).Union(ids)];
        }

        foreach (string target in detached)
        {
            attachments.TryAdd(target, [RcpFullAwsAccess]);
            if (!attachments[target].Any(id => organization.Policies.TryGetValue(id, out OrganizationPolicy? policy)
                && policy.Type == OrganizationPolicyType.ServiceControlPolicy))
            {
                load.Problems.Error(from.PointerTo("fullAWSAccessDetachedFrom"), from.At("fullAWSAccessDetachedFrom"),
                    $"`{target}` has no SCP left", "AWS keeps at least one SCP attached: attach another one to it");
            }
        }

        return attachments.ToImmutable();
    }

    private static string? Resolve(ScenarioLoad load, Organization organization, string text, Position at, string pointer)
    {
        if (s_awsPolicies.TryGetValue(text, out string? known))
        {
            return known;
        }

        if (organization.Policies.ContainsKey(text))
        {
            return text;
        }

        if (organization.Policies.Values.FirstOrDefault(p => p.Name == text) is { } named)
        {
            return named.Id;
        }

        string? near = Spelling.Closest(text, organization.Policies.Values.Select(p => p.Name).Concat(organization.Policies.Keys));
        load.Problems.Error(pointer, at, $"the organization has no policy `{text}`",
            near is null ? "list it below `policies:` of the organization" : $"did you mean `{near}`?");
        return null;
    }

    private static void CheckTree(
        ScenarioLoad load, MapReader organization, string rootId, ImmutableDictionary<string, OrganizationalUnit>.Builder units)
    {
        foreach (MapReader unit in organization.Things("organizationalUnits"))
        {
            string parent = unit.Text("parent") ?? rootId;
            if (parent != rootId && !units.ContainsKey(parent))
            {
                ReportParent(load, unit, parent, units.Keys.Append(rootId));
                continue;
            }

            // AWS allows five levels of OUs below the root; a circle never ends.
            int steps = 0;
            while (parent != rootId && units.TryGetValue(parent, out OrganizationalUnit? above) && steps++ <= units.Count)
            {
                parent = above.ParentId;
            }

            if (steps > units.Count)
            {
                load.Problems.Error(unit.PointerTo("parent"), unit.At("parent"), "this OU stands below itself",
                    $"let one of the OUs stand below the root `{rootId}`");
            }
        }
    }

    private static void ReportParent(ScenarioLoad load, MapReader from, string parent, IEnumerable<string> known)
    {
        string? near = Spelling.Closest(parent, known);
        load.Problems.Error(from.PointerTo("parent"), from.At("parent"), $"the organization has no root or OU `{parent}`",
            near is null ? "list it below `organizationalUnits:`" : $"did you mean `{near}`?");
    }
}
