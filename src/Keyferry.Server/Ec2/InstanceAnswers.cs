using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Worlds;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>Instances as EC2 answers them.</summary>
internal static class InstanceAnswers
{
    public static Api.Reservation Reservation(World world, ImmutableArray<Instance> instances) => new()
    {
        ReservationId = instances[0].ReservationId,
        OwnerId = instances[0].Owner.Value,
        Groups = [],
        Instances = [.. instances.Select(i => Written(world, i))],
    };

    public static Api.InstanceState State(InstanceState state) => new() { Code = (int)state, Name = InstanceTexts.State(state) };

    public static Api.InstanceStatus Status(Instance instance)
    {
        bool runs = instance.State == InstanceState.Running;
        Api.InstanceStatusSummary summary = new()
        {
            Status = runs ? "ok" : "not-applicable",
            Details = runs ? [new Api.InstanceStatusDetails { Name = "reachability", Status = "passed" }] : null,
        };
        return new Api.InstanceStatus
        {
            InstanceId = instance.InstanceId,
            AvailabilityZone = instance.AvailabilityZone,
            InstanceState = State(instance.State),
            InstanceStatusValue = summary,
            SystemStatus = summary,
        };
    }

    public static Api.InstanceTypeInfo Type(InstanceType type) => new()
    {
        InstanceType = type.Name,
        CurrentGeneration = type.IsCurrent,
        FreeTierEligible = type.IsFreeTier,
        SupportedUsageClasses = ["on-demand", "spot"],
        SupportedRootDeviceTypes = ["ebs"],
        SupportedVirtualizationTypes = ["hvm"],
        BareMetal = false,
        Hypervisor = type.IsNitro ? "nitro" : "xen",
        ProcessorInfo = new Api.ProcessorInfo
        {
            SupportedArchitectures = type.Architectures,
            SustainedClockSpeedInGhz = type.Clock,
            Manufacturer = type.Manufacturer,
        },
        VCpuInfo = new Api.VCpuInfo
        {
            DefaultVCpus = type.Cores * type.ThreadsPerCore,
            DefaultCores = type.Cores,
            DefaultThreadsPerCore = type.ThreadsPerCore,
        },
        MemoryInfo = new Api.MemoryInfo { SizeInMiB = type.MemoryMib },
        InstanceStorageSupported = false,
        EbsInfo = new Api.EbsInfo { EncryptionSupport = "supported", NvmeSupport = type.IsNitro ? "required" : "unsupported" },
        NetworkInfo = new Api.NetworkInfo
        {
            NetworkPerformance = type.Network,
            MaximumNetworkInterfaces = type.Interfaces,
            Ipv4AddressesPerInterface = type.Addresses,
            EnaSupport = type.IsNitro ? "required" : "unsupported",
        },
        PlacementGroupInfo = new Api.PlacementGroupInfo { SupportedStrategies = type.PlacementStrategies },
        BurstablePerformanceSupported = type.IsBurstable,
    };

    private static Api.Instance Written(World world, Instance instance)
    {
        List<Volume> volumes =
        [
            .. world.Ec2.Volumes.Values.Where(v => v.Region == instance.Region && v.Attachment?.InstanceId == instance.InstanceId)
                .OrderBy(v => v.Attachment!.Device, StringComparer.Ordinal),
        ];
        IReadOnlyList<Api.GroupIdentifier> groups =
            [.. instance.SecurityGroupIds.Select(id => new Api.GroupIdentifier { GroupId = id, GroupName = "default" })];
        string dns = InstanceTexts.PrivateDnsName(instance);
        return new Api.Instance
        {
            InstanceId = instance.InstanceId,
            ImageId = instance.ImageId,
            State = State(instance.State),
            StateReason = instance.StateReason is { } reason
                ? new Api.StateReason { Code = reason.Code, Message = reason.Message }
                : null,
            StateTransitionReason = instance.TransitionReason,
            PrivateDnsName = dns,
            PublicDnsName = "",
            KeyName = instance.KeyName,
            AmiLaunchIndex = instance.LaunchIndex,
            ProductCodes = [],
            InstanceType = instance.InstanceType,
            LaunchTime = instance.LaunchTime,
            Placement = new Api.Placement { AvailabilityZone = instance.AvailabilityZone, GroupName = "", Tenancy = instance.Options.Tenancy },
            Platform = instance.Platform,
            PlatformDetails = InstanceTexts.PlatformDetails(instance),
            UsageOperation = InstanceTexts.UsageOperation(instance),
            UsageOperationUpdateTime = instance.LaunchTime,
            Monitoring = new Api.Monitoring { State = instance.Options.Monitoring ? "enabled" : "disabled" },
            SubnetId = instance.State == InstanceState.Terminated ? null : instance.SubnetId,
            VpcId = instance.State == InstanceState.Terminated ? null : instance.VpcId,
            PrivateIpAddress = instance.PrivateIpAddress.Length == 0 ? null : instance.PrivateIpAddress,
            Architecture = instance.Architecture,
            BlockDeviceMappings = [.. volumes.Select(Device)],
            ClientToken = instance.ClientToken ?? "",
            EbsOptimized = instance.Options.EbsOptimized,
            EnaSupport = true,
            Hypervisor = "xen",
            IamInstanceProfile = Profile(world, instance),
            NetworkInterfaces = [],
            RootDeviceName = instance.RootDeviceName,
            RootDeviceType = "ebs",
            SecurityGroups = instance.State == InstanceState.Terminated ? [] : groups,
            SourceDestCheck = instance.Options.SourceDestCheck,
            VirtualizationType = "hvm",
            MetadataOptions = Metadata(instance),
            Tags = Reading.Tags(instance.Tags),
        };
    }

    public static Api.InstanceMetadataOptionsResponse Metadata(Instance instance) => new()
    {
        State = "applied",
        HttpTokens = instance.Options.HttpTokens,
        HttpPutResponseHopLimit = instance.Options.HttpHopLimit,
        HttpEndpoint = instance.Options.HttpEndpoint,
        HttpProtocolIpv6 = "disabled",
        InstanceMetadataTags = instance.Options.MetadataTags,
    };

    public static Api.InstanceBlockDeviceMapping Device(Volume volume) => new()
    {
        DeviceName = volume.Attachment!.Device,
        Ebs = new Api.EbsInstanceBlockDevice
        {
            VolumeId = volume.VolumeId,
            Status = "attached",
            AttachTime = volume.Attachment.AttachTime,
            DeleteOnTermination = volume.Attachment.DeleteOnTermination,
        },
    };

    private static Api.IamInstanceProfile? Profile(World world, Instance instance) => instance.InstanceProfileArn is { } arn
        ? new Api.IamInstanceProfile
        {
            Arn = arn,
            Id = InstanceTexts.Profile(world, instance)?.UniqueId,
        }
        : null;
}
