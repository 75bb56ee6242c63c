using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Sts;

/// <summary>STS's AssumeRole (F5.50–F5.56).</summary>
public sealed class StsService(Run run)
{
    private readonly Run _run = run;

    /// <summary>
    /// AssumeRole at the Region's endpoint: a session of the role. When probing past a role that doesn't exist, the session
    /// is one of <paramref name="assumed"/> (the role as AWS documents it), so that the problems behind it show.
    /// </summary>
    public Reply<Caller> AssumeRole(Caller caller, Region region, string roleArn, string sessionName, Func<Role>? assumed = null) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {region} {roleArn} {sessionName} {assumed}");
}
