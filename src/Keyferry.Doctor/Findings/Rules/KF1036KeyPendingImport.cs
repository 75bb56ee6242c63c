using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>
/// The key can't be used yet, or for the time being: it waits for its material, is being created or unavailable.
/// </summary>
public sealed class KF1036KeyPendingImport() : ObstacleRule(
    "KF1036",
    "key-pending-import",
    "the key waits for its key material or is unavailable",
    "F4.30", "E35")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.KeyState state ? state.KeyArn : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var state = (Obstacle.KeyState)cause.First.Obstacle;
        return new Diagnosis(
            $"the key {Prose.Key(state.KeyArn)} can't be used: its state is {state.State}",
            "KMS uses a key only in the state Enabled. A key with imported material waits for it (PendingImport) "
            + "until somebody imports it, and again once it has expired.")
        {
            Evidence = [cause.Subject.FromField(state.KeyArn, "state", $"the key's state is {state.State}"), .. KeySetting.Named(cause)],
            Changes =
            [
                state.State == Cloud.Kms.KeyState.PendingImport
                    ? $"import the key's material (kms:ImportKeyMaterial) for `{state.KeyArn}`"
                    : $"bring `{state.KeyArn}` back to the state Enabled",
                "or name another key",
                KeyRemedy.RetryAfterwards,
            ],
        };
    }
}
