using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>Several snapshots, and one of them under the AWS managed key: one suffices (F2.42).</summary>
public sealed class KF1004OneSnapshotAwsManagedKey() : ObstacleRule(
    "KF1004",
    "one-snapshot-aws-managed-key",
    "one of the image's several snapshots is encrypted with the AWS managed key",
    "F2.42", "E1", "V19")
{
    public override string? CauseOf(Sighting sighting) =>
        AwsManagedKeyFinding.CauseOf(sighting, StorageKeyReason.OneOfSeveral, perDevice: false);

    public override Diagnosis Diagnose(Cause cause)
    {
        string devices = Prose.List(AwsManagedKeyFinding.Devices(cause));
        return new Diagnosis(
            $"of the image's snapshots that of {devices} is under the AWS managed key, which can't be shared",
            "One such snapshot among several stops the whole image. " + AwsManagedKeyFinding.Because)
        {
            Evidence = AwsManagedKeyFinding.Evidence(
                cause, k => $"`{Prose.Name(k.SettingSubject)}` for {k.Device} is encrypted with the AWS managed key"),
            Changes =
            [
                cause.Subject.Recipe is null ? AwsManagedKeyRemedy.CopyFirst : AwsManagedKeyRemedy.MapDevices(cause, devices),
            ],
            Notes = AwsManagedKeyFinding.Notes,
        };
    }
}
