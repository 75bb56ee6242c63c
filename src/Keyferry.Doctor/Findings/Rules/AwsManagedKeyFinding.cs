using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>What the findings about a snapshot under the AWS managed key have in common (E1, F2.40).</summary>
internal static class AwsManagedKeyFinding
{
    public const string Because =
        "EC2 doesn't share an image while one of its snapshots is under an AWS managed key, since nobody can change "
        + "the policy of such a key to admit another account. Image Builder shares the image of the build Region "
        + "before any other account copies it.";

    public static ImmutableArray<string> Notes { get; } =
    [
        "AWS's support article offers a customer managed key in the distribution settings as a cure; it isn't: that "
        + "key never re-encrypts the image of the build Region (F1.45, S13).",
        "RetryImage and DistributeImage can't help either, since the image itself must change (S14).",
    ];

    public static string? CauseOf(Sighting sighting, StorageKeyReason reason, bool perDevice)
    {
        if (sighting.Obstacle is not Obstacle.AwsManagedKeyShared obstacle || IsOfCopy(sighting))
        {
            return null;
        }

        var key = StorageKey.Of(sighting, obstacle);
        return key.Reason != reason ? null
            : perDevice ? key.SettingSubject + " " + key.Device
            : key.SettingSubject;
    }

    /// <summary>
    /// Whether a copy is shared, not the image of the build Region: the distribution settings chose its key, or left it to the
    /// default key of the account that copies (F1.45).
    /// </summary>
    public static bool IsOfCopy(Sighting sighting) =>
        sighting.Obstacle is Obstacle.AwsManagedKeyShared { SnapshotArn: var arn } && sighting.Job is not null
        && (arn.Split(':')[3] != sighting.Subject.BuildRegion.Value
            || (sighting.Subject.FindSnapshot(arn)?.Owner is { } owner && owner != sighting.Subject.SourceAccount));

    /// <summary>The devices concerned, each once.</summary>
    public static ImmutableArray<string> Devices(Cause cause) => [.. Keys(cause).Select(k => k.Device)];

    /// <summary>The setting that chose the key for each device, and the snapshot that came of it.</summary>
    public static ImmutableArray<Evidence> Evidence(Cause cause, Func<StorageKey, string> say)
    {
        CheckedDistribution subject = cause.Subject;
        return [.. Keys(cause).Select(k => subject.FromField(k.SettingSubject, k.SettingField, say(k)))];
    }

    private static IEnumerable<StorageKey> Keys(Cause cause) => cause.Sightings
        .DistinctBy(s => ((Obstacle.AwsManagedKeyShared)s.Obstacle).SnapshotArn)
        .Select(s => StorageKey.Of(s, (Obstacle.AwsManagedKeyShared)s.Obstacle))
        .Distinct();
}
