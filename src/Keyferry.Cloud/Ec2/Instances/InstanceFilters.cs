using System.Globalization;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Places;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>
/// The filters of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html that are about what instances
/// have here, and those of DescribeInstanceStatus and DescribeInstanceTypes.
/// </summary>
internal static class InstanceFilters
{
    /// <summary>Of an instance's volumes and profile the world tells.</summary>
    public static Ec2Filters<Instance> Of(World world) => new(i => i.Tags)
    {
        { "architecture", i => i.Architecture },
        { "availability-zone", i => i.AvailabilityZone },
        { "availability-zone-id", i => AvailabilityZones.IdOf(i.Region, i.AvailabilityZone) },
        { "block-device-mapping.attach-time", i => Attachments(world, i).Select(v => Ec2Time.Text(v.Attachment!.AttachTime)) },
        {
            "block-device-mapping.delete-on-termination",
            i => Attachments(world, i).Select(v => v.Attachment!.DeleteOnTermination ? "true" : "false")
        },
        { "block-device-mapping.device-name", i => Attachments(world, i).Select(v => v.Attachment!.Device) },
        { "block-device-mapping.status", i => Attachments(world, i).Select(_ => "attached") },
        { "block-device-mapping.volume-id", i => Attachments(world, i).Select(v => v.VolumeId) },
        { "client-token", i => i.ClientToken },
        { "ebs-optimized", i => (bool?)i.Options.EbsOptimized },
        { "ena-support", _ => (bool?)true },
        { "group-id", i => i.SecurityGroupIds },
        { "group-name", _ => "default" },
        { "hypervisor", _ => "xen" },
        { "iam-instance-profile.arn", i => i.InstanceProfileArn },
        { "iam-instance-profile.id", i => InstanceTexts.Profile(world, i)?.UniqueId },
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
        { "metadata-options.http-protocol-ipv4", _ => "enabled" },
        { "metadata-options.http-protocol-ipv6", _ => "disabled" },
        { "metadata-options.http-put-response-hop-limit", i => (long?)i.Options.HttpHopLimit },
        { "metadata-options.http-tokens", i => i.Options.HttpTokens },
        { "metadata-options.instance-metadata-tags", _ => "disabled" },
        { "metadata-options.state", _ => "applied" },
        { "monitoring-state", i => i.Options.Monitoring ? "enabled" : "disabled" },
        { "operator.managed", _ => (bool?)false },
        { "owner-id", i => i.Owner.Value },
        { "platform", i => i.Platform },
        { "platform-details", InstanceTexts.PlatformDetails },
        { "private-dns-name", InstanceTexts.PrivateDnsName },
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
        { "usage-operation", InstanceTexts.UsageOperation },
        { "usage-operation-update-time", i => (DateTimeOffset?)i.LaunchTime },
        { "virtualization-type", _ => "hvm" },
        { "vpc-id", i => i.VpcId },

        // What no instance has here: a network interface of its own, a public address, a host, a reservation of capacity …
        {
            "affinity", "boot-mode", "capacity-reservation-id", "capacity-reservation-specification.capacity-reservation-preference",
            "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id",
            "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn",
            "current-instance-boot-mode", "dns-name", "enclave-options.enabled", "hibernation-options.configured", "host-id",
            "instance-lifecycle", "ip-address", "ipv6-address", "kernel-id", "maintenance-options.auto-recovery",
            "network-performance-options.bandwidth-weighting", "operator.principal", "outpost-arn", "placement-group-name",
            "placement-partition-number", "private-dns-name-options.enable-resource-name-dns-a-record",
            "private-dns-name-options.enable-resource-name-dns-aaaa-record", "private-dns-name-options.hostname-type", "product-code",
            "product-code.type", "ramdisk-id", "requester-id", "spot-instance-request-id", "tpm-support"
        },
        {
            "network-interface.addresses.association.allocation-id", "network-interface.addresses.association.association-id",
            "network-interface.addresses.association.carrier-ip", "network-interface.addresses.association.customer-owned-ip",
            "network-interface.addresses.association.ip-owner-id", "network-interface.addresses.association.public-dns-name",
            "network-interface.addresses.association.public-ip", "network-interface.addresses.primary",
            "network-interface.addresses.private-dns-name", "network-interface.addresses.private-ip-address",
            "network-interface.association.allocation-id", "network-interface.association.association-id",
            "network-interface.association.carrier-ip", "network-interface.association.customer-owned-ip",
            "network-interface.association.ip-owner-id", "network-interface.association.public-dns-name",
            "network-interface.association.public-ip", "network-interface.attachment.attach-time",
            "network-interface.attachment.attachment-id", "network-interface.attachment.delete-on-termination",
            "network-interface.attachment.device-index", "network-interface.attachment.instance-id",
            "network-interface.attachment.instance-owner-id", "network-interface.attachment.network-card-index",
            "network-interface.attachment.status", "network-interface.availability-zone", "network-interface.deny-all-igw-traffic",
            "network-interface.description", "network-interface.group-id", "network-interface.group-name",
            "network-interface.ipv4-prefixes.ipv4-prefix", "network-interface.ipv6-address",
            "network-interface.ipv6-addresses.ipv6-address", "network-interface.ipv6-addresses.is-primary-ipv6",
            "network-interface.ipv6-native", "network-interface.ipv6-prefixes.ipv6-prefix", "network-interface.mac-address",
            "network-interface.network-interface-id", "network-interface.operator.managed", "network-interface.operator.principal",
            "network-interface.outpost-arn", "network-interface.owner-id", "network-interface.private-dns-name",
            "network-interface.private-ip-address", "network-interface.public-dns-name", "network-interface.requester-id",
            "network-interface.requester-managed", "network-interface.source-dest-check", "network-interface.status",
            "network-interface.subnet-id", "network-interface.tag-key", "network-interface.tag-value", "network-interface.vpc-id"
        },
    };

