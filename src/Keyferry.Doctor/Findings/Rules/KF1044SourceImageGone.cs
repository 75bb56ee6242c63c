using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The image to share or copy isn't there (any more).</summary>
public sealed class KF1044SourceImageGone() : ObstacleRule(
    "KF1044",
    "source-image-gone",
    "the source image is deregistered, disabled or not visible",
    "F2.56", "E23", "E66")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.ImageNotVisible image ? image.ImageArn : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var image = (Obstacle.ImageNotVisible)cause.First.Obstacle;
        return new Diagnosis(
            $"`{Prose.Name(cause.First.CallerIdentity)}` of account {cause.CallerAccounts[0]} finds no image "
            + $"`{Prose.Name(image.ImageArn)}`",
            $"EC2 answers as if the image didn't exist: {image.Why}.")
        {
            Evidence = [cause.Subject.FromField(image.ImageArn, "", image.Why)],
            Changes =
            [
                "distribute an image that is there: build anew, or name another; one that is only disabled or not shared can be "
                + "enabled (EnableImage) or shared again",
                "keep clean-up jobs and lifecycle policies away from images that are still to be distributed",
            ],
        };
    }
}
