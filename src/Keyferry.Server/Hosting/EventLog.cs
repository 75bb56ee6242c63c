using Keyferry.Cloud.CloudTrail;

namespace Keyferry.Server.Hosting;

/// <summary>
/// The newest events in memory. They are made out of what happened only when somebody looks: most calls nobody looks up.
/// </summary>
public sealed class EventLog(int capacity = 20_000) : IEventLog
{
    private readonly Lock _lock = new();
    private readonly Queue<Lazy<IReadOnlyList<TrailEvent>>> _newest = new();

    public void Append(TrailEvent recorded) => Append(() => [recorded]);

    /// <summary>Events that <paramref name="record"/> gives when they are asked for.</summary>
    public void Append(Func<IReadOnlyList<TrailEvent>> record)
    {
        lock (_lock)
        {
            if (_newest.Count == capacity)
            {
                _newest.Dequeue();
            }

            _newest.Enqueue(new Lazy<IReadOnlyList<TrailEvent>>(record));
        }
    }

    public IEnumerable<TrailEvent> Of(string accountId, string region)
    {
        Lazy<IReadOnlyList<TrailEvent>>[] entries;
        lock (_lock)
        {
            entries = [.. _newest];
        }

        return entries.Reverse().SelectMany(e => e.Value)
            .Where(e => e.RecipientAccountId == accountId && e.Region == region);
    }
}
