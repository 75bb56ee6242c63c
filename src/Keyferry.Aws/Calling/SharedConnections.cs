using Amazon.Runtime;

namespace Keyferry.Aws.Calling;

/// <summary>
/// The connections of all clients. Answers are read to their end before the SDK sees them, so that one that is cut off,
/// stalls or breaks counts as a failed attempt, which the SDK tries again.
/// </summary>
internal sealed class SharedConnections : HttpClientFactory, IDisposable
{
    private readonly HttpClient _client;

    /// <param name="attempt">the time for one attempt, the body of its answer included</param>
    public SharedConnections(TimeSpan attempt) => _client = new HttpClient(new WholeAnswers(attempt))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _client.Dispose();

    private sealed class WholeAnswers(TimeSpan attempt) : DelegatingHandler(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
    })
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            CallMeter.Current?.Count();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(attempt);
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
                await response.Content.LoadIntoBufferAsync(limit.Token).ConfigureAwait(false);
                return response;
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                string message = $"no answer from {request.RequestUri?.Authority} within {attempt.TotalSeconds:0.#} seconds";
                throw new HttpRequestException(HttpRequestError.Unknown, message, new IOException(message, e));
            }
        }
    }
}
