using System.Collections.Immutable;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>Points at the setting that named a key.</summary>
internal static class KeySetting
{
    /// <summary>The settings that led to the cause, each place once.</summary>
    public static ImmutableArray<Evidence> Evidence(Cause cause, string text) =>
        [.. cause.Sightings.Select(Place).Distinct().Select(p => cause.Subject.FromSetting(p, text)).Distinct()];

    /// <summary>Where the settings or the recipe name the key that the cause is about; empty if it is a default key.</summary>
    public static ImmutableArray<Evidence> Named(Cause cause) =>
    [
        .. cause.Sightings.Where(s => s.Job is not null && s.IsAboutKeyOfSettings)
            .Select(s => CheckedDistribution.KeyField(s.Job!.Entry)).Distinct(StringComparer.Ordinal)
            .Select(f => cause.Subject.FromField(cause.Subject.Settings!.Arn, f, "the settings name it here")),
        .. (cause.Subject.Recipe?.BlockDeviceMappings ?? []).Index()
            .Where(d => d.Item.KmsKeyId == cause.First.Resource)
            .Select(d => cause.Subject.FromField(
                cause.Subject.Recipe!.Arn, $"blockDeviceMappings/{d.Index}/ebs/kmsKeyId", "the recipe names it here")),
    ];

    private static (string Subject, string Field) Place(Sighting sighting) =>
        sighting.Obstacle.Setting
        ?? (sighting.Job is { } job
            ? (sighting.Subject.Settings?.Arn ?? "", CheckedDistribution.KeyField(job.Entry))
            : (sighting.Subject.Recipe?.Arn ?? "", "blockDeviceMappings"));
}
