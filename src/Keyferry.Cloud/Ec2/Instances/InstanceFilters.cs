using System.Globalization;
using Keyferry.Cloud.Ec2.Describing;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>
/// The filters of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html that are about what instances
/// have here, and those of DescribeInstanceStatus and DescribeInstanceTypes.
/// </summary>
internal static class InstanceFilters
{
    public static Ec2Filters<Instance> All { get; } = new(i => i.Tags)
    {
        { "architecture", i => i.Architecture },
        { "availability-zone", i => i.AvailabilityZone },
        { "client-token", i => i.ClientToken },
        { "group-id", i => i.SecurityGroupIds },
        { "group-name", _ => "default" },
        { "hypervisor", _ => "xen" },
        { "iam-instance-profile.arn", i => i.InstanceProfileArn },
        { "image-id", i => i.ImageId },
        { "instance-id", i => i.InstanceId },
        { "instance.group-id", i => i.SecurityGroupIds },
        { "instance.group-name", _ => "default" },
        { "instance-state-code", i => (long?)(int)i.State },
        { "instance-state-name", i => InstanceTexts.State(i.State) },
        { "instance-type", i => i.InstanceType },
        { "key-name", i => i.KeyName },
        { "launch-index", i => (long?)i.LaunchIndex },
        { "launch-time", i => (DateTimeOffset?)i.LaunchTime },
        { "metadata-options.http-endpoint", i => i.Options.HttpEndpoint },
        { "metadata-options.http-tokens", i => i.Options.HttpTokens },
        { "monitoring-state", i => i.Options.Monitoring ? "enabled" : "disabled" },
        { "owner-id", i => i.Owner.Value },
        { "platform", i => i.Platform },
        { "private-dns-name", i => InstanceTexts.PrivateDnsName(i) },
        { "private-ip-address", i => i.PrivateIpAddress },
        { "reason", i => i.TransitionReason },
        { "reservation-id", i => i.ReservationId },
        { "root-device-name", i => i.RootDeviceName },
        { "root-device-type", _ => "ebs" },
        { "source-dest-check", i => (bool?)i.Options.SourceDestCheck },
        { "state-reason-code", i => i.StateReason?.Code },
        { "state-reason-message", i => i.StateReason?.Message },
        { "subnet-id", i => i.SubnetId },
        { "tenancy", i => i.Options.Tenancy },
        { "virtualization-type", _ => "hvm" },
        { "vpc-id", i => i.VpcId },
    };

    public static Ec2Filters<Instance> Status { get; } = new()
    {
        { "availability-zone", i => i.AvailabilityZone },
        { "instance-state-code", i => (long?)(int)i.State },
        { "instance-state-name", i => InstanceTexts.State(i.State) },
        { "instance-status.reachability", i => i.State == InstanceState.Running ? "passed" : null },
        { "instance-status.status", i => i.State == InstanceState.Running ? "ok" : "not-applicable" },
        { "system-status.reachability", i => i.State == InstanceState.Running ? "passed" : null },
        { "system-status.status", i => i.State == InstanceState.Running ? "ok" : "not-applicable" },
    };

    public static Ec2Filters<InstanceType> Types { get; } = new()
    {
        { "bare-metal", _ => (bool?)false },
        { "burstable-performance-supported", t => (bool?)t.IsBurstable },
        { "current-generation", t => (bool?)t.IsCurrent },
        { "free-tier-eligible", t => (bool?)t.IsFreeTier },
        { "hypervisor", t => t.IsNitro ? "nitro" : "xen" },
        { "instance-storage-supported", _ => (bool?)false },
        { "instance-type", t => t.Name },
        { "memory-info.size-in-mib", t => (long?)t.MemoryMib },
        { "network-info.network-performance", t => t.Network },
        { "processor-info.supported-architecture", t => t.Architectures },
        { "processor-info.sustained-clock-speed-in-ghz", t => t.Clock.ToString(CultureInfo.InvariantCulture) },
        { "supported-root-device-type", _ => "ebs" },
        { "supported-virtualization-type", _ => "hvm" },
        { "vcpu-info.default-cores", t => (long?)t.Cores },
        { "vcpu-info.default-threads-per-core", t => (long?)t.ThreadsPerCore },
        { "vcpu-info.default-vcpus", t => (long?)(t.Cores * t.ThreadsPerCore) },
    };
}
