using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>A recipe; the parent is an AMI id, an Image Builder image ARN (<c>x.x.x</c> allowed) or <c>ssm:…</c>.</summary>
public sealed record ImageRecipe
{
    public required string Arn { get; init; }

    public required AccountId Account { get; init; }

    public required Region Region { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string ParentImage { get; init; }

    public ImmutableArray<string> Components { get; init; } = [];

    /// <summary>The values given to the parameters of each component, in the order of <see cref="Components"/>; none at all if no values are given.</summary>
    public ImmutableArray<ImmutableArray<ParameterValue>> ComponentParameters { get; init; } = [];

    public ImmutableArray<RecipeDevice> BlockDeviceMappings { get; init; } = [];

    public string? Description { get; init; }

    public string? WorkingDirectory { get; init; }

    /// <summary>Tags of the AMI of the build Region, from the build on.</summary>
    public ImmutableDictionary<string, string> AmiTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool? UninstallAgentAfterBuild { get; init; }

    /// <summary>Base64.</summary>
    public string? UserDataOverride { get; init; }

    /// <summary>Linux, Windows or macOS: the parent's.</summary>
    public string Platform { get; init; } = "Linux";

    public DateTimeOffset DateCreated { get; init; }
}

/// <summary>One block device mapping of a recipe (F1.56); null means not given.</summary>
public sealed record RecipeDevice(string DeviceName)
{
    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? SnapshotId { get; init; }

    public int? VolumeSize { get; init; }

    public string? VolumeType { get; init; }

    public bool? DeleteOnTermination { get; init; }

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool NoDevice { get; init; }

    public string? VirtualName { get; init; }
}
