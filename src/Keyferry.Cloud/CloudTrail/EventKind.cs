using System.Collections.Frozen;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.CloudTrail;

/// <summary>What the name of an operation tells of its event.</summary>
internal static class EventKind
{
    // https://docs.aws.amazon.com/ebs/latest/userguide/logging-ebs-apis-using-cloudtrail.html: data events, not in LookupEvents.
    private static readonly FrozenSet<string> s_dataEvents = FrozenSet.Create(
        StringComparer.Ordinal,
        "ebs:GetSnapshotBlock", "ebs:PutSnapshotBlock", "ebs:ListSnapshotBlocks", "ebs:ListChangedBlocks");

    // https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html,
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html: these change nothing either.
    private static readonly FrozenSet<string> s_readOnly = FrozenSet.Create(
        StringComparer.Ordinal,
        "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext",
        "kms:GenerateDataKeyPair", "kms:GenerateDataKeyPairWithoutPlaintext", "kms:GenerateMac", "kms:VerifyMac", "kms:Sign",
        "kms:Verify", "kms:GenerateRandom", "kms:DeriveSharedSecret", "sts:AssumeRole", "sts:DecodeAuthorizationMessage",
        "iam:SimulatePrincipalPolicy", "iam:SimulateCustomPolicy");

    private static readonly string[] s_readingVerbs = ["Get", "List", "Describe", "Lookup", "BatchGet", "Search"];

    // Everything is answered from one Region, whichever endpoint was called.
    private static readonly FrozenSet<string> s_global = FrozenSet.Create(StringComparer.Ordinal, "iam", "organizations", "account");

    /// <summary>The service prefix of an action: <c>kms</c>.</summary>
    public static string Service(string action) => action[..action.IndexOf(':', StringComparison.Ordinal)];

    public static string Source(string action) => $"{Service(action)}.amazonaws.com";

    /// <summary>The operation's name; KMS's one ReEncrypt is authorized under two names (F3.29).</summary>
    public static string Name(string action) =>
        action is "kms:ReEncryptFrom" or "kms:ReEncryptTo" ? "ReEncrypt" : action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public static bool IsManagement(string action) => !s_dataEvents.Contains(action);

    public static bool IsReadOnly(string action)
    {
        string name = Name(action);
        return s_readOnly.Contains($"{Service(action)}:{name}") || Array.Exists(s_readingVerbs, v => name.StartsWith(v, StringComparison.Ordinal));
    }

    public static string Region(Call call) => s_global.Contains(Service(call.Action)) ? "us-east-1" : call.Region.Value;

    /// <summary>
    /// The error's code as CloudTrail writes it: EC2's with the side that erred before it, a denial by policies without
    /// <c>Exception</c> (https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html).
    /// </summary>
    public static string ErrorCode(Call call, ServiceError error)
    {
        if (error.Service == "ec2")
        {
            return $"{(error.Status >= 500 ? "Server" : "Client")}.{error.Code}";
        }

        bool byPolicies = call.Obstacles.Any(o => o is Obstacle.Denied);
        return byPolicies && error.Code == "AccessDeniedException" ? "AccessDenied" : error.Code;
    }
}
