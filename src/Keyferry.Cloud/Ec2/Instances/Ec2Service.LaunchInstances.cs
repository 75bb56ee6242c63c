using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Places;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// RunInstances as a client calls it: instances and volumes that stay.
public sealed partial class Ec2Service
{
    private const int MostInstances = 500;

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html: the instances, pending. Where a key can't be
    /// used they terminate by themselves (F2.69).
    /// </summary>
    public Reply<ImmutableArray<Instance>> LaunchInstances(Caller caller, Region region, InstanceLaunch asked)
    {
        AccountId account = Account(caller);
        using CallScope scope = run.Begin(caller, "ec2:RunInstances", region, Instance.ArnOf(account, region, "*"));
        if (CheckRegion(scope, caller, region) is { } closed)
        {
            return closed;
        }

        Reply<string?> before = ClientTokens.Find(run, account, region, "RunInstances", asked.ClientToken, Text(asked));
        if (!before.Succeeded)
        {
            return scope.Fail(before.Error);
        }

        if (before.Value is { } launched && InReservation(region, launched) is { IsEmpty: false } again)
        {
            return again;
        }

        Reply<InstanceLaunch> full = WithTemplate(scope, caller, region, asked);
        Reply<LaunchPlan> plan = full.Succeeded ? PlanLaunch(scope, caller, region, full.Value!) : full.Error;
        if (!plan.Succeeded)
        {
            return scope.Fail(plan.Error);
        }

        if (AuthorizeInstances(scope, caller, region, asked, full.Value!, plan.Value!) is { } denied)
        {
            return denied;
        }

        string reservation = NewId("r");
        ImmutableArray<Instance> made =
        [
            .. Enumerable.Range(0, full.Value!.MaxCount).Select(i => MakeInstance(scope, caller, region, full.Value, plan.Value!, reservation, i)),
        ];
        ClientTokens.Remember(run, account, region, "RunInstances", asked.ClientToken, Text(asked), reservation);
        return made;
    }

    /// <summary>All that a launch comes to, before anybody is asked.</summary>
    private sealed record LaunchPlan(Image Image, InstanceType Type, string SubnetId, string Zone, ImmutableArray<string> Groups)
    {
        public InstanceProfile? Profile { get; init; }

        public ImmutableArray<(PlannedVolume Volume, VolumeKind Kind)> Volumes { get; init; } = [];

        public InstanceOptions Options { get; init; } = new();
    }

    private Reply<LaunchPlan> PlanLaunch(CallScope scope, Caller caller, Region region, InstanceLaunch launch)
    {
        AccountId account = Account(caller);
        if ((CheckCounts(launch) ?? CpuCredits.Check(launch.Options.CpuCredits)) is { } wrong)
        {
            return wrong;
        }

        Reply<Image> seen = See(scope, caller, region, launch.ImageId!, Ec2Errors.NotAuthorizedForImage);
        if (!seen.Succeeded)
        {
            return seen.Error;
        }

        Image image = seen.Value!;
        Reply<(string SubnetId, string Zone, ImmutableArray<string> Groups)> place = Place(account, region, launch);
        if (!place.Succeeded)
        {
            return place.Error;
        }

        string typeName = launch.InstanceType ?? InstanceTypes.Default;
        if (InstanceTypes.Find(typeName) is not { } type)
        {
            return InstanceErrors.Unsupported(typeName, place.Value.Zone);
        }

        if (!type.Architectures.Contains(image.Architecture))
        {
            return InstanceErrors.Architecture(string.Join(",", type.Architectures), image.Architecture);
        }

        if (image.State != ImageState.Available)
        {
            return InstanceErrors.ImageNotReady(image.ImageId);
        }

        Reply<InstanceProfile?> profile = FindProfile(account, launch.Profile);
        Reply<ImmutableArray<(PlannedVolume, VolumeKind)>> volumes = profile.Succeeded
            ? PlanVolumes(scope, account, region, image, launch)
            : profile.Error;
        return volumes.Succeeded
            ? new LaunchPlan(image, type, place.Value.SubnetId, place.Value.Zone, place.Value.Groups)
            {
                Profile = profile.Value,
                Volumes = volumes.Value,
                Options = launch.Options.Resolve(image.ImdsSupport is not null),
            }
            : volumes.Error;
    }

