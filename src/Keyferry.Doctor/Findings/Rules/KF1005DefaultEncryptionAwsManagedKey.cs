using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>EBS encryption by default is on in the build Region, with the AWS managed key as default key.</summary>
public sealed class KF1005DefaultEncryptionAwsManagedKey() : ObstacleRule(
    "KF1005",
    "default-encryption-aws-managed-key",
    "encryption by default in the build Region uses the AWS managed key",
    "F2.1", "F2.2", "T23", "E1")
{
    public override string? CauseOf(Sighting sighting) =>
        AwsManagedKeyFinding.CauseOf(sighting, StorageKeyReason.DefaultEncryption, perDevice: false);

    public override Diagnosis Diagnose(Cause cause)
    {
        CheckedDistribution subject = cause.Subject;
        string devices = Prose.List(AwsManagedKeyFinding.Devices(cause));
        return new Diagnosis(
            $"encryption by default in {subject.BuildRegion} puts {devices} under the AWS managed key, which can't be "
            + "shared",
            "The recipe says nothing about encryption, so EBS encryption by default decides, and its default key in "
            + $"account {subject.SourceAccount} is the AWS managed key. {AwsManagedKeyFinding.Because}")
        {
            Evidence = AwsManagedKeyFinding.Evidence(
                cause, _ => "encryption by default is on, and the default key is the AWS managed key `alias/aws/ebs`"),
            Changes =
            [
                AwsManagedKeyRemedy.MapDevices(cause, devices),
                $"or make a customer managed key the default key for EBS in {subject.BuildRegion} "
                + "(ModifyEbsDefaultKmsKeyId), and build again",
            ],
            Notes = AwsManagedKeyFinding.Notes,
        };
    }
}
