using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

/// <summary>Pipelines, and what they have in common with images, to and from their messages.</summary>
internal static class PipelineShapes
{
    public static ImagePipeline Read(ServiceCall call, Api.CreateImagePipelineRequest request) => new()
    {
        Arn = "",
        Name = request.Name,
        Account = call.Account,
        Region = call.Region,
        Description = request.Description,
        ImageRecipeArn = request.ImageRecipeArn ?? "",
        InfrastructureConfigurationArn = request.InfrastructureConfigurationArn,
        DistributionConfigurationArn = request.DistributionConfigurationArn,
        Tests = Tests(request.ImageTestsConfiguration),
        EnhancedImageMetadataEnabled = request.EnhancedImageMetadataEnabled ?? true,
        Schedule = Schedule(request.Schedule),
        IsEnabled = request.Status != "DISABLED",
        ImageTags = Mapping.Tags(request.ImageTags),
        Scanning = Scanning(request.ImageScanningConfiguration),
        Workflows = [.. (request.Workflows ?? []).Select(w => w.WorkflowArn)],
        WorkflowUses = Workflows(request.Workflows),
        ExecutionRole = request.ExecutionRole,
        ImageLogGroup = request.LoggingConfiguration?.ImageLogGroupName,
        PipelineLogGroup = request.LoggingConfiguration?.PipelineLogGroupName,
    };

    // The three requests name what they share alike: the others are read as the one that has most.
    public static ImagePipeline Read(ServiceCall call, Api.UpdateImagePipelineRequest request) =>
        Read(call, Api.CreateImagePipelineRequest.Read(request.Write())) with { Arn = request.ImagePipelineArn };

    /// <summary>What CreateImage is given, as a pipeline without a name.</summary>
    public static ImagePipeline Read(ServiceCall call, Api.CreateImageRequest request) =>
        Read(call, Api.CreateImagePipelineRequest.Read(request.Write())) with
        {
            ImageLogGroup = request.LoggingConfiguration?.LogGroupName,
        };

    public static Api.ImagePipeline Write(ServiceCall call, ImagePipeline pipeline) => new()
    {
        Arn = pipeline.Arn,
        Name = pipeline.Name,
        Description = pipeline.Description,
        Platform = call.World.ImageBuilder.FindRecipe(pipeline.ImageRecipeArn)?.Platform ?? "Linux",
        EnhancedImageMetadataEnabled = pipeline.EnhancedImageMetadataEnabled,
        ImageRecipeArn = pipeline.ImageRecipeArn,
        InfrastructureConfigurationArn = pipeline.InfrastructureConfigurationArn,
        DistributionConfigurationArn = pipeline.DistributionConfigurationArn,
        ImageTestsConfiguration = Tests(pipeline.Tests),
        Schedule = pipeline.Schedule is { } schedule ? Schedule(schedule) : null,
        Status = pipeline.IsEnabled ? "ENABLED" : "DISABLED",
        DateCreated = Mapping.Date(pipeline.DateCreated),
        DateUpdated = Mapping.Date(pipeline.DateUpdated),
        DateLastRun = Mapping.Date(pipeline.DateLastRun),
        DateNextRun = Mapping.Date(pipeline.DateNextRun),
        LastRunStatus = pipeline.LastRunStatus is { } status ? ImageText.Status(status) : null,
        Tags = call.TagsOf(pipeline.Arn),
        ImageScanningConfiguration = Scanning(pipeline.Scanning),
        ImageTags = Mapping.NotEmpty(pipeline.ImageTags),
        ExecutionRole = pipeline.ExecutionRole,
        Workflows = Workflows(pipeline.WorkflowUses),
        LoggingConfiguration = pipeline.ImageLogGroup is null && pipeline.PipelineLogGroup is null
            ? null
            : new Api.PipelineLoggingConfiguration
            {
                ImageLogGroupName = pipeline.ImageLogGroup,
                PipelineLogGroupName = pipeline.PipelineLogGroup,
            },
        ConsecutiveFailures = pipeline.ConsecutiveFailures,
    };

    public static Api.ImageTestsConfiguration Tests(ImageTests tests) =>
        new() { ImageTestsEnabled = tests.Enabled, TimeoutMinutes = tests.TimeoutMinutes };

    public static Api.ImageScanningConfiguration? Scanning(ImageScanning? scanning) => scanning is null
        ? null
        : new Api.ImageScanningConfiguration
        {
            ImageScanningEnabled = scanning.Enabled,
            EcrConfiguration = scanning.RepositoryName is null
                ? null
                : new Api.EcrConfiguration { RepositoryName = scanning.RepositoryName, ContainerTags = scanning.ContainerTags },
        };

    public static IReadOnlyList<Api.WorkflowConfiguration>? Workflows(ImmutableArray<WorkflowUse> uses) => uses.IsEmpty
        ? null
        :
        [
            .. uses.Select(w => new Api.WorkflowConfiguration
            {
                WorkflowArn = w.WorkflowArn,
                Parameters = w.Parameters.IsEmpty
                    ? null
                    : [.. w.Parameters.Select(p => new Api.WorkflowParameter { Name = p.Name, Value = p.Values })],
                ParallelGroup = w.ParallelGroup,
                OnFailure = w.OnFailure,
            }),
        ];

    private static ImageTests Tests(Api.ImageTestsConfiguration? tests) => new(
        tests?.ImageTestsEnabled ?? ImageTests.Default.Enabled, tests?.TimeoutMinutes ?? ImageTests.Default.TimeoutMinutes);

    private static ImageScanning? Scanning(Api.ImageScanningConfiguration? scanning) => scanning is null
        ? null
        : new ImageScanning(
            scanning.ImageScanningEnabled, scanning.EcrConfiguration?.RepositoryName,
            Mapping.Texts(scanning.EcrConfiguration?.ContainerTags));

    private static PipelineSchedule? Schedule(Api.Schedule? schedule) => schedule is null
        ? null
        : new PipelineSchedule(
            schedule.ScheduleExpression, schedule.Timezone, schedule.PipelineExecutionStartCondition,
            schedule.AutoDisablePolicy?.FailureCount);

    private static Api.Schedule Schedule(PipelineSchedule schedule) => new()
    {
        ScheduleExpression = schedule.Expression,
        Timezone = schedule.TimeZone,
        PipelineExecutionStartCondition = schedule.StartCondition,
        AutoDisablePolicy = schedule.DisableAfterFailures is { } failures
            ? new Api.AutoDisablePolicy { FailureCount = failures }
            : null,
    };

    private static ImmutableArray<WorkflowUse> Workflows(IReadOnlyList<Api.WorkflowConfiguration>? workflows) =>
    [
        .. (workflows ?? []).Select(w => new WorkflowUse(
            w.WorkflowArn,
            [.. (w.Parameters ?? []).Select(p => new ParameterValue(p.Name, Mapping.Texts(p.Value)))],
            w.ParallelGroup, w.OnFailure)),
    ];
}
