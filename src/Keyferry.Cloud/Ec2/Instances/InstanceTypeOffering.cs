using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Places;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>A type where it can be had (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeOffering.html).</summary>
/// <param name="Type">The type.</param>
/// <param name="LocationType"><c>region</c>, <c>availability-zone</c> …</param>
/// <param name="Location">A name or id of that kind.</param>
public sealed record InstanceTypeOffering(string Type, string LocationType, string Location)
{
    /// <summary>Each type is had everywhere in a Region, and on no outpost.</summary>
    public static IEnumerable<InstanceTypeOffering> In(Region region, string locationType) =>
        from type in InstanceTypes.All
        from location in Locations(region, locationType)
        select new InstanceTypeOffering(type.Name, locationType, location);

    private static ImmutableArray<string> Locations(Region region, string locationType) => locationType switch
    {
        "availability-zone" => [.. AvailabilityZones.In(region).Select(z => z.Name)],
        "availability-zone-id" => [.. AvailabilityZones.In(region).Select(z => z.Id)],
        "outpost" => [],
        _ => [region.Value],
    };
}
