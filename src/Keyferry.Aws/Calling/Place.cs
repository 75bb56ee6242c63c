using System.Collections.Concurrent;
using Amazon.Runtime;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Calling;

/// <summary>One account in one Region: its clients, how many may ask at a time, and what does not answer there.</summary>
internal sealed class Place(int concurrency) : IDisposable
{
    /// <summary>After so many reads in a row without an answer a service isn't asked any more.</summary>
    private const int Patience = 3;

    private readonly ConcurrentDictionary<string, (int InARow, Obstacle Last)> _silent = new();
    private readonly Lock _making = new();
    private AwsClients? _clients;

    public SemaphoreSlim Turn { get; } = new(concurrency);

    public AwsClients Clients(ClientSettings settings, AWSCredentials credentials, Region region)
    {
        lock (_making)
        {
            return _clients ??= new AwsClients(settings, credentials, region.Value);
        }
    }

    /// <summary>Why the service isn't asked here any more; null while it is.</summary>
    public Obstacle? IsGivenUp(string service) =>
        _silent.TryGetValue(service, out (int InARow, Obstacle Last) silent) && silent.InARow >= Patience
            ? silent.Last with { Words = $"{silent.InARow} reads before it had no answer; {silent.Last.Words}" }
            : null;

    /// <summary>An answer, even an error, ends a silence.</summary>
    public void Remember(string service, Obstacle? obstacle)
    {
        if (obstacle is { Cause: UnreadCause.TimedOut or UnreadCause.Unreachable })
        {
            _silent.AddOrUpdate(service, (1, obstacle), (_, before) => (before.InARow + 1, obstacle));
        }
        else
        {
            _silent.TryRemove(service, out _);
        }
    }

    public void Dispose()
    {
        _clients?.Dispose();
        Turn.Dispose();
    }
}
