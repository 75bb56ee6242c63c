using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The image is shared with an organization or OU whose accounts the key policy doesn't admit.</summary>
public sealed class KF1018OrganizationNotInKeyPolicy() : ObstacleRule(
    "KF1018",
    "organization-not-in-key-policy",
    "launch permission for an organization or OU whose accounts the key policy doesn't admit",
    "F2.45", "F2.47", "F2.48", "V21", "E21")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "kms" && sighting.Phase == DistributionPhase.Launch && sighting.IsSilent(PolicyLayer.Resource)
        && sighting.Job?.Grantee is { } grantee && grantee.StartsWith("arn:", StringComparison.Ordinal)
        && sighting.Caller.Account?.Value != sighting.ResourceAccount
            ? sighting.Resource
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        return new Diagnosis(
            $"accounts of {Prose.List(cause.Targets)} may launch the image but not use its key {Prose.Key(first.Resource)}",
            "A launch permission gives no access to the key. EC2 uses the key in the name of whoever launches, so the key policy "
            + $"itself must admit the organization's accounts; here it allows them no {Prose.List(cause.Actions, "or")}. The "
            + "distribution succeeds; instances go from pending to terminated (`Client error on launch`).")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                $"add to the policy of the key `{first.Resource}` a statement that allows {Prose.List(cause.Actions)} to "
                + $"Principal `*` with the condition {Prose.Join([.. cause.Targets.Select(Condition)], "or")}",
            ],
            Notes =
            [
                "AWS's sample key policy for sharing with an organization lacks `kms:CreateGrant`, without which no instance "
                + "starts (F2.48).",
                "Accounts of the organization can launch the image but not copy it: snapshots can't be shared with an "
                + "organization (F2.45).",
                KeyRemedy.WhoLaunches,
            ],
        };
    }

    // arn:aws:organizations::MANAGEMENT:organization/o-… or …:ou/o-…/ou-…
    private static string Condition(string grantee)
    {
        string[] parts = grantee.Split('/');
        return parts.Length == 2
            ? $"StringEquals `aws:PrincipalOrgID` = `{parts[1]}`"
            : $"ForAnyValue:StringLike `aws:PrincipalOrgPaths` = `{parts[1]}/*/{parts[^1]}/*`";
    }
}
