using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Places;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>Regions, zones and the default network, mapped to the core.</summary>
public static class Ec2PlaceOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.Ec2Model.DescribeRegions, (call, request) => Of(call)
            .DescribeRegions(
                call.Caller, call.Region, Reading.Texts(request.RegionNames), request.AllRegions ?? false,
                Reading.Filters(request.Filters))
            .Answer(request.DryRun, regions => new Api.DescribeRegionsResult { Regions = [.. regions.Select(Region)] }));
        table.Add(Api.Ec2Model.DescribeAvailabilityZones, (call, request) => Of(call)
            .DescribeAvailabilityZones(
                call.Caller, call.Region, Reading.Texts(request.ZoneNames), Reading.Texts(request.ZoneIds),
                Reading.Filters(request.Filters))
            .Answer(request.DryRun, zones => new Api.DescribeAvailabilityZonesResult { AvailabilityZones = [.. zones.Select(Zone)] }));
        table.Add(Api.Ec2Model.DescribeAccountAttributes, (call, request) => Of(call)
            .DescribeAccountAttributes(call.Caller, call.Region, Reading.Texts(request.AttributeNames))
            .Answer(request.DryRun, attributes => new Api.DescribeAccountAttributesResult
            {
                AccountAttributes =
                [
                    .. attributes.Select(a => new Api.AccountAttribute
                    {
                        AttributeName = a.Name,
                        AttributeValues = [new Api.AccountAttributeValue { AttributeValue = a.Value }],
                    }),
                ],
            }));
        table.Add(Api.Ec2Model.DescribeVpcs, (call, request) => Of(call)
            .DescribeVpcs(
                call.Caller, call.Region, Reading.Texts(request.VpcIds), Reading.Filters(request.Filters),
                new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeVpcsResult { Vpcs = [.. page.Items.Select(Vpc)], NextToken = page.NextToken }));
        table.Add(Api.Ec2Model.DescribeVpcAttribute, (call, request) => Of(call)
            .DescribeVpcAttribute(call.Caller, call.Region, request.VpcId)
            .Answer(request.DryRun, network => Attribute(network, request.Attribute)));
        table.Add(Api.Ec2Model.DescribeSubnets, (call, request) => Of(call)
            .DescribeSubnets(
                call.Caller, call.Region, Reading.Texts(request.SubnetIds), Reading.Filters(request.Filters),
                new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeSubnetsResult
            {
                Subnets = [.. page.Items.Select(s => Subnet(s.Network, s.Subnet))],
                NextToken = page.NextToken,
            }));
        table.Add(Api.Ec2Model.DescribeSecurityGroups, (call, request) => Of(call)
            .DescribeSecurityGroups(
                call.Caller, call.Region, Reading.Texts(request.GroupIds), Reading.Texts(request.GroupNames),
                Reading.Filters(request.Filters), new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeSecurityGroupsResult
            {
                SecurityGroups = [.. page.Items.Select(SecurityGroup)],
                NextToken = page.NextToken,
            }));
    }

    private static Ec2Service Of(ServiceCall call) => new(call.Run);

    private static Api.Region Region(DescribedRegion region) => new()
    {
        RegionName = region.Info.Region.Value,
        Endpoint = region.Endpoint,
        OptInStatus = region.OptInStatus,
    };

    private static Api.AvailabilityZone Zone(AvailabilityZone zone) => new()
    {
        RegionName = zone.Region.Value,
        ZoneName = zone.Name,
        ZoneId = zone.Id,
        GroupName = zone.GroupName,
        GroupLongName = zone.GroupLongName,
        NetworkBorderGroup = zone.Region.Value,
        ZoneType = "availability-zone",
        OptInStatus = "opt-in-not-required",
        State = "available",
        Messages = [],
    };

    private static Api.Vpc Vpc(DefaultNetwork network) => new()
    {
        VpcId = network.VpcId,
        OwnerId = network.Account.Value,
        CidrBlock = DefaultNetwork.CidrBlock,
        CidrBlockAssociationSet =
        [
            new Api.VpcCidrBlockAssociation
            {
                AssociationId = network.CidrAssociationId,
                CidrBlock = DefaultNetwork.CidrBlock,
                CidrBlockState = new Api.VpcCidrBlockState { State = "associated" },
            },
        ],
        DhcpOptionsId = network.DhcpOptionsId,
        InstanceTenancy = "default",
        IsDefault = true,
        State = "available",
    };

    private static Api.DescribeVpcAttributeResult Attribute(DefaultNetwork network, string attribute)
    {
        Api.DescribeVpcAttributeResult answer = new() { VpcId = network.VpcId };
        Api.AttributeBooleanValue yes = new() { Value = true };
        return attribute switch
        {
            "enableDnsSupport" => answer with { EnableDnsSupport = yes },
            "enableDnsHostnames" => answer with { EnableDnsHostnames = yes },
            _ => answer with { EnableNetworkAddressUsageMetrics = new Api.AttributeBooleanValue { Value = false } },
        };
    }

    private static Api.Subnet Subnet(DefaultNetwork network, DefaultSubnet subnet) => new()
    {
        SubnetId = subnet.SubnetId,
        SubnetArn = subnet.ArnIn(network),
        OwnerId = network.Account.Value,
        VpcId = network.VpcId,
        AvailabilityZone = subnet.Zone.Name,
        AvailabilityZoneId = subnet.Zone.Id,
        CidrBlock = subnet.CidrBlock,
        AvailableIpAddressCount = DefaultSubnet.AvailableIpAddressCount,
        DefaultForAz = true,
        MapPublicIpOnLaunch = true,
        MapCustomerOwnedIpOnLaunch = false,
        AssignIpv6AddressOnCreation = false,
        Ipv6CidrBlockAssociationSet = [],
        EnableDns64 = false,
        Ipv6Native = false,
        PrivateDnsNameOptionsOnLaunch = new Api.PrivateDnsNameOptionsOnLaunch
        {
            HostnameType = "ip-name",
            EnableResourceNameDnsARecord = false,
            EnableResourceNameDnsAAAARecord = false,
        },
        State = "available",
    };

    private static Api.SecurityGroup SecurityGroup(DefaultNetwork network) => new()
    {
        GroupId = network.SecurityGroupId,
        GroupName = DefaultNetwork.SecurityGroupName,
        Description = DefaultNetwork.SecurityGroupDescription,
        OwnerId = network.Account.Value,
        VpcId = network.VpcId,
        SecurityGroupArn = $"arn:aws:ec2:{network.Region}:{network.Account}:security-group/{network.SecurityGroupId}",
        IpPermissions =
        [
            new Api.IpPermission
            {
                IpProtocol = "-1",
                UserIdGroupPairs = [new Api.UserIdGroupPair { GroupId = network.SecurityGroupId, UserId = network.Account.Value }],
                IpRanges = [],
                Ipv6Ranges = [],
                PrefixListIds = [],
            },
        ],
        IpPermissionsEgress =
        [
            new Api.IpPermission
            {
                IpProtocol = "-1",
                IpRanges = [new Api.IpRange { CidrIp = "0.0.0.0/0" }],
                UserIdGroupPairs = [],
                Ipv6Ranges = [],
                PrefixListIds = [],
            },
        ],
    };
}
