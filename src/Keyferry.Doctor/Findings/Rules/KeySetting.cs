using System.Collections.Immutable;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>Points at the setting that named a key.</summary>
internal static class KeySetting
{
    /// <summary>The settings that led to the cause, each place once.</summary>
    public static ImmutableArray<Evidence> Evidence(Cause cause, string text) =>
        [.. cause.Sightings.Select(Place).Distinct().Select(p => cause.Subject.FromSetting(p, text)).Distinct()];

    private static (string Subject, string Field) Place(Sighting sighting) =>
        sighting.Obstacle.Setting
        ?? (sighting.Job is { } job
            ? (sighting.Subject.Settings?.Arn ?? "", CheckedDistribution.KeyField(job.Entry))
            : (sighting.Subject.Recipe?.Arn ?? "", "blockDeviceMappings"));
}
