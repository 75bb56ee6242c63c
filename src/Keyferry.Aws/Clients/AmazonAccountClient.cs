using Amazon.Runtime;
using Keyferry.Wire.Services.Account;

namespace Keyferry.Aws.Clients;

/// <summary>
/// Account management, under the names of the package AWSSDK.Account. The registry that this project builds from
/// lacks that package; once it has it, the package takes the place of this file.
/// </summary>
public interface IAmazonAccount : IDisposable
{
    Task<GetRegionOptStatusResponse> GetRegionOptStatusAsync(
        GetRegionOptStatusRequest request, CancellationToken cancellationToken = default);

    Task<ListRegionsResponse> ListRegionsAsync(
        ListRegionsRequest request, CancellationToken cancellationToken = default);
}

/// <summary>The settings of the client of account management.</summary>
public sealed class AmazonAccountConfig() : WireClientConfig(AccountModel.Service, "account", "Account");

/// <summary>The client of account management, by our shapes and the AWS SDK's runtime.</summary>
public sealed class AmazonAccountClient(AWSCredentials credentials, ClientConfig config)
    : WireClient(AccountModel.Service, credentials, config), IAmazonAccount
{
    public Task<GetRegionOptStatusResponse> GetRegionOptStatusAsync(
        GetRegionOptStatusRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AccountModel.GetRegionOptStatus, request, cancellationToken);

    public Task<ListRegionsResponse> ListRegionsAsync(
        ListRegionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AccountModel.ListRegions, request, cancellationToken);
}
