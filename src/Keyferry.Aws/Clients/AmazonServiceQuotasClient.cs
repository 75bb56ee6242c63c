using Amazon.Runtime;
using Keyferry.Wire.Services.ServiceQuotas;

namespace Keyferry.Aws.Clients;

/// <summary>
/// Service Quotas, under the names of the package AWSSDK.ServiceQuotas. The registry that this project builds from
/// lacks that package; once it has it, the package takes the place of this file.
/// </summary>
public interface IAmazonServiceQuotas : IDisposable
{
    Task<GetServiceQuotaResponse> GetServiceQuotaAsync(
        GetServiceQuotaRequest request, CancellationToken cancellationToken = default);
}

/// <summary>The settings of the client of Service Quotas.</summary>
public sealed class AmazonServiceQuotasConfig() : WireClientConfig(ServiceQuotasModel.Service, "servicequotas", "Service Quotas");

/// <summary>The client of Service Quotas, by our shapes and the AWS SDK's runtime.</summary>
public sealed class AmazonServiceQuotasClient(AWSCredentials credentials, ClientConfig config)
    : WireClient(ServiceQuotasModel.Service, credentials, config), IAmazonServiceQuotas
{
    public Task<GetServiceQuotaResponse> GetServiceQuotaAsync(
        GetServiceQuotaRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ServiceQuotasModel.GetServiceQuota, request, cancellationToken);
}
