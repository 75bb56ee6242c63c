using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2.Places;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// CreateVolume: the same rules of encryption as a launch (T20–T28), and the same keys (K1–K4, K11).
public sealed partial class Ec2Service
{
    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html.</summary>
    public Reply<Volume> CreateVolume(Caller caller, Region region, CreateVolumeRequest request)
    {
        AccountId account = Account(caller);
        string resource = Volume.ArnOf(account, region, "*");
        using CallScope scope = run.Begin(caller, "ec2:CreateVolume", region, resource);
        if ((CheckRegion(scope, caller, region) ?? CheckVolume(region, request)) is { } wrong)
        {
            return scope.Fail(wrong);
        }

        Snapshot? source = request.SnapshotId is { } id ? FindSnapshot(region, id) : null;
        if (request.SnapshotId is { } named && CheckSource(caller, source, named, request.Size) is { } unusable)
        {
            return scope.Fail(unusable);
        }

        int size = request.Size ?? source!.VolumeSize;
        Reply<VolumeKind> kind = VolumeKinds.Resolve(request.VolumeType, size, request.Iops, request.Throughput);
        if (!kind.Succeeded)
        {
            return scope.Fail(kind.Error);
        }

        LaunchDevice device = new("") { Encrypted = request.Encrypted, KmsKeyId = request.KmsKeyId, SnapshotId = request.SnapshotId };
        if (Plan(scope, account, region, device) is not { } plan)
        {
            return scope.Fail(Ec2Errors.KeyNeedsEncrypted);
        }

        if (AuthorizeVolume(scope, caller, region, resource, request, plan, size, kind.Value!) is { } denied)
        {
            return denied;
        }

        string parameters = request.ToString();
        Reply<string?> before = ClientTokens.Find(run, account, region, "CreateVolume", request.ClientToken, parameters);
        if (!before.Succeeded)
        {
            return scope.Fail(before.Error);
        }

        // A volume that was deleted since isn't there to be answered again.
        if (before.Value is { } made && World.Ec2.Volumes.TryGetValue((region, made), out Volume? same))
        {
            return same;
        }

        Volume volume = MakeVolume(scope, caller, region, plan, null) with
        {
            AvailabilityZone = request.AvailabilityZone!,
            Size = size,
            Kind = kind.Value!,
            MultiAttachEnabled = request.MultiAttachEnabled ?? false,
            Tags = request.Tags,
        };
        VolumeWork.Put(run, volume);
        VolumeWork.Schedule(run, volume);
        ClientTokens.Remember(run, account, region, "CreateVolume", request.ClientToken, parameters, volume.VolumeId);
        return volume;
    }

    /// <summary>A volume under the planned key; <see cref="Volume.KeyFailed"/> where that can't be used.</summary>
    private Volume MakeVolume(CallScope scope, Caller caller, Region region, PlannedVolume plan, string? grantee)
    {
        string id = NewId("vol");
        KeyFailure result = plan.Failure != KeyFailure.None || plan.To is null
            ? plan.Failure
            : _keys.Launch(scope, caller, plan.From, plan.Source?.EncryptionContextId, plan.To, plan.Source is not null, id, grantee);
        Reply<string?> data = result == KeyFailure.None ? SnapshotContents.ForVolume(run, plan.Source, plan.To?.Key, id) : default;
        return new Volume
        {
            Region = region,
            VolumeId = id,
            Owner = Account(caller),
            AvailabilityZone = region.Value + "a",
            Size = plan.Device.VolumeSize ?? plan.Source?.VolumeSize ?? 8,
            KmsKeyArn = plan.KeyArn,
            KeySetting = plan.To?.Setting ?? plan.UnknownSetting,
            SnapshotId = plan.Source?.SnapshotId,
            LayerId = data.Value,
            KeyFailed = LaunchReason(data.Succeeded ? result : KeyFailure.BadState),
            CreateTime = World.Now,
        };
    }

    private static ServiceError? CheckVolume(Region region, CreateVolumeRequest request) =>
        request.AvailabilityZone is not { } zone ? VolumeErrors.NoZone
        : AvailabilityZones.In(region).All(z => z.Name != zone) ? VolumeErrors.ZoneNotFound(zone)
        : request.Size is null && request.SnapshotId is null ? VolumeErrors.NoSize
        : null;

    // A snapshot is for its owner and for those who have permission to create volumes.
    private static ServiceError? CheckSource(Caller caller, Snapshot? source, string snapshotId, int? size) =>
        source is null || !(source.IsPublic || source.Owner == caller.Account || source.CreateVolumePermissions.Contains(Account(caller)))
            ? Ec2Errors.SnapshotNotFound(snapshotId)
            : source.State != SnapshotState.Completed
                ? VolumeErrors.SnapshotState(snapshotId, source.State.ToString().ToLowerInvariant())
                : size < source.VolumeSize ? VolumeErrors.SmallerThanSnapshot(size.Value, snapshotId, source.VolumeSize) : null;

    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html.
    private ServiceError? AuthorizeVolume(
        CallScope scope, Caller caller, Region region, string resource, CreateVolumeRequest request, PlannedVolume plan, int size, VolumeKind kind)
    {
        ServiceError? error = Ask(scope, caller, new Question("ec2:CreateVolume", resource, region)
        {
            RequestTags = request.Tags,
            Context =
            [
                new("ec2:AvailabilityZone", ContextValue.Of(request.AvailabilityZone!)),
                .. VolumeContext(region, plan, size, kind),
            ],
        });
        if (plan.Source is { } source)
        {
            error ??= Ask(scope, caller, new Question("ec2:CreateVolume", source.Arn, region)
            {
                SharedBy = source.Owner,
                ResourceTags = VisibleTags(caller, source.Owner, source.Tags),
                Context =
                [
                    new("ec2:Owner", ContextValue.Of(source.OwnerAlias ?? source.Owner.Value)),
                    new("ec2:SnapshotID", ContextValue.Of(source.SnapshotId)),
                ],
            });
        }

        return error ?? CheckTagsOnCreate(scope, caller, region, resource, "CreateVolume", request.Tags);
    }

    /// <summary>What a volume that is made has of condition keys.</summary>
    private static ImmutableArray<KeyValuePair<string, ContextValue>> VolumeContext(
        Region region, PlannedVolume plan, int size, VolumeKind kind) =>
    [
        new("ec2:Encrypted", plan.KeyArn.IsKnown ? ContextValue.Of(plan.KeyArn.Value is not null) : ContextValue.Unknown(plan.KeyArn.UnknownBecause)),
        new("ec2:KmsKeyId", !plan.KeyArn.IsKnown ? ContextValue.Unknown(plan.KeyArn.UnknownBecause)
            : plan.KeyArn.Value is { } arn ? ContextValue.Of(arn) : ContextValue.Absent),
        new("ec2:ParentSnapshot", plan.Source is { } source ? ContextValue.Of(Subjects.Snapshot(region, source.SnapshotId)) : ContextValue.Absent),
        new("ec2:VolumeSize", ContextValue.Of(size.ToString(CultureInfo.InvariantCulture))),
        new("ec2:VolumeType", ContextValue.Of(kind.Type)),
        new("ec2:VolumeIops", NumberKey(kind.Iops)),
        new("ec2:VolumeThroughput", NumberKey(kind.Throughput)),
    ];

    private static ContextValue NumberKey(int? value) =>
        value is { } number ? ContextValue.Of(number.ToString(CultureInfo.InvariantCulture)) : ContextValue.Absent;
}
