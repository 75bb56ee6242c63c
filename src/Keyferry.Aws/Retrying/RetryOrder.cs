using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Retrying;

/// <summary>Which image is to be distributed again.</summary>
/// <param name="ImageArn">an image build version</param>
/// <param name="Account">whose it is</param>
/// <param name="Region">where it was built</param>
public sealed record RetryOrder(string ImageArn, AccountId Account, Region Region)
{
    /// <summary>For an image that is available: other settings than its own; null for those.</summary>
    public string? DistributionConfigurationArn { get; init; }

    /// <summary>
    /// For an image that is available: who distributes it, a role's name or ARN, which DistributeImage demands (F1.90); null
    /// for the role that the image was built with.
    /// </summary>
    public string? ExecutionRole { get; init; }
}
