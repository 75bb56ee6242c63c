using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The target account's Allowed AMIs setting hides the image that it should copy or launch.</summary>
public sealed class KF1043ImageNotAllowed() : ObstacleRule(
    "KF1043",
    "image-not-allowed",
    "the target account's Allowed AMIs setting hides the image",
    "F2.54", "E23")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.ImageNotVisible hidden && AllowedProviders(sighting, hidden) is not null
            ? $"{sighting.Caller.Account} {sighting.Call.Region}"
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        var hidden = (Obstacle.ImageNotVisible)first.Obstacle;
        string owner = first.Subject.FindImage(hidden.ImageArn)!.Owner.Value;
        return new Diagnosis(
            $"account {first.Caller.Account} allows no images of account {owner} in {first.Call.Region}",
            "With Allowed AMIs enabled, images of other owners than the listed ones are as good as absent: the call "
            + "ends with `InvalidAMIID.NotFound` although the image is shared.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    Subjects.Ec2Settings(first.Caller.Account!.Value, first.Call.Region),
                    "allowedImageProviders",
                    $"allowed are {Prose.List(AllowedProviders(first, hidden)!.Value)}"),
            ],
            Changes =
            [
                $"add `{owner}` to the image providers of the Allowed AMIs criteria "
                + $"(ReplaceImageCriteriaInAllowedImagesSettings) in account {first.Caller.Account}, "
                + $"{first.Call.Region}",
            ],
        };
    }

    private static ImmutableArray<string>? AllowedProviders(Sighting sighting, Obstacle.ImageNotVisible hidden) =>
        sighting.Caller.Account is { } account
        && sighting.Subject.FindImage(hidden.ImageArn) is { } image && image.Owner != account
        && sighting.Subject.World.Ec2Settings.GetValueOrDefault((account, sighting.Call.Region))?.AllowedImageProviders
            is { } providers
        && !providers.Contains(image.Owner.Value)
            ? providers
            : null;
}
