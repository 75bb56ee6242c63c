using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The policy of a key of another account doesn't admit the target account.</summary>
public sealed class KF1010KeyNotSharedWithTarget() : ObstacleRule(
    "KF1010",
    "key-not-shared-with-target",
    "the key of the source account is not shared with the target account",
    "F4.9", "F6.2", "V7", "E3", "E5", "E31", "S8")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "kms" && sighting.IsByDistributionRole && sighting.IsSilent(PolicyLayer.Resource)
        && sighting.Caller.Account?.Value != sighting.ResourceAccount
            ? sighting.Resource
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string accounts = Prose.List(cause.CallerAccounts);
        string roots = Prose.List([.. cause.CallerAccounts.Select(a => $"arn:aws:iam::{a}:root")]);
        return new Diagnosis(
            $"the key {Prose.Key(first.Resource)} isn't shared with "
            + $"{Prose.Many("account", cause.CallerAccounts.Length)} {accounts}",
            "The copy is made by a role of another account than the key's, and then both sides must allow it: the "
            + $"role's own policies, and the policy of the key. The key policy allows {Prose.List(cause.Actions)} to "
            + "neither the account nor the role.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                $"add to the policy of the key `{first.Resource}` a statement that allows {Prose.List(cause.Actions)} "
                + $"to {roots}"
                + KeyRemedy.GrantsApart(cause),
            ],
            Notes =
            [
                "CloudTrail shows the denied call in the target account only, though the fault is the key's (F3.28).",
            ],
        };
    }
}
