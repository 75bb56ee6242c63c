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
            $"`{cause.First.CallerIdentity}` can't see the image `{Prose.Name(image.ImageArn)}`",
            $"EC2 answers as if the image didn't exist: {image.Why}.")
        {
            Evidence = [cause.Subject.FromField(image.ImageArn, "", image.Why)],
            Changes =
            [
                "enable or share the image, or name one that exists; keep clean-up jobs and lifecycle policies away from images "
                + "that are still to be distributed",
            ],
        };
    }
}
