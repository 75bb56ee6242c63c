using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>A quota of the account is used up.</summary>
public sealed class KF1045QuotaExhausted() : ObstacleRule(
    "KF1045",
    "quota-exhausted",
    "a quota is used up",
    "E17", "E18", "E62")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.Quota quota ? $"{quota.What} {quota.Account} {quota.InRegion}" : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var quota = (Obstacle.Quota)cause.First.Obstacle;
        return new Diagnosis(
            $"account {quota.Account} has used up a quota in {quota.InRegion}: {quota.What}",
            "EC2 refuses the call until something is cleaned up or the quota is raised.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    Cloud.Worlds.Subjects.Ec2Settings(quota.Account, quota.InRegion), "remainingImageQuota",
                    $"no more {quota.What} are left to the account"),
            ],
            Changes =
            [
                $"deregister images that nobody uses in account {quota.Account}, {quota.InRegion}, or ask for a "
                + "higher quota",
            ],
        };
    }
}
