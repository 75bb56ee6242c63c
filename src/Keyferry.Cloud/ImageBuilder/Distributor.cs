using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Runs what Image Builder runs: the build of an image and its distribution, call by call (F1.40–F1.104).</summary>
public static class Distributor
{
    /// <summary>Runs a pipeline: validate, build, distribute, integrate.</summary>
    public static DistributionOutcome RunPipeline(World world, ImagePipeline pipeline, ExecutionMode mode, DecisionCache? decisions = null)
    {
        ImageRecipe? recipe = world.ImageBuilder.FindRecipe(pipeline.ImageRecipeArn);
        DistributionConfiguration settings = Settings(world, pipeline);
        Run run = new(world, mode, decisions) { KeepsAllowed = IsReadable(settings) };
        string recipeName = recipe?.Name ?? pipeline.Name;
        string versionArn = $"arn:aws:imagebuilder:{pipeline.Region}:{pipeline.Account}:image/"
            + $"{ImageBuilderArns.Slug(recipeName)}/{recipe?.Version ?? "1.0.0"}";
        int number = VersionedArns.NextBuild(world.ImageBuilder.Images.Keys, versionArn);
        BuiltImage image = new()
        {
            Arn = $"{versionArn}/{number.ToString(CultureInfo.InvariantCulture)}",
            Account = pipeline.Account,
            Region = pipeline.Region,
            ImageRecipeArn = pipeline.ImageRecipeArn,
            DistributionConfigurationArn = pipeline.DistributionConfigurationArn,
            ExecutionRole = pipeline.ExecutionRole,
            Status = BuiltImageStatus.Building,
        };
        ImageName name = new(recipeName, world.Now, number);

        string? parent = recipe is null
            ? null
            : ParentImages.Resolve(world, pipeline.Account, pipeline.Region, recipe.ParentImage);
        ImageBuild build = new(run, pipeline);
        build.Validate(settings, recipe, parent);
        string? imageId = recipe is not null && parent is not null
            ? build.Build(
                image.Arn, recipe, parent, name.For(settings.Distributions.FirstOrDefault(d => d.Region == pipeline.Region)))
            : null;
        Before before = new(build.Steps, build.HasFailed, build.HangsOnUnknown, build.Reason);

        // Where the settings couldn't be read nobody knows where the image goes.
        return pipeline.DistributionConfigurationArn is { } arn && world.Horizon.Unread.ContainsKey(arn)
            ? Distribute(run, image, settings, null, name, before)
            : Distribute(run, image, settings, imageId, name, before);
    }

    /// <summary>
    /// Distributes an image that is already built, with its own or the given settings (DistributeImage, RetryImage). An
    /// image that failed with these very settings is tried again, and what has arrived is left alone (F1.93).
    /// </summary>
    public static DistributionOutcome DistributeImage(
        World world, BuiltImage image, DistributionConfiguration settings, ExecutionMode mode, DecisionCache? decisions = null)
    {
        Run run = new(world, mode, decisions) { KeepsAllowed = IsReadable(settings) };
        bool isRetry = image.Status == BuiltImageStatus.Failed && image.DistributionConfigurationArn == settings.Arn;
        OutputAmi? source = image.OutputAmis.FirstOrDefault(a => a.Account == image.Account && a.Region == image.Region);
        Before before = ValidateImage(run, image, settings, isRetry, source);

        BuiltImage next = isRetry ? image : image with { Arn = NextArn(world, image.Arn), OutputAmis = source is null ? [] : [source] };
        ImageName name = new(RecipeName(world, image), world.Now, BuildNumber(next.Arn));
        return Distribute(
            run, next with { DistributionConfigurationArn = settings.Arn }, settings, source?.ImageId, name, before,
            isRetry ? [.. image.OutputAmis] : []);
    }

    private sealed record Before(ImmutableArray<JobStep> Steps, bool HasFailed, bool HangsOnUnknown, string? Reason);

    // So few copies that somebody may want to see every question of the run.
    private static bool IsReadable(DistributionConfiguration settings) =>
        settings.Distributions.Sum(d => d.Ami?.TargetAccountIds?.Length ?? 1) <= 500;

    // An entry that a pipeline without settings has: the image stays in the build Region (F1.103).
    public static DistributionConfiguration Settings(World world, ImagePipeline pipeline) =>
        pipeline.DistributionConfigurationArn is { } arn
        && world.ImageBuilder.DistributionConfigurations.TryGetValue(arn, out DistributionConfiguration? settings)
            ? settings
            : new DistributionConfiguration(
                pipeline.Arn, pipeline.Name, [new Distribution { Region = pipeline.Region, Ami = new AmiDistribution() }]);

    // E55, and the settings as on every other way (E40 …).
    private static Before ValidateImage(
        Run run, BuiltImage image, DistributionConfiguration settings, bool isRetry, OutputAmi? source)
    {
        string? reason = null;
        string action = isRetry ? "imagebuilder:RetryImage" : "imagebuilder:DistributeImage";
        using (CallScope scope = run.Begin(
            Caller.Service("imagebuilder.amazonaws.com"), action, image.Region, image.Arn, "check the settings"))
        {
            List<Obstacle> obstacles = [];
            if (!isRetry && image.Status != BuiltImageStatus.Available)
            {
                // The words are ours; AWS documents only the rule (E55).
                obstacles.Add(SettingsValidation.Refused((image.Arn, "state"), "InvalidRequestException",
                    $"The image '{image.Arn}' is not in the AVAILABLE state."));
            }

            if (source is null)
            {
                obstacles.Add(SettingsValidation.Missing((image.Arn, "outputResources"), "AMI of the build Region", image.Arn));
            }

            foreach (Obstacle obstacle in obstacles.Concat(SettingsValidation.Check(settings)))
            {
                reason ??= obstacle.Error?.Message;
                if (scope.Meet(obstacle) is not null)
                {
                    break;
                }
            }
        }

        return new Before([new JobStep(1, 1, DistributionPhase.Validation, run.Since(0)[0])], reason is not null, false, reason);
    }

    private static DistributionOutcome Distribute(
        Run run, BuiltImage image, DistributionConfiguration settings, string? imageId, ImageName name, Before before,
        ImmutableArray<OutputAmi> arrived = default)
    {
        // An image without its first AMI has no distribution; when probing it goes on behind every other failure.
        DistributionRun distribution = new(run, image, settings, name, arrived.IsDefault ? [] : arrived);
        return imageId is null || (before.HasFailed && run.Mode == ExecutionMode.Actual)
            ? distribution.NeverBegun(before.Steps, before.Reason, before.HangsOnUnknown && !before.HasFailed)
            : distribution.Begin(imageId, before.Steps, before.HasFailed, before.HangsOnUnknown, before.Reason);
    }

    private static string RecipeName(World world, BuiltImage image) =>
        image.ImageRecipeArn is { } arn && world.ImageBuilder.ImageRecipes.TryGetValue(arn, out ImageRecipe? recipe)
            ? recipe.Name
            : image.Arn.Split('/') is [_, var name, ..] ? name : image.Arn;

    // DistributeImage makes a new build version (F1.94).
    private static string NextArn(World world, string arn)
    {
        string version = arn[..arn.LastIndexOf('/')];
        int next = VersionedArns.NextBuild(world.ImageBuilder.Images.Keys, version);
        return $"{version}/{next.ToString(CultureInfo.InvariantCulture)}";
    }

    public static int BuildNumber(string arn) =>
        int.TryParse(arn[(arn.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture, out int number) ? number : 1;
}
