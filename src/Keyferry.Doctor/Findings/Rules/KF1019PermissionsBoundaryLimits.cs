using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The principal's permissions boundary doesn't allow what its policies allow.</summary>
public sealed class KF1019PermissionsBoundaryLimits() : ObstacleRule(
    "KF1019",
    "permissions-boundary-limits",
    "the role's permissions boundary doesn't allow a call",
    "F5.2", "F5.11", "E38")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Fault is { Layer: PolicyLayer.Boundary } ? sighting.CallerIdentity : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string actions = Prose.List(cause.Actions);
        string boundary = first.Caller.Identity?.PermissionsBoundary ?? "its permissions boundary";
        return new Diagnosis(
            $"the permissions boundary of `{Prose.Name(first.CallerIdentity)}` in account {cause.CallerAccounts[0]} "
            + $"doesn't allow {actions}",
            $"A permissions boundary is the most that a role may do: what `{boundary}` leaves out stays denied, "
            + "whatever the role's own policies allow.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                $"allow {actions} in `{boundary}`",
                "or set another boundary, or none, on the role",
            ],
        };
    }
}
