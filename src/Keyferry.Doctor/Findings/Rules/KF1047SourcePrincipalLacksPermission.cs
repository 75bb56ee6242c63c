using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The principal that acts in the source account lacks a permission of its own.</summary>
public sealed class KF1047SourcePrincipalLacksPermission() : ObstacleRule(
    "KF1047",
    "source-principal-lacks-permission",
    "the execution role lacks an action",
    "F1.25", "F1.26", "F1.28", "F1.30", "E26")
{
    public override string? CauseOf(Sighting sighting) =>
        // Every denial that no narrower rule claims lacks a permission.
        sighting.Obstacle is Obstacle.Denied ? sighting.CallerIdentity : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        bool serviceLinked = first.Caller.Principal.IsServiceLinkedRole;
        return new Diagnosis(
            $"`{Prose.Name(first.CallerIdentity)}` in account {cause.CallerAccounts[0]} may not call {Prose.List(cause.Actions)}",
            serviceLinked
                ? "AWS writes the policy of the service-linked role, and it doesn't allow this; nobody can change it."
                : "Image Builder works with this role's permissions alone, and none of its policies allows the "
                + $"{Prose.Many("call", cause.Actions.Length)}.")
        {
            Evidence = Proof.Of(cause),
            Changes = serviceLinked
                ? [$"run the pipeline with an execution role that may call {Prose.List(cause.Actions)}"]
                :
                [
                    $"allow {Prose.List(cause.Actions)} on {Prose.List(cause.Resources)} in a policy of the role",
                    "AWS's managed policy `EC2ImageBuilderExecutionPolicy` holds what an execution role needs in general",
                ],
        };
    }
}
