using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The role of an S3 export is missing or not for VM Import/Export.</summary>
public sealed class KF1039ExportRoleMissing() : ObstacleRule(
    "KF1039",
    "export-role-missing",
    "the role for the S3 export is missing",
    "F1.52", "F1.87", "E47")
{
    public override string? CauseOf(Sighting sighting) => sighting.Obstacle switch
    {
        Obstacle.NotFound found when found.What.Contains("role", StringComparison.OrdinalIgnoreCase) => found.Identifier,
        Obstacle.RoleMissing role when sighting.Phase == DistributionPhase.Integration => role.RoleArn,
        _ => null,
    };

    public override Diagnosis Diagnose(Cause cause) => new(
        $"the role `{Prose.Name(cause.Key)}` for the S3 export doesn't exist or can't be used",
        "EC2 exports an image with the role named in the settings, which must exist in the source account, trust "
        + "`vmie.amazonaws.com` and be allowed to write to the bucket.")
    {
        Evidence =
        [
            cause.Subject.FromField(
                cause.Subject.Settings?.Arn ?? "",
                CheckedDistribution.EntryField(cause.First.Job?.Entry ?? 0, "s3ExportConfiguration/roleName"),
                $"`roleName` is `{cause.Key}`"),
        ],
        Changes = [$"create the role `{Prose.Name(cause.Key)}` for `vmie.amazonaws.com` in account {cause.Subject.SourceAccount}"],
    };
}
