using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The image arrives, but whoever gets it may not use its key.</summary>
public sealed class KF1046KeyNotUsableAtLaunch() : ObstacleRule(
    "KF1046",
    "key-not-usable-at-launch",
    "the image arrives, but the account may not use its key and can't launch it",
    "F2.46", "F3.20", "F6.13", "V2", "E21", "E70")
{
    /// <summary>The key that can't be used for the copy can't be used for the launch either.</summary>
    public override ImmutableArray<string> SameAs => ["KF1010", "KF1002"];

    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "kms" && sighting.Phase == DistributionPhase.Launch && sighting.IsSilent(PolicyLayer.Resource)
        && sighting.Caller.Account?.Value != sighting.ResourceAccount
            ? sighting.Resource
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string accounts = Prose.List(cause.CallerAccounts);
        string many = Prose.Many("account", cause.CallerAccounts.Length);
        return new Diagnosis(
            $"{many} {accounts} will get the image but can't launch it: the key {Prose.Key(first.Resource)} doesn't admit "
            + (cause.CallerAccounts.Length == 1 ? "it" : "them"),
            "Sharing and copying succeed, since EC2 doesn't ask there whether the receiver may use the key. At launch it asks KMS "
            + $"in the name of whoever launches for {Prose.List(cause.Actions)}, and the key's policy doesn't allow it; the "
            + "instance goes from pending to terminated (`Client error on launch`).")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                $"add to the policy of the key `{first.Resource}` a statement that allows {Prose.List(cause.Actions)} to "
                + Prose.List([.. cause.CallerAccounts.Select(a => $"arn:aws:iam::{a}:root")])
                + KeyRemedy.GrantsApart(cause),
            ],
            Notes = [KeyRemedy.WhoLaunches],
        };
    }
}
