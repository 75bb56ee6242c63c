using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Keyferry.Aws.Clients;

/// <summary>
/// Where the services are that the AWS SDK has no client for in the registry:
/// https://docs.aws.amazon.com/general/latest/gr/imagebuilder.html, iam-service.html, ao.html, ct.html,
/// https://docs.aws.amazon.com/accounts/latest/reference/endpoints.html.
/// </summary>
internal static class WireEndpoints
{
    /// <summary>The address, and the Region that signatures are made for.</summary>
    public static (Endpoint Endpoint, string SigningRegion) Of(IClientConfig config)
    {
        string region = config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion ?? "us-east-1";
        string signing = SigningRegion(config.RegionEndpointServiceName, RegionEndpoint.GetBySystemName(region));
        string url = config.ServiceURL ?? $"https://{Host(config.RegionEndpointServiceName, signing)}/";
        return (new Endpoint(url), signing);
    }

    private static string SigningRegion(string service, RegionEndpoint region) => (service, region.PartitionName) switch
    {
        ("iam", "aws-cn") => "cn-north-1",
        ("iam" or "organizations" or "account", "aws") => "us-east-1",
        ("organizations" or "account", "aws-cn") => "cn-northwest-1",
        ("iam" or "organizations" or "account", "aws-us-gov") => "us-gov-west-1",
        _ => region.SystemName,
    };

    private static string Host(string service, string signingRegion)
    {
        var region = RegionEndpoint.GetBySystemName(signingRegion);
        return (service, region.PartitionName) switch
        {
            ("iam", "aws") => "iam.amazonaws.com",
            ("iam", "aws-us-gov") => "iam.us-gov.amazonaws.com",
            _ => $"{service}.{signingRegion}.{region.PartitionDnsSuffix}",
        };
    }

    /// <summary>Writes the address into the request, in the place of the SDK's own step.</summary>
    public sealed class Handler : PipelineHandler
    {
        public override void InvokeSync(IExecutionContext executionContext)
        {
            Address(executionContext.RequestContext);
            base.InvokeSync(executionContext);
        }

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            Address(executionContext.RequestContext);
            return base.InvokeAsync<T>(executionContext);
        }

        private static void Address(IRequestContext context)
        {
            (Endpoint endpoint, string signing) = Of(context.ClientConfig);
            context.Request.Endpoint = new Uri(endpoint.URL);
            context.Request.AuthenticationRegion = signing;
            context.Request.DeterminedSigningRegion = signing;
        }
    }
}
