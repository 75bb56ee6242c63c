using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

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

    /// <summary>The recipe as it was when the image was made; null for images that a scenario tells of.</summary>
    public ImageRecipe? Recipe { get; init; }

    public InfrastructureConfiguration? Infrastructure { get; init; }

    /// <summary>The distribution settings it was or is distributed with.</summary>
    public DistributionConfiguration? Distribution { get; init; }

    /// <summary>The pipeline that made it, or null.</summary>
    public string? SourcePipelineArn { get; init; }

    public string? SourcePipelineName { get; init; }

    /// <summary>The name as the recipe has it; null: that of the ARN.</summary>
    public string? Name { get; init; }

    public string Platform { get; init; } = "Linux";

    public string? OsVersion { get; init; }

    public ImageTests Tests { get; init; } = ImageTests.Default;

    public bool EnhancedImageMetadataEnabled { get; init; } = true;

    /// <summary>USER_INITIATED, SCHEDULED or IMPORT.</summary>
    public string BuildType { get; init; } = ImageText.UserInitiated;

    public ImmutableArray<WorkflowUse> Workflows { get; init; } = [];

    public ImageScanning? Scanning { get; init; }

    public string? LogGroup { get; init; }

    public DateTimeOffset DateCreated { get; init; }

    /// <summary>How far its making has come; null before and after.</summary>
    public ImageProgress? Progress { get; init; }
}

/// <summary>outputResources.amis[].</summary>
public sealed record OutputAmi(AccountId Account, Region Region, string ImageId, string? Name);
