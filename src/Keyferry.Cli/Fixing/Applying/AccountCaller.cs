using System.Diagnostics;
using System.Text;
using Keyferry.Aws.Calling;
using Keyferry.Doctor.Fixing.Calls;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>What a call came to: the answer as JSON, or AWS's words.</summary>
internal sealed record Called(string? Output, string? Error, bool IsMissing)
{
    public bool IsDone => Error is null;

    /// <summary>Whether AWS has refused it, so that nothing came of it; else nobody can tell.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>Makes API calls, each with the credentials of its account.</summary>
internal sealed class AccountCaller(AwsAccess access)
{
    // A policy that names a role just made is refused until IAM has told everybody of it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public async Task<Called> CallAsync(ApiCall call) =>
        await access.InvokeAsync(call.Account, call.Region, call.Service, call.Operation, Encoding.UTF8.GetBytes(call.Input)) switch
        {
            Answer<string>.Known known => new Called(known.Value, null, false),
            Answer<string>.Missing missing => new Called(null, $"{missing.Error.Code}: {missing.Error.Message}", true) { IsRefused = true },
            Answer<string>.Unknown unknown => new Called(null, unknown.Because.Words, false)
            {
                IsRefused = unknown.Because.Cause is UnreadCause.Denied or UnreadCause.Failed or UnreadCause.NoCredentials,
            },
            _ => throw new UnreachableException(),
        };

    /// <summary>The same, tried again while AWS doesn't know yet of what an earlier call has made.</summary>
    public async Task<Called> CallUntilKnownAsync(ApiCall call, bool isLive)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            Called called = await CallAsync(call);
            if (called.IsDone || !isLive || waited.Elapsed > s_patience || !IsTooEarly(called.Error!))
            {
                return called;
            }

            await Task.Delay(TimeSpan.FromSeconds(4));
        }
    }

    private static bool IsTooEarly(string error) =>
        error.Contains("MalformedPolicyDocument", StringComparison.Ordinal) || error.Contains("Invalid principal", StringComparison.Ordinal);
}
