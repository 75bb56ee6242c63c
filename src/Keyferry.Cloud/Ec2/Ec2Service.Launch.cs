using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// RunInstances: which key each volume gets, and whether it may be used (2.4, K1–K4, K11).
public sealed partial class Ec2Service
{
    /// <summary>RunInstances (T20–T28, K1–K4, K11): the instance, which may have terminated at once (F2.69).</summary>
    public Reply<LaunchedInstance> RunInstances(Caller caller, Region region, RunInstancesRequest request)
    {
        using CallScope scope = run.Begin(caller, "ec2:RunInstances", region, Subjects.Image(region, request.ImageId));
        AccountId account = Account(caller);
        if (CheckRegion(scope, caller, region) is { } closed)
        {
            return closed;
        }

        Reply<Image> seen = See(scope, caller, region, request.ImageId, Ec2Errors.NotAuthorizedForImage);
        if (!seen.Succeeded)
        {
            return seen.Error;
        }

        Image image = seen.Value!;
        if (CheckRole(scope, caller, region, request) is { } role)
        {
            return role;
        }

        string instanceId = NewId("i");
        ImmutableArray<LaunchedVolume>.Builder volumes = ImmutableArray.CreateBuilder<LaunchedVolume>();
        List<PlannedVolume> plans = [];
        foreach (LaunchDevice device in Devices(image, request))
        {
            if (Plan(scope, account, region, device) is not { } plan)
            {
                return Ec2Errors.KeyNeedsEncrypted;
            }

            plans.Add(plan);
        }

        if (AuthorizeLaunch(scope, caller, region, image, request, plans) is { } denied)
        {
            return denied;
        }

        string? reason = null;
        foreach (PlannedVolume plan in plans)
        {
            string volumeId = NewId("vol");
            string grantee = $"arn:aws:sts::{account}:assumed-role/aws:ec2-infrastructure/{instanceId}";
            KeyFailure result = plan.Failure != KeyFailure.None || plan.To is null
                ? plan.Failure
                : _keys.Launch(scope, caller, plan.From, plan.Source?.EncryptionContextId, plan.To, plan.Source is not null, volumeId, grantee);
            Reply<string?> data = result == KeyFailure.None
                ? SnapshotContents.ForVolume(run, plan.Source, plan.To?.Key, volumeId)
                : default;
            reason ??= LaunchReason(data.Succeeded ? result : KeyFailure.BadState);
            int size = plan.Device.VolumeSize ?? plan.Source?.VolumeSize ?? 8;
            volumes.Add(new LaunchedVolume(plan.Device.DeviceName, volumeId, plan.KeyArn, size)
            { KeySetting = plan.To?.Setting ?? plan.UnknownSetting, LayerId = data.Value });
            if (reason is not null)
            {
                break;
            }
        }

        return new LaunchedInstance(instanceId, region, account, volumes.ToImmutable())
        {
            ImageId = image.ImageId,
            RootDeviceName = image.RootDeviceName,
            StateReason = reason,
            Tags = request.Tags,
        };
    }

    private sealed record PlannedVolume(LaunchDevice Device, Snapshot? Source, ChosenKey? From, ChosenKey? To, KeyFailure Failure)
    {
        /// <summary>Why the volume's key isn't known; null if it is.</summary>
        public string? UnknownBecause { get; init; }

        /// <summary>The setting that isn't known.</summary>
        public (string, string)? UnknownSetting { get; init; }

        public Fact<string?> KeyArn => UnknownBecause is { } because ? Fact<string?>.Unknown(because) : To?.Key.Arn;
    }

    // E21, E22: words of instances that end before they run (F2.69).
    private static string? LaunchReason(KeyFailure failure) => failure switch
    {
        KeyFailure.None => null,
        KeyFailure.BadState => "Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state",
        _ => "Client.InternalError: Client error on launch",
    };

