using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2;

/// <summary>The DryRun flag that every operation of EC2 has.</summary>
public static class DryRun
{
    /// <summary>
    /// What a call answers that may be a dry run: DryRunOperation where it would have succeeded, else its error
    /// (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html). The host drops what a call that
    /// answers an error has changed.
    /// </summary>
    public static Reply<T> UnlessDryRun<T>(this Reply<T> reply, bool? dryRun) =>
        reply.Succeeded && dryRun == true ? Ec2Errors.DryRun : reply;
}
