using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Reading;

/// <summary>What was read of live accounts.</summary>
/// <param name="World">everything that matters to the target, unknown where it could not be read</param>
/// <param name="Pipeline">the pipeline to check, by its ARN; null when an image is</param>
/// <param name="Image">the image to check, by its ARN; null when a pipeline is</param>
/// <param name="Problem">why there is nothing to check: the target itself could not be read; null when it was</param>
public sealed record LiveReading(World World, string? Pipeline, string? Image, string? Problem = null);
