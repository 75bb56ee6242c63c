using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>A value of the launch permission is not what EC2 takes.</summary>
public sealed class KF1040LaunchPermissionMalformed() : ObstacleRule(
    "KF1040",
    "launch-permission-malformed",
    "a launch permission names what is neither an account id nor a full ARN",
    "F1.46", "F1.48", "F1.49", "F2.47", "E25")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.LaunchPermissionItem item ? $"{item.Attribute} {item.Value}" : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var item = (Obstacle.LaunchPermissionItem)cause.First.Obstacle;
        return new Diagnosis(
            $"the launch permission `{item.Value}` is no valid value for {item.Attribute}",
            "EC2 takes account ids of twelve digits, the group `all`, and the full ARNs of organizations and OUs; "
            + "one wrong value refuses them all.")
        {
            Evidence = PermissionSetting.Evidence(cause, "", $"the settings share with `{item.Value}`"),
            Changes =
            [
                item.Value.StartsWith("o-", StringComparison.Ordinal)
                    ? $"write the full ARN: `arn:aws:organizations::MANAGEMENT-ACCOUNT:organization/{item.Value}`"
                    : item.Value.StartsWith("ou-", StringComparison.Ordinal)
                        ? "write the full ARN: "
                        + $"`arn:aws:organizations::MANAGEMENT-ACCOUNT:ou/ORGANIZATION/{item.Value}`"
                        : "write the account's twelve digits, or the full ARN of the organization or OU",
            ],
        };
    }
}