    private static ServiceError? CheckCounts(InstanceLaunch launch) =>
        launch.ImageId is null ? InstanceErrors.NoImage
        : launch.MinCount < 1 || launch.MinCount > launch.MaxCount ? InstanceErrors.Counts(launch.MinCount, launch.MaxCount)
        : launch.MaxCount > MostInstances ? InstanceErrors.TooMany(MostInstances, launch.MaxCount)
        : null;

    private static Reply<(string SubnetId, string Zone, ImmutableArray<string> Groups)> Place(
        AccountId account, Region region, InstanceLaunch launch)
    {
        var network = DefaultNetwork.Of(account, region);
        DefaultSubnet? subnet = launch.SubnetId is { } id
            ? network.Subnets.FirstOrDefault(s => s.SubnetId == id)
            : network.Subnets.FirstOrDefault(s => launch.AvailabilityZone is null || s.Zone.Name == launch.AvailabilityZone);
        if (subnet is null)
        {
            return launch.SubnetId is { } missing
                ? InstanceErrors.SubnetNotFound(missing)
                : VolumeErrors.ZoneNotFound(launch.AvailabilityZone!);
        }

        string? unknown = launch.SecurityGroupIds.FirstOrDefault(g => g != network.SecurityGroupId)
            ?? launch.SecurityGroups.FirstOrDefault(g => g != "default");
        return unknown is null
            ? (subnet.SubnetId, subnet.Zone.Name, [network.SecurityGroupId])
            : InstanceErrors.GroupNotFound(unknown);
    }

    private Reply<InstanceProfile?> FindProfile(AccountId account, InstanceProfileName? named)
    {
        if (named is null)
        {
            return default;
        }

        InstanceProfile? profile = World.Iam.InstanceProfiles.Values.FirstOrDefault(p =>
            p.Account == account && (named.Arn is { } arn ? p.Arn == arn : p.Name == named.Name));
        return profile is not null ? profile
            : named.Arn is { } missing ? InstanceErrors.ProfileNotFound("arn", missing)
            : InstanceErrors.ProfileNotFound("name", named.Name ?? "");
    }

    private Reply<ImmutableArray<(PlannedVolume, VolumeKind)>> PlanVolumes(
        CallScope scope, AccountId account, Region region, Image image, InstanceLaunch launch)
    {
        var planned = ImmutableArray.CreateBuilder<(PlannedVolume, VolumeKind)>();
        RunInstancesRequest request = new() { ImageId = image.ImageId, BlockDeviceMappings = launch.Devices };
        foreach (LaunchDevice device in Devices(image, request).Where(d => !d.NoDevice))
        {
            if (Plan(scope, account, region, device) is not { } plan)
            {
                return Ec2Errors.KeyNeedsEncrypted;
            }

            ImageDevice? ofImage = image.BlockDeviceMappings.FirstOrDefault(d => d.DeviceName == device.DeviceName);
            int size = device.VolumeSize ?? plan.Source?.VolumeSize ?? 8;
            if (plan.Source is { } source && size < source.VolumeSize)
            {
                return InstanceErrors.SmallerThanSnapshot(size, source.SnapshotId, source.VolumeSize);
            }

            Reply<VolumeKind> kind = VolumeKinds.Resolve(
                device.VolumeType ?? ofImage?.VolumeType, size, device.Iops ?? ofImage?.Iops, device.Throughput ?? ofImage?.Throughput);
            if (!kind.Succeeded)
            {
                return kind.Error;
            }

            bool isDeleted = device.DeleteOnTermination ?? ofImage?.DeleteOnTermination ?? true;
            planned.Add((plan with { Device = device with { VolumeSize = size, DeleteOnTermination = isDeleted } }, kind.Value!));
        }

        return planned.ToImmutable();
    }

