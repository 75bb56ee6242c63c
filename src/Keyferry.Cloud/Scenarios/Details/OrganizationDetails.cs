using Keyferry.Cloud.Organizations;

namespace Keyferry.Cloud.Scenarios.Details;

internal static class OrganizationDetails
{
    public static Details<Organization> Organization { get; } =
        new Details<Organization>("organization details", "What Organizations knows of an organization.")
            .Text("featureSet", "ALL if it isn't given.",
                o => o.FeatureSet == Organizations.Organization.AllFeatures ? null : o.FeatureSet, (o, v) => o with { FeatureSet = v },
                FieldType.OneOf(Organizations.Organization.AllFeatures, "CONSOLIDATED_BILLING"));

    public static Details<OrganizationPolicy> Policy { get; } =
        new Details<OrganizationPolicy>("organization policy details", "What Organizations knows of a policy.")
            .Text("description", "Its description.", p => p.Description.Length == 0 ? null : p.Description,
                (p, v) => p with { Description = v });

    public static Details<OrganizationResourcePolicy> ResourcePolicy { get; } =
        new Details<OrganizationResourcePolicy>("organization resource policy", "The policy by which an organization delegates its management.")
            .Text("id", "Its id.", p => p.Id, (p, v) => p with { Id = v }, required: true)
            .Text("content", "Its text, JSON.", p => p.Content, (p, v) => p with { Content = v }, required: true);

    public static Details<AccountDetails> Account { get; } =
        new Details<AccountDetails>("account details", "An account as Organizations describes it.")
            .Text("email", "Its address.", a => a.Email, (a, v) => a with { Email = v })
            .Text("joinedMethod", "INVITED if it isn't given.", a => a.JoinedMethod == "INVITED" ? null : a.JoinedMethod,
                (a, v) => a with { JoinedMethod = v }, FieldType.OneOf("INVITED", "CREATED"))
            .Time("joinedTimestamp", "When it joined.", a => a.Joined, (a, v) => a with { Joined = v })
            .Text("status", "ACTIVE if it isn't given.", a => a.Status == "ACTIVE" ? null : a.Status, (a, v) => a with { Status = v },
                FieldType.OneOf("ACTIVE", "SUSPENDED", "PENDING_CLOSURE"));
}
