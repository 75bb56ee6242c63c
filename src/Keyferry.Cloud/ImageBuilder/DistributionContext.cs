using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>What all steps of one distribution know: the fixed things, and the sessions and copies made so far.</summary>
internal sealed class DistributionContext
{
    /// <summary>The tag by which AWS's managed policies know Image Builder's resources (F1.26, F1.30).</summary>
    public static ImmutableDictionary<string, string> CreatedBy { get; } =
        ImmutableDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("CreatedBy", "EC2 Image Builder")]);

    public required Run Run { get; init; }

    public required AccountId Source { get; init; }

    public required Region BuildRegion { get; init; }

    public required string SourceImageId { get; init; }

    public required DistributionConfiguration Settings { get; init; }

    public required ImageName Name { get; init; }

    /// <summary>The session that acts in the source account.</summary>
    public required Caller Principal { get; init; }

    /// <summary>Sessions of the distribution role.</summary>
    public Dictionary<(AccountId Account, Region Region), Caller> Sessions { get; } = [];

    /// <summary>AMI ids of the copies, failed ones included until their failure is known.</summary>
    public Dictionary<(int Entry, AccountId Owner, Region Region), string> Copies { get; } = [];

    public Distribution Entry(int index) => Settings.Distributions[index];

    /// <summary>Who acts for an account; null if its session was never got.</summary>
    public Caller? ActingFor(AccountId account, Region region) =>
        account == Source ? Principal : Sessions.GetValueOrDefault((account, region));

    /// <summary>The id of the image that an account owns for an entry: the build's, or its copy.</summary>
    public string? ImageOf(int entry, AccountId owner, Region region) =>
        Copies.TryGetValue((entry, owner, region), out string? copy) ? copy
        : owner == Source && region == BuildRegion ? SourceImageId
        : null;

    public string? Find(SourceImage image) =>
        image.Entry is { } entry ? ImageOf(entry, Source, image.Region) : SourceImageId;

    /// <summary>The EBS snapshots of an image, in the order of its devices.</summary>
    public static ImmutableArray<string> Snapshots(World world, Region region, string? imageId) =>
        imageId is not null && world.Images.TryGetValue((region, imageId), out Image? image)
            ? [.. image.BlockDeviceMappings.Select(d => d.SnapshotId).OfType<string>()]
            : [];

    /// <summary>Subject and field of a setting, for evidence.</summary>
    public (string Subject, string Field) Setting(int entry, string field) => (Settings.Arn, $"distributions/{entry}/{field}");
}
