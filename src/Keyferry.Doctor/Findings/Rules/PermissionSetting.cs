using System.Collections.Immutable;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>Points at the launch permissions of the settings.</summary>
internal static class PermissionSetting
{
    /// <param name="cause">What was seen.</param>
    /// <param name="field">The field below <c>launchPermission</c>; empty for all of it.</param>
    /// <param name="text">What the evidence says.</param>
    public static ImmutableArray<Evidence> Evidence(Cause cause, string field, string text)
    {
        string path = "amiDistributionConfiguration/launchPermission" + (field.Length == 0 ? "" : "/" + field);
        return
        [
            .. cause.Sightings.Where(s => s.Job is not null).Select(s => s.Job!.Entry).Distinct().Select(
                entry => cause.Subject.FromField(
                    cause.Subject.Settings?.Arn ?? "", CheckedDistribution.EntryField(entry, path), text)),
        ];
    }
}
