using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Places;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// Regions, zones and the network that is everywhere.
public sealed partial class Ec2Service
{
    /// <summary>DescribeRegions: those of the partition that are enabled; named ones and all of them on request.</summary>
    public Reply<ImmutableArray<DescribedRegion>> DescribeRegions(
        Caller caller, Region region, ImmutableArray<string> names, bool all, ImmutableArray<Ec2Filter> filters)
    {
        AccountId account = Account(caller);
        string? partition = RegionCatalog.Find(region.Value)?.Partition;
        if (names.Where(n => RegionCatalog.Find(n)?.Partition != partition).ToArray() is { Length: > 0 } unknown)
        {
            return Ec2Errors.InvalidValue($"Invalid region names: [{string.Join(", ", unknown)}]");
        }

        return Describe(caller, region, "ec2:DescribeRegions", PlaceFilters.Regions, filters, RegionCatalog.All
            .Where(r => r.Partition == partition)
            .Select(r => new DescribedRegion(r, !r.IsOptIn ? "opt-in-not-required"
                : RegionAccess.Of(World, account, r.Region).Or(false) ? "opted-in" : "not-opted-in"))
            .Where(r => names.IsEmpty ? all || r.OptInStatus != "not-opted-in" : names.Contains(r.Info.Region.Value)));
    }

    public Reply<ImmutableArray<AvailabilityZone>> DescribeAvailabilityZones(
        Caller caller, Region region, ImmutableArray<string> names, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters)
    {
        ImmutableArray<AvailabilityZone> zones = AvailabilityZones.In(region);
        return names.FirstOrDefault(n => zones.All(z => z.Name != n)) is { } name
                ? Ec2Errors.InvalidValue($"Invalid availability zone: [{name}]")
            : ids.FirstOrDefault(i => zones.All(z => z.Id != i)) is { } id
                ? Ec2Errors.InvalidValue($"Invalid availability zone-id: [{id}]")
            : Describe(caller, region, "ec2:DescribeAvailabilityZones", PlaceFilters.Zones, filters, zones.Where(z =>
                (names.IsEmpty || names.Contains(z.Name)) && (ids.IsEmpty || ids.Contains(z.Id))));
    }

    /// <summary>DescribeAccountAttributes: names and values.</summary>
    public Reply<ImmutableArray<(string Name, string Value)>> DescribeAccountAttributes(
        Caller caller, Region region, ImmutableArray<string> names)
    {
        string vpc = DefaultNetwork.Of(Account(caller), region).VpcId;
        (string, string)[] attributes =
        [
            ("supported-platforms", "VPC"),
            ("vpc-max-security-groups-per-interface", "5"),
            ("max-elastic-ips", "5"),
            ("max-instances", "20"),
            ("vpc-max-elastic-ips", "5"),
            ("default-vpc", vpc),
        ];
        return Describe(
            caller, region, "ec2:DescribeAccountAttributes", new Ec2Filters<(string Name, string Value)>(), [],
            attributes.Where(a => names.IsEmpty || names.Contains(a.Item1)));
    }

    public Reply<Ec2Page<DefaultNetwork>> DescribeVpcs(
        Caller caller, Region region, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        var network = DefaultNetwork.Of(Account(caller), region);
        return Ec2Pages.Check(page, "DescribeVpcs", !ids.IsEmpty, "vpcIdSet") is { } error ? error
            : ids.FirstOrDefault(id => id != network.VpcId) is { } unknown ? Ec2Errors.VpcNotFound(unknown)
            : Cut(Describe(caller, region, "ec2:DescribeVpcs", PlaceFilters.Vpcs, filters, [network]), n => n.VpcId, page, "DescribeVpcs");
    }

    /// <summary>
    /// DescribeVpcAttribute: the VPC that has it. Names are given to the machines of a default VPC, and found
    /// (https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html).
    /// </summary>
    public Reply<DefaultNetwork> DescribeVpcAttribute(Caller caller, Region region, string vpcId)
    {
        const string Action = "ec2:DescribeVpcAttribute";
        var network = DefaultNetwork.Of(Account(caller), region);
        string arn = $"arn:aws:ec2:{region}:{Account(caller)}:vpc/{vpcId}";
        using CallScope scope = run.Begin(caller, Action, region, arn);
        return (CheckRegion(scope, caller, region) ?? Ask(scope, caller, new Question(Action, arn, region))) is { } denied ? denied
            : vpcId == network.VpcId ? network
            : scope.Fail(Ec2Errors.VpcNotFound(vpcId));
    }

    public Reply<Ec2Page<(DefaultNetwork Network, DefaultSubnet Subnet)>> DescribeSubnets(
        Caller caller, Region region, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        var network = DefaultNetwork.Of(Account(caller), region);
        return Ec2Pages.Check(page, "DescribeSubnets", !ids.IsEmpty, "subnetIdSet") is { } error ? error
            : ids.FirstOrDefault(id => network.Subnets.All(s => s.SubnetId != id)) is { } unknown ? Ec2Errors.SubnetNotFound(unknown)
            : Cut(
                Describe(caller, region, "ec2:DescribeSubnets", PlaceFilters.Subnets, filters, network.Subnets
                    .Where(s => ids.IsEmpty || ids.Contains(s.SubnetId)).Select(s => (Network: network, Subnet: s))),
                s => s.Subnet.SubnetId, page, "DescribeSubnets");
    }

    public Reply<Ec2Page<DefaultNetwork>> DescribeSecurityGroups(
        Caller caller, Region region, ImmutableArray<string> ids, ImmutableArray<string> names,
        ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        const string operation = "DescribeSecurityGroups";
        var network = DefaultNetwork.Of(Account(caller), region);
        return Ec2Pages.Check(page, operation, !ids.IsEmpty, "groupIdSet") is { } error ? error
            : ids.FirstOrDefault(id => id != network.SecurityGroupId) is { } unknown ? Ec2Errors.SecurityGroupNotFound(unknown)
            : names.FirstOrDefault(name => name != "default") is { } other ? Ec2Errors.SecurityGroupNotFound(other)
            : Cut(
                Describe(caller, region, "ec2:DescribeSecurityGroups", PlaceFilters.SecurityGroups, filters, [network]),
                n => n.SecurityGroupId, page, operation);
    }

    private Reply<ImmutableArray<T>> Describe<T>(
        Caller caller, Region region, string action, Ec2Filters<T> known, ImmutableArray<Ec2Filter> filters, IEnumerable<T> all)
    {
        using CallScope scope = run.Begin(caller, action, region, "*");
        Reply<Func<T, bool>> filter = known.Compile(filters);
        return (CheckRegion(scope, caller, region) ?? Ask(scope, caller, new Question(action, "*", region)) ?? filter.Error) is { } error
            ? scope.Fail(error)
            : all.Where(filter.Value!).ToImmutableArray();
    }

    private static Reply<Ec2Page<T>> Cut<T>(Reply<ImmutableArray<T>> found, Func<T, string> key, Ec2PageRequest page, string operation) =>
        found.Succeeded ? Ec2Pages.Cut(found.Value, key, page, operation) : found.Error;
}
