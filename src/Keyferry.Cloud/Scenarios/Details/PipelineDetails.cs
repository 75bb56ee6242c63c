using Keyferry.Cloud.ImageBuilder;

namespace Keyferry.Cloud.Scenarios.Details;

/// <summary>What Image Builder knows of pipelines, distribution settings and images.</summary>
internal static class PipelineDetails
{
    private static readonly Details<WorkflowUse> s_use = new Details<WorkflowUse>("workflow use", "A workflow with what it is given.")
        .Text("workflowArn", "The workflow.", w => w.WorkflowArn, (w, v) => w with { WorkflowArn = v }, required: true)
        .Parts("parameters", "What it is given.", BuildDetails.Value, BuildDetails.EmptyValue, w => w.Parameters,
            (w, v) => w with { Parameters = v })
        .Text("parallelGroup", "With which others it runs.", w => w.ParallelGroup, (w, v) => w with { ParallelGroup = v })
        .Text("onFailure", "CONTINUE or ABORT.", w => w.OnFailure, (w, v) => w with { OnFailure = v });

    private static readonly WorkflowUse s_noUse = new("", [], null, null);

    private static readonly Details<ImageTests> s_tests = new Details<ImageTests>("image tests", "Whether and how long images are tested.")
        .Flag("imageTestsEnabled", "Whether they are.", t => t.Enabled, (t, v) => t with { Enabled = v })
        .Number("timeoutMinutes", "How long.", t => t.TimeoutMinutes, (t, v) => t with { TimeoutMinutes = v });

    private static readonly Details<ImageScanning> s_scanning = new Details<ImageScanning>("image scanning", "Whether images are scanned.")
        .Flag("imageScanningEnabled", "Whether they are.", s => s.Enabled, (s, v) => s with { Enabled = v })
        .Text("repositoryName", "The repository.", s => s.RepositoryName, (s, v) => s with { RepositoryName = v })
        .Texts("containerTags", "Tags.", s => s.ContainerTags, (s, v) => s with { ContainerTags = v });

    private static readonly ImageScanning s_noScanning = new(null, null, []);

    private static readonly Details<PipelineSchedule> s_schedule =
        new Details<PipelineSchedule>("pipeline schedule", "When a pipeline starts by itself.")
            .Text("scheduleExpression", "cron(0 0 * * ? *) or rate(1 day).", s => s.Expression, (s, v) => s with { Expression = v })
            .Text("timezone", "IANA's name; UTC if it isn't given.", s => s.TimeZone, (s, v) => s with { TimeZone = v })
            .Text("pipelineExecutionStartCondition", "Whether it builds only where something is newer, as it does if this isn't given.",
                s => s.StartCondition, (s, v) => s with { StartCondition = v },
                FieldType.OneOf("EXPRESSION_MATCH_ONLY", "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE"))
            .Number("disableAfterFailures", "autoDisablePolicy.failureCount.", s => s.DisableAfterFailures,
                (s, v) => s with { DisableAfterFailures = v });

    public static Details<ImagePipeline> Pipeline { get; } =
        new Details<ImagePipeline>("pipeline details", "What Image Builder knows of a pipeline.")
            .Parts("workflowUses", "What its workflows are given.", s_use, s_noUse, p => p.WorkflowUses, (p, v) => p with { WorkflowUses = v })
            .Text("description", "Its description.", p => p.Description, (p, v) => p with { Description = v })
            .Part("imageTestsConfiguration", "Tests; they are on if this isn't given.", s_tests, ImageTests.Default,
                p => p.Tests == ImageTests.Default ? null : p.Tests, (p, v) => p with { Tests = v })
            .Flag("enhancedImageMetadataEnabled", "true if it isn't given.", p => p.EnhancedImageMetadataEnabled ? null : false,
                (p, v) => p with { EnhancedImageMetadataEnabled = v })
            .Part("schedule", "When it starts by itself.", s_schedule, new PipelineSchedule(null, null, null, null), p => p.Schedule,
                (p, v) => p with { Schedule = v })
            .Flag("enabled", "true if it isn't given.", p => p.IsEnabled ? null : false, (p, v) => p with { IsEnabled = v })
            .TextMap("imageTags", "Tags of its images.", p => p.ImageTags, (p, v) => p with { ImageTags = v })
            .Part("imageScanningConfiguration", "Scanning.", s_scanning, s_noScanning, p => p.Scanning, (p, v) => p with { Scanning = v })
            .Text("imageLogGroup", "Log group of its images.", p => p.ImageLogGroup, (p, v) => p with { ImageLogGroup = v })
            .Text("pipelineLogGroup", "Its log group.", p => p.PipelineLogGroup, (p, v) => p with { PipelineLogGroup = v })
            .Time("dateCreated", "When it was made.", p => p.DateCreated, (p, v) => p with { DateCreated = v })
            .Time("dateUpdated", "When it was changed.", p => p.DateUpdated, (p, v) => p with { DateUpdated = v })
            .Time("dateLastRun", "When it ran last.", p => p.DateLastRun, (p, v) => p with { DateLastRun = v })
            .Word("lastRunStatus", "What became of its last image.", ImageBuilderWords.Statuses, p => p.LastRunStatus,
                (p, v) => p with { LastRunStatus = v })
            .Time("dateNextRun", "When it starts next.", p => p.DateNextRun, (p, v) => p with { DateNextRun = v })
            .Flag("wasBuilt", "Whether it has made an image.", p => p.BuiltFrom is null ? null : true,
                (p, v) => v ? p with { BuiltFrom = p.BuiltFrom ?? [] } : p)
            .Texts("builtFrom", "The versions that its last image was made of.", p => p.BuiltFrom ?? [], (p, v) => p with { BuiltFrom = v })
            .Number("consecutiveFailures", "Failures of scheduled runs.", p => p.ConsecutiveFailures == 0 ? null : p.ConsecutiveFailures,
                (p, v) => p with { ConsecutiveFailures = v });