    // The image's devices, changed by those of the request with the same name; then the request's further ones.
    private static IEnumerable<LaunchDevice> Devices(Image image, RunInstancesRequest request)
    {
        foreach (ImageDevice device in image.BlockDeviceMappings)
        {
            LaunchDevice asked = request.BlockDeviceMappings.FirstOrDefault(d => d.DeviceName == device.DeviceName)
                ?? new LaunchDevice(device.DeviceName);
            yield return asked with
            {
                SnapshotId = asked.SnapshotId ?? device.SnapshotId,
                VolumeSize = asked.VolumeSize ?? device.VolumeSize,
            };
        }

        foreach (LaunchDevice device in request.BlockDeviceMappings)
        {
            if (image.BlockDeviceMappings.All(d => d.DeviceName != device.DeviceName))
            {
                yield return device;
            }
        }
    }

    /// <summary>What becomes of a device; null if the request is refused (T28).</summary>
    private PlannedVolume? Plan(CallScope scope, AccountId account, Region region, LaunchDevice device)
    {
        if (device.KmsKeyId is not null && device.Encrypted != true
            && scope.Meet(new Obstacle.InvalidRequest($"{device.DeviceName} has a KmsKeyId without Encrypted=true")
            { Error = Ec2Errors.KeyNeedsEncrypted, Setting = device.Setting }) is not null)
        {
            return null;
        }

        Snapshot? source = device.SnapshotId is { } id
            ? FindSnapshot(region, id) ?? UnknownSnapshot(region, id)
            : null;
        bool encrypted = source is not null && (!source.KmsKeyArn.IsKnown || source.KmsKeyArn.Value is not null);
        VolumeSource from = source is null ? VolumeSource.Nothing : encrypted ? VolumeSource.Encrypted : VolumeSource.Plain;
        CopyKey choice = LaunchKeyOf(scope, account, region, from, source?.Owner == account, device, out string? unknownDefault);
        KeyFailure failure = KeyFailure.None;
        ChosenKey? sourceKey = encrypted ? _keys.KeyOf(scope, source!, out failure) : null;
        if (failure != KeyFailure.None)
        {
            return new PlannedVolume(device, source, null, null, failure);
        }

        ChosenKey? target = choice switch
        {
            CopyKey.Unencrypted => null,
            CopyKey.SourceKey => sourceKey,
            CopyKey.GivenKey => _keys.Resolve(scope, account, region, device.KmsKeyId!, device.Setting, out failure),
            CopyKey.DefaultKey => _keys.DefaultKey(scope, account, region, out failure),
            _ => throw new UnreachableException(),
        };
        string? unknown = unknownDefault ?? _keys.WhyUnknown(choice, account, region, source);
        return new PlannedVolume(device, source, sourceKey, target, failure)
        {
            UnknownBecause = unknown,
            UnknownSetting = unknown is null ? null
                : unknownDefault is not null ? (Subjects.Ec2Settings(account, region), "encryptionByDefault")
                : choice == CopyKey.DefaultKey ? _keys.DefaultKeySetting(account, region)
                : source?.KeySetting,
        };
    }

    private CopyKey LaunchKeyOf(
        CallScope scope, AccountId account, Region region, VolumeSource source, bool own, LaunchDevice device,
        out string? unknownBecause)
    {
        unknownBecause = null;
        bool keyGiven = device.KmsKeyId is not null;
        bool? encrypted = keyGiven ? true : device.Encrypted;
        Fact<bool> byDefault = _keys.Settings(account, region).EncryptionByDefault;
        CopyKey Resolve(bool on) => LaunchEncryption.Resolve(source, own, encrypted, keyGiven, on);

        if (!byDefault.IsKnown && Resolve(true) != Resolve(false))
        {
            unknownBecause = byDefault.UnknownBecause;
            scope.Meet(new Obstacle.CannotTell($"encryption by default of account {account} in {region}", byDefault.UnknownBecause)
            { Setting = (Subjects.Ec2Settings(account, region), "encryptionByDefault") });
        }

        return Resolve(byDefault.Or(false));
    }