    public static Ec2Filters<Instance> Status { get; } = new()
    {
        { "availability-zone", i => i.AvailabilityZone },
        { "instance-state-code", i => (long?)(int)i.State },
        { "instance-state-name", i => InstanceTexts.State(i.State) },
        { "instance-status.reachability", i => i.State == InstanceState.Running ? "passed" : null },
        { "instance-status.status", i => i.State == InstanceState.Running ? "ok" : "not-applicable" },
        {
            "event.code", "event.description", "event.instance-event-id", "event.not-after", "event.not-before",
            "event.not-before-deadline", "attached-ebs-status.status", "operator.principal"
        },
        { "availability-zone-id", i => AvailabilityZones.IdOf(i.Region, i.AvailabilityZone) },
        { "operator.managed", _ => (bool?)false },
        { "system-status.reachability", i => i.State == InstanceState.Running ? "passed" : null },
        { "system-status.status", i => i.State == InstanceState.Running ? "ok" : "not-applicable" },
    };

    public static Ec2Filters<InstanceTypeOffering> Offerings { get; } = new()
    {
        { "instance-type", o => o.Type },
        { "location", o => o.Location },
    };

    /// <summary>Of DescribeInstanceCreditSpecifications.</summary>
    public static Ec2Filters<Instance> Credits { get; } = new()
    {
        { "instance-id", i => i.InstanceId },
    };

    public static Ec2Filters<InstanceType> Types { get; } = new()
    {
        { "bare-metal", _ => (bool?)false },
        { "burstable-performance-supported", t => (bool?)t.IsBurstable },
        { "ebs-info.encryption-support", _ => "supported" },
        { "ebs-info.nvme-support", t => t.IsNitro ? "required" : "unsupported" },
        { "current-generation", t => (bool?)t.IsCurrent },
        { "free-tier-eligible", t => (bool?)t.IsFreeTier },
        { "hypervisor", t => t.IsNitro ? "nitro" : "xen" },
        { "instance-storage-supported", _ => (bool?)false },
        { "instance-type", t => t.Name },
        { "memory-info.size-in-mib", t => (long?)t.MemoryMib },
        { "network-info.ena-support", t => t.IsNitro ? "required" : "unsupported" },
        { "network-info.ipv4-addresses-per-interface", t => (long?)t.Addresses },
        { "network-info.maximum-network-interfaces", t => (long?)t.Interfaces },
        { "network-info.network-performance", t => t.Network },
        { "processor-info.supported-architecture", t => t.Architectures },
        { "processor-info.sustained-clock-speed-in-ghz", t => t.Clock.ToString(CultureInfo.InvariantCulture) },
        { "supported-root-device-type", _ => "ebs" },
        { "supported-usage-class", _ => ["on-demand", "spot"] },
        { "supported-virtualization-type", _ => "hvm" },
        { "vcpu-info.default-cores", t => (long?)t.Cores },
        { "vcpu-info.default-threads-per-core", t => (long?)t.ThreadsPerCore },
        { "vcpu-info.default-vcpus", t => (long?)(t.Cores * t.ThreadsPerCore) },
    };

    private static IEnumerable<Volume> Attachments(World world, Instance instance) =>
        world.Ec2.Volumes.Values.Where(v => v.Region == instance.Region && v.Attachment?.InstanceId == instance.InstanceId);
}
