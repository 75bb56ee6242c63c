using Keyferry.Cloud.Iam;

namespace Keyferry.Cloud.Scenarios.Details;

internal static class IamDetails
{
    public static Details<Role> Role { get; } = OfIdentity<Role>("role details", (r, date) => r with { CreateDate = date })
        .Text("description", "Its description.", r => r.Description, (r, v) => r with { Description = v });

    public static Details<User> User { get; } = OfIdentity<User>("user details", (u, date) => u with { CreateDate = date });

    public static Details<Group> Group { get; } = OfIdentity<Group>("group details", (g, date) => g with { CreateDate = date });

    public static Details<InstanceProfile> Profile { get; } =
        new Details<InstanceProfile>("instance profile details", "What IAM knows of an instance profile.")
            .Text("uniqueId", "AIPA…; derived from account and name if it isn't given.", p => p.UniqueId, (p, v) => p with { UniqueId = v })
            .Time("createDate", "When it was made.", p => p.CreateDate, (p, v) => p with { CreateDate = v })
            .TextMap("tags", "Its tags.", p => p.Tags, (p, v) => p with { Tags = v });

    /// <summary>The versions beside the default one are read and written elsewhere: they are policies.</summary>
    public static Details<ManagedPolicy> Policy { get; } =
        new Details<ManagedPolicy>("managed policy details", "What IAM knows of a customer managed policy.")
            .Text("policyId", "ANPA…", p => p.PolicyId.Length == 0 ? null : p.PolicyId, (p, v) => p with { PolicyId = v })
            .Text("description", "Its description.", p => p.Description, (p, v) => p with { Description = v })
            .Time("createDate", "When it was made.", p => p.CreateDate, (p, v) => p with { CreateDate = v })
            .Time("updateDate", "When its versions changed.", p => p.UpdateDate, (p, v) => p with { UpdateDate = v })
            .Text("defaultVersionId", "v1 if it isn't given.", p => p.DefaultVersionId == "v1" ? null : p.DefaultVersionId,
                (p, v) => p with { DefaultVersionId = v }, FieldType.A(TextForm.PolicyVersion))
            .Time("defaultVersionCreateDate", "When that version was made.", p => p.DefaultVersionCreateDate,
                (p, v) => p with { DefaultVersionCreateDate = v })
            .Number("nextVersion", "The number of the next version; 2 if it isn't given.", p => p.NextVersion == 2 ? null : p.NextVersion,
                (p, v) => p with { NextVersion = v })
            .TextMap("tags", "Its tags.", p => p.Tags, (p, v) => p with { Tags = v });

    private static Details<T> OfIdentity<T>(string name, Func<T, DateTimeOffset, T> set)
        where T : IamIdentity =>
        new Details<T>(name, "What IAM knows of it.").Time("createDate", "When it was made.", i => i.CreateDate, set);
}
