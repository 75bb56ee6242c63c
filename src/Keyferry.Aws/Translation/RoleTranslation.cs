using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Language;
using Api = Keyferry.Wire.Services.Iam;

namespace Keyferry.Aws.Translation;

/// <summary>IAM's records as the world's.</summary>
internal static class RoleTranslation
{
    /// <summary>A role without its policies, which other calls answer.</summary>
    public static Role Role(AccountId account, Api.Role role) => new()
    {
        Account = account,
        Name = role.RoleName,
        Path = role.Path,
        UniqueId = role.RoleId,
        CreateDate = role.CreateDate,
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration ?? 3600,
        PermissionsBoundary = role.PermissionsBoundary?.PermissionsBoundaryArn,
        Tags = Tags(role.Tags),
        TrustPolicy = PolicyTexts.Read(
            "trust policy", role.Arn, "iam:GetRole", PolicyTexts.Decoded(role.AssumeRolePolicyDocument), PolicyKind.Trust),
    };

    public static InstanceProfile InstanceProfile(AccountId account, Api.InstanceProfile profile) => new()
    {
        Account = account,
        Name = profile.InstanceProfileName,
        Path = profile.Path,
        UniqueId = profile.InstanceProfileId,
        CreateDate = profile.CreateDate,
        RoleName = profile.Roles is [var role, ..] ? role.RoleName : null,
    };

    private static ImmutableDictionary<string, string> Tags(IReadOnlyList<Api.Tag>? tags) =>
        (tags ?? []).ToImmutableDictionary(t => t.Key, t => t.Value);
}
