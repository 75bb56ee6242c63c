using System.Collections.Concurrent;
using System.Collections.Immutable;
using Keyferry.Aws.Clients;
using Keyferry.Cloud.Worlds;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

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

    /// <summary>The account of the user's own credentials, or why there are none.</summary>
    public async Task<(AccountId? Account, string? Why)> OwnAccountAsync()
    {
        try
        {
            (AccountId? account, Obstacle? obstacle) = await _credentials.OwnAsync(_stop).ConfigureAwait(false);
            return (account, obstacle?.Words);
        }
        catch (OperationCanceledException)
        {
            return (null, Obstacle.Interrupted.Words);
        }
    }

    /// <summary>Reads something.</summary>
    /// <param name="account">whose it is</param>
    /// <param name="region">where it is; the Region of the pipeline for services without Regions</param>
    /// <param name="action">what is called, and nothing else is, though perhaps for several pages</param>
    /// <param name="resource">of what, for the reason of an unknown: a name, an id or an ARN; may be empty</param>
    /// <param name="call">makes the call; what it throws for AWS or the network becomes the answer</param>
    public Task<Answer<T>> ReadAsync<T>(
        AccountId account,
        Region region,
        ReadAction action,
        string resource,
        Func<AwsClients, CancellationToken, Task<T>> call) =>
        AskAsync(account, region, action.Name, resource, call);

    /// <summary>Changes something, which a user has asked for; otherwise as <see cref="ReadAsync"/>.</summary>
    /// <param name="account">whose it is</param>
    /// <param name="region">where it is</param>
    /// <param name="action">what is called: <c>imagebuilder:RetryImage</c></param>
    /// <param name="resource">on what, as a person reads it</param>
    /// <param name="call">makes the call, with a token that lets the SDK repeat it where the operation takes one</param>
    public Task<Answer<T>> ActAsync<T>(
        AccountId account,
        Region region,
        string action,
        string resource,
        Func<AwsClients, CancellationToken, Task<T>> call) =>
        AskAsync(account, region, action, resource, call);

    /// <summary>Waits between two looks at the same thing; not any longer once the user has stopped the run.</summary>
    public async Task PauseAsync(TimeSpan pause, TimeProvider clock) =>
        await Task.Delay(pause, clock, _stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>
    /// Calls an operation by its name, reading or not: for what a user has confirmed. The answer is JSON as the operation's
    /// output is described, <c>{}</c> if it has none.
    /// </summary>
    /// <param name="account">whose credentials sign</param>
    /// <param name="region">where</param>
    /// <param name="service">its prefix in policies: <c>kms</c></param>
    /// <param name="operation">its name: <c>PutKeyPolicy</c></param>
    /// <param name="input">JSON as the operation's input is described</param>
    public Task<Answer<string>> InvokeAsync(
        AccountId account, Region region, string service, string operation, ReadOnlyMemory<byte> input)
    {
        Answer<string> Unfit(string words) => new Answer<string>.Unknown(
            new Unread($"{service}:{operation}", account, region, "", UnreadCause.Failed, words));

        if (WireService.Find(service) is not { } called
            || !called.Model.Operations.TryGetValue(operation, out Operation? shape))
        {
            return Task.FromResult(Unfit("Keyferry does not know this operation"));
        }

        (WireValue.Structure? value, ImmutableArray<ValidationFailure> failures) =
            JsonText.Read(shape.Input ?? Unit.Shape, input);
        return value is null
            ? Task.FromResult(Unfit($"its input isn't as the service describes it: {string.Join("; ", failures)}"))
            : AskAsync(account, region, $"{service}:{operation}", "", async (clients, cancellationToken) =>
            {
                using WireClient client = clients.ByShapes(called);
                WireValue.Structure output = await client.CallAsync(shape, value, cancellationToken).ConfigureAwait(false);
                return JsonText.Of(shape.Output ?? Unit.Shape, output);
            });
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

    private async Task<Answer<T>> AskAsync<T>(
        AccountId account,
        Region region,
        string action,
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
            string service = action[..action.IndexOf(':', StringComparison.Ordinal)];
            if (place.IsGivenUp(service) is { } givenUp)
            {
                return new Answer<T>.Unknown(Because(givenUp));
            }

            Attempt<T> attempt = await TryAsync(place, account, region, action, call).ConfigureAwait(false);
            place.Remember(service, attempt.Obstacle);
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

    private async Task<Attempt<T>> TryAsync<T>(
        Place place,
        AccountId account,
        Region region,
        string action,
        Func<AwsClients, CancellationToken, Task<T>> call)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop);
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
