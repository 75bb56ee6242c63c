using System.Collections.Concurrent;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Calling;

/// <summary>Counts the requests that a run sends, attempts that were retried included.</summary>
public sealed class CallMeter
{
    private static readonly AsyncLocal<Running?> s_current = new();

    private readonly ConcurrentDictionary<(string Action, AccountId Account, Region Region), int> _calls = new();

    private int _total;

    internal static Running? Current => s_current.Value;

    /// <summary>Requests so far.</summary>
    public int Total => Volatile.Read(ref _total);

    /// <summary>Requests so far, by what was asked and where; reads that sent nothing aren't there.</summary>
    public IReadOnlyDictionary<(string Action, AccountId Account, Region Region), int> Calls => _calls;

    /// <summary>From here on, requests of this flow are of that read.</summary>
    internal void Start(string action, AccountId account, Region region) =>
        s_current.Value = new Running(this, action, account, region);

    internal sealed class Running(CallMeter meter, string action, AccountId account, Region region)
    {
        public void Count()
        {
            Interlocked.Increment(ref meter._total);
            meter._calls.AddOrUpdate((action, account, region), 1, (_, calls) => calls + 1);
        }
    }
}
