using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Image Builder's resources, each by ARN.</summary>
public sealed record ImageBuilderState
{
    public static ImageBuilderState Empty { get; } = new();

    public ImmutableDictionary<string, Component> Components { get; init; } = ImmutableDictionary<string, Component>.Empty;

    public ImmutableDictionary<string, ImageRecipe> ImageRecipes { get; init; } = ImmutableDictionary<string, ImageRecipe>.Empty;

    public ImmutableDictionary<string, InfrastructureConfiguration> InfrastructureConfigurations { get; init; } =
        ImmutableDictionary<string, InfrastructureConfiguration>.Empty;

    public ImmutableDictionary<string, DistributionConfiguration> DistributionConfigurations { get; init; } =
        ImmutableDictionary<string, DistributionConfiguration>.Empty;

    public ImmutableDictionary<string, ImagePipeline> ImagePipelines { get; init; } = ImmutableDictionary<string, ImagePipeline>.Empty;

    /// <summary>Image build versions: what CreateImage, DistributeImage and pipelines made.</summary>
    public ImmutableDictionary<string, BuiltImage> Images { get; init; } = ImmutableDictionary<string, BuiltImage>.Empty;
}

public sealed record Component(string Arn, string Name, string Version, string Platform);

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

    public ImmutableArray<RecipeDevice> BlockDeviceMappings { get; init; } = [];
}

/// <summary>One block device mapping of a recipe (F1.56); null means not given.</summary>
public sealed record RecipeDevice(string DeviceName)
{
    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? SnapshotId { get; init; }

    public int? VolumeSize { get; init; }

    public string? VolumeType { get; init; }

    public bool NoDevice { get; init; }

    public string? VirtualName { get; init; }
}

public sealed record InfrastructureConfiguration(string Arn, string Name, string InstanceProfileName);

/// <summary>Distribution settings: one entry a Region (F1.40).</summary>
public sealed record DistributionConfiguration(string Arn, string Name, ImmutableArray<Distribution> Distributions);

/// <summary>One entry of the distribution settings; its fields are the API's (F1.40–F1.54).</summary>
public sealed record Distribution
{
    public required Region Region { get; init; }

    public AmiDistribution? Ami { get; init; }

    public ImmutableArray<LaunchTemplateTarget> LaunchTemplates { get; init; } = [];

    public ImmutableArray<SsmParameterTarget> SsmParameters { get; init; } = [];

    public ImmutableArray<string> LicenseConfigurationArns { get; init; } = [];

    public S3Export? S3Export { get; init; }

    public ImmutableArray<FastLaunch> FastLaunch { get; init; } = [];
}

/// <summary>amiDistributionConfiguration. Null arrays mean 'not given'; an empty array given is E41/E42.</summary>
public sealed record AmiDistribution
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<AccountId>? TargetAccountIds { get; init; }

    public ImmutableDictionary<string, string> AmiTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? KmsKeyId { get; init; }

    public LaunchPermissionTarget? LaunchPermission { get; init; }
}

/// <summary>launchPermission (F1.46–F1.49).</summary>
public sealed record LaunchPermissionTarget
{
    public ImmutableArray<string>? UserIds { get; init; }

    public ImmutableArray<string>? UserGroups { get; init; }

    public ImmutableArray<string>? OrganizationArns { get; init; }

    public ImmutableArray<string>? OrganizationalUnitArns { get; init; }
}

/// <summary>launchTemplateConfigurations[]: a null account is the source account (F1.83).</summary>
public sealed record LaunchTemplateTarget(string LaunchTemplateId, AccountId? AccountId, bool SetDefaultVersion);

/// <summary>ssmParameterConfigurations[]: a null account is the source account (F1.54).</summary>
public sealed record SsmParameterTarget(string ParameterName, AccountId? AmiAccountId, string DataType);

public sealed record S3Export(string RoleName, string DiskImageFormat, string S3Bucket, string? S3Prefix);

public sealed record FastLaunch(bool Enabled, AccountId? AccountId, string? LaunchTemplateId);

public sealed record ImagePipeline
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required AccountId Account { get; init; }

    /// <summary>Where it builds.</summary>
    public required Region Region { get; init; }

    public required string ImageRecipeArn { get; init; }

    public string? InfrastructureConfigurationArn { get; init; }

    public string? DistributionConfigurationArn { get; init; }

    /// <summary>Role name or ARN; null means the service-linked role acts (F1.28).</summary>
    public string? ExecutionRole { get; init; }

    /// <summary>ARNs of custom workflows; they demand an execution role (F1.31).</summary>
    public ImmutableArray<string> Workflows { get; init; } = [];
}

/// <summary>ImageState.status (F1.2).</summary>
public enum BuiltImageStatus
{
    Pending,
    Creating,
    Building,
    Testing,
    Distributing,
    Integrating,
    Available,
    Cancelled,
    Failed,
    Deprecated,
    Deleted,
    Disabled,
}

/// <summary>An image build version (<c>…:image/name/1.0.0/1</c>).</summary>
public sealed record BuiltImage
{
    public required string Arn { get; init; }

    public required AccountId Account { get; init; }

    public required Region Region { get; init; }

    public string? ImageRecipeArn { get; init; }

    public string? DistributionConfigurationArn { get; init; }

    public string? ExecutionRole { get; init; }

    public BuiltImageStatus Status { get; init; } = BuiltImageStatus.Available;

    /// <summary>state.reason, at most 1,024 characters (F1.3).</summary>
    public string? Reason { get; init; }

    /// <summary>The AMIs it put out; the first is the one of the build Region.</summary>
    public ImmutableArray<OutputAmi> OutputAmis { get; init; } = [];
}

/// <summary>outputResources.amis[].</summary>
public sealed record OutputAmi(AccountId Account, Region Region, string ImageId, string? Name);
