using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Findings;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// What CloudTrail recorded around a failure: the calls that failed, and those that changed what a distribution hangs on.
/// </summary>
public sealed class Trail
{
    private const int MostShown = 6;

    // A distribution takes minutes; copying a large image takes hours.
    private static readonly TimeSpan s_longestRun = TimeSpan.FromHours(6);

    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(5);

    private Trail(ImmutableArray<RecordedCall> failed, ImmutableArray<RecordedCall> changes) => (Failed, Changes) = (failed, changes);

    /// <summary>The calls that failed, in the order of time.</summary>
    public ImmutableArray<RecordedCall> Failed { get; }

    /// <summary>The calls that changed a policy, a grant, a key's state, a setting …, in the order of time.</summary>
    public ImmutableArray<RecordedCall> Changes { get; }

    /// <summary>Of all the calls those that matter, each once; the same event may be recorded in two accounts.</summary>
    public static Trail Of(IEnumerable<RecordedCall> calls)
    {
        RecordedCall[] ordered = [.. calls.DistinctBy(c => c.EventId ?? $"{c.TimeText} {c.Action} {c.Account} {c.Subject}").OrderBy(c => c.Time)];
        return new Trail(
            [.. ordered.Where(c => c.ErrorCode is not null)],
            [.. ordered.Where(c => c.ErrorCode is null && ChangingCalls.Has(c.Action) && !IsOfDistribution(c))]);
    }

    /// <summary>AWS's own record of a failure: the failed calls that it, or a finding that foretells it, tells of.</summary>
    /// <param name="failure">As the message tells it.</param>
    /// <param name="foretold">The calls that the world foretells as failing; empty without a world.</param>
    /// <param name="at">When the message is from, or null.</param>
    internal ImmutableArray<RecordedCall> RecordOf(ReadFailure failure, IEnumerable<FailingCall> foretold, DateTimeOffset? at)
    {
        FailingCall[] calls = [.. foretold];
        RecordedCall[] near = [.. Failed.Where(c => IsNear(c, at))];
        RecordedCall[] told = [.. near.Where(c => calls.Any(f => Is(c, f)) || (failure.Denied is { } denied && Is(c, denied)))];

        // A message that hides its cause is told by whatever was refused in its place meanwhile.
        return [.. (told.Length > 0 || failure.Denied is not null ? told : near.Where(c => IsInPlace(c, failure))).Take(MostShown)];
    }

    /// <summary>What was changed after a time; all that was changed if the time isn't known.</summary>
    internal ImmutableArray<RecordedCall> ChangesSince(DateTimeOffset? time) =>
        [.. Changes.Where(c => time is null || c.Time >= time).TakeLast(MostShown)];

    // What a distribution shares by itself is no change of what it hangs on.
    private static bool IsOfDistribution(RecordedCall call) =>
        call.Caller?.EndsWith("/" + SourcePrincipal.DistributionSession, StringComparison.Ordinal) == true;

    private static bool IsNear(RecordedCall call, DateTimeOffset? at) =>
        at is not { } time || (call.Time <= time + s_clockSkew && call.Time >= time - s_longestRun);

    private static bool Is(RecordedCall call, FailingCall foretold) =>
        call.Action.Equals(foretold.Action, StringComparison.OrdinalIgnoreCase)
        && call.Region == foretold.Region.Value && IsCaller(call, foretold.Principal);

    private static bool Is(RecordedCall call, DeniedAccess denied) =>
        call.Action.Equals(denied.Action, StringComparison.OrdinalIgnoreCase) && IsCaller(call, denied.Principal);

    // Session names differ from run to run.
    private static bool IsCaller(RecordedCall call, string principal) =>
        call.Caller is not { } caller || WithoutSession(caller) == WithoutSession(principal)
        || AccountOf(principal) == caller;

    private static string WithoutSession(string arn) =>
        arn.Contains(":assumed-role/", StringComparison.Ordinal) ? arn[..arn.LastIndexOf('/')] : arn;

    private static string AccountOf(string arn) => arn.Split(':', 6) is { Length: 6 } parts ? parts[4] : arn;

    private static bool IsInPlace(RecordedCall call, ReadFailure failure) =>
        (failure.DestinationAccount is not null || failure.Region is not null)
        && (call.Account is not { } account || AccountMask.Fits(failure.DestinationAccount, account))
        && (failure.Region is null || call.Region == failure.Region)
        && ChangingCalls.IsOfDistribution(call.Action);
}
