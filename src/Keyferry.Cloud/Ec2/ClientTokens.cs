using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>What a call with a client token answered (https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html).</summary>
/// <param name="Parameters">All of the request but the token, as text.</param>
/// <param name="ResourceId">What it made.</param>
/// <param name="At">When.</param>
public sealed record TokenUse(string Parameters, string ResourceId, DateTimeOffset At);

/// <summary>Calls that were made with a client token: the same call again does nothing and answers the same.</summary>
public static class ClientTokens
{
    /// <summary>AWS documents no time for which tokens are remembered; a day is what its services commonly say.</summary>
    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(1);

    /// <summary>
    /// What the same call made before; null if there was none (or no token), an error if the token was used for another one.
    /// </summary>
    /// <param name="run">The call's.</param>
    /// <param name="account">Whose call.</param>
    /// <param name="region">Where.</param>
    /// <param name="operation"><c>CopyImage</c>.</param>
    /// <param name="token">The request's, or null.</param>
    /// <param name="parameters">All of the request but the token, as text.</param>
    public static Reply<string?> Find(
        Run run, AccountId account, Region region, string operation, string? token, string parameters)
    {
        if (string.IsNullOrEmpty(token)
            || !run.World.Ec2.ClientTokens.TryGetValue((account, region, operation, token), out TokenUse? use)
            || use.At + s_remembered <= run.World.Now)
        {
            return new Reply<string?>(null, null);
        }

        return use.Parameters == parameters ? new Reply<string?>(use.ResourceId, null) : Ec2Errors.TokenMismatch;
    }

    /// <summary>Remembers what a call made; the parameters are those of <see cref="Find"/>.</summary>
    public static void Remember(
        Run run, AccountId account, Region region, string operation, string? token, string parameters, string resourceId)
    {
        if (string.IsNullOrEmpty(token))
        {
            return;
        }

        Ec2State state = run.World.Ec2;
        TokenUse use = new(parameters, resourceId, run.World.Now);
        var tokens = state.ClientTokens.SetItem((account, region, operation, token), use);
        run.World = run.World with { Ec2 = state with { ClientTokens = tokens } };
    }
}
