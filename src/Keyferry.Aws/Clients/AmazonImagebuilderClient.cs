using Amazon.Runtime;
using Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Aws.Clients;

/// <summary>
/// Image Builder, under the names of the package AWSSDK.Imagebuilder. The registry that this project builds from
/// lacks that package; once it has it, the package takes the place of this file.
/// </summary>
public interface IAmazonImagebuilder : IDisposable
{
    Task<GetImagePipelineResponse> GetImagePipelineAsync(
        GetImagePipelineRequest request, CancellationToken cancellationToken = default);

    Task<GetImageResponse> GetImageAsync(GetImageRequest request, CancellationToken cancellationToken = default);

    Task<GetImageRecipeResponse> GetImageRecipeAsync(
        GetImageRecipeRequest request, CancellationToken cancellationToken = default);

    Task<GetInfrastructureConfigurationResponse> GetInfrastructureConfigurationAsync(
        GetInfrastructureConfigurationRequest request, CancellationToken cancellationToken = default);

    Task<GetDistributionConfigurationResponse> GetDistributionConfigurationAsync(
        GetDistributionConfigurationRequest request, CancellationToken cancellationToken = default);

    Task<GetComponentResponse> GetComponentAsync(
        GetComponentRequest request, CancellationToken cancellationToken = default);

    Task<GetWorkflowResponse> GetWorkflowAsync(
        GetWorkflowRequest request, CancellationToken cancellationToken = default);

    Task<ListImageBuildVersionsResponse> ListImageBuildVersionsAsync(
        ListImageBuildVersionsRequest request, CancellationToken cancellationToken = default);

    Task<ListImagePipelineImagesResponse> ListImagePipelineImagesAsync(
        ListImagePipelineImagesRequest request, CancellationToken cancellationToken = default);

    Task<ListWorkflowExecutionsResponse> ListWorkflowExecutionsAsync(
        ListWorkflowExecutionsRequest request, CancellationToken cancellationToken = default);

    Task<ListWorkflowStepExecutionsResponse> ListWorkflowStepExecutionsAsync(
        ListWorkflowStepExecutionsRequest request, CancellationToken cancellationToken = default);

    Task<GetWorkflowStepExecutionResponse> GetWorkflowStepExecutionAsync(
        GetWorkflowStepExecutionRequest request, CancellationToken cancellationToken = default);

    Task<RetryImageResponse> RetryImageAsync(RetryImageRequest request, CancellationToken cancellationToken = default);

    Task<DistributeImageResponse> DistributeImageAsync(
        DistributeImageRequest request, CancellationToken cancellationToken = default);
}

/// <summary>The settings of the client of Image Builder.</summary>
public sealed class AmazonImagebuilderConfig() : WireClientConfig(ImageBuilderModel.Service, "imagebuilder", "imagebuilder");

/// <summary>The client of Image Builder, by our shapes and the AWS SDK's runtime.</summary>
public sealed class AmazonImagebuilderClient(AWSCredentials credentials, ClientConfig config)
    : WireClient(ImageBuilderModel.Service, credentials, config), IAmazonImagebuilder
{
    public Task<GetImagePipelineResponse> GetImagePipelineAsync(
        GetImagePipelineRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.GetImagePipeline, request, cancellationToken);

    public Task<GetImageResponse> GetImageAsync(
        GetImageRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.GetImage, request, cancellationToken);

    public Task<GetImageRecipeResponse> GetImageRecipeAsync(
        GetImageRecipeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.GetImageRecipe, request, cancellationToken);

    public Task<GetInfrastructureConfigurationResponse> GetInfrastructureConfigurationAsync(
        GetInfrastructureConfigurationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.GetInfrastructureConfiguration, request, cancellationToken);

    public Task<GetDistributionConfigurationResponse> GetDistributionConfigurationAsync(
        GetDistributionConfigurationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.GetDistributionConfiguration, request, cancellationToken);

    public Task<GetComponentResponse> GetComponentAsync(
        GetComponentRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.GetComponent, request, cancellationToken);

    public Task<GetWorkflowResponse> GetWorkflowAsync(
        GetWorkflowRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.GetWorkflow, request, cancellationToken);

    public Task<ListImageBuildVersionsResponse> ListImageBuildVersionsAsync(
        ListImageBuildVersionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.ListImageBuildVersions, request, cancellationToken);

    public Task<ListImagePipelineImagesResponse> ListImagePipelineImagesAsync(
        ListImagePipelineImagesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.ListImagePipelineImages, request, cancellationToken);

    public Task<ListWorkflowExecutionsResponse> ListWorkflowExecutionsAsync(
        ListWorkflowExecutionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.ListWorkflowExecutions, request, cancellationToken);

    public Task<ListWorkflowStepExecutionsResponse> ListWorkflowStepExecutionsAsync(
        ListWorkflowStepExecutionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.ListWorkflowStepExecutions, request, cancellationToken);

    public Task<GetWorkflowStepExecutionResponse> GetWorkflowStepExecutionAsync(
        GetWorkflowStepExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.GetWorkflowStepExecution, request, cancellationToken);

    public Task<RetryImageResponse> RetryImageAsync(
        RetryImageRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.RetryImage, request, cancellationToken);

    public Task<DistributeImageResponse> DistributeImageAsync(
        DistributeImageRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ImageBuilderModel.DistributeImage, request, cancellationToken);
}
