using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>A service control policy denies a call, or stopped allowing it.</summary>
public sealed class KF1015ScpDenies() : ObstacleRule(
    "KF1015",
    "scp-denies",
    "a service control policy denies a call",
    "F5.22", "F1.32", "V15", "V16", "E27")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Fault is { Layer: PolicyLayer.ServiceControl } fault
            ? fault.Denied is { } statement
                ? $"{statement.Policy} {statement.Document} {statement.Position} {statement.Pointer}"
                // What a level leaves out, it leaves out for every account below it.
                : fault.Silence?.Level ?? $"{sighting.Caller.Account}"
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Fault fault = cause.First.Fault!;
        string actions = Prose.List(cause.Actions);
        string accounts = Prose.List(cause.CallerAccounts);
        string many = Prose.Many("account", cause.CallerAccounts.Length);
        return new Diagnosis(
            fault.Denied is { } denied
                ? $"the service control policy `{denied.Policy}` denies {actions} in {many} {accounts}"
                : $"no service control policy at {fault.Silence?.Level ?? "one level"} allows {actions} in {many} "
                + $"{accounts}",
            $"`{Prose.Name(cause.First.CallerIdentity)}` is an ordinary role of its account, so the organization's "
            + "service control policies limit it: each level must allow the action and none may deny it, whatever "
            + "the role's own policies allow.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                fault.Denies
                    ? $"except `{cause.First.CallerIdentity}` from the statement (ArnNotLike on `aws:PrincipalArn`)"
                    : $"allow {actions} in a service control policy attached to {fault.Silence?.Level ?? "that level"}; AWS "
                    + "attaches `FullAWSAccess` everywhere, until somebody takes it away",
                $"or move {many} {accounts} from under the policy",
            ],
            Notes = cause.First.IsBySource
                ? ["Service control policies bind an execution role; the service-linked role is exempt from them (F1.32)."]
                : [],
        };
    }
}
