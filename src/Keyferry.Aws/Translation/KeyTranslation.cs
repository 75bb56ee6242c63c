using System.Collections.Immutable;
using Amazon.KeyManagementService.Model;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Aws.Translation;

/// <summary>KMS's records as the world's.</summary>
internal static class KeyTranslation
{
    /// <summary>A key without policy, grants, aliases and tags, which other calls answer.</summary>
    public static KmsKey Key(AccountId account, Region region, KeyMetadata key, PolicySource policy) => new()
    {
        Account = account,
        Region = region,
        KeyId = key.KeyId,
        Manager = key.KeyManager?.Value == "AWS" ? KeyManager.Aws : KeyManager.Customer,
        State = State(key),
        KeySpec = key.KeySpec?.Value ?? "SYMMETRIC_DEFAULT",
        KeyUsage = key.KeyUsage?.Value ?? "ENCRYPT_DECRYPT",
        Policy = policy,
        DeletionDate = Time(key.DeletionDate),
        Description = key.Description ?? "",
        CreationDate = Time(key.CreationDate),
        Origin = key.Origin?.Value,
        PrimaryRegion = key.MultiRegionConfiguration?.PrimaryKey?.Region is { } primary ? new Region(primary) : null,
        PendingWindowInDays = key.PendingDeletionWindowInDays,
        ValidTo = Time(key.ValidTo),
    };

    public static Grant Grant(GrantListEntry grant) => new()
    {
        GrantId = grant.GrantId,
        GranteePrincipal = grant.GranteePrincipal ?? "",
        RetiringPrincipal = grant.RetiringPrincipal,
        Name = grant.Name,
        CreationDate = Time(grant.CreationDate),
        IssuingAccount = grant.IssuingAccount,
        Operations = [.. grant.Operations ?? []],
        EncryptionContextEquals = Context(grant.Constraints?.EncryptionContextEquals),
        EncryptionContextSubset = Context(grant.Constraints?.EncryptionContextSubset),
    };

    // A state that nobody knew when this was written isn't one of those that are known.
    private static Fact<KeyState> State(KeyMetadata key) => Enum.TryParse(key.KeyState?.Value, out KeyState state)
        ? state
        : Fact<KeyState>.Unknown($"kms:DescribeKey of {key.Arn} answered the state `{key.KeyState?.Value}`, which Keyferry doesn't know");

    private static ImmutableDictionary<string, string>? Context(Dictionary<string, string>? context) =>
        context is { Count: > 0 } ? context.ToImmutableDictionary() : null;

    private static DateTimeOffset? Time(DateTime? time) =>
        time is { } at ? new DateTimeOffset(at.ToUniversalTime(), TimeSpan.Zero) : null;
}
