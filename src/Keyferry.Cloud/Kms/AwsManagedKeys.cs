using System.Collections.Concurrent;
using System.Collections.Frozen;
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
/// The AWS managed keys <c>alias/aws/ebs</c> and <c>alias/aws/ssm</c>: each is there in every account and Region (AWS makes
/// it when it is first needed), its policy can't be changed and it can't be shared (F2.2, F2.40).
/// </summary>
public static class AwsManagedKeys
{
    public const string EbsAlias = "alias/aws/ebs";

    public const string SsmAlias = "alias/aws/ssm";

    private const string NoAccount = "000000000000";

    private static readonly ConcurrentDictionary<(AccountId, Region, string Alias), KmsKey> s_keys = new();

    private static readonly FrozenDictionary<string, Kind> s_kinds = new[]
    {
        new Kind(EbsAlias, "kms-aws-managed-key-ebs", "Default key that protects my EBS volumes when no other key is defined"),
        new Kind(SsmAlias, "kms-aws-managed-key-ssm",
            "Default key that protects my SSM parameters when no other key is defined"),
    }.ToFrozenDictionary(k => k.Alias, StringComparer.Ordinal);

    /// <summary>EBS's key of one account and Region. Its id is derived from both, so it is the same in every run.</summary>
    public static KmsKey For(AccountId account, Region region) => For(account, region, EbsAlias)!;

    /// <summary>The key with this alias, or null if it is no alias of an AWS managed key known here.</summary>
    public static KmsKey? For(AccountId account, Region region, string alias) =>
        s_kinds.ContainsKey(alias) ? s_keys.GetOrAdd((account, region, alias), Create) : null;

    /// <summary>All of them of one account and Region, needed or not, by their aliases.</summary>
    public static IEnumerable<(string Alias, KmsKey Key)> Of(AccountId account, Region region) =>
        s_kinds.Keys.Order(StringComparer.Ordinal).Select(alias => (alias, For(account, region, alias)!));

    /// <summary>The alias of an AWS managed key; one that a scenario describes with an id of its own is EBS's.</summary>
    public static string AliasOf(KmsKey key) =>
        s_kinds.Keys.FirstOrDefault(alias => KeyId(alias, key.Account, key.Region) == key.KeyId) ?? EbsAlias;

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
        string? alias = s_kinds.Keys.FirstOrDefault(a => resource == a || resource == $"key/{KeyId(a, owner, place)}");
        return alias is null ? null : For(owner, place, alias);
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

    private static KmsKey Create((AccountId Account, Region Region, string Alias) place)
    {
        Kind kind = s_kinds[place.Alias];
        Policy policy = kind.Policy.Value.WithTexts(text => text
            .Replace(NoAccount, place.Account.Value, StringComparison.Ordinal)
            .Replace("<REGION>", place.Region.Value, StringComparison.Ordinal));
        return new KmsKey
        {
            Account = place.Account,
            Region = place.Region,
            KeyId = KeyId(place.Alias, place.Account, place.Region),
            Manager = KeyManager.Aws,
            Origin = KeyOrigins.AwsKms,
            Description = kind.Description,
            Policy = new PolicySource($"key policy of {place.Alias} of {place.Account} in {place.Region}", policy),
        };
    }

    private static string KeyId(string alias, AccountId account, Region region)
    {
        string digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{alias}/{account}/{region}")));
        return $"{digits[..8]}-{digits[8..12]}-4{digits[13..16]}-a{digits[17..20]}-{digits[20..32]}";
    }

    private sealed class Kind(string alias, string data, string description)
    {
        public string Alias { get; } = alias;

        public string Description { get; } = description;

        // Read once, for an account that doesn't exist: every account's is the same but for the id and the Region.
        public Lazy<Policy> Policy { get; } = new(() =>
        {
            string document = $"AWS managed key {alias}";
            SourceNode text = EmbeddedData.Get(data, document).Node("Document");
            return Policies.Language.Policy.Read(
                "key policy", document, EmbeddedData.Fill(text, ("<ACCOUNT_ID>", NoAccount)), PolicyKind.Resource).Required();
        });
    }
}
