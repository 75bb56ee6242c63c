using System.Collections.Frozen;
using Keyferry.Policies.Matching;

namespace Keyferry.Policies.Evaluation;

/// <summary>What the resource's own service adds to IAM's general logic.</summary>
internal static class ResourceAuthorization
{
    private static readonly FrozenSet<string> RoleActions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "sts:AssumeRole",
        "sts:AssumeRoleWithSAML",
        "sts:AssumeRoleWithWebIdentity",
        "sts:TagSession",
        "sts:SetSourceIdentity",
        "sts:SetContext");

    // F4.7, https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html. The
    // cryptographic operations are those of
    // https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#cryptographic-operations; `ReEncrypt` is authorized
    // as ReEncryptFrom and ReEncryptTo.
    private static readonly FrozenSet<string> CrossAccountKeyActions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "kms:Decrypt",
        "kms:DeriveSharedSecret",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyPair",
        "kms:GenerateDataKeyPairWithoutPlaintext",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:GenerateMac",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "kms:Sign",
        "kms:Verify",
        "kms:VerifyMac",
        "kms:CreateGrant",
        "kms:DescribeKey",
        "kms:GetKeyRotationStatus",
        "kms:GetPublicKey",
        "kms:ListGrants",
        "kms:RetireGrant",
        "kms:RevokeGrant");

    public static bool IsKeyRequest(string action, in ArnText resource) =>
        resource.IsArn
        && action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase)
        && resource.Service.SequenceEqual("kms")
        && resource.Resource.StartsWith("key/");

    /// <summary>
    /// Whether the resource's policy must allow or delegate even within the account (F4.1, F5.2): KMS keys, and roles that
    /// are to be assumed. Everywhere else an identity policy alone is enough.
    /// </summary>
    public static bool IsRequired(string action, in ArnText resource, bool isKeyRequest) =>
        isKeyRequest
        || (resource.IsArn
            && resource.Service.SequenceEqual("iam")
            && resource.Resource.StartsWith("role/")
            && RoleActions.Contains(action));

    /// <summary>Whether a KMS operation works on a key of another account at all.</summary>
    public static bool WorksAcrossAccounts(string keyAction) => CrossAccountKeyActions.Contains(keyAction);
}
