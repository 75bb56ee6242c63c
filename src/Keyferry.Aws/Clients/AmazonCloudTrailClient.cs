using Amazon.Runtime;
using Keyferry.Wire.Services.CloudTrail;

namespace Keyferry.Aws.Clients;

/// <summary>
/// CloudTrail, under the names of the package AWSSDK.CloudTrail. The registry that this project builds from
/// lacks that package; once it has it, the package takes the place of this file.
/// </summary>
public interface IAmazonCloudTrail : IDisposable
{
    Task<LookupEventsResponse> LookupEventsAsync(
        LookupEventsRequest request, CancellationToken cancellationToken = default);
}

/// <summary>The settings of the client of CloudTrail.</summary>
public sealed class AmazonCloudTrailConfig() : WireClientConfig(CloudTrailModel.Service, "cloudtrail", "CloudTrail");

/// <summary>The client of CloudTrail, by our shapes and the AWS SDK's runtime.</summary>
public sealed class AmazonCloudTrailClient(AWSCredentials credentials, ClientConfig config)
    : WireClient(CloudTrailModel.Service, credentials, config), IAmazonCloudTrail
{
    public Task<LookupEventsResponse> LookupEventsAsync(
        LookupEventsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(CloudTrailModel.LookupEvents, request, cancellationToken);
}
