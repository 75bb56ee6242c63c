using System.Collections.Concurrent;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Calling;

/// <summary>
/// The way to live accounts. Every read goes through <see cref="ReadAsync"/>: it has the clients for the account and the
/// Region, waits for its turn, has a limited time, is counted, and ends in an <see cref="Answer{T}"/>, whatever AWS or the
/// network do.
/// </summary>
public sealed class AwsAccess : IDisposable
{
    private readonly ClientSettings _settings;
    private readonly AccountCredentials _credentials;
    private readonly CancellationToken _stop;
    private readonly ConcurrentDictionary<(AccountId, Region), Place> _places = new();

    /// <param name="options">how accounts are reached</param>
    /// <param name="stop">turns what isn't read yet into unknowns: Ctrl-C</param>
    public AwsAccess(AccessOptions options, CancellationToken stop = default)
    {
        _settings = new ClientSettings(options);
        _credentials = new AccountCredentials(_settings, Meter);
        _stop = stop;
    }

    public AccessOptions Options => _settings.Options;

    public CallMeter Meter { get; } = new();

    /// <summary>The accounts that anything was asked of so far.</summary>
    public int Accounts => _places.Keys.Select(place => place.Item1).Distinct().Count();

    /// <summary>Reads something.</summary>
    /// <param name="account">whose it is</param>
    /// <param name="region">where it is; the Region of the pipeline for services without Regions</param>
    /// <param name="action">what is called, and nothing else is, though perhaps for several pages</param>
    /// <param name="resource">of what, for the reason of an unknown: a name, an id or an ARN; may be empty</param>
    /// <param name="call">makes the call; what it throws for AWS or the network becomes the answer</param>
    public async Task<Answer<T>> ReadAsync<T>(
        AccountId account,
        Region region,
        ReadAction action,
        string resource,
        Func<AwsClients, CancellationToken, Task<T>> call)
    {
        Unread Because(Obstacle obstacle) => new(action, account, region, resource, obstacle.Cause, obstacle.Words);

        Place place = _places.GetOrAdd((account, region), _ => new Place(Options.Concurrency));
        try
        {
            await place.Turn.WaitAsync(_stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new Answer<T>.Unknown(Because(Obstacle.Interrupted));
        }

        try
        {
            if (place.IsGivenUp(action.Service) is { } givenUp)
            {
                return new Answer<T>.Unknown(Because(givenUp));
            }

            Attempt<T> attempt = await TryAsync(place, account, region, action, call).ConfigureAwait(false);
            place.Remember(action.Service, attempt.Obstacle);
            return attempt switch
            {
                { Obstacle: { } obstacle } => new Answer<T>.Unknown(Because(obstacle)),
                { Missing: { } missing } => new Answer<T>.Missing(missing),
                _ => new Answer<T>.Known(attempt.Value!),
            };
        }
        finally
        {
            place.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (Place place in _places.Values)
        {
            place.Dispose();
        }

        _credentials.Dispose();
        _settings.Dispose();
    }

    private async Task<Attempt<T>> TryAsync<T>(
        Place place,
        AccountId account,
        Region region,
        ReadAction action,
        Func<AwsClients, CancellationToken, Task<T>> call)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        limit.CancelAfter(Options.ReadTime);
        try
        {
            CredentialsFound found = await _credentials.FindAsync(account, limit.Token).ConfigureAwait(false);
            if (found is CredentialsFound.None none)
            {
                return new Attempt<T> { Obstacle = none.Obstacle };
            }

            AwsClients clients = place.Clients(_settings, ((CredentialsFound.Some)found).Credentials, region);
            Meter.Start(action, account, region);

            // Whatever the SDK waits for, time that is over is over.
            T value = await call(clients, limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
            return new Attempt<T> { Value = value };
        }
        catch (Exception e) when (Obstacles.Understand(e, _stop.IsCancellationRequested, Options.ReadTime) is { } outcome)
        {
            return new Attempt<T> { Obstacle = outcome.Obstacle, Missing = outcome.Missing };
        }
    }
}
