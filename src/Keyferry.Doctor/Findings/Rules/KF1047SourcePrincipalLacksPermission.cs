using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
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
                    $"allow {Prose.List(cause.Actions)} on {Prose.List(Resources(cause))} in a policy of the role",
                    "AWS's managed policy `EC2ImageBuilderExecutionPolicy` holds what an execution role needs in general",
                ],
        };
    }

    // The next image and its snapshots have no id yet that a policy could name.
    private static ImmutableArray<string> Resources(Cause cause) =>
        [.. cause.Resources.Select(r => IsYetToBe(cause.Subject, r) ? r[..(r.LastIndexOf('/') + 1)] + "*" : r).Distinct()];

    private static bool IsYetToBe(CheckedDistribution subject, string arn) =>
        arn.Split(':', 6) is [_, _, "ec2", var region, _, var rest] && rest.Split('/') is [var kind, var id] && kind switch
        {
            "image" => !subject.World.Images.ContainsKey((new Region(region), id)),
            "snapshot" => !subject.World.Snapshots.ContainsKey((new Region(region), id)),
            _ => false,
        };
}
