using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>An unknown fact decides.</summary>
public sealed class KF1099CannotTell() : ObstacleRule(
    "KF1099",
    "cannot-tell",
    "it can't be told: an unknown fact decides",
    "F5.1")
{
    private const string AccountWord = "account ";

    public override FindingSeverity Severity => FindingSeverity.Unknown;

    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.CannotTell unknown
            ? UndescribedAccount(unknown.Because)
                ?? (unknown is { Authorization: null, Setting: { Field: "defaultKmsKeyId" or "encryptionByDefault" } setting }
                    ? $"{setting} {unknown.Because}"
                    : null)
                ?? $"{unknown.What} {unknown.Because}"
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        var unknown = (Obstacle.CannotTell)first.Obstacle;
        if (UndescribedAccount(unknown.Because) is { } account)
        {
            return OfAccount(cause, account);
        }

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

    // Whatever hangs on the account hangs on one thing: that nobody has described it.
    private static Diagnosis OfAccount(Cause cause, string account)
    {
        CheckedDistribution subject = cause.Subject;
        string role = cause.Sightings.Any(s => s.IsByDistributionRole)
            ? $", with its organization and its role `{CheckedDistribution.DistributionRoleName}`"
            : ", with its organization";
        return new Diagnosis(
            $"it can't be told whether {Prose.List(cause.Actions)} will be allowed: account `{account}` isn't described",
            $"The scenario doesn't say what is in account {account}, so its roles, its Regions and the service control policies "
            + "above it are unknown. Keyferry doesn't guess.")
        {
            Evidence = [.. Naming(subject, account)],
            Changes = [$"describe account `{account}` in the scenario{role}, and check again"],
        };
    }

    private static IEnumerable<Evidence> Naming(CheckedDistribution subject, string account)
    {
        for (int i = 0; i < subject.Settings?.Distributions.Length; i++)
        {
            int at = subject.Settings.Distributions[i].Ami?.TargetAccountIds?.IndexOf(new AccountId(account)) ?? -1;
            if (at >= 0)
            {
                string field = CheckedDistribution.EntryField(i, $"amiDistributionConfiguration/targetAccountIds/{at}");
                yield return subject.FromField(subject.Settings.Arn, field, $"the distribution settings name account {account}");
            }
        }
    }

    // The id in `account 222233334444 isn't described, …` or `account 222233334444, which …, isn't described`.
    private static string? UndescribedAccount(string because) =>
        because.StartsWith(AccountWord, StringComparison.Ordinal) && because.Contains("isn't described", StringComparison.Ordinal)
            ? because.Substring(AccountWord.Length, 12)
            : null;

    private static IEnumerable<Evidence> Silent(Obstacle.CannotTell unknown) =>
        (unknown.Authorization?.Decision.Silent ?? [])
            .Where(s => s.NearMiss is not null)
            .Select(s => Proof.At(
                s.NearMiss!.Statement, $"{Proof.Describe(s.NearMiss.Statement)} would decide: {s.NearMiss.Explanation}"));

    // A reason that a reading gave begins with the call that got no answer: `kms:GetKeyPolicy of arn:… was denied in …`.
    private static string? DeniedRead(Sighting sighting) =>
        sighting.Obstacle is Obstacle.CannotTell { Because: var because }
        && because.Split(' ') is [{ Length: < 64 } call, _, ..] && call.Split(':') is [{ Length: > 1 } service, { Length: > 3 } action]
        && service.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && action.All(char.IsAsciiLetterOrDigit)
            ? call
            : null;

    // The read that would settle it, by what the question was about.
    private static string? ReadPermission(Sighting sighting) => DeniedRead(sighting) ?? sighting.Service switch
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
