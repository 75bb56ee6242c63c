using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Places;

/// <summary>A Region as one account sees it.</summary>
/// <param name="Info">The Region.</param>
/// <param name="OptInStatus"><c>opt-in-not-required</c>, <c>opted-in</c> or <c>not-opted-in</c>.</param>
public sealed record DescribedRegion(RegionInfo Info, string OptInStatus)
{
    public string Endpoint => $"ec2.{Info.Region}.{(Info.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com")}";
}

/// <summary>The filters of DescribeRegions, DescribeAvailabilityZones, DescribeVpcs, DescribeSubnets, DescribeSecurityGroups.</summary>
internal static class PlaceFilters
{
    public static Ec2Filters<DescribedRegion> Regions { get; } = new()
    {
        { "endpoint", r => r.Endpoint },
        { "opt-in-status", r => r.OptInStatus },
        { "region-name", r => r.Info.Region.Value },
    };

    public static Ec2Filters<AvailabilityZone> Zones { get; } = new()
    {
        { "group-long-name", _ => (string?)null },
        { "group-name", z => z.GroupName },
        { "message", _ => (string?)null },
        { "opt-in-status", _ => "opt-in-not-required" },
        { "parent-zone-id", _ => (string?)null },
        { "parent-zone-name", _ => (string?)null },
        { "region-name", z => z.Region.Value },
        { "state", _ => "available" },
        { "zone-id", z => z.Id },
        { "zone-name", z => z.Name },
        { "zone-type", _ => "availability-zone" },
    };

    public static Ec2Filters<DefaultNetwork> Vpcs { get; } = new(_ => NoTags)
    {
        { "cidr", _ => DefaultNetwork.CidrBlock },
        { "cidr-block-association.association-id", n => n.CidrAssociationId },
        { "cidr-block-association.cidr-block", _ => DefaultNetwork.CidrBlock },
        { "cidr-block-association.state", _ => "associated" },
        { "dhcp-options-id", n => n.DhcpOptionsId },
        {
            "ipv6-cidr-block-association.association-id", "ipv6-cidr-block-association.ipv6-cidr-block",
            "ipv6-cidr-block-association.ipv6-pool", "ipv6-cidr-block-association.state"
        },
        { "is-default", _ => "true" },
        { "isDefault", _ => "true" },
        { "owner-id", n => n.Account.Value },
        { "state", _ => "available" },
        { "vpc-id", n => n.VpcId },
    };

    public static Ec2Filters<(DefaultNetwork Network, DefaultSubnet Subnet)> Subnets { get; } = new(_ => NoTags)
    {
        { "availability-zone", s => s.Subnet.Zone.Name },
        { "availabilityZone", s => s.Subnet.Zone.Name },
        { "availability-zone-id", s => s.Subnet.Zone.Id },
        { "available-ip-address-count", _ => DefaultSubnet.AvailableIpAddressCount },
        { "cidr", s => s.Subnet.CidrBlock },
        { "cidr-block", s => s.Subnet.CidrBlock },
        { "cidrBlock", s => s.Subnet.CidrBlock },
        { "customer-owned-ipv4-pool", "enable-lni-at-device-index", "outpost-arn" },
        { "default-for-az", _ => "true" },
        { "defaultForAz", _ => "true" },
        { "enable-dns64", _ => "false" },
        {
            "ipv6-cidr-block-association.association-id", "ipv6-cidr-block-association.ipv6-cidr-block",
            "ipv6-cidr-block-association.state"
        },
        { "ipv6-native", _ => "false" },
        { "map-customer-owned-ip-on-launch", _ => "false" },
        { "map-public-ip-on-launch", _ => "true" },
        { "owner-id", s => s.Network.Account.Value },
        { "private-dns-name-options-on-launch.enable-resource-name-dns-a-record", _ => "false" },
        { "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record", _ => "false" },
        { "private-dns-name-options-on-launch.hostname-type", _ => "ip-name" },
        { "state", _ => "available" },
        { "subnet-arn", s => s.Subnet.ArnIn(s.Network) },
        { "subnet-id", s => s.Subnet.SubnetId },
        { "vpc-id", s => s.Network.VpcId },
    };

    public static Ec2Filters<DefaultNetwork> SecurityGroups { get; } = new(_ => NoTags)
    {
        { "description", _ => DefaultNetwork.SecurityGroupDescription },
        { "egress.ip-permission.cidr", _ => "0.0.0.0/0" },
        {
            "egress.ip-permission.from-port", "egress.ip-permission.group-id", "egress.ip-permission.group-name",
            "egress.ip-permission.ipv6-cidr", "egress.ip-permission.prefix-list-id", "egress.ip-permission.to-port",
            "egress.ip-permission.user-id"
        },
        { "egress.ip-permission.protocol", _ => "-1" },
        { "group-id", n => n.SecurityGroupId },
        { "group-name", _ => DefaultNetwork.SecurityGroupName },
        {
            "ip-permission.cidr", "ip-permission.from-port", "ip-permission.ipv6-cidr", "ip-permission.prefix-list-id",
            "ip-permission.to-port"
        },
        { "ip-permission.group-id", n => n.SecurityGroupId },
        { "ip-permission.group-name", _ => DefaultNetwork.SecurityGroupName },
        { "ip-permission.protocol", _ => "-1" },
        { "ip-permission.user-id", n => n.Account.Value },
        { "owner-id", n => n.Account.Value },
        { "vpc-id", n => n.VpcId },
    };

    private static ImmutableDictionary<string, string> NoTags =>
        ImmutableDictionary<string, string>.Empty;
}
