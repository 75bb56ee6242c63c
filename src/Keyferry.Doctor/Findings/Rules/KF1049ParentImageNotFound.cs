using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The recipe's parent image can't be resolved.</summary>
public sealed class KF1049ParentImageNotFound() : ObstacleRule(
    "KF1049",
    "parent-image-not-found",
    "the recipe's parent image can't be found",
    "E23")
{
    public override string? CauseOf(Sighting sighting) => sighting.Obstacle switch
    {
        Obstacle.NotFound found when found.What.Contains("parent", StringComparison.OrdinalIgnoreCase) => found.Identifier,
        Obstacle.ImageNotVisible image when sighting.Phase is DistributionPhase.Build or DistributionPhase.Validation =>
            Prose.Name(image.ImageArn),
        _ => null,
    };

    public override Diagnosis Diagnose(Cause cause)
    {
        CheckedDistribution subject = cause.Subject;
        string why = cause.First.Obstacle is Obstacle.ImageNotVisible hidden ? hidden.Why : "nothing of that name is there";
        return new Diagnosis(
            $"the recipe's parent image `{cause.Key}` can't be found in {subject.BuildRegion}",
            $"Image Builder looks the parent up in the build Region in the name of account {subject.SourceAccount}: "
            + $"{why}.")
        {
            Evidence = [subject.FromField(subject.Recipe?.Arn ?? "", "parentImage", $"`parentImage` is `{cause.Key}`")],
            Changes =
            [
                $"name an image that exists in {subject.BuildRegion} and that account {subject.SourceAccount} may "
                + "launch",
            ],
        };
    }
}
