using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>
/// The key's policy neither delegates to its account's IAM policies nor names Image Builder's principal.
/// </summary>
public sealed class KF1006KeyPolicyOmitsImageBuilder() : ObstacleRule(
    "KF1006",
    "key-policy-omits-image-builder",
    "the key policy has neither the root statement nor Image Builder's principal",
    "F4.2", "F4.6", "F1.77", "V13", "V29", "E58", "E31")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "kms" && sighting.IsSilent(PolicyLayer.Resource) && !sighting.IsAboutAwsManagedKey
        && sighting.Caller.Account?.Value == sighting.ResourceAccount
            ? sighting.Resource
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string account = first.ResourceAccount;
        return new Diagnosis(
            $"the policy of the key {Prose.Key(first.Resource)} doesn't admit `{Prose.Name(first.CallerIdentity)}`",
            $"A key's policy is always needed. This one neither lets account {account} govern the key through IAM "
            + $"policies (the statement for its root) nor names `{first.CallerIdentity}`, so "
            + $"{Prose.List(cause.Actions)} "
            + $"{(cause.Actions.Length == 1 ? "is" : "are")} denied whatever that role's own policies say.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                $"add to the key policy the statement that lets account {account} use IAM policies: Allow `kms:*` on "
                + $"`*` to `arn:aws:iam::{account}:root`",
                $"or add a statement that allows {Prose.List(cause.Actions)} to `{first.CallerIdentity}`",
            ],
            Notes =
            [
                "AWS's support article shows a statement called `Enable IAM User Permissions` that names the "
                + "service-linked role alone. Put it beside the statement for root, never in its place: without that "
                + "one the account can lock itself out of the key (S5).",
            ],
        };
    }
}
