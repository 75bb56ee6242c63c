using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>A Deny in a policy of the principal itself.</summary>
public sealed class KF1033ExplicitDenyInIdentityPolicy() : ObstacleRule(
    "KF1033",
    "explicit-deny-in-identity-policy",
    "a Deny in the caller's own policies",
    "F5.2", "V11", "E38")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Fault is { Denies: true, Layer: PolicyLayer.Identity or PolicyLayer.Session or PolicyLayer.VpcEndpoint } fault
            ? $"{sighting.CallerIdentity} {fault.Denied!.Policy} {fault.Denied.Position} {fault.Denied.Pointer}"
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        StatementReference statement = first.Fault!.Denied!;
        return new Diagnosis(
            $"a Deny of `{Prose.Name(first.CallerIdentity)}` in account {cause.CallerAccounts[0]} forbids "
            + $"{Prose.List(cause.Actions)}",
            $"{Prose.Sentence(Proof.Describe(statement))} denies it, and no Allow anywhere outweighs a Deny.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                $"take {Prose.List(cause.Actions)} on {Prose.List(cause.Resources)} out of {Proof.Describe(statement)}",
            ],
            Notes = first.Action == "kms:DescribeKey" && first.ResourceAccount == first.Caller.Account?.Value
                && !first.IsAboutKeyOfSettings
                ?
                [
                    "That key is the account's default key for EBS. EC2 describes it at every copy, even where another key is "
                    + "named (F2.8).",
                ]
                : [],
        };
    }
}
