using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Keyferry.Cloud.Worlds;

/// <summary>A Region as AWS lists it.</summary>
/// <param name="Region">Its code.</param>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</param>
/// <param name="IsOptIn">Whether an account has to enable it first; the others can't be disabled (F5.56).</param>
public sealed record RegionInfo(Region Region, string Partition, bool IsOptIn);

/// <summary>
/// All AWS Regions (https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html). Regions launched
/// since 20 March 2019 are opt-in (https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html).
/// </summary>
public static class RegionCatalog
{
    private static readonly string[] s_default =
    [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
        "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1",
        "us-west-2",
    ];

    private static readonly string[] s_optIn =
    [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
        "ap-southeast-6", "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1",
        "me-central-1", "me-south-1", "mx-central-1",
    ];

    /// <summary>By code, in the order of the alphabet within a partition.</summary>
    public static ImmutableArray<RegionInfo> All { get; } =
    [
        .. s_default.Select(code => new RegionInfo(new Region(code), "aws", false))
            .Concat(s_optIn.Select(code => new RegionInfo(new Region(code), "aws", true)))
            .OrderBy(r => r.Region),
        .. new[] { "cn-north-1", "cn-northwest-1" }.Select(code => new RegionInfo(new Region(code), "aws-cn", false)),
        .. new[] { "us-gov-east-1", "us-gov-west-1" }.Select(code => new RegionInfo(new Region(code), "aws-us-gov", false)),
    ];

    private static readonly FrozenDictionary<string, RegionInfo> s_byCode =
        All.ToFrozenDictionary(r => r.Region.Value, StringComparer.Ordinal);

    /// <summary>The Region with this code, or null if AWS has none.</summary>
    public static RegionInfo? Find(string code) => s_byCode.GetValueOrDefault(code);

    /// <summary>Whether accounts have to enable the Region; false for a Region that isn't in the catalogue.</summary>
    public static bool IsOptIn(Region region) => Find(region.Value) is { IsOptIn: true };
}
