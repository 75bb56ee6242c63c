using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The image or its snapshots lack Image Builder's tag, without which its policies forbid sharing.</summary>
public sealed class KF1031CreatedByTagMissing() : ObstacleRule(
    "KF1031",
    "created-by-tag-missing",
    "the image or a snapshot lacks the tag CreatedBy, so sharing it is denied",
    "F1.26", "F1.30", "F1.76", "V25", "E26", "S12")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "ec2" && sighting.IsBySource && sighting.IsSilent(PolicyLayer.Identity)
        && sighting.Fault?.Silence?.NearMiss is { Failed: StatementElement.Condition } near
        && near.Explanation.Contains("ResourceTag/CreatedBy", StringComparison.OrdinalIgnoreCase)
            ? sighting.CallerIdentity
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        string resources = Prose.List([.. cause.Resources.Select(Prose.Name)]);
        return new Diagnosis(
            $"{resources} {(cause.Resources.Length == 1 ? "lacks" : "lack")} the tag `CreatedBy`, so Image Builder "
            + "may not share "
            + (cause.Resources.Length == 1 ? "it" : "them"),
            $"The policies of `{Prose.Name(cause.First.CallerIdentity)}` allow {Prose.List(cause.Actions)} only on "
            + "what carries the tag `CreatedBy` = `EC2 Image Builder`. Image Builder sets it on what it builds; an "
            + "image from elsewhere doesn't have it.")
        {
            Evidence =
            [
                .. cause.Resources.Take(4).Select(r => cause.Subject.FromField(
                    r, "tags", $"`{Prose.Name(r)}` has no tag `CreatedBy` = `EC2 Image Builder`")),
                .. Proof.Of(cause),
            ],
            Changes = [$"tag {resources} with `CreatedBy` = `EC2 Image Builder`"],
        };
    }
}
