using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>An encrypted image is to be shared with everyone.</summary>
public sealed class KF1026EncryptedCannotBePublic() : ObstacleRule(
    "KF1026",
    "encrypted-cannot-be-public",
    "an encrypted image cannot be public",
    "F2.43", "V20", "E59")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.EncryptedCannotBePublic ? "all" : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var shared = (Obstacle.EncryptedCannotBePublic)cause.First.Obstacle;
        return new Diagnosis(
            $"the settings share the encrypted image `{Prose.Name(shared.ImageArn)}` with everyone",
            "EC2 never makes an encrypted snapshot public, whatever its key.")
        {
            Evidence = PermissionSetting.Evidence(cause, "userGroups", "the settings share the image with the group `all`"),
            Changes =
            [
                "remove `all` from `userGroups` and name the accounts, organization or OUs instead",
                "or leave the image unencrypted, if it is meant for everyone",
            ],
        };
    }
}
