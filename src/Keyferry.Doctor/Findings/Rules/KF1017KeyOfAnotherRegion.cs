using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The settings name a key of another Region than the one they encrypt in.</summary>
public sealed class KF1017KeyOfAnotherRegion() : ObstacleRule(
    "KF1017",
    "key-of-another-region",
    "the settings name a key of another Region",
    "F2.7", "F4.42", "V26", "E6")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.KeyUnresolved { Reason: KeyUnresolvedReason.OtherRegion } key
            ? $"{key.Identifier} {key.InRegion}"
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var key = (Obstacle.KeyUnresolved)cause.First.Obstacle;
        return new Diagnosis(
            $"in {key.InRegion} the settings name the key {Prose.Key(key.Identifier)}",
            $"KMS keys belong to one Region. What is encrypted in {key.InRegion} needs a key of {key.InRegion}; EC2 "
            + "doesn't look the ARN up anywhere else. The copy is accepted and fails afterwards.")
        {
            Evidence = KeySetting.Evidence(cause, $"`kmsKeyId` is `{key.Identifier}`"),
            Changes =
            [
                $"name a key of {key.InRegion} there, or a replica of a multi-Region key, and share it with the "
                + "targets as the other one",
            ],
        };
    }
}
