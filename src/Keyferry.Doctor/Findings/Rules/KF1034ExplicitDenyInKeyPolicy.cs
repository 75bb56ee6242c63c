using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>A Deny in the key's own policy.</summary>
public sealed class KF1034ExplicitDenyInKeyPolicy() : ObstacleRule(
    "KF1034",
    "explicit-deny-in-key-policy",
    "a Deny in the key policy",
    "F4.1", "F5.2", "E38")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Fault is { Denies: true, Layer: PolicyLayer.Resource } fault
            ? $"{sighting.Resource} {fault.Denied!.Pointer}"
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        StatementReference statement = first.Fault!.Denied!;
        string what = first.Service == "kms" ? $"the key {Prose.Key(first.Resource)}" : $"`{first.Resource}`";
        return new Diagnosis(
            $"a Deny in the policy of {what} forbids {Prose.List(cause.Actions)}",
            $"{Prose.Sentence(Proof.Describe(statement))} denies it to {Prose.List(cause.CallerAccounts)}, and no "
            + "Allow anywhere outweighs a Deny.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                $"except `{first.CallerIdentity}` from {Proof.Describe(statement)} (ArnNotLike on "
                + $"`aws:PrincipalArn`), or take {Prose.List(cause.Actions)} out of it",
            ],
        };
    }
}
