using System.Collections.Frozen;

namespace Keyferry.Doctor.Explaining;

/// <summary>The calls after which a distribution may end otherwise than before.</summary>
internal static class ChangingCalls
{
    private static readonly FrozenSet<string> s_changing = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "kms:PutKeyPolicy", "kms:EnableKey", "kms:DisableKey", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion",
            "kms:RevokeGrant", "kms:RetireGrant", "kms:CreateKey", "kms:ReplicateKey", "kms:CreateAlias", "kms:UpdateAlias",
            "kms:DeleteAlias", "kms:ImportKeyMaterial", "kms:DeleteImportedKeyMaterial",
            "iam:CreateRole", "iam:DeleteRole", "iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy", "iam:DeleteRolePolicy",
            "iam:AttachRolePolicy", "iam:DetachRolePolicy", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion",
            "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:PutRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary",
            "iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole",
            "organizations:UpdatePolicy", "organizations:AttachPolicy", "organizations:DetachPolicy", "organizations:DeletePolicy",
            "organizations:EnablePolicyType", "organizations:DisablePolicyType", "organizations:MoveAccount",
            "organizations:CloseAccount", "organizations:RemoveAccountFromOrganization",
            "ec2:ModifyImageAttribute", "ec2:ResetImageAttribute", "ec2:ModifySnapshotAttribute", "ec2:ResetSnapshotAttribute",
            "ec2:EnableEbsEncryptionByDefault", "ec2:DisableEbsEncryptionByDefault", "ec2:ModifyEbsDefaultKmsKeyId",
            "ec2:ResetEbsDefaultKmsKeyId", "ec2:EnableImageBlockPublicAccess", "ec2:DisableImageBlockPublicAccess",
            "ec2:EnableSnapshotBlockPublicAccess", "ec2:DisableSnapshotBlockPublicAccess", "ec2:EnableAllowedImagesSettings",
            "ec2:DisableAllowedImagesSettings", "ec2:ReplaceImageCriteriaInAllowedImagesSettings", "ec2:DeregisterImage",
            "ec2:DeleteSnapshot", "ec2:EnableImage", "ec2:DisableImage",
            "account:EnableRegion", "account:DisableRegion",
            "imagebuilder:UpdateDistributionConfiguration", "imagebuilder:UpdateInfrastructureConfiguration",
            "imagebuilder:UpdateImagePipeline", "imagebuilder:CreateImageRecipe",
        ]);

    private static readonly FrozenSet<string> s_services = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, ["kms", "sts", "ec2", "imagebuilder", "ssm", "license-manager"]);

    public static bool Has(string action) => s_changing.Contains(action);

    /// <summary>Whether a distribution makes such calls at all, to tell its failures from other people's.</summary>
    public static bool IsOfDistribution(string action) =>
        action.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && s_services.Contains(action[..colon]);
}
