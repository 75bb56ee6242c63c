using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>Fast Launch for a copy in another account.</summary>
public sealed class KF1038FastLaunchAcrossAccounts() : ObstacleRule(
    "KF1038",
    "fast-launch-across-accounts",
    "Fast Launch is asked for in another account",
    "F1.86", "E50")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.NotSupported ? $"{sighting.Job?.Entry}" : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var refused = (Obstacle.NotSupported)cause.First.Obstacle;
        return new Diagnosis(
            $"the settings ask for what Image Builder doesn't support: {refused.What}",
            "Image Builder enables Fast Launch only for Windows images that stay in its own account; for a copy in "
            + "another account it must be enabled from there.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    cause.Subject.Settings?.Arn ?? "",
                    CheckedDistribution.EntryField(cause.First.Job?.Entry ?? 0, "fastLaunchConfigurations"),
                    "the settings enable Fast Launch here"),
            ],
            Changes =
            [
                "take the account out of `fastLaunchConfigurations`, and enable Fast Launch from the target account "
                + "after the distribution (ec2:EnableFastLaunch)",
            ],
        };
    }
}
