using System.Collections.Immutable;

namespace Keyferry.Cloud.Sts;

/// <summary>The sessions that STS began, by access key id.</summary>
public sealed record StsState
{
    private const int FirstSweep = 1_024;

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
            return this with { Sessions = sessions };
        }

        sessions = sessions.RemoveRange(sessions.Values.Where(s => s.Expires <= now).Select(s => s.AccessKeyId));
        return new StsState { Sessions = sessions, SweepAt = Math.Max(FirstSweep, 2 * sessions.Count) };
    }
}
