using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The recipe leaves the root device out, which then takes the account's default key without a word.</summary>
public sealed class KF1021RootDeviceNotMapped() : ObstacleRule(
    "KF1021",
    "root-device-not-mapped",
    "the recipe doesn't map the root device, which silently takes the account's default key",
    "F1.57", "F2.2", "E1")
{
    public override string? CauseOf(Sighting sighting) =>
        AwsManagedKeyFinding.CauseOf(sighting, StorageKeyReason.RootNotMapped, perDevice: false);

    public override Diagnosis Diagnose(Cause cause)
    {
        CheckedDistribution subject = cause.Subject;
        string devices = Prose.List(AwsManagedKeyFinding.Devices(cause));
        return new Diagnosis(
            $"the recipe doesn't map the root device {devices}, which silently takes the AWS managed key",
            $"Encryption by default is on in {subject.BuildRegion} and encrypts what the recipe leaves open with the "
            + $"account's default key, here the AWS managed one. {AwsManagedKeyFinding.Because}")
        {
            Evidence =
            [
                subject.FromField(
                    subject.Recipe?.Arn ?? "", "blockDeviceMappings", $"the recipe has no mapping for the root device {devices}"),
                .. AwsManagedKeyFinding.Evidence(
                    cause, _ => "encryption by default is on, and the default key is the AWS managed key `alias/aws/ebs`"),
            ],
            Changes = [AwsManagedKeyRemedy.MapDevices(cause, devices)],
            Notes = AwsManagedKeyFinding.Notes,
        };
    }
}
