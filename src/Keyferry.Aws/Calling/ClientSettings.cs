using Amazon;
using Amazon.Runtime;

namespace Keyferry.Aws.Calling;

/// <summary>What all clients of a run have in common: one pool of connections, one way to retry, one endpoint.</summary>
internal sealed class ClientSettings(AccessOptions options) : IDisposable
{
    private readonly SharedConnections _connections = new(options.AttemptTime);

    public AccessOptions Options { get; } = options;

    public TConfig Apply<TConfig>(TConfig config, string region)
        where TConfig : ClientConfig
    {
        if (Options.EndpointUrl is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        config.HttpClientFactory = _connections;
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = Options.Retries;
        config.DisableLogging = true;
        return config;
    }

    public void Dispose() => _connections.Dispose();
}
