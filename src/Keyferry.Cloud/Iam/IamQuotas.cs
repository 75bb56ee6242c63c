namespace Keyferry.Cloud.Iam;

/// <summary>IAM's default quotas (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).</summary>
public static class IamQuotas
{
    public const int Users = 5_000;
    public const int Roles = 1_000;
    public const int Groups = 300;
    public const int Policies = 1_500;
    public const int InstanceProfiles = 1_000;
    public const int GroupsPerUser = 10;
    public const int AccessKeysPerUser = 2;
    public const int AttachedPolicies = 10;
    public const int VersionsPerPolicy = 5;
    public const int Tags = 50;

    /// <summary>Characters of a managed policy without white space.</summary>
    public const int ManagedPolicySize = 6_144;

    /// <summary>Characters of a role's trust policy without white space.</summary>
    public const int TrustPolicySize = 2_048;

    /// <summary>Characters of all inline policies of one identity together, without white space.</summary>
    public static int InlineSize(IdentityKind kind) => kind switch
    {
        IdentityKind.User => 2_048,
        IdentityKind.Group => 5_120,
        IdentityKind.Role => 10_240,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
