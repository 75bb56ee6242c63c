using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Keyferry.Wire.Shapes;

namespace Keyferry.Aws.Clients;

/// <summary>The settings of a client of ours: the AWS SDK's own, of a service that the SDK's registry lacks.</summary>
public class WireClientConfig : ClientConfig
{
    private static readonly DefaultConfiguration s_defaults = new()
    {
        Name = DefaultConfigurationMode.Standard,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromSeconds(3.1),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(3.1),
    };

    private readonly ServiceModel _service;

    /// <param name="service">whose operations are called</param>
    /// <param name="endpointPrefix">the first label of the service's host, <c>imagebuilder</c></param>
    /// <param name="serviceId">the SDK's name of the service, as in <c>AWS_ENDPOINT_URL_IMAGEBUILDER</c></param>
    public WireClientConfig(ServiceModel service, string endpointPrefix, string serviceId)
        : base(new DefaultConfigurationProvider([s_defaults]))
    {
        _service = service;
        RegionEndpointServiceName = endpointPrefix;
        ServiceId = serviceId;
        AuthenticationServiceName = service.SigningName;
    }

    public override string ServiceVersion => _service.Version;

    public override string UserAgent => "keyferry";

    public override string RegionEndpointServiceName { get; }

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        WireEndpoints.Of(this).Endpoint;
}
