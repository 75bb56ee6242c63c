namespace Keyferry.Cloud.ImageBuilder;

/// <summary>What DistributeImage is asked for (F1.90).</summary>
/// <param name="SourceImage">An AMI id, <c>ssm:PARAMETER</c>, or the ARN of an image that is AVAILABLE.</param>
/// <param name="DistributionConfigurationArn">Of the same Region.</param>
/// <param name="ExecutionRole">Name or ARN.</param>
/// <param name="LogGroup">Or null.</param>
public sealed record DistributionOrder(string SourceImage, string DistributionConfigurationArn, string ExecutionRole, string? LogGroup);
