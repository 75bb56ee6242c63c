using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Roles as AWS documents them.</summary>
internal static class RoleCandidates
{
    public const string DistributionPolicy = "arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess";

    public const string ExecutionPolicy = "arn:aws:iam::aws:policy/EC2ImageBuilderExecutionPolicy";

    /// <summary>The role that isn't there: Image Builder's in a target account (F6.6), or the execution role.</summary>
    public static CandidateSet Missing(Cause cause, Obstacle.RoleMissing missing)
    {
        string[] parts = missing.RoleArn.Split(':', 6);
        AccountId account = new(parts[4]);
        string name = missing.RoleArn[(missing.RoleArn.LastIndexOf('/') + 1)..];
        if (name.Equals(CheckedDistribution.DistributionRoleName, StringComparison.OrdinalIgnoreCase))
        {
            // AWS documents the account as the principal (F6.6).
            return CandidateSet.Of(new Candidate("create-role", [new CreateRole(
                account,
                CheckedDistribution.DistributionRoleName,
                Trust(PrincipalKind.Aws, $"arn:aws:iam::{cause.Subject.SourceAccount}:root"),
                [DistributionPolicy])]));
        }

        return cause.First.Phase == DistributionPhase.Integration
            ? Export(account, name)
            : CandidateSet.Of(new Candidate(
                "create-role",
                [new CreateRole(account, name, Trust(PrincipalKind.Service, "imagebuilder.amazonaws.com"), [ExecutionPolicy])]));
    }

    /// <summary>The role of an S3 export (F1.52).</summary>
    public static CandidateSet Export(AccountId account, string name) => CandidateSet.Of(new Candidate(
        "create-role", [new CreateRole(account, name, Trust(PrincipalKind.Service, "vmie.amazonaws.com"), [])]));

    /// <summary>Where a role's trust policy hangs.</summary>
    public static PolicyPlace? TrustOf(World world, string roleArn) =>
        world.Roles.Values.FirstOrDefault(r => r.Arn == roleArn) is { } role
            ? new PolicyPlace.TrustPolicy(role.Account, role.Name)
            : null;

    private static StatementDraft Trust(PrincipalKind kind, string principal) =>
        new("AllowImageBuilder", ["sts:AssumeRole"]) { Principals = [principal], PrincipalKind = kind };
}
