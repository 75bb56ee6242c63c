using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>An opt-in Region is not enabled in the account that should get the image.</summary>
public sealed class KF1012RegionNotEnabled() : ObstacleRule(
    "KF1012",
    "region-not-enabled",
    "an opt-in Region is not enabled in the account",
    "F5.56", "F6.10", "V18", "E2", "E12", "S10")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.RegionNotEnabled off ? $"{off.Account} {off.InRegion}" : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var off = (Obstacle.RegionNotEnabled)cause.First.Obstacle;
        return new Diagnosis(
            $"the Region {off.InRegion} is not enabled in account {off.Account}",
            "Credentials of an account are valid in an opt-in Region only once the account has enabled it, so Image "
            + "Builder gets no session of its role there.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    Cloud.Worlds.Subjects.Account(off.Account),
                    $"enabledRegions/{off.InRegion}",
                    $"account {off.Account} has not enabled {off.InRegion}"),
            ],
            Changes =
            [
                $"enable {off.InRegion} in account {off.Account} (account:EnableRegion); it takes minutes to hours",
                $"or take account {off.Account} out of the settings' entry for {off.InRegion}",
            ],
            Notes =
            [
                "AWS doesn't document which words STS uses here: AccessDenied is assumed, RegionDisabledException is "
                + "possible (Q11). The job fails either way.",
            ],
        };
    }
}
