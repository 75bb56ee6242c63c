using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>An unknown fact decides.</summary>
public sealed class KF1099CannotTell() : ObstacleRule(
    "KF1099",
    "cannot-tell",
    "it can't be told: an unknown fact decides",
    "F5.1")
{
    public override FindingSeverity Severity => FindingSeverity.Unknown;

    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.CannotTell unknown ? $"{unknown.What} {unknown.Because}" : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        var unknown = (Obstacle.CannotTell)first.Obstacle;
        return new Diagnosis(
            $"it can't be told whether {Prose.List(cause.Actions)} will be allowed: {The(unknown.What)} is unknown",
            $"The answer hangs on {The(unknown.What)}, and {unknown.Because}. Keyferry doesn't guess.")
        {
            Evidence =
            [
                new Evidence($"{The(unknown.What)} is unknown: {unknown.Because}", first.Subject.World.Origins.Find(first.Resource)),
                .. Silent(unknown),
            ],
            Changes =
            [
                ReadPermission(first) is { } permission
                    ? $"give what is unknown in the scenario, or let Keyferry read it (`{permission}`), and check again"
                    : "give what is unknown in the scenario, and check again",
            ],
        };
    }

    // Policies are called `key policy of …`.
    private static string The(string what) => what.Split(' ') is [_, "policy", ..] ? "the " + what : what;

    private static IEnumerable<Evidence> Silent(Obstacle.CannotTell unknown) =>
        (unknown.Authorization?.Decision.Silent ?? [])
            .Where(s => s.NearMiss is not null)
            .Select(s => Proof.At(
                s.NearMiss!.Statement, $"{Proof.Describe(s.NearMiss.Statement)} would decide: {s.NearMiss.Explanation}"));

    // The read that would settle it, by what the question was about.
    private static string? ReadPermission(Sighting sighting) => sighting.Service switch
    {
        "kms" => sighting.Obstacle is Obstacle.CannotTell { What: var what } && what.Contains("role", StringComparison.OrdinalIgnoreCase)
            ? "iam:GetRolePolicy"
            : "kms:GetKeyPolicy",
        "sts" => "iam:GetRole",
        "ec2" => "iam:GetRolePolicy",
        "ssm" => "iam:GetRolePolicy",
        _ => null,
    };
}
