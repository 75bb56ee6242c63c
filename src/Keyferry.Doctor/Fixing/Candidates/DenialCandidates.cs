using Keyferry.Cloud.Iam;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Ways to repair a denial: by the layer that is silent, or the Deny that forbids it.</summary>
internal static class DenialCandidates
{
    private const string ServiceLinkedRole =
        "AWS writes the policy of the service-linked role, and nobody can change it; run the pipeline with an execution role of "
        + "your own that may do it";

    public static CandidateSet For(Cause cause)
    {
        Fault fault = cause.First.Fault!;
        if (fault.Denies)
        {
            return DenyCandidates.For(cause);
        }

        return fault.Layer switch
        {
            PolicyLayer.Resource => SilenceCandidates.Resource(cause),
            PolicyLayer.Identity when cause.First.Caller.Identity is Role { IsServiceLinked: true } => ServiceLinked(cause),
            PolicyLayer.Identity => Identity(cause),
            PolicyLayer.Boundary => SilenceCandidates.Boundary(cause),
            PolicyLayer.ServiceControl or PolicyLayer.ResourceControl => SilenceCandidates.Control(cause),
            PolicyLayer.Session or PolicyLayer.Grant or PolicyLayer.VpcEndpoint =>
                CandidateSet.None($"the {Proof.LayerName(fault.Layer)} that is silent isn't part of the world"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static CandidateSet ServiceLinked(Cause cause) =>
        cause.First.Action switch
        {
            "ssm:PutParameter" => SettingsCandidates.Parameter(cause),
            _ => CandidateSet.Of(ImageCandidates.Tags(cause)),
        } is { Ways.IsEmpty: false } found ? found : CandidateSet.None(ServiceLinkedRole);

    // The exact actions grant less than AWS's managed policy, which is there for who wants to follow the guide to the letter.
    private static CandidateSet Identity(Cause cause) => CandidateSet.Of(
        SilenceCandidates.Inline(cause),
        cause.First.IsByDistributionRole ? Attach(cause, RoleCandidates.DistributionPolicy)
            : cause.First.IsBySource ? Attach(cause, RoleCandidates.ExecutionPolicy)
            : null);

    private static Candidate? Attach(Cause cause, string policy) =>
        cause.First.Caller.Identity is Role role && !role.ManagedPolicyArns.Contains(policy)
            ? new Candidate("managed-policy", [new AttachManagedPolicy(role.Account, role.Name, policy)])
            : null;
}