    private Instance MakeInstance(
        CallScope scope, Caller caller, Region region, InstanceLaunch launch, LaunchPlan plan, string reservation, int index)
    {
        AccountId account = Account(caller);
        string id = NewId("i");
        string? failure = null;
        foreach ((PlannedVolume planned, VolumeKind kind) in plan.Volumes)
        {
            Volume volume = MakeVolume(scope, caller, region, planned, Grantee(account, id)) with
            {
                AvailabilityZone = plan.Zone,
                Size = planned.Device.VolumeSize!.Value,
                Kind = kind,
                State = VolumeState.InUse,
                Attachment = new VolumeAttachment(id, planned.Device.DeviceName, World.Now)
                {
                    DeleteOnTermination = planned.Device.DeleteOnTermination!.Value,
                },
                Tags = launch.TagsOf("volume"),
            };
            VolumeWork.Put(run, volume);
            VolumeWork.Schedule(run, volume);
            failure ??= volume.KeyFailed;
        }

        Instance instance = new()
        {
            Region = region,
            InstanceId = id,
            Owner = account,
            ReservationId = reservation,
            ImageId = plan.Image.ImageId,
            InstanceType = plan.Type.Name,
            State = InstanceState.Pending,
            StateReason = InstanceStateReason.Pending,
            Failure = failure,
            LaunchTime = World.Now,
            LaunchIndex = index,
            AvailabilityZone = plan.Zone,
            SubnetId = plan.SubnetId,
            VpcId = DefaultNetwork.Of(account, region).VpcId,
            PrivateIpAddress = NextAddress(account, region, plan.SubnetId),
            SecurityGroupIds = plan.Groups,
            KeyName = launch.KeyName,
            InstanceProfileArn = plan.Profile?.Arn,
            RootDeviceName = plan.Image.RootDeviceName,
            Architecture = plan.Image.Architecture,
            Platform = plan.Image.Platform,
            Options = plan.Options,
            ClientToken = launch.ClientToken,
            Tags = launch.TagsOf("instance").SetItems(launch.TemplateTags),
        };
        InstanceWork.Put(run, instance);
        InstanceWork.Schedule(run, instance);
        return instance;
    }

    // The first address that no instance of the subnet has; AWS keeps the first four for itself.
    private string NextAddress(AccountId account, Region region, string subnetId)
    {
        DefaultSubnet subnet = DefaultNetwork.Of(account, region).Subnets.First(s => s.SubnetId == subnetId);
        int third = int.Parse(subnet.CidrBlock.Split('.')[2], System.Globalization.CultureInfo.InvariantCulture);
        HashSet<string> taken = [.. World.Ec2.Instances.Values.Where(i => i.SubnetId == subnetId).Select(i => i.PrivateIpAddress)];
        return Enumerable.Range(4, DefaultSubnet.AvailableIpAddressCount)
            .Select(n => $"172.31.{third + (n / 256)}.{n % 256}")
            .First(a => !taken.Contains(a));
    }

    private static string Grantee(AccountId account, string instanceId) =>
        $"arn:aws:sts::{account}:assumed-role/aws:ec2-infrastructure/{instanceId}";

    private ImmutableArray<Instance> InReservation(Region region, string reservation) =>
        [.. World.Ec2.Instances.Values.Where(i => i.Region == region && i.ReservationId == reservation).OrderBy(i => i.LaunchIndex)];

    // Records print what they hold; lists and maps don't.
    private static string Text(InstanceLaunch launch) => string.Join('\n',
    [
        (launch with { Tags = launch.Tags.Clear(), Devices = [], SecurityGroupIds = [], SecurityGroups = [] }).ToString(),
        .. launch.Devices.Select(d => d.ToString()),
        .. launch.SecurityGroupIds,
        .. launch.SecurityGroups,
        .. launch.Tags.OrderBy(t => t.Key, StringComparer.Ordinal)
            .SelectMany(t => t.Value.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{t.Key}/{v.Key}={v.Value}")),
    ]);
}
