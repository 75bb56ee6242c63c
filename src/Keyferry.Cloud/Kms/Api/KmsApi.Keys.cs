using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms.Api;

/// <content>Keys: their making, their state and their end.</content>
public sealed partial class KmsApi
{
    public Reply<KeyMetadata> CreateKey(NewKeyRequest request)
    {
        Reply<(KeySpec Spec, string Usage)> chosen = KeyChoice.Read(request);
        (KeySpec? spec, string usage) = chosen.Value;
        string origin = request.Origin ?? KeyOrigins.AwsKms;
        bool multiRegion = request.MultiRegion ?? false;
        bool bypass = request.BypassPolicyLockoutSafetyCheck ?? false;
        ImmutableArray<KeyValuePair<string, ContextValue>> context =
        [
            Says("kms:KeySpec", spec?.Name ?? request.KeySpec ?? KeySpecs.SymmetricDefault),
            Says("kms:KeyUsage", usage ?? KeySpecs.EncryptDecrypt),
            Says("kms:KeyOrigin", origin),
            Says("kms:MultiRegion", multiRegion),
            Says("kms:BypassPolicyLockoutSafetyCheck", bypass),
            .. multiRegion ? [Says("kms:MultiRegionKeyType", "PRIMARY")] : ImmutableArray<KeyValuePair<string, ContextValue>>.Empty,
        ];
        using CallScope scope = run.Begin(caller, "kms:CreateKey", region, "*");
        ImmutableDictionary<string, string> tags = TagRules.Read(request.Tags);
        if ((chosen.Error ?? TagRules.Refuse(request.Tags, ImmutableDictionary<string, string>.Empty)
            ?? Ask(scope, "kms:CreateKey", "*", context, tags)
            ?? MayTag(scope, tags, region)) is { } refused)
        {
            return scope.Fail(refused);
        }

        (string id, IdSource ids) = World.Ids.Uuid();
        run.World = World with { Ids = ids };
        KmsKey key = new()
        {
            Account = Account,
            Region = region,
            KeyId = multiRegion ? $"mrk-{id.Replace("-", "", StringComparison.Ordinal)}" : id,
            KeySpec = spec!.Name,
            KeyUsage = usage!,
            Origin = origin,
            State = origin == KeyOrigins.External ? KeyState.PendingImport : KeyState.Enabled,
            Description = request.Description ?? "",
            CreationDate = World.Now,
            PrimaryRegion = multiRegion ? region : null,
            Tags = tags,
            Policy = DefaultKeyPolicy.For(Account, ""),
        };
        Reply<PolicySource> policy = KeyPolicyText.Read(World, key.Arn, request.Policy, Account);
        if ((policy.Error ?? LockedOut(key with { Policy = policy.Value! }, bypass)) is { } malformed)
        {
            return scope.Fail(malformed);
        }

        key = key with { Policy = policy.Value! };
        Put(key);
        return Metadata(key);
    }

    public Reply<KeyMetadata> DescribeKey(string keyId, IReadOnlyList<string>? grantTokens = null) => On<KeyMetadata>(
        new KeyCall("DescribeKey", keyId, StateDemand.None) { TakesAlias = true, GrantTokens = grantTokens },
        key => Metadata(key));

    /// <summary>The ARNs of the caller's keys in the Region.</summary>
    public Reply<Page<KmsKey>> ListKeys(PageRequest page) => On(
        "ListKeys", "*", [], _ => Pages.Of(OwnKeys(), key => key.KeyId, page, 100));

    public Reply<Done> EnableKey(string keyId) => On<Done>(
        new KeyCall("EnableKey", keyId, StateDemand.Settled),
        key =>
        {
            Put(key with { State = KeyState.Enabled });
            if (key.Rotation is { } rotation && rotation.Next <= World.Now)
            {
                run.Schedule(TimeSpan.Zero, ScheduledTaskKind.RotateKey, key.Arn);
            }

            return default(Done);
        });

    public Reply<Done> DisableKey(string keyId) => On<Done>(
        new KeyCall("DisableKey", keyId, StateDemand.Settled),
        key =>
        {
            Put(key with { State = KeyState.Disabled });
            return default(Done);
        });

    public Reply<Done> UpdateKeyDescription(string keyId, string description) => On<Done>(
        new KeyCall("UpdateKeyDescription", keyId, StateDemand.Kept),
        key =>
        {
            Put(key with { Description = description });
            return default(Done);
        });

    public Reply<KmsKey> ScheduleKeyDeletion(string keyId, int? pendingWindowInDays)
    {
        int days = pendingWindowInDays ?? KeyDeletion.LongestWindow;
        return On<KmsKey>(
            new KeyCall("ScheduleKeyDeletion", keyId, StateDemand.Deletable)
            {
                Context = [Says("kms:ScheduleKeyDeletionPendingWindowInDays", days)],
                Fits = _ => KeyDeletion.RefusesWindow(days),
            },
            key => KeyDeletion.Schedule(run, key, days));
    }

    public Reply<KmsKey> CancelKeyDeletion(string keyId) => On<KmsKey>(
        new KeyCall("CancelKeyDeletion", keyId, StateDemand.Leaving),
        key =>
        {
            KmsKey kept = key with
            {
                State = key.IsImported && KeyMaterials.Find(World, key)?.Current is null ? KeyState.PendingImport : KeyState.Disabled,
                DeletionDate = null,
                PendingWindowInDays = null,
            };
            Put(kept);
            return kept;
        });

    private Reply<KeyMetadata> Metadata(KmsKey key)
    {
        DateTimeOffset created = key.CreationDate ?? World.Kms.AwsManagedKeys.GetValueOrDefault(key.Arn, DateTimeOffset.UnixEpoch);
        bool tells = key.KeySpec == KeySpecs.SymmetricDefault && key.State.Or(KeyState.Enabled) != KeyState.Creating;
        string? material = tells ? KeyMaterials.Current(run, key)?.Id : null;
        return new KeyMetadata(key, created, material, MultiRegionKeys.SetOf(World, key));
    }

    private IEnumerable<KmsKey> OwnKeys()
    {
        foreach (KmsKey key in World.Keys.Values)
        {
            if (key.Account == Account && key.Region == region)
            {
                yield return key;
            }
        }

        foreach ((_, KmsKey managed) in AwsManagedKeys.Of(Account, region))
        {
            if (World.Kms.AwsManagedKeys.ContainsKey(managed.Arn))
            {
                yield return managed;
            }
        }
    }

    // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html: to give tags needs kms:TagResource in an IAM policy.
    private ServiceError? MayTag(CallScope scope, ImmutableDictionary<string, string> tags, Region inRegion) =>
        tags.IsEmpty ? null : Ask(scope, "kms:TagResource", "*", [], tags, inRegion);
}
