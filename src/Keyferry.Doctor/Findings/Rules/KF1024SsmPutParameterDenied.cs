using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The AMI id may not be written to the SSM parameter; the images arrive all the same.</summary>
public sealed class KF1024SsmPutParameterDenied() : ObstacleRule(
    "KF1024",
    "ssm-put-parameter-denied",
    "ssm:PutParameter is missing; only the parameter is lost",
    "F1.27", "F1.54", "F1.84", "F1.85", "V22", "E44")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Service == "ssm" && sighting.IsSilent(PolicyLayer.Identity)
            ? $"{sighting.CallerIdentity} {sighting.Action}"
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string role = Prose.Name(first.CallerIdentity);
        bool serviceLinked = first.Caller.Principal.IsServiceLinkedRole;
        return new Diagnosis(
            $"`{role}` in account {cause.CallerAccounts[0]} may not write the SSM "
            + $"{Prose.Many("parameter", cause.Resources.Length)} "
            + Prose.List([.. cause.Resources.Select(r => r.Split(":parameter")[^1])]),
            "The images are copied and stay; only the parameter isn't written, and the build ends as failed while it "
            + "integrates. "
            + (serviceLinked
                ? "The service-linked role may write below `/imagebuilder/` only, and nobody can change its policy."
                : "No policy of the role allows it."))
        {
            Evidence = Proof.Of(cause),
            Changes = serviceLinked
                ?
                [
                    "name the parameter below `/imagebuilder/`",
                    "or run the pipeline with an execution role that may write the parameter",
                ]
                : [$"allow {Prose.List(cause.Actions)} on {Prose.List(cause.Resources)} in the policies of `{role}`"],
        };
    }
}
