using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>Public sharing of images is blocked for the account in the Region.</summary>
public sealed class KF1025PublicSharingBlocked() : ObstacleRule(
    "KF1025",
    "public-sharing-blocked",
    "public sharing of images is blocked in the account",
    "F1.71", "F2.52", "E4")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.PublicSharingBlocked blocked ? $"{blocked.Account} {blocked.InRegion}" : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var blocked = (Obstacle.PublicSharingBlocked)cause.First.Obstacle;
        return new Diagnosis(
            $"account {blocked.Account} blocks public images in {blocked.InRegion}, and the settings share with `all`",
            "Block public access for AMIs refuses every new public launch permission of the account in this Region.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    Cloud.Worlds.Subjects.Ec2Settings(blocked.Account, blocked.InRegion),
                    "imageBlockPublicAccess",
                    "block public access for AMIs is on"),
                .. PermissionSetting.Evidence(cause, "userGroups", "the settings share the image with the group `all`"),
            ],
            Changes =
            [
                "remove `all` from `userGroups` and name the accounts, organization or OUs instead",
                "or, if the image is meant for everyone, call DisableImageBlockPublicAccess in account "
                + $"{blocked.Account}, {blocked.InRegion}",
            ],
        };
    }
}
