namespace Keyferry.Cloud.Organizations;

/// <summary>The ARNs of an organization's parts
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html#awsorganizations-resources-for-iam-policies).</summary>
public static class OrganizationArns
{
    public static string Arn(this Organization organization) => $"{Prefix(organization)}:organization/{organization.Id}";

    public static string RootArn(this Organization organization) => organization.ArnOf(organization.RootId);

    /// <summary>The ARN of a root, OU, account, policy, handshake or resource policy, by its id.</summary>
    public static string ArnOf(this Organization organization, string id) => id[..Math.Min(2, id.Length)] switch
    {
        "r-" => $"{Prefix(organization)}:root/{organization.Id}/{id}",
        "ou" => $"{Prefix(organization)}:ou/{organization.Id}/{id}",
        "rp" => $"{Prefix(organization)}:resourcepolicy/{organization.Id}/{id}",
        "h-" => $"{Prefix(organization)}:handshake/{organization.Id}/*/{id}",
        "p-" => organization.FindPolicy(id)?.Arn ?? $"{Prefix(organization)}:policy/{organization.Id}/*/{id}",
        _ => $"{Prefix(organization)}:account/{organization.Id}/{id}",
    };

    /// <summary>One of the organization's policies or of AWS's; null if there is none.</summary>
    public static OrganizationPolicy? FindPolicy(this Organization organization, string id) =>
        organization.Policies.GetValueOrDefault(id) ?? OrganizationLimits.AwsPolicy(id);

    /// <summary>Where an OU stands: <c>o-…/r-…/ou-…/</c>, itself last (F5.62).</summary>
    public static string PathOf(this Organization organization, OrganizationalUnit unit) =>
        organization.OrgPath(new Account { Id = organization.ManagementAccount, ParentId = unit.Id });

    private static string Prefix(Organization organization) => $"arn:aws:organizations::{organization.ManagementAccount}";
}
