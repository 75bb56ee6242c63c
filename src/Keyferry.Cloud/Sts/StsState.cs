using System.Collections.Immutable;

namespace Keyferry.Cloud.Sts;

/// <summary>The sessions that STS began, by access key id.</summary>
public sealed record StsState
{
    private const int FirstSweep = 1_024;

    // The map that came of another one by one more session: that other one, itself, and whose session.
    private (ImmutableDictionary<string, Session> Before, ImmutableDictionary<string, Session> After, string AccessKeyId)? _grown;

    public static StsState Empty { get; } = new();

    public ImmutableDictionary<string, Session> Sessions { get; init; } = ImmutableDictionary<string, Session>.Empty;

    /// <summary>At how many sessions those that have expired are next forgotten: twice as many as were alive last time.</summary>
    public int SweepAt { get; init; } = FirstSweep;

    /// <summary>The same with one more.</summary>
    public StsState With(Session session, DateTimeOffset now)
    {
        ImmutableDictionary<string, Session> sessions = Sessions.Add(session.AccessKeyId, session);
        if (sessions.Count < SweepAt)
        {
            return this with { Sessions = sessions, _grown = (Sessions, sessions, session.AccessKeyId) };
        }

        sessions = sessions.RemoveRange(sessions.Values.Where(s => s.Expires <= now).Select(s => s.AccessKeyId));
        return new StsState { Sessions = sessions, SweepAt = Math.Max(FirstSweep, 2 * sessions.Count) };
    }

    /// <summary>
    /// The access key id of the one session that there is more than before; null where more changed, or that isn't known. Sessions
    /// are many, and each call makes one: whoever keeps them needn't look for it among all.
    /// </summary>
    public string? AddedSince(StsState before) =>
        _grown is (var from, var to, var id) && ReferenceEquals(from, before.Sessions) && ReferenceEquals(to, Sessions) ? id : null;
}
