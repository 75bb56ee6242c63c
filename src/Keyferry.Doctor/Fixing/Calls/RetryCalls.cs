using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Fixing.Calls;

/// <summary>
/// The real attempt after a fix: RetryImage for an image whose distribution failed, DistributeImage for one that is built,
/// a new execution of the pipeline where the image itself must change (S14) or there is none.
/// </summary>
public static class RetryCalls
{
    /// <summary>One for each pipeline or image that the plan is for, to be made once the plan is applied.</summary>
    public static ImmutableArray<ApiCall> Of(FixPlan plan, CheckTarget target) =>
        [.. TargetSelection.Select(plan.After, target, out _).Select(p => Of(plan.After, p))];

    private static ApiCall Of(World world, CheckPlan plan)
    {
        if (plan.Pipeline is { } pipeline)
        {
            return FailedImage(world, pipeline) is { } failed
                ? Retry(failed)
                : Call(pipeline.Account, pipeline.Region, "StartImagePipelineExecution", new() { ["imagePipelineArn"] = pipeline.Arn });
        }

        BuiltImage image = plan.Image!;
        return image.Status == BuiltImageStatus.Failed ? Retry(image) : Call(image.Account, image.Region, "DistributeImage", new()
        {
            ["sourceImage"] = image.Arn,
            ["distributionConfigurationArn"] = plan.SettingsOf(world)!.Arn,
            ["executionRole"] = plan.Subject(world).SourcePrincipal,
        });
    }

    // The newest failed image of the pipeline, if distributing it again succeeds.
    private static BuiltImage? FailedImage(World world, ImagePipeline pipeline)
    {
        DistributionConfiguration? settings = pipeline.DistributionConfigurationArn is { } arn
            ? world.ImageBuilder.DistributionConfigurations.GetValueOrDefault(arn)
            : null;
        ImageRecipe? recipe = world.ImageBuilder.FindRecipe(pipeline.ImageRecipeArn);
        BuiltImage? newest = world.ImageBuilder.Images.Values
            .Where(i => (i.SourcePipelineArn ?? pipeline.Arn) == pipeline.Arn
                && (i.ImageRecipeArn ?? pipeline.ImageRecipeArn) == pipeline.ImageRecipeArn
                && i.Arn.EndsWith($"/{recipe?.Version}/{i.Arn.Split('/')[^1]}", StringComparison.Ordinal))
            .MaxBy(i => Distributor.BuildNumber(i.Arn));
        return newest is { Status: BuiltImageStatus.Failed } && settings is not null
            && newest.DistributionConfigurationArn == settings.Arn
            && newest.OutputAmis.Any(a => a.Account == newest.Account && a.Region == newest.Region)
            && Distributor.DistributeImage(world, newest, settings, ExecutionMode.Actual).Status == BuiltImageStatus.Available
            ? newest
            : null;
    }

    private static ApiCall Retry(BuiltImage image) =>
        Call(image.Account, image.Region, "RetryImage", new() { ["imageBuildVersionArn"] = image.Arn });

    private static ApiCall Call(AccountId account, Region region, string operation, JsonObject input) =>
        ApiCall.Of(account, region, "imagebuilder", operation, input);
}
