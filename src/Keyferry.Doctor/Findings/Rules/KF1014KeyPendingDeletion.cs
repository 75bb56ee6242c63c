using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The key waits for its deletion.</summary>
public sealed class KF1014KeyPendingDeletion() : ObstacleRule(
    "KF1014",
    "key-pending-deletion",
    "the key is pending deletion",
    "F4.30", "V27", "E5", "E34")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.KeyState { State: KeyState.PendingDeletion or KeyState.PendingReplicaDeletion } state
            ? state.KeyArn
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        string arn = ((Obstacle.KeyState)cause.First.Obstacle).KeyArn;
        string when = cause.First.Key?.DeletionDate is { } date ? $" on {date:yyyy-MM-dd}" : "";
        return new Diagnosis(
            $"the key {Prose.Key(arn)} is pending deletion",
            $"KMS refuses every use of a key that waits for its deletion. Once it is deleted{when}, every image and "
            + "snapshot under it is lost for good.")
        {
            Evidence = [cause.Subject.FromField(arn, "state", "the key's state is PendingDeletion" + when), .. KeySetting.Named(cause)],
            Changes =
            [
                $"cancel the deletion and enable the key again (kms:CancelKeyDeletion, then kms:EnableKey) for `{arn}`",
                "or encrypt with another key, while this one can still decrypt what is under it",
                KeyRemedy.RetryAfterwards,
            ],
        };
    }
}
