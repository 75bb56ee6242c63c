using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Organizations;

/// <summary>Where accounts stand in an organization's tree.</summary>
public static class OrganizationTree
{
    /// <summary>The ids from the root to the unit (or root) that holds the account; empty if a unit on the way isn't known.</summary>
    public static ImmutableArray<string> PathTo(this Organization organization, Account account)
    {
        List<string> path = [];
        string? at = account.ParentId ?? organization.RootId;
        while (at is not null && at != organization.RootId)
        {
            // A unit is met twice only in a tree that isn't one.
            if (path.Contains(at) || !organization.Units.TryGetValue(at, out OrganizationalUnit? unit))
            {
                return [];
            }

            path.Add(at);
            at = unit.ParentId;
        }

        path.Add(organization.RootId);
        path.Reverse();
        return [.. path];
    }

    /// <summary>The value of aws:PrincipalOrgPaths and aws:ResourceOrgPaths: <c>o-…/r-…/ou-…/</c> (F5.62).</summary>
    public static string OrgPath(this Organization organization, Account account) =>
        $"{organization.Id}/{string.Join('/', organization.PathTo(account))}/";

    /// <summary>Whether the account belongs to the organization of this ARN (<c>arn:aws:organizations::M:organization/o-…</c>).</summary>
    public static bool IsMemberOf(this Account account, string organizationArn) =>
        account.OrganizationId is { } id && LastSegment(organizationArn) == id;

    /// <summary>Whether the account stands somewhere under the unit of this ARN (<c>arn:aws:organizations::M:ou/o-…/ou-…</c>).</summary>
    public static bool IsUnder(this Account account, World world, string unitArn) =>
        account.OrganizationId is { } id
        && world.Organizations.TryGetValue(id, out Organization? organization)
        && unitArn.Contains($"ou/{id}/", StringComparison.Ordinal)
        && organization.PathTo(account).Contains(LastSegment(unitArn));

    private static string LastSegment(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
