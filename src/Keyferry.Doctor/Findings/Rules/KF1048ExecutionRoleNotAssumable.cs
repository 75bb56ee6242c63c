using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The execution role is missing, or Image Builder may not assume it.</summary>
public sealed class KF1048ExecutionRoleNotAssumable() : ObstacleRule(
    "KF1048",
    "execution-role-not-assumable",
    "the execution role is missing or doesn't trust imagebuilder.amazonaws.com",
    "F1.28", "F1.31")
{
    public override string? CauseOf(Sighting sighting) => sighting.Obstacle switch
    {
        Obstacle.RoleMissing missing => missing.RoleArn,
        Obstacle.Denied when sighting.Action == "sts:AssumeRole" && sighting.Fault?.Layer == PolicyLayer.Resource =>
            sighting.Resource,
        _ => null,
    };

    public override Diagnosis Diagnose(Cause cause)
    {
        string role = cause.Key;
        bool missing = cause.First.Obstacle is Obstacle.RoleMissing;
        return new Diagnosis(
            missing
                ? $"the execution role `{role}` doesn't exist"
                : $"the execution role `{role}` doesn't trust `imagebuilder.amazonaws.com`",
            "Image Builder assumes the execution role itself before it does anything in the source account.")
        {
            Evidence =
            [
                cause.Subject.FromField(cause.Subject.Arn, "executionRole", $"the execution role is `{role}`"),
                .. Proof.Of(cause),
            ],
            Changes =
            [
                missing
                    ? $"create the role `{Prose.Name(role)}` with the managed policy `EC2ImageBuilderExecutionPolicy`, "
                    + "trusting `imagebuilder.amazonaws.com`"
                    : "in the role's trust policy, allow `sts:AssumeRole` to the service `imagebuilder.amazonaws.com`",
                "or take `executionRole` out: the service-linked role then acts",
            ],
        };
    }
}
