using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>
/// The parent image (or the image to distribute) is under the AWS managed key, and nothing re-encrypts it.
/// </summary>
public sealed class KF1003ParentAwsManagedKey() : ObstacleRule(
    "KF1003",
    "parent-aws-managed-key",
    "the parent image is encrypted with the AWS managed key and the recipe doesn't re-encrypt it",
    "F2.40", "T25", "E1", "S13")
{
    public override string? CauseOf(Sighting sighting) =>
        AwsManagedKeyFinding.CauseOf(sighting, StorageKeyReason.Parent, perDevice: false);

    public override Diagnosis Diagnose(Cause cause)
    {
        string devices = Prose.List(AwsManagedKeyFinding.Devices(cause));
        bool hasRecipe = cause.Subject.Recipe is not null;
        return new Diagnosis(
            hasRecipe
                ? $"the parent image is under the AWS managed key, and the recipe keeps it for {devices}"
                : $"the image to distribute is under the AWS managed key ({devices})",
            (hasRecipe ? "A volume made from an own encrypted snapshot keeps its key unless the recipe names another. " : "")
            + AwsManagedKeyFinding.Because)
        {
            Evidence = AwsManagedKeyFinding.Evidence(
                cause, k => $"`{Prose.Name(k.SettingSubject)}` for {k.Device} is encrypted with the AWS managed key"),
            Changes = [hasRecipe ? AwsManagedKeyRemedy.MapDevices(cause, devices) : AwsManagedKeyRemedy.CopyFirst],
            Notes = AwsManagedKeyFinding.Notes,
        };
    }
}
