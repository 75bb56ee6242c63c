using System.Diagnostics;
using System.Globalization;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ebs;

// StartSnapshot.
public sealed partial class EbsService
{
    private const int MaxPending = 100;
    private const int MaxVolumeSize = 65536;

    /// <summary>https://docs.aws.amazon.com/ebs/latest/APIReference/API_StartSnapshot.html.</summary>
    public Reply<SnapshotStart> StartSnapshot(Caller caller, Region region, StartSnapshotRequest request)
    {
        AccountId account = caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no account");
        string resource = Subjects.Snapshot(region, "*");
        using CallScope scope = run.Begin(caller, "ebs:StartSnapshot", region, resource);
        if ((Ask(scope, caller, StartQuestion(region, resource, request)) ?? AskTags(scope, caller, region, resource, request)) is { } denied)
        {
            return denied;
        }

        string fingerprint = Fingerprint(request);
        if (request.ClientToken is { } token && World.Ebs.Started.Values.FirstOrDefault(
            s => s.Account == account && s.Region == region && s.ClientToken == token) is { } before)
        {
            return before.Fingerprint == fingerprint
                ? new SnapshotStart(World.Snapshots[(region, before.SnapshotId)], before)
                : scope.Fail(EbsErrors.TokenReused);
        }

        Reply<Snapshot?> parent = FindParent(scope, caller, region, request);
        if (!parent.Succeeded)
        {
            return parent.Error;
        }

        int least = parent.Value?.VolumeSize ?? 1;
        if (request.VolumeSize < least || request.VolumeSize > MaxVolumeSize)
        {
            return scope.Fail(EbsErrors.VolumeSize(least));
        }

        if (World.Ebs.Started.Values.Count(s => s.Account == account && s.Region == region
            && World.Snapshots[(region, s.SnapshotId)].State == SnapshotState.Pending) >= MaxPending)
        {
            return scope.Fail(EbsErrors.TooManyPending);
        }

        Reply<ChosenKey?> key = ChooseKey(scope, account, region, request, parent.Value);
        return key.Succeeded
            ? Start(scope, caller, account, region, request, fingerprint, key.Value)
            : scope.Fail(key.Error);
    }

    private Reply<SnapshotStart> Start(
        CallScope scope, Caller caller, AccountId account, Region region, StartSnapshotRequest request, string fingerprint, ChosenKey? key)
    {
        (string id, IdSource after) = World.Ids.Ec2Id("snap");
        run.World = World with { Ids = after };
        if (key is not null && CheckKey(
            scope, caller, key, id, KmsOperation.DescribeKey, KmsOperation.GenerateDataKeyWithoutPlaintext, KmsOperation.CreateGrant) is { } refused)
        {
            return refused;
        }

        string? below = request.ParentSnapshotId is { } parentId ? World.Ebs.Data.GetValueOrDefault(parentId)?.LayerId : null;
        Reply<BlockLayer> layer = Layers.Add(run, LayerState.Writing, key?.Key, id, below);
        if (!layer.Succeeded)
        {
            return scope.Fail(EbsErrors.InvalidKey);
        }

        var timeout = TimeSpan.FromMinutes(request.Timeout ?? 60);
        StartedSnapshot started = new(id, account, region, request.ClientToken, fingerprint, timeout, World.Now)
        {
            ParentSnapshotId = request.ParentSnapshotId,
        };
        Snapshot snapshot = new()
        {
            Region = region,
            SnapshotId = id,
            Owner = account,
            State = SnapshotState.Pending,
            KmsKeyArn = key?.Key.Arn,
            KeySetting = key?.Setting,
            EncryptionContextId = id,
            VolumeSize = (int)request.VolumeSize,
            Description = request.Description,
            StartTime = World.Now,
            Tags = request.Tags,
        };
        run.World = World with { Snapshots = World.Snapshots.SetItem((region, id), snapshot) };
        Layers.Change(run, ebs => ebs with
        {
            Data = ebs.Data.SetItem(id, new SnapshotData(layer.Value!.Id)),
            Started = ebs.Started.SetItem(id, started),
        });
        run.Schedule(timeout, ScheduledTaskKind.ExpireSnapshot, SnapshotWork.Subject(region, id));
        return new SnapshotStart(snapshot, started);
    }

