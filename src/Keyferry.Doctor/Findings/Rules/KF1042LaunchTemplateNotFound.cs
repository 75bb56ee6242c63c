using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The launch template to update does not exist in that account and Region.</summary>
public sealed class KF1042LaunchTemplateNotFound() : ObstacleRule(
    "KF1042",
    "launch-template-not-found",
    "the launch template does not exist in that account and Region",
    "F1.51", "F1.83", "E46")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.NotFound found
        && found.What.Contains("launch template", StringComparison.OrdinalIgnoreCase)
            ? $"{found.Identifier} {sighting.Call.Region}"
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var found = (Obstacle.NotFound)cause.First.Obstacle;
        string account = cause.CallerAccounts[0];
        return new Diagnosis(
            $"there is no launch template `{found.Identifier}` in account {account}, {cause.First.Call.Region}",
            "Launch templates belong to one account and one Region; the images arrive, but the template isn't "
            + "updated, and the build ends as failed while it integrates.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    cause.Subject.Settings?.Arn ?? "",
                    CheckedDistribution.EntryField(cause.First.Job?.Entry ?? 0, "launchTemplateConfigurations"),
                    $"the settings name `{found.Identifier}`"),
            ],
            Changes =
            [
                $"name a launch template of account {account} in {cause.First.Call.Region}, or correct `accountId`",
            ],
        };
    }
}
