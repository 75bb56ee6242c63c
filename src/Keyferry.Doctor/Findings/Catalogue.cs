using System.Collections.Immutable;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings.Rules;

namespace Keyferry.Doctor.Findings;

/// <summary>Every root cause that Keyferry knows.</summary>
public static class Catalogue
{
    /// <summary>
    /// In the order in which they are asked: the first that recognises a sighting names it, so the narrower stands
    /// before the wider (a condition never met before a missing name, the default key before any other key).
    /// </summary>
    public static ImmutableArray<FindingRule> All { get; } =
    [
        new KF1001RecipeAwsManagedKey(),
        new KF1002DistributionAwsManagedKey(),
        new KF1003ParentAwsManagedKey(),
        new KF1004OneSnapshotAwsManagedKey(),
        new KF1005DefaultEncryptionAwsManagedKey(),
        new KF1050TargetDefaultKeyUnusable(),
        new KF1006KeyPolicyOmitsImageBuilder(),
        new KF1007DistributionRoleMissing(),
        new KF1030TrustConditionUnsatisfied(),
        new KF1008TrustOmitsSourceAccount(),
        new KF1009DistributionRoleLacksKms(),
        new KF1010KeyNotSharedWithTarget(),
        new KF1011RecipeKeyNotSharedWithSource(),
        new KF1012RegionNotEnabled(),
        new KF1013KeyDisabled(),
        new KF1014KeyPendingDeletion(),
        new KF1015ScpDenies(),
        new KF1016RcpDenies(),
        new KF1017KeyOfAnotherRegion(),
        new KF1018OrganizationNotInKeyPolicy(),
        new KF1019PermissionsBoundaryLimits(),
        new KF1020KeyAliasOrBareId(),
        new KF1021RootDeviceNotMapped(),
        new KF1022SnapshotNotShared(),
        new KF1023LaunchTemplateGetsSourceAmi(),
        new KF1024SsmPutParameterDenied(),
        new KF1025PublicSharingBlocked(),
        new KF1026EncryptedCannotBePublic(),
        new KF1027MarketplaceProductCode(),
        new KF1028BillingProductCode(),
        new KF1029AmiNameInUse(),
        new KF1031CreatedByTagMissing(),
        new KF1032DistributionRoleLacksEc2(),
        new KF1033ExplicitDenyInIdentityPolicy(),
        new KF1034ExplicitDenyInKeyPolicy(),
        new KF1035KeyDoesNotExist(),
        new KF1036KeyPendingImport(),
        new KF1037KeyNotSymmetric(),
        new KF1038FastLaunchAcrossAccounts(),
        new KF1042LaunchTemplateNotFound(),
        new KF1039ExportRoleMissing(),
        new KF1040LaunchPermissionMalformed(),
        new KF1049ParentImageNotFound(),
        new KF1043ImageNotAllowed(),
        new KF1044SourceImageGone(),
        new KF1045QuotaExhausted(),
        new KF1046KeyNotUsableAtLaunch(),
        new KF1048ExecutionRoleNotAssumable(),
        new KF1090CopyKeyDependsOnDefault(),
        new KF1091TwoHopsOnly(),
        new KF1092TrustAllowsEc2(),
        new KF1093GrantsWithoutCondition(),
        new KF1099CannotTell(),
        new KF1041SettingsInvalid(),
        new KF1047SourcePrincipalLacksPermission(),
    ];

    private static ImmutableArray<ObstacleRule> ObstacleRules { get; } = [.. All.OfType<ObstacleRule>()];

    /// <summary>The lints, in order.</summary>
    internal static ImmutableArray<LintRule> Lints { get; } = [.. All.OfType<LintRule>()];

    /// <summary>The rule with this code, without regard to case; or null.</summary>
    public static FindingRule? Find(string code) =>
        All.FirstOrDefault(r => r.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rule that a sighting belongs to, with the key of its root cause.</summary>
    internal static (ObstacleRule Rule, string Key) Recognise(Sighting sighting)
    {
        foreach (ObstacleRule rule in ObstacleRules)
        {
            if (rule.CauseOf(sighting) is { } key)
            {
                return (rule, key);
            }
        }

        throw new InvalidOperationException(
            $"no rule of the catalogue recognises {sighting.Obstacle.GetType().Name} ({sighting.Fault}) at "
            + $"{sighting.Action} on {sighting.Resource} in {sighting.Phase}");
    }
}
