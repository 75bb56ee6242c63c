using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>EBS takes symmetric keys only.</summary>
public sealed class KF1037KeyNotSymmetric() : ObstacleRule(
    "KF1037",
    "key-not-symmetric",
    "the key is not symmetric",
    "F2.4")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.KeyNotSymmetric key ? key.KeyArn : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var key = (Obstacle.KeyNotSymmetric)cause.First.Obstacle;
        return new Diagnosis(
            $"the key {Prose.Key(key.KeyArn)} is not symmetric ({key.KeySpec})",
            "EBS encrypts with symmetric keys (SYMMETRIC_DEFAULT) alone.")
        {
            Evidence = [cause.Subject.FromField(key.KeyArn, "keySpec", $"its key spec is {key.KeySpec}"), .. KeySetting.Named(cause)],
            Changes = ["name a symmetric key; the spec of a key can't be changed"],
        };
    }
}
