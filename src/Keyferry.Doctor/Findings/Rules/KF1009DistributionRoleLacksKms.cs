using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The distribution role's own policies don't allow what EC2 asks of KMS in its name.</summary>
public sealed class KF1009DistributionRoleLacksKms() : ObstacleRule(
    "KF1009",
    "distribution-role-lacks-kms",
    "the cross-account role lacks KMS actions",
    "F3.21", "F3.22", "F6.8", "V6", "E3", "E5", "E30", "S7")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "kms" && sighting.IsByDistributionRole && sighting.IsSilent(PolicyLayer.Identity)
            ? sighting.CallerIdentity
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string account = cause.CallerAccounts[0];
        return new Diagnosis(
            $"`{Prose.Name(first.CallerIdentity)}` in account {account} lacks {cause.Actions.Length} KMS "
            + $"{Prose.Many("action", cause.Actions.Length)} on the {Prose.Many("key", cause.Resources.Length)}",
            $"EC2 copies the image in the name of this role and asks KMS for {Prose.List(cause.Actions)}. No policy "
            + "of the role allows it. The managed policy `Ec2ImageBuilderCrossAccountDistributionAccess` holds no "
            + "KMS action at all.")
        {
            Evidence = Proof.Of(cause),
            Changes =
            [
                $"add to the role an inline policy that allows {Prose.List(cause.Actions)} on "
                + $"{Prose.List(cause.Resources)}",
                "or allow the whole set that AWS documents: `kms:Encrypt`, `kms:Decrypt`, `kms:ReEncrypt*`, "
                + "`kms:GenerateDataKey*`, `kms:DescribeKey`, `kms:CreateGrant`, `kms:ListGrants`, `kms:RevokeGrant`",
            ],
            Notes =
            [
                "AWS's support article lists fewer actions: it leaves out `kms:GenerateDataKey`, `kms:ListGrants` "
                + "and `kms:RevokeGrant` (S7).",
            ],
        };
    }
}
