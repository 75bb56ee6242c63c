using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>
/// The image is to be encrypted with a key of another account, which doesn't admit the source account.
/// </summary>
public sealed class KF1011RecipeKeyNotSharedWithSource() : ObstacleRule(
    "KF1011",
    "recipe-key-not-shared-with-source",
    "the recipe encrypts with a key of another account that doesn't admit the source account",
    "S8", "F4.9", "E21", "E31")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "kms" && sighting.IsBySource && sighting.IsSilent(PolicyLayer.Resource)
        && sighting.Caller.Account?.Value != sighting.ResourceAccount
            ? sighting.Resource
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string source = cause.Subject.SourceAccount.Value;
        string user = first.Job is null ? "the recipe" : "the distribution settings";
        return new Diagnosis(
            $"{user} encrypt{(first.Job is null ? "s" : "")} with the key {Prose.Key(first.Resource)}, which doesn't "
            + $"admit the source account {source}",
            $"`{first.CallerIdentity}` uses the key from another account, so the key's policy must allow "
            + $"{Prose.List(cause.Actions)} to it or to account {source}; no statement does.")
        {
            Evidence =
            [
                .. first.Obstacle.Setting is { } setting
                    ? [cause.Subject.FromSetting(setting, $"the key is named here: `{first.Resource}`")]
                    : Array.Empty<Evidence>(),
                .. Proof.Of(cause),
            ],
            Changes =
            [
                $"add to the policy of the key `{first.Resource}` a statement that allows {Prose.List(cause.Actions)} "
                + $"to `arn:aws:iam::{source}:root`" + KeyRemedy.GrantsApart(cause),
                $"or encrypt with a key of account {source} that is shared with the targets",
            ],
        };
    }
}
