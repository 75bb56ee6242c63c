using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Iam;

namespace Keyferry.Server.Iam;

/// <summary>The world's things as IAM answers them.</summary>
internal static class IamAnswers
{
    /// <summary>Documents come back as in a URL (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html).</summary>
    public static string Document(string text) => Uri.EscapeDataString(text);

    public static string Document(PolicySource source) => source.Policy.IsKnown ? Document(source.Policy.Value.Text) : "";

    /// <summary>A user; one without a name is the account's root.</summary>
    public static Api.User User(User user, bool withDetails = true) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.UniqueId,
        Arn = user.Name.Length == 0 ? Subjects.Account(user.Account) : user.Arn,
        CreateDate = user.CreateDate,
        PermissionsBoundary = withDetails ? Boundary(user.PermissionsBoundary) : null,
        Tags = withDetails ? TagsOrNone(user.Tags) : null,
    };

    public static Api.Group Group(Group group) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.UniqueId,
        Arn = group.Arn,
        CreateDate = group.CreateDate,
    };

    /// <summary>A role as it stands in lists.</summary>
    public static Api.Role Listed(ServiceCall call, Role role) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.UniqueId,
        Arn = role.Arn,
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = Document(call.Iam().TrustPolicyOf(role)),
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration,
    };

    /// <summary>A role by itself: with tags and boundary.</summary>
    public static Api.Role Role(ServiceCall call, Role role) => Listed(call, role) with
    {
        PermissionsBoundary = Boundary(role.PermissionsBoundary),
        Tags = TagsOrNone(role.Tags),
        RoleLastUsed = new Api.RoleLastUsed(),
    };

    public static Api.InstanceProfile InstanceProfile(ServiceCall call, InstanceProfile profile) => new()
    {
        Path = profile.Path,
        InstanceProfileName = profile.Name,
        InstanceProfileId = profile.UniqueId,
        Arn = profile.Arn,
        CreateDate = profile.CreateDate,
        Roles = call.Iam().RoleOf(profile) is { } role ? [Listed(call, role)] : [],
        Tags = TagsOrNone(profile.Tags),
    };

    public static Api.Policy Policy(ServiceCall call, ManagedPolicy policy, bool withDetails = true) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.PolicyId,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = policy.DefaultVersionId,
        AttachmentCount = call.Iam().AttachmentsOf(call.Account, policy),
        PermissionsBoundaryUsageCount = call.Iam().BoundaryUsesOf(call.Account, policy),
        IsAttachable = true,
        Description = withDetails ? policy.Description : null,
        CreateDate = policy.CreateDate,
        UpdateDate = policy.UpdateDate,
        Tags = withDetails ? TagsOrNone(policy.Tags) : null,
    };

    public static Api.PolicyVersion Version(ManagedPolicyVersion version, bool isDefault, bool withDocument = false) => new()
    {
        Document = withDocument ? Document(version.Source) : null,
        VersionId = version.VersionId,
        IsDefaultVersion = isDefault,
        CreateDate = version.CreateDate,
    };

    public static IReadOnlyList<Api.Tag> Tags(IEnumerable<KeyValuePair<string, string>> tags) =>
        [.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Api.Tag { Key = t.Key, Value = t.Value })];

    public static IReadOnlyList<Api.Tag>? TagsOrNone(ImmutableDictionary<string, string> tags) => tags.IsEmpty ? null : Tags(tags);

    public static Api.AttachedPermissionsBoundary? Boundary(string? arn) => arn is null ? null : new()
    {
        PermissionsBoundaryType = "Policy",
        PermissionsBoundaryArn = arn,
    };

    public static Api.AttachedPolicy Attached(string arn) => new() { PolicyName = IamService.NameOf(arn), PolicyArn = arn };
}
