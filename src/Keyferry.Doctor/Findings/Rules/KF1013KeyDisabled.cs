using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The key is disabled.</summary>
public sealed class KF1013KeyDisabled() : ObstacleRule(
    "KF1013",
    "key-disabled",
    "the key is disabled",
    "F4.30", "V12", "E5", "E33")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.KeyState { State: KeyState.Disabled } state ? state.KeyArn : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        string arn = ((Obstacle.KeyState)cause.First.Obstacle).KeyArn;
        return new Diagnosis(
            $"the key {Prose.Key(arn)} is disabled",
            "KMS refuses every use of a disabled key. EC2 accepts the copy all the same and lets it fail afterwards, "
            + "without naming the key.")
        {
            Evidence = [cause.Subject.FromField(arn, "state", "the key's state is Disabled"), .. KeySetting.Named(cause)],
            Changes = [$"enable the key `{arn}` (kms:EnableKey), or name another one", KeyRemedy.RetryAfterwards],
        };
    }
}
