using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>A resource control policy of the resource's organization denies a call.</summary>
public sealed class KF1016RcpDenies() : ObstacleRule(
    "KF1016",
    "rcp-denies",
    "a resource control policy denies a call",
    "F5.23", "F5.25", "V17", "E37")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Fault is { Layer: PolicyLayer.ResourceControl } fault
            ? fault.Denied is { } statement
                ? $"{statement.Policy} {statement.Document} {statement.Position} {statement.Pointer}"
                : $"{fault.Silence?.Level} {sighting.ResourceAccount} {sighting.Service}"
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Fault fault = cause.First.Fault!;
        string actions = Prose.List(cause.Actions);
        string account = cause.First.ResourceAccount;
        return new Diagnosis(
            fault.Denied is { } denied
                ? $"the resource control policy `{denied.Policy}` denies {actions} on resources of account {account}"
                : $"no resource control policy at {fault.Silence?.Level ?? "one level"} allows {actions} in account "
                + $"{account}",
            $"The resource belongs to account {account}, whose organization limits by resource control policies who "
            + $"may use its resources. `{cause.First.CallerIdentity}` of account {cause.CallerAccounts[0]} is not "
            + "among them, whatever the resource's own policy allows.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                $"except {Prose.Many("account", cause.CallerAccounts.Length)} {Prose.List(cause.CallerAccounts)} from "
                + "the statement (StringNotEquals on `aws:PrincipalAccount`, or `aws:PrincipalOrgID` for a whole "
                + "organization)",
            ],
        };
    }
}
