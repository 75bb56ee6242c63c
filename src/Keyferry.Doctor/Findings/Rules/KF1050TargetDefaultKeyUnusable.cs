using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The account's own default key, taken because no key is named, doesn't admit its principal.</summary>
public sealed class KF1050TargetDefaultKeyUnusable() : ObstacleRule(
    "KF1050",
    "target-default-key-unusable",
    "the target account's default key can't be used by its own principal",
    "F2.2", "F2.8", "T13", "F4.6", "E5")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "kms" && sighting.IsSilent(PolicyLayer.Resource)
        && sighting.Caller.Account?.Value == sighting.ResourceAccount
        && sighting.Caller.Account != sighting.Subject.SourceAccount
        && (sighting.Phase == DistributionPhase.Launch && sighting.Job?.Way == DistributionWay.LaunchPermission
            || sighting.IsAboutUnnamedKey)
            ? sighting.Resource
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string account = first.ResourceAccount;
        return new Diagnosis(
            $"the default key of account {account} in {first.Call.Region} doesn't admit "
            + $"`{Prose.Name(first.CallerIdentity)}`",
            "Where no key is named, a copy or volume in another account is encrypted with that account's own default "
            + $"key. Its policy allows {Prose.List(cause.Actions)} neither to the caller nor, through the statement "
            + "for root, to IAM policies.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    Cloud.Worlds.Subjects.Ec2Settings(new Cloud.Worlds.AccountId(account), first.Call.Region),
                    "defaultKmsKeyId",
                    $"the default key is `{first.Resource}`"),
                .. Proof.Of(cause),
            ],
            Changes =
            [
                $"add to the policy of the key `{first.Resource}` the statement that allows `kms:*` to "
                + $"`arn:aws:iam::{account}:root`",
                "or name another key in the settings, or make another key the default",
            ],
        };
    }
}