    private Reply<Snapshot?> FindParent(CallScope scope, Caller caller, Region region, StartSnapshotRequest request)
    {
        if (request.ParentSnapshotId is not { } id)
        {
            return default;
        }

        return World.Snapshots.GetValueOrDefault((region, id)) is not { } parent || parent.Owner != caller.Account
            ? scope.Fail(EbsErrors.NotFound(id))
            : parent.State == SnapshotState.Completed ? parent : scope.Fail(EbsErrors.NotCompleted(id));
    }

    private Reply<ChosenKey?> ChooseKey(
        CallScope scope, AccountId account, Region region, StartSnapshotRequest request, Snapshot? parent)
    {
        StartParent kind = parent is null ? StartParent.None
            : parent.KmsKeyArn.Or(null) is null ? StartParent.Plain : StartParent.Encrypted;
        Fact<bool> byDefault = _keys.Settings(account, region).EncryptionByDefault;
        if (!byDefault.IsKnown && scope.Meet(new Obstacle.CannotTell(
            $"encryption by default of account {account} in {region}", byDefault.UnknownBecause)) is { } untold)
        {
            return untold;
        }

        KeyFailure failure = KeyFailure.None;
        ChosenKey? key;
        switch (StartEncryption.Resolve(kind, request.Encrypted, request.KmsKeyArn is not null, byDefault.Or(false)))
        {
            case StartKey.Unencrypted:
                return default;
            case StartKey.DefaultKey:
                key = _keys.DefaultKey(scope, account, region, out failure);
                break;
            case StartKey.GivenKey:
                key = _keys.Resolve(scope, account, region, request.KmsKeyArn!, null, out failure);
                break;
            case StartKey.ParentKey:
                key = _keys.KeyOf(scope, parent!, out failure);
                break;
            case StartKey.EncryptedWithParent:
                return EbsErrors.EncryptedWithParent;
            case StartKey.KeyNeedsEncrypted:
                return EbsErrors.KeyNeedsEncrypted;
            case StartKey.MustEncrypt:
                return EbsErrors.MustEncrypt;
            default:
                throw new UnreachableException();
        }

        return failure == KeyFailure.None && key is not null ? key : EbsErrors.InvalidKey;
    }

    // Keys: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticblockstore.html.
    private static Question StartQuestion(Region region, string resource, StartSnapshotRequest request) =>
        new("ebs:StartSnapshot", resource, region)
        {
            RequestTags = request.Tags,
            Context =
            [
                Key("ebs:VolumeSize", request.VolumeSize.ToString(CultureInfo.InvariantCulture)),
                .. request.Description is { } text ? [Key("ebs:Description", text)] : Array.Empty<KeyValuePair<string, Policies.Requests.ContextValue>>(),
                .. request.ParentSnapshotId is { } id
                    ? [Key("ebs:ParentSnapshot", Subjects.Snapshot(region, id))]
                    : Array.Empty<KeyValuePair<string, Policies.Requests.ContextValue>>(),
            ],
        };

    // https://docs.aws.amazon.com/ebs/latest/userguide/ebsapi-permissions.html#ebsapi-write-permissions.
    private ServiceError? AskTags(CallScope scope, Caller caller, Region region, string resource, StartSnapshotRequest request) =>
        request.Tags.IsEmpty
            ? null
            : Ask(scope, caller, new Question("ec2:CreateTags", resource, region)
            {
                RequestTags = request.Tags,
                Context = [Key("ec2:CreateAction", "StartSnapshot"), Key("ec2:Region", region.Value)],
            });

    private static string Fingerprint(StartSnapshotRequest request) => string.Join('\n', [
        request.VolumeSize.ToString(CultureInfo.InvariantCulture),
        request.ParentSnapshotId,
        request.Description,
        request.Encrypted?.ToString(),
        request.KmsKeyArn,
        request.Timeout?.ToString(CultureInfo.InvariantCulture),
        .. request.Tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"),
    ]);
}