    public static Details<DistributionConfiguration> Distribution { get; } =
        new Details<DistributionConfiguration>("distribution details", "What Image Builder knows of distribution settings.")
            .Text("description", "Their description.", d => d.Description, (d, v) => d with { Description = v })
            .Time("dateCreated", "When they were made.", d => d.DateCreated, (d, v) => d with { DateCreated = v })
            .Time("dateUpdated", "When they were changed.", d => d.DateUpdated, (d, v) => d with { DateUpdated = v });

    public static Details<FastLaunch> FastLaunch { get; } = new Details<FastLaunch>("fast launch details", "More of Windows Fast Launch.")
        .Text("launchTemplateName", "The template by name.", f => f.LaunchTemplateName, (f, v) => f with { LaunchTemplateName = v })
        .Text("launchTemplateVersion", "Its version.", f => f.LaunchTemplateVersion, (f, v) => f with { LaunchTemplateVersion = v })
        .Number("targetResourceCount", "Snapshots to hold.", f => f.TargetResourceCount, (f, v) => f with { TargetResourceCount = v })
        .Number("maxParallelLaunches", "Launches at once.", f => f.MaxParallelLaunches, (f, v) => f with { MaxParallelLaunches = v });

    public static Details<BuiltImage> Image { get; } = new Details<BuiltImage>("built image details", "What Image Builder knows of an image.")
        .Text("sourcePipelineArn", "The pipeline that made it.", i => i.SourcePipelineArn, (i, v) => i with { SourcePipelineArn = v })
        .Text("sourcePipelineName", "Its name.", i => i.SourcePipelineName, (i, v) => i with { SourcePipelineName = v })
        .Text("givenName", "The name as the recipe has it.", i => i.Name, (i, v) => i with { Name = v })
        .Text("platform", "Linux if it isn't given.", i => i.Platform == "Linux" ? null : i.Platform, (i, v) => i with { Platform = v })
        .Text("osVersion", "Its system.", i => i.OsVersion, (i, v) => i with { OsVersion = v })
        .Part("imageTestsConfiguration", "Tests.", s_tests, ImageTests.Default, i => i.Tests == ImageTests.Default ? null : i.Tests,
            (i, v) => i with { Tests = v })
        .Flag("enhancedImageMetadataEnabled", "true if it isn't given.", i => i.EnhancedImageMetadataEnabled ? null : false,
            (i, v) => i with { EnhancedImageMetadataEnabled = v })
        .Text("buildType", "USER_INITIATED if it isn't given.", i => i.BuildType == ImageText.UserInitiated ? null : i.BuildType,
            (i, v) => i with { BuildType = v })
        .Parts("workflowUses", "Its workflows.", s_use, s_noUse, i => i.Workflows, (i, v) => i with { Workflows = v })
        .Part("imageScanningConfiguration", "Scanning.", s_scanning, s_noScanning, i => i.Scanning, (i, v) => i with { Scanning = v })
        .Text("logGroup", "Its log group.", i => i.LogGroup, (i, v) => i with { LogGroup = v })
        .Time("dateCreated", "When it was begun.", i => i.DateCreated, (i, v) => i with { DateCreated = v });
}
