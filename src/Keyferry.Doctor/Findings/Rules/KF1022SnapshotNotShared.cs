using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The image may be launched by the copier, but its snapshots are not shared with it.</summary>
public sealed class KF1022SnapshotNotShared() : ObstacleRule(
    "KF1022",
    "snapshot-not-shared",
    "a snapshot isn't shared though its image is",
    "F2.50", "F2.45", "E8")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.StorageNotShared storage ? storage.ImageArn : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var storage = (Obstacle.StorageNotShared)cause.First.Obstacle;
        ImmutableArray<Obstacle.StorageNotShared> all = [.. cause.Sightings.Select(s => (Obstacle.StorageNotShared)s.Obstacle)];
        string accounts = Prose.List([.. all.Select(s => s.With.Value).Distinct()]);
        string snapshots = Prose.List([.. all.Select(s => Prose.Name(s.SnapshotArn)).Distinct()]);
        return new Diagnosis(
            $"the image `{Prose.Name(storage.ImageArn)}` is shared with {accounts}, its "
            + $"{Prose.Many("snapshot", all.Length)} "
            + $"{snapshots} not",
            "To copy an image of another account, or to build on it, its snapshots must be shared as well "
            + "(createVolumePermission): a launch permission alone lets one launch the image and nothing more.")
        {
            Evidence =
            [
                .. all.DistinctBy(s => s.SnapshotArn).Select(s => cause.Subject.FromField(
                    s.SnapshotArn, "createVolumePermissions", $"`{Prose.Name(s.SnapshotArn)}` admits no account {s.With}")),
            ],
            Changes =
            [
                $"let the owner{Owner(cause, storage.SnapshotArn)} share {snapshots} with {accounts} (ModifySnapshotAttribute, "
                + "createVolumePermission)",
            ],
        };
    }

    private static string Owner(Cause cause, string snapshot) =>
        cause.Subject.FindSnapshot(snapshot) is { } found ? $", account {found.Owner}," : "";
}