    // Resource types of RunInstances: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html.
    private ServiceError? AuthorizeLaunch(
        CallScope scope, Caller caller, Region region, Image image, RunInstancesRequest request, List<PlannedVolume> plans)
    {
        AccountId account = Account(caller);
        string Arn(string type) => $"arn:aws:ec2:{region}:{account}:{type}/*";
        Question Of(string resource) => new("ec2:RunInstances", resource, region) { Context = s_unknownLaunch };
        ServiceError? error = Ask(scope, caller, Of(image.Arn) with
        {
            SharedBy = image.Owner,
            ResourceTags = VisibleTags(caller, image.Owner, image.Tags),
            Context = [.. s_unknownLaunch, .. ImageContext(image)],
        });
        error ??= Ask(scope, caller, Of(Arn("instance")) with { RequestTags = request.Tags });
        foreach (Fact<string?> key in plans.Select(p => p.KeyArn).Distinct())
        {
            error ??= Ask(scope, caller, Of(Arn("volume")) with
            {
                RequestTags = request.Tags,
                Context =
                [
                    .. s_unknownLaunch,
                    KeyValuePair.Create("ec2:Encrypted", !key.IsKnown ? ContextValue.Unknown(key.UnknownBecause)
                        : ContextValue.Of(key.Value is not null)),
                    KeyValuePair.Create("ec2:KmsKeyId", !key.IsKnown ? ContextValue.Unknown(key.UnknownBecause)
                        : key.Value is null ? ContextValue.Absent : ContextValue.Of(key.Value)),
                ],
            });
        }

        error ??= Ask(scope, caller, Of(Arn("network-interface")));
        error ??= Ask(scope, caller, Of(Arn("security-group")));
        error ??= Ask(scope, caller, Of(Arn("subnet")));
        error ??= CheckTagsOnCreate(scope, caller, region, Arn("instance"), "RunInstances", request.Tags);
        return error ?? CheckTagsOnCreate(scope, caller, region, Arn("volume"), "RunInstances", request.Tags);
    }

    private ServiceError? CheckRole(CallScope scope, Caller caller, Region region, RunInstancesRequest request) =>
        request.InstanceProfileRoleArn is not { } role
            ? null
            : scope.Ask(
                run,
                caller,
                new Question("iam:PassRole", role, region)
                {
                    Context = [KeyValuePair.Create("iam:PassedToService", ContextValue.Of("ec2.amazonaws.com"))],
                },
                a => AccessDenied.Ec2(World, a));

    // Where and as what an instance runs isn't part of the world.
    private static readonly ImmutableArray<KeyValuePair<string, ContextValue>> s_unknownLaunch =
    [
        .. new[]
        {
            "ec2:AvailabilityZone", "ec2:EbsOptimized", "ec2:InstanceMarketType", "ec2:InstanceProfile", "ec2:InstanceType",
            "ec2:IsLaunchTemplateResource", "ec2:LaunchTemplate", "ec2:MetadataHttpEndpoint", "ec2:MetadataHttpPutResponseHopLimit",
            "ec2:MetadataHttpTokens", "ec2:PlacementGroup", "ec2:Subnet", "ec2:Tenancy", "ec2:VolumeIops", "ec2:VolumeSize",
            "ec2:VolumeThroughput", "ec2:VolumeType", "ec2:Vpc",
        }.Select(key => KeyValuePair.Create(key, ContextValue.Unknown("where and how the instance runs isn't described"))),
    ];

    private static Snapshot UnknownSnapshot(Region region, string id) => new()
    {
        Region = region,
        SnapshotId = id,
        Owner = default,
        KmsKeyArn = Fact<string?>.Unknown($"snapshot {id} isn't described"),
    };
}
