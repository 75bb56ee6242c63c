using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Aws.Translation;

/// <summary>
/// Image Builder's records as the world's, whole: its API takes back what isn't given, so a fix has to give all that there was.
/// </summary>
internal static class ImageBuilderTranslation
{
    public static ImagePipeline Pipeline(AccountId account, Region region, string arn, Api.ImagePipeline pipeline) => new()
    {
        Arn = arn,
        Name = pipeline.Name ?? arn[(arn.LastIndexOf('/') + 1)..],
        Account = account,
        Region = region,
        ImageRecipeArn = pipeline.ImageRecipeArn ?? "",
        InfrastructureConfigurationArn = pipeline.InfrastructureConfigurationArn,
        DistributionConfigurationArn = pipeline.DistributionConfigurationArn,
        ExecutionRole = pipeline.ExecutionRole,
        Workflows =
        [
            .. (pipeline.Workflows ?? []).Select(w => w.WorkflowArn)
                .Where(w => !w.Contains(":aws:workflow/", StringComparison.Ordinal)),
        ],
        // AWS's own workflows are told without an execution role, and taken only with one.
        WorkflowUses = pipeline.ExecutionRole is null ? [] : [.. (pipeline.Workflows ?? []).Select(Use)],
        Description = pipeline.Description,
        Tests = new ImageTests(
            pipeline.ImageTestsConfiguration?.ImageTestsEnabled ?? ImageTests.Default.Enabled,
            pipeline.ImageTestsConfiguration?.TimeoutMinutes ?? ImageTests.Default.TimeoutMinutes),
        EnhancedImageMetadataEnabled = pipeline.EnhancedImageMetadataEnabled ?? true,
        Schedule = pipeline.Schedule is not { } schedule ? null : new PipelineSchedule(
            schedule.ScheduleExpression, schedule.Timezone, schedule.PipelineExecutionStartCondition,
            schedule.AutoDisablePolicy?.FailureCount),
        IsEnabled = pipeline.Status != "DISABLED",
        Scanning = pipeline.ImageScanningConfiguration is not { } scanning ? null : new ImageScanning(
            scanning.ImageScanningEnabled, scanning.EcrConfiguration?.RepositoryName,
            [.. scanning.EcrConfiguration?.ContainerTags ?? []]),
        ImageLogGroup = pipeline.LoggingConfiguration?.ImageLogGroupName,
        PipelineLogGroup = pipeline.LoggingConfiguration?.PipelineLogGroupName,
        ImageTags = Texts(pipeline.ImageTags),
    };

    public static ImageRecipe Recipe(AccountId account, Region region, Api.ImageRecipe recipe) => new()
    {
        Arn = recipe.Arn ?? "",
        Account = account,
        Region = region,
        Name = recipe.Name ?? "",
        Version = recipe.Version ?? "1.0.0",
        ParentImage = recipe.ParentImage ?? "",
        Components = [.. (recipe.Components ?? []).Select(c => c.ComponentArn)],
        ComponentParameters = (recipe.Components ?? []).All(c => c.Parameters is not { Count: > 0 }) ? [] :
        [
            .. (recipe.Components ?? []).Select(c =>
                (c.Parameters ?? []).Select(p => new ParameterValue(p.Name, [.. p.Value])).ToImmutableArray()),
        ],
        Description = recipe.Description,
        WorkingDirectory = recipe.WorkingDirectory,
        UninstallAgentAfterBuild = recipe.AdditionalInstanceConfiguration?.SystemsManagerAgent?.UninstallAfterBuild,
        UserDataOverride = recipe.AdditionalInstanceConfiguration?.UserDataOverride,
        BlockDeviceMappings = [.. (recipe.BlockDeviceMappings ?? []).Select(Device)],
        AmiTags = Texts(recipe.AmiTags),
        Platform = recipe.Platform ?? "Linux",
    };

    public static InfrastructureConfiguration Infrastructure(Api.InfrastructureConfiguration configuration) => new(
        configuration.Arn ?? "", configuration.Name ?? "", configuration.InstanceProfileName ?? "")
    {
        Description = configuration.Description,
        ResourceTags = Texts(configuration.ResourceTags),
    };

    public static DistributionConfiguration Distribution(Api.DistributionConfiguration configuration) => new(
        configuration.Arn ?? "", configuration.Name ?? "", [.. (configuration.Distributions ?? []).Select(Entry)])
    {
        Description = configuration.Description,
    };

