using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Runs what Image Builder runs: the build of an image and its distribution, call by call (F1.40–F1.104).</summary>
public static class Distributor
{
    /// <summary>Runs a pipeline: validate, build, distribute, integrate.</summary>
    public static DistributionOutcome RunPipeline(World world, ImagePipeline pipeline, ExecutionMode mode, DecisionCache? decisions = null) =>
        throw new System.Diagnostics.UnreachableException($"{world.Now} {pipeline.Arn} {mode} {decisions}");

    /// <summary>Distributes an image that is already built, with its own or the given settings (DistributeImage, RetryImage).</summary>
    public static DistributionOutcome DistributeImage(
        World world, BuiltImage image, DistributionConfiguration settings, ExecutionMode mode, DecisionCache? decisions = null) =>
        throw new System.Diagnostics.UnreachableException($"{world.Now} {image.Arn} {settings.Arn} {mode} {decisions}");
}
