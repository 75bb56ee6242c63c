using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>A pipeline: what to build, where, how to distribute it, and when.</summary>
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

    /// <summary>What <see cref="Workflows"/> are given, in their order; none at all where a scenario tells only the ARNs.</summary>
    public ImmutableArray<WorkflowUse> WorkflowUses { get; init; } = [];

    public string? Description { get; init; }

    public ImageTests Tests { get; init; } = ImageTests.Default;

    public bool EnhancedImageMetadataEnabled { get; init; } = true;

    public PipelineSchedule? Schedule { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>Tags of the images that it makes.</summary>
    public ImmutableDictionary<string, string> ImageTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImageScanning? Scanning { get; init; }

    /// <summary>loggingConfiguration.imageLogGroupName.</summary>
    public string? ImageLogGroup { get; init; }

    /// <summary>loggingConfiguration.pipelineLogGroupName.</summary>
    public string? PipelineLogGroup { get; init; }

    public DateTimeOffset DateCreated { get; init; }

    public DateTimeOffset? DateUpdated { get; init; }

    public DateTimeOffset? DateLastRun { get; init; }

    public BuiltImageStatus? LastRunStatus { get; init; }

    /// <summary>When it starts by itself next; null without a schedule, and while it is disabled.</summary>
    public DateTimeOffset? DateNextRun { get; init; }

    /// <summary>The versions that its last image was made of, of what the recipe names with a filter; null before the first.</summary>
    public ImmutableArray<string>? BuiltFrom { get; init; }

    /// <summary>Of runs by schedule.</summary>
    public int ConsecutiveFailures { get; init; }
}

/// <summary>imageTestsConfiguration; minutes, 60 to 1,440.</summary>
public sealed record ImageTests(bool Enabled, int TimeoutMinutes)
{
    public static ImageTests Default { get; } = new(true, 720);
}

/// <summary>When a pipeline runs by itself.</summary>
/// <param name="Expression"><c>cron(0 0 * * ? *)</c> or <c>rate(1 day)</c>.</param>
/// <param name="TimeZone">IANA's name; UTC where it is null.</param>
/// <param name="StartCondition">EXPRESSION_MATCH_ONLY, or EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE.</param>
/// <param name="DisableAfterFailures">autoDisablePolicy.failureCount, 1 to 10, or null.</param>
public sealed record PipelineSchedule(string? Expression, string? TimeZone, string? StartCondition, int? DisableAfterFailures);

/// <summary>imageScanningConfiguration. There is no Inspector: nothing is ever found.</summary>
public sealed record ImageScanning(bool? Enabled, string? RepositoryName, ImmutableArray<string> ContainerTags);

/// <summary>workflows[]: a workflow with what it is given.</summary>
public sealed record WorkflowUse(
    string WorkflowArn, ImmutableArray<ParameterValue> Parameters, string? ParallelGroup, string? OnFailure);
