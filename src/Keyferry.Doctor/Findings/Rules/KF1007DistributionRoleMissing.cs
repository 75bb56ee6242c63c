using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The role that Image Builder assumes in a target account is not there under its exact name and path.</summary>
public sealed class KF1007DistributionRoleMissing() : ObstacleRule(
    "KF1007",
    "distribution-role-missing",
    "the role EC2ImageBuilderDistributionCrossAccountRole is missing in a target account",
    "F1.24", "F6.6", "V3", "V4", "E2", "S3")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.RoleMissing missing
        && missing.RoleArn.EndsWith("/" + CheckedDistribution.DistributionRoleName, StringComparison.OrdinalIgnoreCase)
            ? missing.RoleArn
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var missing = (Obstacle.RoleMissing)cause.First.Obstacle;
        string account = missing.RoleArn.Split(':')[4];
        string source = cause.Subject.SourceAccount.Value;
        CheckedDistribution subject = cause.Subject;
        string? like = missing.Similar ?? LikelyMeant(subject.World, new AccountId(account));
        return new Diagnosis(
            $"account {account} has no role `{CheckedDistribution.DistributionRoleName}`"
            + (like is null ? "" : $"; `{Prose.Name(like)}` isn't it"),
            $"Image Builder assumes exactly `{missing.RoleArn}`: this name, these capitals, path `/`. AWS answers the attempt "
            + "with the same AccessDenied as for a role that doesn't trust the caller.")
        {
            Evidence = like is { } similar
                ? [subject.FromField(similar, "", $"the account has `{similar}`, whose name, capitals or path differ")]
                : [subject.FromField(Subjects.Account(new AccountId(account)), "", $"account {account} has no such role")],
            Changes =
            [
                (like is null ? "create" : "create, beside or instead of the similar one,")
                + $" the role `{CheckedDistribution.DistributionRoleName}` with path `/` in account {account}, trusting "
                + $"`arn:aws:iam::{source}:root`, with the managed policy `Ec2ImageBuilderCrossAccountDistributionAccess` and "
                + "an inline policy that allows the KMS actions on the keys concerned",
            ],
            Notes =
            [
                "AWS's support article spells the role `ec2ImageBuilderDistributionCrossAccountRole`; the name begins with "
                + "`EC2` (S3).",
            ],
        };
    }

    // A role whose name is near, or speaks of the same thing.
    private static string? LikelyMeant(World world, AccountId account)
    {
        ImmutableArray<Role> roles =
        [
            .. world.Roles.Values.Where(r => r.Account == account && !r.IsServiceLinked).OrderBy(r => r.Name, StringComparer.Ordinal),
        ];
        string? near = NearestName.Of(CheckedDistribution.DistributionRoleName, roles.Select(r => r.Name));
        return (roles.FirstOrDefault(r => r.Name == near) ?? roles.FirstOrDefault(
            r => r.Name.Contains("ImageBuilder", StringComparison.OrdinalIgnoreCase)
                && r.Name.Contains("Distribution", StringComparison.OrdinalIgnoreCase)))?.Arn;
    }
}
