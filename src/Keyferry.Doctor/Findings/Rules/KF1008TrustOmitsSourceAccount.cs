using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The role's trust policy doesn't name the source account, or not the principal that acts there.</summary>
public sealed class KF1008TrustOmitsSourceAccount() : ObstacleRule(
    "KF1008",
    "trust-omits-source-account",
    "the role's trust policy doesn't name the source account",
    "F1.29", "F5.50", "V5", "V14", "E2", "S1", "S2")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Action == "sts:AssumeRole" && sighting.Fault is { Layer: PolicyLayer.Resource } && sighting.IsBySource
        && sighting.Resource.EndsWith(CheckedDistribution.DistributionRoleName, StringComparison.OrdinalIgnoreCase)
            ? sighting.Resource
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string source = cause.Subject.SourceAccount.Value;
        string account = first.ResourceAccount;
        bool denies = first.Fault!.Denies;
        return new Diagnosis(
            denies
                ? $"the trust policy of `{Prose.Name(first.Resource)}` in account {account} denies the source account "
                + $"{source}"
                : $"the trust policy of `{Prose.Name(first.Resource)}` in account {account} doesn't name the source "
                + $"account {source}",
            $"`{Prose.Name(first.CallerIdentity)}` of account {source} assumes this role to copy the image. Across "
            + "accounts the "
            + "trust policy must name the caller or its account, and " + (denies ? "a statement of it denies the call." : "no statement of it does."))
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                denies
                    ? $"take `{first.CallerIdentity}` out of the statement that denies `sts:AssumeRole`"
                    : $"in the role's trust policy, allow `sts:AssumeRole` to `arn:aws:iam::{source}:root`",
            ],
            Notes = cause.Subject.UsesServiceLinkedRole
                ? []
                :
                [
                    "An execution role acts here instead of the service-linked role; a trust policy that names the "
                    + "service-linked role, as AWS's support article says in its text, doesn't admit it (F1.29, S2).",
                ],
        };
    }
}
