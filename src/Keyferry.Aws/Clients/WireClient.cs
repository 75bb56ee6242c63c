using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Aws.Clients;

/// <summary>
/// Any operation of a service, by our shapes and the AWS SDK's runtime: its signatures, retries, credentials and
/// endpoints. It throws what the SDK's own clients throw.
/// </summary>
public class WireClient : AmazonServiceClient
{
    private readonly ServiceModel _service;

    public WireClient(ServiceModel service, AWSCredentials credentials, ClientConfig config)
        : base(credentials, config) => _service = service;

    /// <summary>Asked for while the base class is still being made.</summary>
    protected override IServiceMetadata ServiceMetadata => new Metadata(Config.ServiceId ?? "");

    public async Task<TOutput> CallAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken = default)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> =>
        TOutput.Read(await CallAsync(operation.Untyped, input.Write(), cancellationToken).ConfigureAwait(false));

    public async Task<WireValue.Structure> CallAsync(
        Operation operation, WireValue.Structure input, CancellationToken cancellationToken = default)
    {
        InvokeOptions options = new()
        {
            RequestMarshaller = WireCall.Marshaller.Instance,
            ResponseUnmarshaller = new WireResult.Unmarshaller(_service, operation),
        };
        WireCall call = new(_service, operation, input);
        return (await InvokeAsync<WireResult>(call, options, cancellationToken).ConfigureAwait(false)).Output;
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new WireEndpoints.Handler());
        pipeline.AddHandlerAfter<WireEndpoints.Handler>(new SignatureVersion4());
    }

    private sealed class SignatureVersion4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            [new AuthSchemeOption { SchemeId = "aws.auth#sigv4" }];
    }

    private sealed class Metadata(string serviceId) : IServiceMetadata
    {
        public string ServiceId { get; } = serviceId;

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}