    /// <summary>An image with its AMIs, and what it was made and distributed with.</summary>
    public static BuiltImage Image(AccountId account, Region region, Api.Image image)
    {
        ImageRecipe? recipe = image.ImageRecipe is { } made ? Recipe(account, region, made) : null;
        DistributionConfiguration? settings = image.DistributionConfiguration is { } given ? Distribution(given) : null;
        return new BuiltImage
        {
            Arn = image.Arn ?? "",
            Account = account,
            Region = region,
            Name = image.Name,
            ImageRecipeArn = recipe?.Arn,
            Recipe = recipe,
            DistributionConfigurationArn = settings?.Arn,
            Distribution = settings,
            Infrastructure = image.InfrastructureConfiguration is { } infrastructure ? Infrastructure(infrastructure) : null,
            ExecutionRole = image.ExecutionRole,
            Status = Enum.TryParse(image.State?.Status, ignoreCase: true, out BuiltImageStatus status) ? status : BuiltImageStatus.Pending,
            Reason = image.State?.Reason,
            OutputAmis = [.. (image.OutputResources?.Amis ?? []).Select(ami => Output(account, region, ami))],
            SourcePipelineArn = image.SourcePipelineArn,
            SourcePipelineName = image.SourcePipelineName,
            Platform = image.Platform ?? "Linux",
            OsVersion = image.OsVersion,
            DateCreated = DateTimeOffset.TryParse(
                image.DateCreated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset created) ? created : default,
        };
    }

    private static WorkflowUse Use(Api.WorkflowConfiguration workflow) => new(
        workflow.WorkflowArn,
        [.. (workflow.Parameters ?? []).Select(p => new ParameterValue(p.Name, [.. p.Value]))],
        workflow.ParallelGroup,
        workflow.OnFailure);

    private static OutputAmi Output(AccountId account, Region region, Api.Ami ami) => new(
        ami.AccountId is { } owner ? new AccountId(owner) : account,
        ami.Region is { } place ? new Region(place) : region,
        ami.Image ?? "",
        ami.Name);

    private static RecipeDevice Device(Api.InstanceBlockDeviceMapping device) => new(device.DeviceName ?? "")
    {
        Encrypted = device.Ebs?.Encrypted,
        KmsKeyId = device.Ebs?.KmsKeyId,
        SnapshotId = device.Ebs?.SnapshotId,
        VolumeSize = device.Ebs?.VolumeSize,
        VolumeType = device.Ebs?.VolumeType,
        DeleteOnTermination = device.Ebs?.DeleteOnTermination,
        Iops = device.Ebs?.Iops,
        Throughput = device.Ebs?.Throughput,
        NoDevice = device.NoDevice is not null,
        VirtualName = device.VirtualName,
    };

    private static Distribution Entry(Api.Distribution entry) => new()
    {
        Region = new Region(entry.Region),
        Ami = entry.AmiDistributionConfiguration is { } ami ? Ami(ami) : null,
        LaunchTemplates =
        [
            .. (entry.LaunchTemplateConfigurations ?? []).Select(t =>
                new LaunchTemplateTarget(t.LaunchTemplateId, Id(t.AccountId), t.SetDefaultVersion == true)),
        ],
        SsmParameters =
        [
            .. (entry.SsmParameterConfigurations ?? []).Select(p =>
                new SsmParameterTarget(p.ParameterName, Id(p.AmiAccountId), p.DataType ?? "text")),
        ],
        LicenseConfigurationArns = [.. entry.LicenseConfigurationArns ?? []],
        S3Export = entry.S3ExportConfiguration is { } export
            ? new S3Export(export.RoleName, export.DiskImageFormat, export.S3Bucket, export.S3Prefix)
            : null,
        FastLaunch = [.. (entry.FastLaunchConfigurations ?? []).Select(Fast)],
    };

    private static AmiDistribution Ami(Api.AmiDistributionConfiguration ami) => new()
    {
        Name = ami.Name,
        Description = ami.Description,
        TargetAccountIds = ami.TargetAccountIds is { } targets ? [.. targets.Select(t => new AccountId(t))] : null,
        AmiTags = Texts(ami.AmiTags),
        KmsKeyId = ami.KmsKeyId,
        LaunchPermission = ami.LaunchPermission is not { } permission ? null : new LaunchPermissionTarget
        {
            UserIds = IfGiven(permission.UserIds),
            UserGroups = IfGiven(permission.UserGroups),
            OrganizationArns = IfGiven(permission.OrganizationArns),
            OrganizationalUnitArns = IfGiven(permission.OrganizationalUnitArns),
        },
    };

    private static FastLaunch Fast(Api.FastLaunchConfiguration fast) => new(fast.Enabled, Id(fast.AccountId), fast.LaunchTemplate?.LaunchTemplateId)
    {
        LaunchTemplateName = fast.LaunchTemplate?.LaunchTemplateName,
        LaunchTemplateVersion = fast.LaunchTemplate?.LaunchTemplateVersion,
        MaxParallelLaunches = fast.MaxParallelLaunches,
    };

    private static AccountId? Id(string? id) => id is null ? null : new AccountId(id);

    private static ImmutableArray<string>? IfGiven(IReadOnlyList<string>? texts) => texts is null ? null : [.. texts];

    private static ImmutableDictionary<string, string> Texts(IReadOnlyDictionary<string, string>? texts) =>
        texts?.ToImmutableDictionary() ?? ImmutableDictionary<string, string>.Empty;
}
