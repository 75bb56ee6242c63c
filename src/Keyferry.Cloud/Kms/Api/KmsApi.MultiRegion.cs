using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Kms.Api;

/// <content>Multi-Region keys (https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html).</content>
public sealed partial class KmsApi
{
    /// <summary>Makes a replica of a primary key in another Region; the rights to make keys are needed there.</summary>
    public Reply<Replicated> ReplicateKey(ReplicaRequest request)
    {
        bool bypass = request.BypassPolicyLockoutSafetyCheck ?? false;
        ImmutableDictionary<string, string> tags = TagRules.Read(request.Tags);
        var lookup = KeyLookup.Resolve(World, Account, region, request.KeyId);
        using CallScope scope = run.Begin(caller, "kms:ReplicateKey", region, lookup is KeyLookup.Found f ? f.Key.Arn : request.KeyId);
        KeyCall call = new("ReplicateKey", request.KeyId, StateDemand.Replicable)
        {
            Context =
            [
                Says("kms:ReplicaRegion", request.Region.Value),
                Says("kms:BypassPolicyLockoutSafetyCheck", bypass),
            ],
            Fits = key => RefusesPrimary(key) ?? RefusesReplica(key, request.Region),
        };
        Reply<KmsKey> primary = Admit(scope, call, Find(call));
        if ((primary.Error ?? TagRules.Refuse(request.Tags, ImmutableDictionary<string, string>.Empty)
            ?? Ask(scope, "kms:CreateKey", "*", NewReplica(primary.Value!), tags, request.Region)
            ?? MayTag(scope, tags, request.Region)) is { } refused)
        {
            return scope.Fail(refused);
        }

        string arn = Subjects.Key(Account, request.Region, primary.Value!.KeyId);
        Reply<PolicySource> policy = KeyPolicyText.Read(World, arn, request.Policy, Account);
        KmsKey replica = primary.Value with
        {
            Region = request.Region,
            State = KeyState.Creating,
            Description = request.Description ?? "",
            CreationDate = World.Now,
            PrimaryRegion = region,
            Tags = tags,
            Grants = ImmutableArray<Grant>.Empty,
            Rotation = null,
            ValidTo = null,
        };
        replica = policy.Succeeded ? replica with { Policy = policy.Value! } : replica;
        if ((policy.Error ?? LockedOut(replica, bypass)) is { } malformed)
        {
            return scope.Fail(malformed);
        }

        // A scenario doesn't say which key is the primary one; from here on it is said.
        Put(primary.Value with { PrimaryRegion = region });
        Put(replica);
        run.Schedule(Platform.Pace, ScheduledTaskKind.FinishKey, replica.Arn);
        return new Replicated(Metadata(replica).Value!, KeyPolicyText.Write(World, replica.Policy), request.Tags);
    }

    /// <summary>Makes a replica the primary key, and the primary key a replica.</summary>
    public Reply<Done> UpdatePrimaryRegion(string keyId, Region primaryRegion)
    {
        KeyCall call = new("UpdatePrimaryRegion", keyId, StateDemand.Replicable)
        {
            Context = [Says("kms:PrimaryRegion", primaryRegion.Value)],
            Fits = RefusesPrimary,
        };
        KeyLookup lookup = Find(call);
        using CallScope scope = run.Begin(caller, call.Action, region, lookup is KeyLookup.Found f ? f.Key.Arn : keyId);
        Reply<KmsKey> old = Admit(scope, call, lookup);
        if (!old.Succeeded)
        {
            return scope.Fail(old.Error);
        }

        string arn = Subjects.Key(Account, primaryRegion, old.Value!.KeyId);
        if (!World.Keys.TryGetValue(arn, out KmsKey? replica) || primaryRegion == region)
        {
            return scope.Fail(KmsErrors.KeyNotFound(arn));
        }

        if ((Ask(scope, call.Action, replica, null, call.Context)
            ?? CheckState(scope, replica, StateDemand.Replicable)) is { } refused)
        {
            return scope.Fail(refused);
        }

        foreach (KmsKey one in MultiRegionKeys.Others(World, old.Value).Append(old.Value).ToArray())
        {
            bool changes = one.Arn == arn || one.Arn == old.Value.Arn;
            Put(one with
            {
                PrimaryRegion = primaryRegion,
                Rotation = one.Arn == arn ? old.Value.Rotation : null,
                State = changes ? KeyState.Updating : one.State,
            });
            if (changes)
            {
                run.Schedule(Platform.Pace, ScheduledTaskKind.FinishKey, one.Arn);
            }
        }

        if (old.Value.Rotation is { } rotation)
        {
            run.Schedule(rotation.Next - World.Now, ScheduledTaskKind.RotateKey, arn);
        }

        return default(Done);
    }

    private static ImmutableArray<KeyValuePair<string, Policies.Requests.ContextValue>> NewReplica(KmsKey primary) =>
    [
        Says("kms:KeySpec", primary.KeySpec),
        Says("kms:KeyUsage", primary.KeyUsage),
        Says("kms:KeyOrigin", primary.IsImported ? KeyOrigins.External : primary.Origin ?? KeyOrigins.AwsKms),
        Says("kms:MultiRegion", true),
        Says("kms:MultiRegionKeyType", "REPLICA"),
    ];

    private ServiceError? RefusesPrimary(KmsKey key) =>
        !key.IsMultiRegion ? KmsErrors.Unsupported($"{key.Arn} is not a multi-Region key.")
        : MultiRegionKeys.IsPrimary(World, key) ? null
        : KmsErrors.Unsupported($"{key.Arn} is a replica key: use the primary key in {MultiRegionKeys.PrimaryRegion(World, key)}.");

    private ServiceError? RefusesReplica(KmsKey key, Region inRegion) =>
        RegionCatalog.Find(inRegion.Value) is not { } known || known.Partition != RegionCatalog.Find(region.Value)?.Partition
            ? KmsErrors.Validation($"Invalid region {inRegion}")
        : World.Keys.ContainsKey(Subjects.Key(key.Account, inRegion, key.KeyId))
            ? KmsErrors.Error("AlreadyExistsException", $"The key {key.KeyId} already exists in {inRegion}.")
        : null;
}
