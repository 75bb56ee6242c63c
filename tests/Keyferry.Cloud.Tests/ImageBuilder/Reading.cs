using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Tests.ImageBuilder;

/// <summary>Reads outcomes the way the tests speak of them.</summary>
internal static class Reading
{
    /// <summary>The obstacles of a call and all it caused.</summary>
    public static IEnumerable<Obstacle> Obstacles(this Call call) => call.Caused.SelectMany(Obstacles).Concat(call.Obstacles);

    public static IEnumerable<Obstacle> Obstacles(this JobOutcome job) => job.Steps.SelectMany(s => s.Call.Obstacles());

    public static IEnumerable<Obstacle> Obstacles(this DistributionOutcome outcome) =>
        outcome.Build.SelectMany(s => s.Call.Obstacles()).Concat(outcome.Jobs.SelectMany(Obstacles));

    public static JobOutcome Job(this DistributionOutcome outcome, string account, string region = "us-east-1") =>
        outcome.Jobs.Single(j => j.Job.Account?.Value == account && j.Job.Region.Value == region);

    /// <summary>AMIs of an account in a Region, the newest id last.</summary>
    public static IEnumerable<Image> Images(this DistributionOutcome outcome, string account, string region = "us-east-1") =>
        outcome.World.Images.Values.Where(i => i.Owner.Value == account && i.Region == new Region(region));

    /// <summary>ARN of the key of an image's first snapshot.</summary>
    public static string? Key(this DistributionOutcome outcome, Image image) =>
        outcome.World.Snapshots[(image.Region, image.BlockDeviceMappings[0].SnapshotId!)].KmsKeyArn.Value;

    /// <summary>The steps of a job as <c>action by role</c>, without the session's name.</summary>
    public static IEnumerable<string> Steps(this JobOutcome job, DistributionPhase phase = DistributionPhase.Distribution) =>
        job.Steps.Where(s => s.Phase == phase)
            .Select(s => $"{s.Number}/{s.Of} {s.Call.Action} by {s.Call.Caller.Identity?.Name} in {s.Call.Region}");
}
