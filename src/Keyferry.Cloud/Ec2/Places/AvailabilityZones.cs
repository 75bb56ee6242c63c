using System.Collections.Frozen;
using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Places;

/// <summary>An Availability Zone as DescribeAvailabilityZones tells of it.</summary>
/// <param name="Region">Its Region.</param>
/// <param name="Name"><c>us-east-1a</c>.</param>
/// <param name="Id"><c>use1-az1</c>. On AWS it differs from account to account which name has which id.</param>
public sealed record AvailabilityZone(Region Region, string Name, string Id)
{
    public string GroupName => $"{Region}-zg-1";

    /// <summary><c>US East (N. Virginia) 1</c>.</summary>
    public string GroupLongName => $"{RegionNames.Of(Region)} 1";
}

/// <summary>
/// The Availability Zones of each Region
/// (https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html).
/// </summary>
public static class AvailabilityZones
{
    private const string Usual = "abc";

    private static readonly FrozenDictionary<string, string> s_letters = new Dictionary<string, string>
    {
        ["us-east-1"] = "abcdef",
        ["us-west-1"] = "ac",
        ["us-west-2"] = "abcd",
        ["ap-northeast-1"] = "acd",
        ["ap-northeast-2"] = "abcd",
        ["ca-central-1"] = "abd",
        ["cn-north-1"] = "abd",
    }.ToFrozenDictionary();

    /// <summary>In the order of their names; none for a Region that AWS doesn't have.</summary>
    public static ImmutableArray<AvailabilityZone> In(Region region) => RegionCatalog.Find(region.Value) is null
        ? []
        : [.. s_letters.GetValueOrDefault(region.Value, Usual)
            .Select((letter, i) => new AvailabilityZone(region, $"{region}{letter}", $"{Short(region)}-az{i + 1}"))];

    /// <summary>The name of the zone with an id; the id itself where no zone has it, null for null.</summary>
    public static string? NameOf(Region region, string? id) => In(region).FirstOrDefault(z => z.Id == id)?.Name ?? id;

    /// <summary>The id of a zone by its name, or null.</summary>
    public static string? IdOf(Region region, string name) => In(region).FirstOrDefault(z => z.Name == name)?.Id;

    /// <summary><c>us-east-1</c> is use1, <c>ap-southeast-2</c> is apse2, <c>us-gov-west-1</c> is usgw1.</summary>
    private static string Short(Region region)
    {
        string[] parts = region.Value.Split('-');
        return parts[0] + string.Concat(parts[1..^1].Select(Direction)) + parts[^1];
    }

    private static string Direction(string word) => word switch
    {
        "northeast" => "ne",
        "northwest" => "nw",
        "southeast" => "se",
        "southwest" => "sw",
        _ => word[..1],
    };
}
