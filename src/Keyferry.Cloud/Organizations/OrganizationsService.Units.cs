using System.Collections.Immutable;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Organizations;

public sealed partial class OrganizationsService
{
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
    private const int MaxDepth = 5;
    private const string UnitType = "ORGANIZATIONAL_UNIT";

    public Reply<(Organization Organization, OrganizationalUnit Unit)> CreateOrganizationalUnit(
        Caller caller, string parentId, string name, ImmutableDictionary<string, string> tags) =>
        Within<(Organization, OrganizationalUnit)>(
            caller, "CreateOrganizationalUnit", Access.Management, [parentId], new Asked { Tags = tags }, organization =>
        {
            if (!IsParent(organization, parentId))
            {
                return OrganizationsErrors.ParentNotFound;
            }

            if (Named(organization, parentId, name) is not null)
            {
                return OrganizationsErrors.DuplicateUnit;
            }

            if (Depth(organization, parentId) >= MaxDepth)
            {
                return OrganizationsErrors.Constraint(
                    "OU_DEPTH_LIMIT_EXCEEDED", "You have exceeded the allowed depth of organizational units.");
            }

            OrganizationalUnit unit = new($"ou-{organization.RootId[2..]}-{Draw(8)}", name, parentId);
            Organization after = organization with { Units = organization.Units.Add(unit.Id, unit) };
            Put(after);
            SetTags(unit.Id, tags);
            return (after, unit);
        });

    public Reply<(Organization Organization, OrganizationalUnit Unit)> DescribeOrganizationalUnit(Caller caller, string id) =>
        Within<(Organization, OrganizationalUnit)>(caller, "DescribeOrganizationalUnit", Access.Reading, [id], null, organization =>
            organization.Units.GetValueOrDefault(id) is { } unit ? (organization, unit) : OrganizationsErrors.UnitNotFound);

    public Reply<(Organization Organization, OrganizationalUnit Unit)> UpdateOrganizationalUnit(Caller caller, string id, string? name) =>
        Within<(Organization, OrganizationalUnit)>(caller, "UpdateOrganizationalUnit", Access.Management, [id], null, organization =>
        {
            if (!organization.Units.TryGetValue(id, out OrganizationalUnit? unit))
            {
                return OrganizationsErrors.UnitNotFound;
            }

            OrganizationalUnit renamed = unit with { Name = name ?? unit.Name };
            if (Named(organization, unit.ParentId, renamed.Name) is { } other && other.Id != id)
            {
                return OrganizationsErrors.DuplicateUnit;
            }

            Organization after = organization with { Units = organization.Units.SetItem(id, renamed) };
            Put(after);
            return (after, renamed);
        });

    public Reply<Done> DeleteOrganizationalUnit(Caller caller, string id) =>
        Within<Done>(caller, "DeleteOrganizationalUnit", Access.Management, [id], null, organization =>
        {
            if (!organization.Units.ContainsKey(id))
            {
                return OrganizationsErrors.UnitNotFound;
            }

            if (organization.Units.Values.Any(u => u.ParentId == id) || AccountsIn(organization, id).Any())
            {
                return OrganizationsErrors.UnitNotEmpty;
            }

            Put(organization with { Units = organization.Units.Remove(id), Attachments = organization.Attachments.Remove(id) });
            SetTags(id, ImmutableDictionary<string, string>.Empty);
            return default(Done);
        });

    /// <summary>ListRoots: there is one.</summary>
    public Reply<Organization> ListRoots(Caller caller) =>
        Within<Organization>(caller, "ListRoots", Access.Reading, [], null, organization => organization);

    public Reply<(Organization Organization, Page<OrganizationalUnit> Page)> ListOrganizationalUnitsForParent(
        Caller caller, string parentId, int? maxResults, string? nextToken) =>
        Within<(Organization, Page<OrganizationalUnit>)>(
            caller, "ListOrganizationalUnitsForParent", Access.Reading, [parentId], null, organization =>
                IsParent(organization, parentId)
                    ? With(organization, Cut(
                        organization.Units.Values.Where(u => u.ParentId == parentId), u => u.Id, maxResults, nextToken))
                    : OrganizationsErrors.ParentNotFound);

    /// <summary>ListParents: the root or OU that holds an OU or account; its id and <c>ROOT</c> or <c>ORGANIZATIONAL_UNIT</c>.</summary>
    public Reply<(string Id, string Type)> ListParents(Caller caller, string childId) =>
        Within<(string, string)>(caller, "ListParents", Access.Reading, [childId], null, organization =>
        {
            string? parent = organization.Units.TryGetValue(childId, out OrganizationalUnit? unit) ? unit.ParentId
                : Member(organization, childId) is { } account ? ParentOf(organization, account)
                : null;
            return parent is null ? OrganizationsErrors.ChildNotFound : (parent, TypeOf(organization, parent));
        });

    /// <summary>ListChildren: ids of the OUs or accounts directly below.</summary>
    public Reply<Page<string>> ListChildren(
        Caller caller, string parentId, string childType, int? maxResults, string? nextToken) =>
        Within(caller, "ListChildren", Access.Reading, [parentId], null, organization =>
            IsParent(organization, parentId)
                ? Cut(
                    childType == UnitType
                        ? organization.Units.Values.Where(u => u.ParentId == parentId).Select(u => u.Id)
                        : AccountsIn(organization, parentId).Select(a => a.Id.Value),
                    id => id, maxResults, nextToken)
                : OrganizationsErrors.ParentNotFound);

    /// <summary><c>ROOT</c>, <c>ORGANIZATIONAL_UNIT</c> or <c>ACCOUNT</c>.</summary>
    private static string TypeOf(Organization organization, string id) =>
        id == organization.RootId ? "ROOT" : organization.Units.ContainsKey(id) ? UnitType : "ACCOUNT";

    private static bool IsParent(Organization organization, string id) =>
        id == organization.RootId || organization.Units.ContainsKey(id);

    private static OrganizationalUnit? Named(Organization organization, string parentId, string name) =>
        organization.Units.Values.FirstOrDefault(u => u.ParentId == parentId && u.Name == name);

    private static int Depth(Organization organization, string id)
    {
        int depth = 0;
        for (string at = id; organization.Units.TryGetValue(at, out OrganizationalUnit? unit); at = unit.ParentId)
        {
            depth++;
        }

        return depth;
    }
}
