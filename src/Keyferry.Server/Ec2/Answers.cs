using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;

namespace Keyferry.Server.Ec2;

/// <summary>What EC2's operations answer with: what the core said, unless it was a dry run.</summary>
internal static class Answers
{
    public static Reply<TAnswer> Answer<T, TAnswer>(this Reply<T> reply, bool? dryRun, Func<T, TAnswer> write)
    {
        Reply<T> outcome = reply.UnlessDryRun(dryRun);
        return outcome.Succeeded ? write(outcome.Value!) : outcome.Error;
    }
}
