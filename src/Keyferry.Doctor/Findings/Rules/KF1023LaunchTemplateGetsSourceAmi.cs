using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>A launch template of a target account would get the source account's AMI id.</summary>
public sealed class KF1023LaunchTemplateGetsSourceAmi() : ObstacleRule(
    "KF1023",
    "launch-template-gets-source-ami",
    "a launch template of the target account would receive the source account's AMI id",
    "F1.81", "F1.82", "V23", "E20")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.ForeignImageInLaunchTemplate template ? template.LaunchTemplateArn : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var template = (Obstacle.ForeignImageInLaunchTemplate)cause.First.Obstacle;
        string[] arn = template.LaunchTemplateArn.Split(':', 6);
        int entry = cause.First.Job?.Entry ?? 0;
        return new Diagnosis(
            $"the launch template `{Prose.Name(template.LaunchTemplateArn)}` of account {arn[4]} would get the AMI id "
            + "of the source account",
            $"Image Builder writes the id of its own image, `{Prose.Name(template.ImageArn)}`, into the template, not "
            + "that of the account's copy. The update succeeds; instances launched from the template fail, since the "
            + "account may not launch that image.")
        {
            Evidence =
            [
                cause.Subject.FromField(
                    cause.Subject.Settings?.Arn ?? "",
                    CheckedDistribution.EntryField(entry, "launchTemplateConfigurations"),
                    $"the settings name a launch template of account {arn[4]}"),
            ],
            Changes =
            [
                "take the template out of the settings and let it read the image from an SSM parameter "
                + "(`ssmParameterConfigurations` with `amiAccountId`, and `resolve:ssm:` in the template)",
                $"or share the image with account {arn[4]} by a launch permission besides",
            ],
        };
    }
}
