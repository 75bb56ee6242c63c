using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// The EBS direct APIs: snapshots written and read block by block
/// (https://docs.aws.amazon.com/ebs/latest/APIReference/Welcome.html).
/// </summary>
public sealed partial class EbsService(Run run)
{
    private readonly EbsKeyUse _keys = new(run);

    private World World => run.World;

    private Platform Platform =>
        run.Platform ?? throw new InvalidOperationException("blocks are only read and written where something is really done");

    /// <summary>The snapshot if the caller may do this to it and sees it, else the error.</summary>
    private Reply<Snapshot> Find(CallScope scope, Caller caller, string action, Region region, string snapshotId)
    {
        Snapshot? snapshot = World.Snapshots.GetValueOrDefault((region, snapshotId))
            ?? PublicImages.FindSnapshot(region, snapshotId);
        Question question = new(action, Subjects.Snapshot(region, snapshotId), region)
        {
            SharedBy = snapshot?.Owner,
            ResourceTags = snapshot?.Owner == caller.Account && snapshot is not null
                ? snapshot.Tags
                : ImmutableDictionary<string, string>.Empty,
        };
        if (Ask(scope, caller, question) is { } denied)
        {
            return denied;
        }

        return snapshot is not null && IsVisible(snapshot, caller) ? snapshot : scope.Fail(EbsErrors.NotFound(snapshotId));
    }

    /// <summary>A snapshot that can be read.</summary>
    private Reply<Snapshot> FindCompleted(CallScope scope, Caller caller, string action, Region region, string snapshotId)
    {
        Reply<Snapshot> found = Find(scope, caller, action, region, snapshotId);
        return !found.Succeeded || found.Value!.State == SnapshotState.Completed
            ? found
            : scope.Fail(EbsErrors.NotCompleted(snapshotId));
    }

    /// <summary>A snapshot of the caller's that StartSnapshot made and that blocks may still be written to.</summary>
    private Reply<(Snapshot Snapshot, BlockLayer Layer)> FindWriting(
        CallScope scope, Caller caller, string action, Region region, string snapshotId)
    {
        Reply<Snapshot> found = Find(scope, caller, action, region, snapshotId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        if (found.Value!.Owner != caller.Account)
        {
            return scope.Fail(EbsErrors.NotFound(snapshotId));
        }

        return found.Value.State == SnapshotState.Pending
            && World.Ebs.Started.ContainsKey(snapshotId)
            && World.Ebs.Layers[World.Ebs.Data[snapshotId].LayerId] is { State: LayerState.Writing } layer
            ? (found.Value, layer)
            : scope.Fail(EbsErrors.NotPending(snapshotId));
    }

    private static bool IsVisible(Snapshot snapshot, Caller caller) =>
        snapshot.IsPublic || snapshot.Owner == caller.Account
        || (caller.Account is { } account && snapshot.CreateVolumePermissions.Contains(account));

    private ServiceError? Ask(CallScope scope, Caller caller, Question question) =>
        scope.Ask(run, caller, question, a => AccessDenied.Ebs(World, a));

    /// <summary>
    /// Whether the caller may use the key of the blocks
    /// (https://docs.aws.amazon.com/ebs/latest/userguide/ebsapi-permissions.html#ebsapi-kms-permissions).
    /// </summary>
    private ServiceError? CheckKey(CallScope scope, Caller caller, ChosenKey key, string contextId, params ReadOnlySpan<KmsOperation> operations)
    {
        foreach (KmsOperation operation in operations)
        {
            if (!_keys.May(caller, operation, key, new KmsRequest { EbsId = contextId }))
            {
                return scope.Fail(EbsErrors.KeyNotAccessible);
            }
        }

        return KmsService.CheckState(scope, key.Key, KmsOperation.Decrypt, key.Setting) is null
            ? null
            : scope.Fail(EbsErrors.InvalidKey);
    }

    /// <summary>As <see cref="CheckKey"/>, for the data of a snapshot, which may have no key.</summary>
    private ServiceError? CheckDecrypt(CallScope scope, Caller caller, Snapshot snapshot)
    {
        ChosenKey? key = _keys.KeyOf(scope, snapshot, out KeyFailure failure);
        return failure != KeyFailure.None ? scope.Fail(EbsErrors.KeyNotAccessible)
            : key is null ? null
            : CheckKey(scope, caller, key, snapshot.EncryptionContextId ?? snapshot.SnapshotId, KmsOperation.Decrypt);
    }

    private static KeyValuePair<string, ContextValue> Key(string name, string value) => new(name, ContextValue.Of(value));
}
