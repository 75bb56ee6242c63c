using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>An image of that name exists already.</summary>
public sealed class KF1029AmiNameInUse() : ObstacleRule(
    "KF1029",
    "ami-name-in-use",
    "the name of the image is already in use",
    "F1.41", "E19")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.NameInUse used ? used.Name : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var used = (Obstacle.NameInUse)cause.First.Obstacle;
        int entry = cause.First.Job?.Entry ?? 0;
        return new Diagnosis(
            $"account {used.Account} already has an image called `{used.Name}` in {used.InRegion}",
            $"The names of an account's images are unique within a Region, and `{used.ByImageId}` bears this one. A "
            + "name without a date works once and never again.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    cause.Subject.Settings?.Arn ?? "",
                    CheckedDistribution.EntryField(entry, "amiDistributionConfiguration/name"),
                    $"the settings give the image the name `{used.Name}`"),
                cause.Subject.FromField(
                    Cloud.Worlds.Subjects.Image(used.InRegion, used.ByImageId), "", $"`{used.ByImageId}` bears it already"),
            ],
            Changes =
            [
                "put `{{imagebuilder:buildDate}}` into the name",
                $"or deregister `{used.ByImageId}` in account {used.Account}",
            ],
        };
    }
}
