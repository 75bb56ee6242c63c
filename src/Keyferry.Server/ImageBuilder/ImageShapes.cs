using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

/// <summary>Images to their messages.</summary>
internal static class ImageShapes
{
    public static Api.Image Write(ServiceCall call, BuiltImage image)
    {
        ImageBuilderState state = call.World.ImageBuilder;
        ImageRecipe? recipe = image.Recipe
            ?? (image.ImageRecipeArn is { } recipeArn ? state.ImageRecipes.GetValueOrDefault(recipeArn) : null);
        DistributionConfiguration? distribution = image.Distribution
            ?? (image.DistributionConfigurationArn is { } arn ? state.DistributionConfigurations.GetValueOrDefault(arn) : null);
        return new Api.Image
        {
            Arn = image.Arn,
            Type = "AMI",
            Name = ImageText.Name(image),
            Version = ImageText.Version(image),
            Platform = image.Platform,
            EnhancedImageMetadataEnabled = image.EnhancedImageMetadataEnabled,
            OsVersion = image.OsVersion,
            State = State(image),
            ImageRecipe = recipe is null ? null : RecipeShapes.Write(call, recipe),
            SourcePipelineName = image.SourcePipelineName,
            SourcePipelineArn = image.SourcePipelineArn,
            InfrastructureConfiguration =
                image.Infrastructure is { } infrastructure ? InfrastructureShapes.Write(call, infrastructure) : null,
            DistributionConfiguration = distribution is null ? null : DistributionShapes.Write(call, distribution),
            ImageTestsConfiguration = PipelineShapes.Tests(image.Tests),
            DateCreated = Mapping.Date(image.DateCreated),
            OutputResources = Outputs(call, image),
            Tags = call.TagsOf(image.Arn),
            BuildType = image.BuildType,
            ImageSource = ImageText.Source(image),
            ImageScanningConfiguration = PipelineShapes.Scanning(image.Scanning),
            ExecutionRole = image.ExecutionRole,
            Workflows = PipelineShapes.Workflows(image.Workflows),
            LoggingConfiguration = Logging(image),
        };
    }

    public static Api.ImageSummary Summary(ServiceCall call, BuiltImage image) => new()
    {
        Arn = image.Arn,
        Name = ImageText.Name(image),
        Type = "AMI",
        Version = ImageText.Version(image),
        Platform = image.Platform,
        OsVersion = image.OsVersion,
        State = State(image),
        Owner = ImageText.OwnerOf(image.Arn),
        DateCreated = Mapping.Date(image.DateCreated),
        OutputResources = Outputs(call, image),
        Tags = call.TagsOf(image.Arn),
        BuildType = image.BuildType,
        ImageSource = ImageText.Source(image),
        LoggingConfiguration = Logging(image),
    };

    public static Api.ImageVersion Version(BuiltImage image) => new()
    {
        Arn = image.Arn,
        Name = ImageText.Name(image),
        Type = "AMI",
        Version = ImageText.Version(image),
        Platform = image.Platform,
        OsVersion = image.OsVersion,
        Owner = ImageText.OwnerOf(image.Arn),
        DateCreated = Mapping.Date(image.DateCreated),
        BuildType = image.BuildType,
        ImageSource = ImageText.Source(image),
    };

    private static Api.ImageState State(BuiltImage image) =>
        new() { Status = ImageText.Status(image.Status), Reason = image.Reason };

    private static Api.OutputResources Outputs(ServiceCall call, BuiltImage image) => new()
    {
        Amis =
        [
            .. image.OutputAmis.Select(ami => new Api.Ami
            {
                Region = ami.Region.Value,
                Image = ami.ImageId,
                Name = ami.Name,
                Description = call.World.Images.TryGetValue((ami.Region, ami.ImageId), out Image? made) ? made.Description : null,
                State = new Api.ImageState { Status = ImageText.Status(BuiltImageStatus.Available) },
                AccountId = ami.Account.Value,
            }),
        ],
    };

    // F1.104.
    private static Api.ImageLoggingConfiguration Logging(BuiltImage image) =>
        new() { LogGroupName = image.LogGroup ?? $"/aws/imagebuilder/{ImageText.Name(image).Replace(' ', '-')}" };
}
