using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Checking;

/// <summary>Which pipelines or images to check; nothing means every pipeline of the scenario.</summary>
/// <param name="Pipeline">Name or ARN of a pipeline, or null.</param>
/// <param name="Image">Name or ARN of a built image to distribute (again), or null.</param>
public sealed record CheckTarget(string? Pipeline = null, string? Image = null);

/// <summary>Foresees a distribution: runs it on a fork of the world and reads the trace.</summary>
public static class Checker
{
    /// <summary>
    /// The report. A target that names nothing in the world gives null with <paramref name="problem"/> saying what
    /// there is instead.
    /// </summary>
    public static Report? Check(World world, string source, CheckTarget target, out string? problem) =>
        throw new System.Diagnostics.UnreachableException($"{world.Now} {source} {target} {problem = null}");
}
