using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Organizations;
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
            "EC2 takes account ids of twelve digits, the group `all`, and the full ARNs of organizations and OUs that exist; one "
            + "wrong value refuses them all.")
        {
            Evidence = PermissionSetting.Evidence(cause, "", $"the settings share with `{item.Value}`"),
            Changes =
            [
                OfKnown(cause, item.Value) is { } known ? known
                    : item.Value.StartsWith("o-", StringComparison.Ordinal)
                    ? $"write the full ARN: `arn:aws:organizations::MANAGEMENT-ACCOUNT:organization/{item.Value}`"
                    : item.Value.StartsWith("ou-", StringComparison.Ordinal)
                        ? "write the full ARN: "
                        + $"`arn:aws:organizations::MANAGEMENT-ACCOUNT:ou/ORGANIZATION/{item.Value}`"
                        : "write the account's twelve digits, or the full ARN of the organization or OU",
            ],
        };
    }

    // The ARN has the right form, but the organization it names is another one's, or has no such unit.
    private static string? OfKnown(Cause cause, string arn)
    {
        string[] path = arn[(arn.LastIndexOf(':') + 1)..].Split('/');
        if (path.Length < 2 || !cause.Subject.World.Organizations.TryGetValue(path[1], out Organization? organization))
        {
            return null;
        }

        string own = $"arn:aws:organizations::{organization.ManagementAccount}";
        return path.Length == 2
            ? $"write the organization's own ARN, with its management account: `{own}:organization/{organization.Id}`"
            : organization.Units.ContainsKey(path[2])
                ? $"write the unit's own ARN, with the management account: `{own}:ou/{organization.Id}/{path[2]}`"
                : $"name a unit that organization `{organization.Id}` has: "
                    + Prose.List([.. organization.Units.Keys.Order(StringComparer.Ordinal)], "or");
    }
}
