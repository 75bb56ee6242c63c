using System.Collections.Frozen;
using Keyferry.Cloud.CloudTrail;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>When and by which operation a key was used last.</summary>
public sealed record KeyLastUse(KeyMetadata Key, string? Operation, DateTimeOffset? Timestamp, string? EventId);

/// <content>GetKeyLastUsage: what CloudTrail knows of the key's use.</content>
public sealed partial class KmsApi
{
    // https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyLastUsageData.html
    private static readonly FrozenSet<string> s_uses = FrozenSet.Create(
        StringComparer.Ordinal,
        "Decrypt", "DeriveSharedSecret", "Encrypt", "GenerateDataKey", "GenerateDataKeyPair",
        "GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext", "GenerateMac", "ReEncrypt", "Sign",
        "Verify", "VerifyMac");

    public Reply<KeyLastUse> GetKeyLastUsage(string keyId) => On<KeyLastUse>(
        new KeyCall("GetKeyLastUsage", keyId, StateDemand.None),
        key =>
        {
            TrailEvent? last = Platform.Events.Of(key.Account.Value, region.Value).FirstOrDefault(e =>
                e.EventSource == "kms.amazonaws.com"
                && s_uses.Contains(e.EventName)
                && e.Resources.Any(r => r.Name == key.Arn)
                && !e.Record.Contains("\"errorCode\"", StringComparison.Ordinal));
            return new KeyLastUse(Metadata(key).Value!, last?.EventName, last?.EventTime, last?.EventId);
        });
}
