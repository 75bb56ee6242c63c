using System.Collections.Frozen;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>
/// The form of condition keys, and what is known of the global ones
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html) and of KMS's
/// (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html).
/// </summary>
internal static class ConditionKeys
{
    private static readonly FrozenSet<string> Single = new[]
    {
        "aws:CalledViaFirst", "aws:CalledViaLast", "aws:CurrentTime", "aws:Ec2InstanceSourcePrivateIPv4",
        "aws:Ec2InstanceSourceVpc", "aws:EpochTime", "aws:FederatedProvider", "aws:MultiFactorAuthAge",
        "aws:MultiFactorAuthPresent", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService",
        "aws:PrincipalOrgID", "aws:PrincipalServiceName", "aws:PrincipalType", "aws:RequestedRegion",
        "aws:ResourceAccount", "aws:ResourceOrgID", "aws:SecureTransport", "aws:SourceAccount", "aws:SourceArn",
        "aws:SourceIdentity", "aws:SourceIp", "aws:SourceOrgID", "aws:SourceOwner", "aws:SourceVpc", "aws:SourceVpcArn",
        "aws:SourceVpce", "aws:TokenIssueTime", "aws:UserAgent", "aws:userid", "aws:username", "aws:ViaAWSService",
        "aws:AssumedRoot", "aws:ChatbotSourceArn", "aws:IsMcpServiceAction", "aws:Referer", "aws:VpceAccount",
        "aws:VpceOrgID", "aws:VpcSourceIp", "aws:ViaAWSMCPService", "aws:CalledViaAWSMCP", "aws:SignInSessionArn",
        "kms:BypassPolicyLockoutSafetyCheck", "kms:CallerAccount", "kms:EncryptionAlgorithm", "kms:ExpirationModel",
        "kms:GrantConstraintType", "kms:GrantIsForAWSResource", "kms:GranteePrincipal", "kms:KeyOrigin", "kms:KeySpec",
        "kms:KeyUsage", "kms:MultiRegion", "kms:MultiRegionKeyType", "kms:PrimaryRegion", "kms:ReplicaRegion",
        "kms:RetiringPrincipal", "kms:ScheduleKeyDeletionPendingWindowInDays", "kms:ViaService",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Multiple = new[]
    {
        "aws:CalledVia", "aws:PrincipalOrgPaths", "aws:PrincipalServiceNamesList", "aws:ResourceOrgPaths",
        "aws:SourceOrgPaths", "aws:TagKeys", "aws:VpceOrgPaths", "kms:EncryptionContextKeys", "kms:GrantOperations",
        "kms:ResourceAliases",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> WithTag = new[]
    {
        "aws:PrincipalTag", "aws:RequestTag", "aws:ResourceTag", "ec2:ResourceTag", "kms:EncryptionContext",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Known = [.. Single.Concat(Multiple).Concat(WithTag).Order(StringComparer.Ordinal)];

    public static void Check(PolicyProblems problems, SourceEntry key, string place, SetOperator set, string? name)
    {
        string text = key.Key;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1)
        {
            string? meant = Spelling.Closest("aws:" + text.TrimStart(':'), Known);
            problems.Error(
                place,
                key.KeyPosition,
                $"the condition key `{text}` isn't of the form `service:name`",
                meant is null ? "write for example `aws:PrincipalAccount`" : $"did you mean `{meant}`?");
            return;
        }

        CheckName(problems, key, place);
        if (set != SetOperator.None && Single.Contains(text))
        {
            problems.Warn(
                place,
                key.KeyPosition,
                $"`{text}` has one value, `{set}` is for keys with many",
                set == SetOperator.ForAllValues ? "remove the set operator; `ForAllValues` also matches requests without the key" : "remove the set operator");
        }
        else if (set == SetOperator.None && name is not (null or "Null") && Multiple.Contains(text))
        {
            problems.Warn(
                place,
                key.KeyPosition,
                $"`{text}` may have many values, `{name}` is for keys with one",
                $"write `ForAnyValue:{name}` or `ForAllValues:{name}`");
        }
    }

    private static void CheckName(PolicyProblems problems, SourceEntry key, string place)
    {
        string text = key.Key;
        if (WithTag.Contains(text) && text != "kms:EncryptionContext")
        {
            problems.Warn(
                place,
                key.KeyPosition,
                $"`{text}` names no tag, so no request has it",
                $"write `{text}/TAG`");
            return;
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        string bare = slash < 0 ? text : text[..slash];

        // kms:EncryptionContext takes its key after a colon: kms:EncryptionContext:aws:ebs:id.
        bool context = text.StartsWith("kms:EncryptionContext:", StringComparison.OrdinalIgnoreCase);
        bool known = context || Single.Contains(text) || Multiple.Contains(text) || (slash > 0 && WithTag.Contains(bare));
        if (known)
        {
            return;
        }

        bool ours = text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("kms:", StringComparison.OrdinalIgnoreCase);
        string? meant = ours ? Spelling.Closest(bare, Known) : null;
        if (meant is not null && !meant.Equals(bare, StringComparison.OrdinalIgnoreCase))
        {
            string whole = slash > 0 && WithTag.Contains(meant) ? meant + text[slash..] : meant;
            problems.Warn(
                place,
                key.KeyPosition,
                $"`{text}` isn't a condition key that AWS documents, no request may ever have it",
                $"did you mean `{whole}`?");
        }
    }
}
