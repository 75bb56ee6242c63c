using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Places;

/// <summary>
/// The default VPC that every account has in every Region, with a subnet in each Availability Zone and a security group
/// (https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html). Its ids are derived from account and
/// Region, so that they are the same in every run.
/// </summary>
public sealed record DefaultNetwork(AccountId Account, Region Region)
{
    private static readonly ConcurrentDictionary<(AccountId, Region), DefaultNetwork> s_known = new();

    public string VpcId { get; } = Id("vpc", Account, Region, "");

    public string DhcpOptionsId { get; } = Id("dopt", Account, Region, "");

    public string SecurityGroupId { get; } = Id("sg", Account, Region, "");

    public const string SecurityGroupName = "default";

    public const string SecurityGroupDescription = "default VPC security group";

    public const string CidrBlock = "172.31.0.0/16";

    public string CidrAssociationId { get; } = Id("vpc-cidr-assoc", Account, Region, "");

    public ImmutableArray<DefaultSubnet> Subnets { get; } =
    [
        .. AvailabilityZones.In(Region).Select((zone, i) =>
            new DefaultSubnet(Id("subnet", Account, Region, zone.Name), zone, $"172.31.{i * 16}.0/20")),
    ];

    public static DefaultNetwork Of(AccountId account, Region region) =>
        s_known.GetOrAdd((account, region), static key => new DefaultNetwork(key.Item1, key.Item2));

    /// <summary>Seventeen hexadecimal digits behind a prefix.</summary>
    private static string Id(string prefix, AccountId account, Region region, string part)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{prefix}/{account}/{region}/{part}"));
        return $"{prefix}-0{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }
}

/// <summary>A default subnet: 4096 addresses, of which AWS keeps five.</summary>
public sealed record DefaultSubnet(string SubnetId, AvailabilityZone Zone, string CidrBlock)
{
    public const int AvailableIpAddressCount = 4091;

    public string ArnIn(DefaultNetwork network) => $"arn:aws:ec2:{network.Region}:{network.Account}:subnet/{SubnetId}";
}
