using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Data;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Kms;

/// <summary>
/// The AWS managed key <c>alias/aws/ebs</c>: it is there in every account and Region (AWS makes it when it is first
/// needed), its policy can't be changed and it can't be shared (F2.2, F2.40).
/// </summary>
public static class AwsManagedKeys
{
    public const string EbsAlias = "alias/aws/ebs";

    private static readonly ConcurrentDictionary<(AccountId, Region), KmsKey> s_keys = new();
    // Read once, for an account that doesn't exist: every account's is the same but for the id and the Region.
    private static readonly Lazy<Policy> s_policy = new(() =>
    {
        SourceNode text = EmbeddedData.Get("kms-aws-managed-key-ebs", Document).Node("Document");
        return Policy.Read("key policy", Document, EmbeddedData.Fill(text, ("<ACCOUNT_ID>", NoAccount)), PolicyKind.Resource).Required();
    });

    private const string NoAccount = "000000000000";

    private const string Document = "AWS managed key alias/aws/ebs";

    /// <summary>The key of one account and Region. Its id is derived from both, so it is the same in every run.</summary>
    public static KmsKey For(AccountId account, Region region) => s_keys.GetOrAdd((account, region), Create);

    /// <summary>The key with this ARN, if it is an AWS managed key; else null.</summary>
    public static KmsKey? Find(string keyArn)
    {
        string[] parts = keyArn.Split(':');
        if (parts is not ["arn", _, "kms", var region, var account, var resource]
            || !AccountId.IsValid(account) || RegionCatalog.Find(region) is null)
        {
            return null;
        }

        var (owner, place) = (new AccountId(account), new Region(region));
        return resource == $"key/{KeyId(owner, place)}" || resource == EbsAlias ? For(owner, place) : null;
    }

    /// <summary>Notes that an AWS managed key was needed: from then on it is there (F4.19). Nothing for other keys.</summary>
    public static void Touch(Run run, KmsKey key)
    {
        if (key.Manager != KeyManager.Aws || run.World.Kms.AwsManagedKeys.ContainsKey(key.Arn))
        {
            return;
        }

        run.World = run.World with
        {
            Kms = run.World.Kms with { AwsManagedKeys = run.World.Kms.AwsManagedKeys.Add(key.Arn, run.World.Now) },
        };
    }

    private static KmsKey Create((AccountId Account, Region Region) place)
    {
        Policy policy = s_policy.Value.WithTexts(text => text
            .Replace(NoAccount, place.Account.Value, StringComparison.Ordinal)
            .Replace("<REGION>", place.Region.Value, StringComparison.Ordinal));
        return new KmsKey
        {
            Account = place.Account,
            Region = place.Region,
            KeyId = KeyId(place.Account, place.Region),
            Manager = KeyManager.Aws,
            Origin = KeyOrigins.AwsKms,
            Description = "Default key that protects my EBS volumes when no other key is defined",
            Policy = new PolicySource($"key policy of {EbsAlias} of {place.Account} in {place.Region}", policy),
        };
    }

    private static string KeyId(AccountId account, Region region)
    {
        string digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{EbsAlias}/{account}/{region}")));
        return $"{digits[..8]}-{digits[8..12]}-4{digits[13..16]}-a{digits[17..20]}-{digits[20..32]}";
    }
}
