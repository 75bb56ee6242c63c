using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The distribution role lacks a call of EC2's.</summary>
public sealed class KF1032DistributionRoleLacksEc2() : ObstacleRule(
    "KF1032",
    "distribution-role-lacks-ec2",
    "the cross-account role lacks EC2 actions",
    "F6.7", "E26")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service is not ("kms" or "ssm") && sighting.IsByDistributionRole && sighting.IsSilent(PolicyLayer.Identity)
            ? sighting.CallerIdentity
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        return new Diagnosis(
            $"`{Prose.Name(first.CallerIdentity)}` in account {cause.CallerAccounts[0]} may not call "
            + $"{Prose.List(cause.Actions)}",
            "Image Builder works in the target account with this role's permissions alone, and none of its policies "
            + "allows the "
            + $"{Prose.Many("call", cause.Actions.Length)}.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                first.Action.Contains("LaunchTemplate", StringComparison.Ordinal)
                    ? $"add to the role an inline policy that allows {Prose.List(cause.Actions)} on the launch template"
                    : "attach the managed policy "
                    + "`arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess` to the role, or allow "
                    + "the calls in a policy of your own",
            ],
        };
    }
}
