using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The role's trust policy names the caller, under a condition that Image Builder never meets.</summary>
public sealed class KF1030TrustConditionUnsatisfied() : ObstacleRule(
    "KF1030",
    "trust-condition-unsatisfied",
    "the trust policy's condition is never met",
    "F5.50", "V28", "E2")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Action == "sts:AssumeRole" && sighting.IsBySource && sighting.IsSilent(PolicyLayer.Resource)
        && sighting.Fault?.Silence?.NearMiss is { Failed: StatementElement.Condition }
        && sighting.Resource.EndsWith(CheckedDistribution.DistributionRoleName, StringComparison.OrdinalIgnoreCase)
            ? sighting.Resource
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        NearMiss near = first.Fault!.Silence!.NearMiss!;
        return new Diagnosis(
            $"the trust policy of `{Prose.Name(first.Resource)}` in account {first.ResourceAccount} sets a condition "
            + "that Image Builder doesn't meet",
            $"The trust policy names the source account, but only if its condition holds: {near.Explanation}. Image "
            + "Builder assumes the role without an external id and with no more context than AWS sets by itself.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                "remove the condition",
                "or replace it by one that Image Builder meets, such as StringEquals `aws:PrincipalOrgID`, or "
                + $"ArnLike `aws:PrincipalArn` with `{first.CallerIdentity}`",
            ],
        };
    }
}
