using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The settings name an AWS managed key for copies that other accounts make.</summary>
public sealed class KF1002DistributionAwsManagedKey() : ObstacleRule(
    "KF1002",
    "distribution-aws-managed-key",
    "the distribution settings encrypt copies for other accounts with an AWS managed key",
    "S18", "F2.40", "F3.12", "E5")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "kms"
        && sighting.IsAboutAwsManagedKey
        && sighting.IsAboutKeyOfSettings
        && sighting.Caller.Account?.Value != sighting.ResourceAccount
        && (sighting.IsDenied || sighting.Obstacle is Obstacle.KeyUnresolved)
            ? sighting.Resource
            : AwsManagedKeyFinding.IsOfCopy(sighting) ? $"shared copies of entry {sighting.Job!.Entry}"
            : null;

    public override Diagnosis Diagnose(Cause cause) => cause.First.IsDenied || cause.First.Obstacle is Obstacle.KeyUnresolved
        ? OfForeignKey(cause)
        : OfSharedCopies(cause);

    // A copy under the key of the account that makes it arrives there, but nobody can share it any further.
    private static Diagnosis OfSharedCopies(Cause cause)
    {
        int entry = cause.First.Job!.Entry;
        Region region = cause.First.Job.Region;
        string? named = cause.Subject.EntryOf(cause.First.Job)?.Ami?.KmsKeyId;
        string field = CheckedDistribution.EntryField(entry, "amiDistributionConfiguration");
        return new Diagnosis(
            named is null
                ? $"the distribution settings name no key for the copies in {region}, so they come under the AWS managed key, and "
                + "copies under it can't be shared"
                : $"the distribution settings encrypt the copies in {region} with the AWS managed key, and copies under it can't be shared",
            "EC2 doesn't share an image while one of its snapshots is under an AWS managed key, since nobody can change the "
            + "policy of such a key to admit another account. The image that was built is under another key: the settings "
            + "decide which key a copy has.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    cause.Subject.Settings?.Arn ?? "",
                    named is null ? field : CheckedDistribution.KeyField(entry),
                    named is null ? $"the entry for {region} has no `kmsKeyId`" : $"`kmsKeyId` is `{named}`, an AWS managed key"),
            ],
            Changes =
            [
                $"set `{CheckedDistribution.KeyField(entry)}` to the ARN of a customer managed key in {region} whose policy admits "
                + Prose.List(cause.Targets),
            ],
        };
    }

    private static Diagnosis OfForeignKey(Cause cause)
    {
        int entry = cause.First.Job?.Entry ?? 0;
        string setting = CheckedDistribution.KeyField(entry);
        return new Diagnosis(
            $"the distribution settings encrypt the copies in {cause.First.Call.Region} with an AWS managed key of "
            + $"account {cause.First.ResourceAccount}",
            "Each target account makes its copy itself, and an AWS managed key serves its own account alone: nobody "
            + "can change its policy to admit another one. The copy is accepted and fails afterwards.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    cause.Subject.Settings?.Arn ?? "",
                    setting,
                    $"`kmsKeyId` is `{cause.Subject.EntryOf(cause.First.Job)?.Ami?.KmsKeyId}`, an AWS managed key"),
                .. Proof.Of(cause),
            ],
            Changes =
            [
                $"set `{setting}` to the ARN of a customer managed key in {cause.First.Call.Region} whose policy "
                + "admits "
                + Prose.List(cause.Targets),
                "or leave `kmsKeyId` out: each target account then encrypts its copy with its own default key",
            ],
            Notes =
            [
                "AWS's support article lists this under the sharing error; for a copy it is the copy that fails (S18).",
            ],
        };
    }
}
