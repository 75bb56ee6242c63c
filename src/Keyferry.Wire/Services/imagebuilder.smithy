$version: "2.0"

namespace Keyferry.Wire.Services.ImageBuilder

use aws.auth#sigv4
use aws.protocols#restJson1
use keyferry#wording

@title("Image Builder")
@sigv4(name: "imagebuilder")
@restJson1
@wording("ImageBuilderWording.Describe")
service imagebuilder {
    version: "2019-12-02"
    operations: [
        CancelImageCreation, CreateComponent, CreateDistributionConfiguration, CreateImage, CreateImagePipeline,
        CreateImageRecipe, CreateInfrastructureConfiguration, CreateWorkflow, DeleteComponent,
        DeleteDistributionConfiguration, DeleteImage, DeleteImagePipeline, DeleteImageRecipe,
        DeleteInfrastructureConfiguration, DeleteWorkflow, DistributeImage, GetComponent, GetComponentPolicy,
        GetDistributionConfiguration, GetImage, GetImagePipeline, GetImagePolicy, GetImageRecipe, GetImageRecipePolicy,
        GetInfrastructureConfiguration, GetMarketplaceResource, GetWorkflow, GetWorkflowExecution,
        GetWorkflowStepExecution, ImportComponent, ImportDiskImage, ImportVmImage, ListComponentBuildVersions,
        ListComponents, ListDistributionConfigurations, ListImageBuildVersions, ListImagePackages,
        ListImagePipelineImages, ListImagePipelines, ListImageRecipes, ListImageScanFindingAggregations,
        ListImageScanFindings, ListImages, ListInfrastructureConfigurations, ListTagsForResource,
        ListWaitingWorkflowSteps, ListWorkflowBuildVersions, ListWorkflowExecutions, ListWorkflowStepExecutions,
        ListWorkflows, PutComponentPolicy, PutImagePolicy, PutImageRecipePolicy, RetryImage, SendWorkflowStepAction,
        StartImagePipelineExecution, StartResourceStateUpdate, TagResource, UntagResource,
        UpdateDistributionConfiguration, UpdateImagePipeline, UpdateInfrastructureConfiguration
    ]
}

@http(method: "PUT", uri: "/CancelImageCreation", code: 200)
operation CancelImageCreation {
    input: CancelImageCreationRequest
    output: CancelImageCreationResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException
    ]
}

@http(method: "PUT", uri: "/CreateComponent", code: 200)
operation CreateComponent {
    input: CreateComponentRequest
    output: CreateComponentResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException,
        InvalidVersionNumberException, ResourceInUseException, InvalidParameterCombinationException,
        ServiceQuotaExceededException, DryRunOperationException
    ]
}

@http(method: "PUT", uri: "/CreateDistributionConfiguration", code: 200)
operation CreateDistributionConfiguration {
    input: CreateDistributionConfigurationRequest
    output: CreateDistributionConfigurationResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException,
        ResourceAlreadyExistsException, InvalidParameterCombinationException, ServiceQuotaExceededException
    ]
}

@http(method: "PUT", uri: "/CreateImage", code: 200)
operation CreateImage {
    input: CreateImageRequest
    output: CreateImageResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException,
        ServiceQuotaExceededException
    ]
}

@http(method: "PUT", uri: "/CreateImagePipeline", code: 200)
operation CreateImagePipeline {
    input: CreateImagePipelineRequest
    output: CreateImagePipelineResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException,
        ResourceAlreadyExistsException, ServiceQuotaExceededException
    ]
}

@http(method: "PUT", uri: "/CreateImageRecipe", code: 200)
operation CreateImageRecipe {
    input: CreateImageRecipeRequest
    output: CreateImageRecipeResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException,
        InvalidVersionNumberException, ResourceInUseException, ResourceAlreadyExistsException,
        ServiceQuotaExceededException
    ]
}

@http(method: "PUT", uri: "/CreateInfrastructureConfiguration", code: 200)
operation CreateInfrastructureConfiguration {
    input: CreateInfrastructureConfigurationRequest
    output: CreateInfrastructureConfigurationResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException,
        ResourceAlreadyExistsException, ServiceQuotaExceededException
    ]
}

@http(method: "PUT", uri: "/CreateWorkflow", code: 200)
operation CreateWorkflow {
    input: CreateWorkflowRequest
    output: CreateWorkflowResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException,
        InvalidVersionNumberException, ResourceInUseException, InvalidParameterCombinationException,
        ServiceQuotaExceededException, DryRunOperationException
    ]
}

@http(method: "DELETE", uri: "/DeleteComponent", code: 200)
operation DeleteComponent {
    input: DeleteComponentRequest
    output: DeleteComponentResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException, ResourceDependencyException
    ]
}

@http(method: "DELETE", uri: "/DeleteDistributionConfiguration", code: 200)
operation DeleteDistributionConfiguration {
    input: DeleteDistributionConfigurationRequest
    output: DeleteDistributionConfigurationResponse
    errors: [
        ServiceException, ClientException, InvalidRequestException, ServiceUnavailableException, ForbiddenException,
        CallRateLimitExceededException, ResourceDependencyException
    ]
}

@http(method: "DELETE", uri: "/DeleteImage", code: 200)
operation DeleteImage {
    input: DeleteImageRequest
    output: DeleteImageResponse
    errors: [
        ServiceException, ClientException, InvalidRequestException, ServiceUnavailableException, ForbiddenException,
        CallRateLimitExceededException, ResourceDependencyException
    ]
}

@http(method: "DELETE", uri: "/DeleteImagePipeline", code: 200)
operation DeleteImagePipeline {
    input: DeleteImagePipelineRequest
    output: DeleteImagePipelineResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException, ResourceDependencyException
    ]
}

@http(method: "DELETE", uri: "/DeleteImageRecipe", code: 200)
operation DeleteImageRecipe {
    input: DeleteImageRecipeRequest
    output: DeleteImageRecipeResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException, ResourceDependencyException
    ]
}

@http(method: "DELETE", uri: "/DeleteInfrastructureConfiguration", code: 200)
operation DeleteInfrastructureConfiguration {
    input: DeleteInfrastructureConfigurationRequest
    output: DeleteInfrastructureConfigurationResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException, ResourceDependencyException
    ]
}

@http(method: "DELETE", uri: "/DeleteWorkflow", code: 200)
operation DeleteWorkflow {
    input: DeleteWorkflowRequest
    output: DeleteWorkflowResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException, ResourceDependencyException
    ]
}

@http(method: "PUT", uri: "/DistributeImage", code: 200)
operation DistributeImage {
    input: DistributeImageRequest
    output: DistributeImageResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException,
        ServiceQuotaExceededException, AccessDeniedException, TooManyRequestsException, ResourceNotFoundException
    ]
}

@http(method: "GET", uri: "/GetComponent", code: 200)
operation GetComponent {
    input: GetComponentRequest
    output: GetComponentResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetComponentPolicy", code: 200)
operation GetComponentPolicy {
    input: GetComponentPolicyRequest
    output: GetComponentPolicyResponse
    errors: [
        ServiceException, ServiceUnavailableException, ResourceNotFoundException, InvalidRequestException,
        ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetDistributionConfiguration", code: 200)
operation GetDistributionConfiguration {
    input: GetDistributionConfigurationRequest
    output: GetDistributionConfigurationResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetImage", code: 200)
operation GetImage {
    input: GetImageRequest
    output: GetImageResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetImagePipeline", code: 200)
operation GetImagePipeline {
    input: GetImagePipelineRequest
    output: GetImagePipelineResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetImagePolicy", code: 200)
operation GetImagePolicy {
    input: GetImagePolicyRequest
    output: GetImagePolicyResponse
    errors: [
        ServiceException, ServiceUnavailableException, ResourceNotFoundException, InvalidRequestException,
        ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetImageRecipe", code: 200)
operation GetImageRecipe {
    input: GetImageRecipeRequest
    output: GetImageRecipeResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetImageRecipePolicy", code: 200)
operation GetImageRecipePolicy {
    input: GetImageRecipePolicyRequest
    output: GetImageRecipePolicyResponse
    errors: [
        ServiceException, ServiceUnavailableException, InvalidRequestException, ResourceNotFoundException,
        ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetInfrastructureConfiguration", code: 200)
operation GetInfrastructureConfiguration {
    input: GetInfrastructureConfigurationRequest
    output: GetInfrastructureConfigurationResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/GetMarketplaceResource", code: 200)
operation GetMarketplaceResource {
    input: GetMarketplaceResourceRequest
    output: GetMarketplaceResourceResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetWorkflow", code: 200)
operation GetWorkflow {
    input: GetWorkflowRequest
    output: GetWorkflowResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetWorkflowExecution", code: 200)
operation GetWorkflowExecution {
    input: GetWorkflowExecutionRequest
    output: GetWorkflowExecutionResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/GetWorkflowStepExecution", code: 200)
operation GetWorkflowStepExecution {
    input: GetWorkflowStepExecutionRequest
    output: GetWorkflowStepExecutionResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException, ForbiddenException,
        CallRateLimitExceededException
    ]
}

@http(method: "PUT", uri: "/ImportComponent", code: 200)
operation ImportComponent {
    input: ImportComponentRequest
    output: ImportComponentResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException,
        InvalidVersionNumberException, ResourceInUseException, InvalidParameterCombinationException
    ]
}

@http(method: "PUT", uri: "/ImportDiskImage", code: 200)
operation ImportDiskImage {
    input: ImportDiskImageRequest
    output: ImportDiskImageResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, AccessDeniedException, TooManyRequestsException
    ]
}

@http(method: "PUT", uri: "/ImportVmImage", code: 200)
operation ImportVmImage {
    input: ImportVmImageRequest
    output: ImportVmImageResponse
    errors: [ServiceException, ClientException, ServiceUnavailableException]
}

@http(method: "POST", uri: "/ListComponentBuildVersions", code: 200)
operation ListComponentBuildVersions {
    input: ListComponentBuildVersionsRequest
    output: ListComponentBuildVersionsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListComponents", code: 200)
operation ListComponents {
    input: ListComponentsRequest
    output: ListComponentsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListDistributionConfigurations", code: 200)
operation ListDistributionConfigurations {
    input: ListDistributionConfigurationsRequest
    output: ListDistributionConfigurationsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListImageBuildVersions", code: 200)
operation ListImageBuildVersions {
    input: ListImageBuildVersionsRequest
    output: ListImageBuildVersionsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListImagePackages", code: 200)
operation ListImagePackages {
    input: ListImagePackagesRequest
    output: ListImagePackagesResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ResourceNotFoundException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListImagePipelineImages", code: 200)
operation ListImagePipelineImages {
    input: ListImagePipelineImagesRequest
    output: ListImagePipelineImagesResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ResourceNotFoundException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListImagePipelines", code: 200)
operation ListImagePipelines {
    input: ListImagePipelinesRequest
    output: ListImagePipelinesResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListImageRecipes", code: 200)
operation ListImageRecipes {
    input: ListImageRecipesRequest
    output: ListImageRecipesResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListImageScanFindingAggregations", code: 200)
operation ListImageScanFindingAggregations {
    input: ListImageScanFindingAggregationsRequest
    output: ListImageScanFindingAggregationsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListImageScanFindings", code: 200)
operation ListImageScanFindings {
    input: ListImageScanFindingsRequest
    output: ListImageScanFindingsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListImages", code: 200)
operation ListImages {
    input: ListImagesRequest
    output: ListImagesResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListInfrastructureConfigurations", code: 200)
operation ListInfrastructureConfigurations {
    input: ListInfrastructureConfigurationsRequest
    output: ListInfrastructureConfigurationsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "GET", uri: "/tags/{resourceArn}", code: 200)
operation ListTagsForResource {
    input: ListTagsForResourceRequest
    output: ListTagsForResourceResponse
    errors: [ServiceException, InvalidParameterException, ResourceNotFoundException]
}

@http(method: "POST", uri: "/ListWaitingWorkflowSteps", code: 200)
operation ListWaitingWorkflowSteps {
    input: ListWaitingWorkflowStepsRequest
    output: ListWaitingWorkflowStepsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListWorkflowBuildVersions", code: 200)
operation ListWorkflowBuildVersions {
    input: ListWorkflowBuildVersionsRequest
    output: ListWorkflowBuildVersionsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListWorkflowExecutions", code: 200)
operation ListWorkflowExecutions {
    input: ListWorkflowExecutionsRequest
    output: ListWorkflowExecutionsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListWorkflowStepExecutions", code: 200)
operation ListWorkflowStepExecutions {
    input: ListWorkflowStepExecutionsRequest
    output: ListWorkflowStepExecutionsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "POST", uri: "/ListWorkflows", code: 200)
operation ListWorkflows {
    input: ListWorkflowsRequest
    output: ListWorkflowsResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidPaginationTokenException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "PUT", uri: "/PutComponentPolicy", code: 200)
operation PutComponentPolicy {
    input: PutComponentPolicyRequest
    output: PutComponentPolicyResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidParameterValueException, ResourceNotFoundException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "PUT", uri: "/PutImagePolicy", code: 200)
operation PutImagePolicy {
    input: PutImagePolicyRequest
    output: PutImagePolicyResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidParameterValueException, ResourceNotFoundException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "PUT", uri: "/PutImageRecipePolicy", code: 200)
operation PutImageRecipePolicy {
    input: PutImageRecipePolicyRequest
    output: PutImageRecipePolicyResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        InvalidParameterValueException, ResourceNotFoundException, ForbiddenException, CallRateLimitExceededException
    ]
}

@http(method: "PUT", uri: "/RetryImage", code: 200)
operation RetryImage {
    input: RetryImageRequest
    output: RetryImageResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException
    ]
}

@http(method: "PUT", uri: "/SendWorkflowStepAction", code: 200)
operation SendWorkflowStepAction {
    input: SendWorkflowStepActionRequest
    output: SendWorkflowStepActionResponse
    errors: [
        ServiceException, ClientException, ResourceNotFoundException, InvalidRequestException,
        InvalidParameterValueException, ServiceUnavailableException, IdempotentParameterMismatchException,
        ForbiddenException, CallRateLimitExceededException, ResourceInUseException
    ]
}

@http(method: "PUT", uri: "/StartImagePipelineExecution", code: 200)
operation StartImagePipelineExecution {
    input: StartImagePipelineExecutionRequest
    output: StartImagePipelineExecutionResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        ResourceNotFoundException, IdempotentParameterMismatchException, ForbiddenException,
        CallRateLimitExceededException, ResourceInUseException
    ]
}

@http(method: "PUT", uri: "/StartResourceStateUpdate", code: 200)
operation StartResourceStateUpdate {
    input: StartResourceStateUpdateRequest
    output: StartResourceStateUpdateResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        ResourceNotFoundException, IdempotentParameterMismatchException, ForbiddenException,
        CallRateLimitExceededException, ResourceInUseException
    ]
}

@http(method: "POST", uri: "/tags/{resourceArn}", code: 200)
operation TagResource {
    input: TagResourceRequest
    output: TagResourceResponse
    errors: [ServiceException, InvalidParameterException, ResourceNotFoundException]
}

@http(method: "DELETE", uri: "/tags/{resourceArn}", code: 200)
operation UntagResource {
    input: UntagResourceRequest
    output: UntagResourceResponse
    errors: [ServiceException, InvalidParameterException, ResourceNotFoundException]
}

@http(method: "PUT", uri: "/UpdateDistributionConfiguration", code: 200)
operation UpdateDistributionConfiguration {
    input: UpdateDistributionConfigurationRequest
    output: UpdateDistributionConfigurationResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException,
        InvalidParameterCombinationException
    ]
}

@http(method: "PUT", uri: "/UpdateImagePipeline", code: 200)
operation UpdateImagePipeline {
    input: UpdateImagePipelineRequest
    output: UpdateImagePipelineResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException
    ]
}

@http(method: "PUT", uri: "/UpdateInfrastructureConfiguration", code: 200)
operation UpdateInfrastructureConfiguration {
    input: UpdateInfrastructureConfigurationRequest
    output: UpdateInfrastructureConfigurationResponse
    errors: [
        ServiceException, ClientException, ServiceUnavailableException, InvalidRequestException,
        IdempotentParameterMismatchException, ForbiddenException, CallRateLimitExceededException, ResourceInUseException
    ]
}

structure CancelImageCreationRequest {
    @required imageBuildVersionArn: ImageBuildVersionArn
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure CancelImageCreationResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    imageBuildVersionArn: ImageBuildVersionArn
}

structure CreateComponentRequest {
    @required name: ResourceName
    @required semanticVersion: VersionNumber
    @length(min: 1, max: 1024) description: String
    @length(min: 1, max: 1024) changeDescription: String
    @required platform: Platform
    supportedOsVersions: OsVersionList
    @length(min: 1, max: 16000) @pattern("[^\\x00]+") data: String
    uri: String
    @length(min: 1, max: 1024) kmsKeyId: String
    tags: TagMap
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
    dryRun: Boolean
}

structure CreateComponentResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    componentBuildVersionArn: ComponentBuildVersionArn
    latestVersionReferences: LatestVersionReferences
}

structure LatestVersionReferences {
    latestVersionArn: ImageBuilderArn
    latestMajorVersionArn: ImageBuilderArn
    latestMinorVersionArn: ImageBuilderArn
    latestPatchVersionArn: ImageBuilderArn
}

structure CreateDistributionConfigurationRequest {
    @required name: ResourceName
    @length(min: 1, max: 1024) description: String
    @required distributions: DistributionList
    tags: TagMap
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure Distribution {
    @required @length(min: 1, max: 1024) region: String
    amiDistributionConfiguration: AmiDistributionConfiguration
    containerDistributionConfiguration: ContainerDistributionConfiguration
    licenseConfigurationArns: LicenseConfigurationArnList
    launchTemplateConfigurations: LaunchTemplateConfigurationList
    s3ExportConfiguration: S3ExportConfiguration
    fastLaunchConfigurations: FastLaunchConfigurationList
    ssmParameterConfigurations: SsmParameterConfigurationList
}

structure AmiDistributionConfiguration {
    @length(min: 1, max: 127) @pattern("^[-_A-Za-z0-9{][-_A-Za-z0-9\\s:{}\\.]+[-_A-Za-z0-9}]$") name: String
    @length(min: 1, max: 1024) description: String
    targetAccountIds: AccountList
    amiTags: TagMap
    @length(min: 1, max: 1024) kmsKeyId: String
    launchPermission: LaunchPermissionConfiguration
}

structure LaunchPermissionConfiguration {
    userIds: AccountList
    userGroups: StringList
    organizationArns: OrganizationArnList
    organizationalUnitArns: OrganizationalUnitArnList
}

structure ContainerDistributionConfiguration {
    @length(min: 1, max: 1024) description: String
    containerTags: StringList
    @required targetRepository: TargetContainerRepository
}

structure TargetContainerRepository {
    @required service: ContainerRepositoryService
    @required @length(min: 1, max: 1024) repositoryName: String
}

structure LaunchTemplateConfiguration {
    @required launchTemplateId: LaunchTemplateId
    accountId: AccountId
    setDefaultVersion: Boolean
}

structure S3ExportConfiguration {
    @required @length(min: 1, max: 1024) roleName: String
    @required diskImageFormat: DiskImageFormat
    @required @length(min: 1, max: 1024) s3Bucket: String
    @length(min: 1, max: 1024) s3Prefix: String
}

structure FastLaunchConfiguration {
    @required enabled: Boolean
    snapshotConfiguration: FastLaunchSnapshotConfiguration
    @range(min: 1) maxParallelLaunches: Integer
    launchTemplate: FastLaunchLaunchTemplateSpecification
    accountId: AccountId
}

structure FastLaunchSnapshotConfiguration {
    @range(min: 1, max: 10000) targetResourceCount: Integer
}

structure FastLaunchLaunchTemplateSpecification {
    launchTemplateId: LaunchTemplateId
    @length(min: 1, max: 1024) launchTemplateName: String
    @length(min: 1, max: 1024) launchTemplateVersion: String
}

structure SsmParameterConfiguration {
    amiAccountId: AccountId
    @required @length(min: 1, max: 1011) @pattern("^[a-zA-Z0-9_.\\-\\/]+$") parameterName: String
    dataType: SsmParameterDataType
}

structure CreateDistributionConfigurationResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    distributionConfigurationArn: DistributionConfigurationArn
}

structure CreateImageRequest {
    imageRecipeArn: ImageRecipeArn
    containerRecipeArn: ContainerRecipeArn
    distributionConfigurationArn: DistributionConfigurationArn
    @required infrastructureConfigurationArn: InfrastructureConfigurationArn
    imageTestsConfiguration: ImageTestsConfiguration
    enhancedImageMetadataEnabled: Boolean
    tags: TagMap
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
    imageScanningConfiguration: ImageScanningConfiguration
    workflows: WorkflowConfigurationList
    executionRole: RoleNameOrArn
    loggingConfiguration: ImageLoggingConfiguration
}

structure ImageTestsConfiguration {
    imageTestsEnabled: Boolean
    @range(min: 60, max: 1440) timeoutMinutes: Integer
}

structure ImageScanningConfiguration {
    imageScanningEnabled: Boolean
    ecrConfiguration: EcrConfiguration
}

structure EcrConfiguration {
    @length(min: 1, max: 1024) repositoryName: String
    containerTags: StringList
}

structure WorkflowConfiguration {
    @required workflowArn: WorkflowVersionArnOrBuildVersionArn
    parameters: WorkflowParameterList
    parallelGroup: ParallelGroup
    onFailure: OnWorkflowFailure
}

structure WorkflowParameter {
    @required name: WorkflowParameterName
    @required value: WorkflowParameterValueList
}

structure ImageLoggingConfiguration {
    logGroupName: LogGroupName
}

structure CreateImageResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    imageBuildVersionArn: ImageBuildVersionArn
    latestVersionReferences: LatestVersionReferences
}

structure CreateImagePipelineRequest {
    @required name: ResourceName
    @length(min: 1, max: 1024) description: String
    imageRecipeArn: ImageRecipeArn
    containerRecipeArn: ContainerRecipeArn
    @required infrastructureConfigurationArn: InfrastructureConfigurationArn
    distributionConfigurationArn: DistributionConfigurationArn
    imageTestsConfiguration: ImageTestsConfiguration
    enhancedImageMetadataEnabled: Boolean
    schedule: Schedule
    status: PipelineStatus
    tags: TagMap
    imageTags: TagMap
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
    imageScanningConfiguration: ImageScanningConfiguration
    workflows: WorkflowConfigurationList
    executionRole: RoleNameOrArn
    loggingConfiguration: PipelineLoggingConfiguration
}

structure Schedule {
    @length(min: 1, max: 1024) scheduleExpression: String
    @length(min: 3, max: 100) @pattern("[a-zA-Z0-9]{2,}(?:\\/[a-zA-Z0-9-_+]+)*") timezone: String
    pipelineExecutionStartCondition: PipelineExecutionStartCondition
    autoDisablePolicy: AutoDisablePolicy
}

structure AutoDisablePolicy {
    @required @range(min: 1, max: 10) failureCount: Integer
}

structure PipelineLoggingConfiguration {
    imageLogGroupName: LogGroupName
    pipelineLogGroupName: LogGroupName
}

structure CreateImagePipelineResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    imagePipelineArn: ImagePipelineArn
}

structure CreateImageRecipeRequest {
    @required name: ResourceName
    @length(min: 1, max: 1024) description: String
    @required @pattern("^(?:[0-9]+|x)\\.(?:[0-9]+|x)\\.(?:[0-9]+|x)$") semanticVersion: String
    components: ComponentConfigurationList
    @required @length(min: 1, max: 1024) parentImage: String
    blockDeviceMappings: InstanceBlockDeviceMappings
    tags: TagMap
    @length(min: 1, max: 1024) workingDirectory: String
    additionalInstanceConfiguration: AdditionalInstanceConfiguration
    amiTags: TagMap
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure ComponentConfiguration {
    @required componentArn: ComponentVersionArnOrBuildVersionArn
    parameters: ComponentParameterList
}

structure ComponentParameter {
    @required name: ComponentParameterName
    @required value: ComponentParameterValueList
}

structure InstanceBlockDeviceMapping {
    @length(min: 1, max: 1024) deviceName: String
    ebs: EbsInstanceBlockDeviceSpecification
    @length(min: 1, max: 1024) virtualName: String
    @length(min: 0, max: 0) noDevice: String
}

structure EbsInstanceBlockDeviceSpecification {
    encrypted: Boolean
    deleteOnTermination: Boolean
    @range(min: 100, max: 64000) iops: Integer
    @length(min: 1, max: 1024) kmsKeyId: String
    @length(min: 1, max: 1024) snapshotId: String
    @range(min: 1, max: 16000) volumeSize: Integer
    volumeType: EbsVolumeType
    @range(min: 125, max: 1000) throughput: Integer
}

structure AdditionalInstanceConfiguration {
    systemsManagerAgent: SystemsManagerAgent
    @length(min: 1, max: 21847) @pattern("^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$")
    userDataOverride: String
}

structure SystemsManagerAgent {
    uninstallAfterBuild: Boolean
}

structure CreateImageRecipeResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    imageRecipeArn: ImageRecipeArn
    latestVersionReferences: LatestVersionReferences
}

structure CreateInfrastructureConfigurationRequest {
    @required name: ResourceName
    @length(min: 1, max: 1024) description: String
    instanceTypes: InstanceTypeList
    @required instanceProfileName: InstanceProfileNameType
    securityGroupIds: SecurityGroupIds
    @length(min: 1, max: 1024) subnetId: String
    logging: Logging
    @length(min: 1, max: 1024) keyPair: String
    terminateInstanceOnFailure: Boolean
    snsTopicArn: SnsTopicArn
    resourceTags: ResourceTagMap
    instanceMetadataOptions: InstanceMetadataOptions
    tags: TagMap
    placement: Placement
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure Logging {
    s3Logs: S3Logs
}

structure S3Logs {
    @length(min: 1, max: 1024) s3BucketName: String
    @length(min: 1, max: 1024) s3KeyPrefix: String
}

structure InstanceMetadataOptions {
    @pattern("optional|required") httpTokens: String
    @range(min: 1, max: 64) httpPutResponseHopLimit: Integer
}

structure Placement {
    @length(min: 1, max: 1024) availabilityZone: String
    tenancy: TenancyType
    @length(min: 1, max: 1024) hostId: String
    @length(min: 1, max: 1024) hostResourceGroupArn: String
}

structure CreateInfrastructureConfigurationResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    infrastructureConfigurationArn: InfrastructureConfigurationArn
}

structure CreateWorkflowRequest {
    @required name: ResourceName
    @required semanticVersion: VersionNumber
    @length(min: 1, max: 1024) description: String
    @length(min: 1, max: 1024) changeDescription: String
    @length(min: 1, max: 16000) @pattern("[^\\x00]+") data: String
    uri: String
    @length(min: 1, max: 1024) kmsKeyId: String
    tags: TagMap
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
    @required type: WorkflowType
    dryRun: Boolean
}

structure CreateWorkflowResponse {
    @length(min: 1, max: 64) clientToken: String
    workflowBuildVersionArn: WorkflowBuildVersionArn
    latestVersionReferences: LatestVersionReferences
}

structure DeleteComponentRequest {
    @required @httpQuery("componentBuildVersionArn") componentBuildVersionArn: ComponentBuildVersionArn
}

structure DeleteComponentResponse {
    @length(min: 1, max: 1024) requestId: String
    componentBuildVersionArn: ComponentBuildVersionArn
}

structure DeleteDistributionConfigurationRequest {
    @required @httpQuery("distributionConfigurationArn") distributionConfigurationArn: DistributionConfigurationArn
}

structure DeleteDistributionConfigurationResponse {
    @length(min: 1, max: 1024) requestId: String
    distributionConfigurationArn: DistributionConfigurationArn
}

structure DeleteImageRequest {
    @required @httpQuery("imageBuildVersionArn") imageBuildVersionArn: ImageBuildVersionArn
}

structure DeleteImageResponse {
    @length(min: 1, max: 1024) requestId: String
    imageBuildVersionArn: ImageBuildVersionArn
}

structure DeleteImagePipelineRequest {
    @required @httpQuery("imagePipelineArn") imagePipelineArn: ImagePipelineArn
}

structure DeleteImagePipelineResponse {
    @length(min: 1, max: 1024) requestId: String
    imagePipelineArn: ImagePipelineArn
}

structure DeleteImageRecipeRequest {
    @required @httpQuery("imageRecipeArn") imageRecipeArn: ImageRecipeArn
}

structure DeleteImageRecipeResponse {
    @length(min: 1, max: 1024) requestId: String
    imageRecipeArn: ImageRecipeArn
}

structure DeleteInfrastructureConfigurationRequest {
    @required @httpQuery("infrastructureConfigurationArn")
    infrastructureConfigurationArn: InfrastructureConfigurationArn
}

structure DeleteInfrastructureConfigurationResponse {
    @length(min: 1, max: 1024) requestId: String
    infrastructureConfigurationArn: InfrastructureConfigurationArn
}

structure DeleteWorkflowRequest {
    @required @httpQuery("workflowBuildVersionArn") workflowBuildVersionArn: WorkflowBuildVersionArn
}

structure DeleteWorkflowResponse {
    workflowBuildVersionArn: WorkflowBuildVersionArn
}

structure DistributeImageRequest {
    @required @length(min: 1, max: 1024) sourceImage: String
    @required distributionConfigurationArn: DistributionConfigurationArn
    @required executionRole: RoleNameOrArn
    tags: TagMap
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
    loggingConfiguration: ImageLoggingConfiguration
}

structure DistributeImageResponse {
    @length(min: 1, max: 64) clientToken: String
    imageBuildVersionArn: ImageBuildVersionArn
}

structure GetComponentRequest {
    @required @httpQuery("componentBuildVersionArn") componentBuildVersionArn: ComponentVersionArnOrBuildVersionArn
}

structure GetComponentResponse {
    @length(min: 1, max: 1024) requestId: String
    component: Component
    latestVersionReferences: LatestVersionReferences
}

structure Component {
    arn: ImageBuilderArn
    name: ResourceName
    version: VersionNumber
    @length(min: 1, max: 1024) description: String
    @length(min: 1, max: 1024) changeDescription: String
    type: ComponentType
    platform: Platform
    supportedOsVersions: OsVersionList
    state: ComponentState
    parameters: ComponentParameterDetailList
    @length(min: 1, max: 1024) owner: String
    data: String
    @length(min: 1, max: 1024) kmsKeyId: String
    encrypted: Boolean
    dateCreated: String
    tags: TagMap
    @length(min: 1, max: 1024) publisher: String
    obfuscate: Boolean
    productCodes: ProductCodeList
}

structure ComponentState {
    status: ComponentStatus
    @length(min: 1, max: 1024) reason: String
}

structure ComponentParameterDetail {
    @required name: ComponentParameterName
    @required @length(min: 1, max: 20) @pattern("^String|Integer|Boolean|StringList$") type: String
    defaultValue: ComponentParameterValueList
    @length(min: 1, max: 1024) @pattern("[^\\x00]+") description: String
}

structure ProductCodeListItem {
    @required @pattern("^[A-Za-z0-9]{1,25}$") productCodeId: String
    @required productCodeType: ProductCodeType
}

structure GetComponentPolicyRequest {
    @required @httpQuery("componentArn") componentArn: ComponentBuildVersionArn
}

structure GetComponentPolicyResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 30000) policy: String
}

structure GetDistributionConfigurationRequest {
    @required @httpQuery("distributionConfigurationArn") distributionConfigurationArn: DistributionConfigurationArn
}

structure GetDistributionConfigurationResponse {
    @length(min: 1, max: 1024) requestId: String
    distributionConfiguration: DistributionConfiguration
}

structure DistributionConfiguration {
    arn: ImageBuilderArn
    name: ResourceName
    @length(min: 1, max: 1024) description: String
    distributions: DistributionList
    @required @range(min: 30, max: 720) timeoutMinutes: Integer
    dateCreated: String
    dateUpdated: String
    tags: TagMap
}

structure GetImageRequest {
    @required @httpQuery("imageBuildVersionArn")
    @pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):image/[a-z0-9-_]+/(?:(?:([0-9]+|x)\\.([0-9]+|x)\\.([0-9]+|x))|(?:[0-9]+\\.[0-9]+\\.[0-9]+/[0-9]+))$")
    imageBuildVersionArn: String
}

structure GetImageResponse {
    @length(min: 1, max: 1024) requestId: String
    image: Image
    latestVersionReferences: LatestVersionReferences
}

structure Image {
    arn: ImageBuilderArn
    type: ImageType
    name: ResourceName
    version: VersionNumber
    platform: Platform
    enhancedImageMetadataEnabled: Boolean
    @length(min: 1) osVersion: String
    state: ImageState
    imageRecipe: ImageRecipe
    containerRecipe: ContainerRecipe
    sourcePipelineName: ResourceName
    sourcePipelineArn: String
    infrastructureConfiguration: InfrastructureConfiguration
    distributionConfiguration: DistributionConfiguration
    imageTestsConfiguration: ImageTestsConfiguration
    dateCreated: String
    outputResources: OutputResources
    tags: TagMap
    buildType: BuildType
    imageSource: ImageSource
    scanState: ImageScanState
    imageScanningConfiguration: ImageScanningConfiguration
    deprecationTime: Timestamp
    lifecycleExecutionId: LifecycleExecutionId
    executionRole: RoleNameOrArn
    workflows: WorkflowConfigurationList
    loggingConfiguration: ImageLoggingConfiguration
}

structure ImageState {
    status: ImageStatus
    @length(min: 1, max: 1024) reason: String
}

structure ImageRecipe {
    arn: ImageBuilderArn
    type: ImageType
    name: ResourceName
    @length(min: 1, max: 1024) description: String
    platform: Platform
    @length(min: 1, max: 1024) owner: String
    version: VersionNumber
    components: ComponentConfigurationList
    @length(min: 1, max: 1024) parentImage: String
    blockDeviceMappings: InstanceBlockDeviceMappings
    dateCreated: String
    tags: TagMap
    @length(min: 1, max: 1024) workingDirectory: String
    additionalInstanceConfiguration: AdditionalInstanceConfiguration
    amiTags: TagMap
}

structure ContainerRecipe {
    arn: ImageBuilderArn
    containerType: ContainerType
    name: ResourceName
    @length(min: 1, max: 1024) description: String
    platform: Platform
    @length(min: 1, max: 1024) owner: String
    version: VersionNumber
    components: ComponentConfigurationList
    instanceConfiguration: InstanceConfiguration
    dockerfileTemplateData: String
    @length(min: 1, max: 1024) kmsKeyId: String
    encrypted: Boolean
    @length(min: 1, max: 1024) parentImage: String
    dateCreated: String
    tags: TagMap
    @length(min: 1, max: 1024) workingDirectory: String
    targetRepository: TargetContainerRepository
}

structure InstanceConfiguration {
    @length(min: 1, max: 1024) image: String
    blockDeviceMappings: InstanceBlockDeviceMappings
}

structure InfrastructureConfiguration {
    arn: ImageBuilderArn
    name: ResourceName
    @length(min: 1, max: 1024) description: String
    instanceTypes: InstanceTypeList
    instanceProfileName: InstanceProfileNameType
    securityGroupIds: SecurityGroupIds
    @length(min: 1, max: 1024) subnetId: String
    logging: Logging
    @length(min: 1, max: 1024) keyPair: String
    terminateInstanceOnFailure: Boolean
    @length(min: 1, max: 1024) snsTopicArn: String
    dateCreated: String
    dateUpdated: String
    resourceTags: ResourceTagMap
    instanceMetadataOptions: InstanceMetadataOptions
    tags: TagMap
    placement: Placement
}

structure OutputResources {
    amis: AmiList
    containers: ContainerList
}

structure Ami {
    @length(min: 1, max: 1024) region: String
    @length(min: 1, max: 1024) image: String
    @length(min: 1, max: 1024) name: String
    @length(min: 1, max: 1024) description: String
    state: ImageState
    @length(min: 1, max: 1024) accountId: String
}

structure Container {
    @length(min: 1, max: 1024) region: String
    imageUris: StringList
}

structure ImageScanState {
    status: ImageScanStatus
    @length(min: 1, max: 1024) reason: String
}

structure GetImagePipelineRequest {
    @required @httpQuery("imagePipelineArn") imagePipelineArn: ImagePipelineArn
}

structure GetImagePipelineResponse {
    @length(min: 1, max: 1024) requestId: String
    imagePipeline: ImagePipeline
}

structure ImagePipeline {
    arn: ImageBuilderArn
    name: ResourceName
    @length(min: 1, max: 1024) description: String
    platform: Platform
    enhancedImageMetadataEnabled: Boolean
    imageRecipeArn: String
    containerRecipeArn: String
    infrastructureConfigurationArn: String
    distributionConfigurationArn: String
    imageTestsConfiguration: ImageTestsConfiguration
    schedule: Schedule
    status: PipelineStatus
    dateCreated: String
    dateUpdated: String
    dateLastRun: String
    lastRunStatus: ImageStatus
    dateNextRun: String
    tags: TagMap
    imageScanningConfiguration: ImageScanningConfiguration
    imageTags: TagMap
    executionRole: RoleNameOrArn
    workflows: WorkflowConfigurationList
    loggingConfiguration: PipelineLoggingConfiguration
    @range(min: 0) consecutiveFailures: Integer
}

structure GetImagePolicyRequest {
    @required @httpQuery("imageArn") imageArn: ImageBuildVersionArn
}

structure GetImagePolicyResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 30000) policy: String
}

structure GetImageRecipeRequest {
    @required @httpQuery("imageRecipeArn") imageRecipeArn: ImageRecipeArn
}

structure GetImageRecipeResponse {
    @length(min: 1, max: 1024) requestId: String
    imageRecipe: ImageRecipe
    latestVersionReferences: LatestVersionReferences
}

structure GetImageRecipePolicyRequest {
    @required @httpQuery("imageRecipeArn") imageRecipeArn: ImageRecipeArn
}

structure GetImageRecipePolicyResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 30000) policy: String
}

structure GetInfrastructureConfigurationRequest {
    @required @httpQuery("infrastructureConfigurationArn")
    infrastructureConfigurationArn: InfrastructureConfigurationArn
}

structure GetInfrastructureConfigurationResponse {
    @length(min: 1, max: 1024) requestId: String
    infrastructureConfiguration: InfrastructureConfiguration
}

structure GetMarketplaceResourceRequest {
    @required resourceType: MarketplaceResourceType
    @required resourceArn: ImageBuilderArn
    @length(max: 1024) @pattern("^s3://[^/]+/.+[^/]$") resourceLocation: String
}

structure GetMarketplaceResourceResponse {
    resourceArn: ImageBuilderArn
    @length(min: 1, max: 1024) url: String
    @length(min: 1, max: 1024) data: String
}

structure GetWorkflowRequest {
    @required @httpQuery("workflowBuildVersionArn") workflowBuildVersionArn: WorkflowVersionArnOrBuildVersionArn
}

structure GetWorkflowResponse {
    workflow: Workflow
    latestVersionReferences: LatestVersionReferences
}

structure Workflow {
    arn: WorkflowBuildVersionArn
    name: ResourceName
    version: VersionNumber
    @length(min: 1, max: 1024) description: String
    @length(min: 1, max: 1024) changeDescription: String
    type: WorkflowType
    state: WorkflowState
    @length(min: 1, max: 1024) owner: String
    data: String
    @length(min: 1, max: 1024) kmsKeyId: String
    dateCreated: String
    tags: TagMap
    parameters: WorkflowParameterDetailList
}

structure WorkflowState {
    status: WorkflowStatus
    @length(min: 1, max: 1024) reason: String
}

structure WorkflowParameterDetail {
    @required name: WorkflowParameterName
    @required @length(min: 1, max: 20) @pattern("^string|integer|boolean|stringList$") type: String
    defaultValue: WorkflowParameterValueList
    @length(min: 0, max: 1024) @pattern("[^\\x00]+") description: String
}

structure GetWorkflowExecutionRequest {
    @required @httpQuery("workflowExecutionId") workflowExecutionId: WorkflowExecutionId
}

structure GetWorkflowExecutionResponse {
    @length(min: 1, max: 1024) requestId: String
    workflowBuildVersionArn: WorkflowBuildVersionArn
    workflowExecutionId: WorkflowExecutionId
    imageBuildVersionArn: ImageBuildVersionArn
    type: WorkflowType
    status: WorkflowExecutionStatus
    @length(min: 0, max: 500) message: String
    totalStepCount: Integer
    totalStepsSucceeded: Integer
    totalStepsFailed: Integer
    totalStepsSkipped: Integer
    startTime: String
    endTime: String
    parallelGroup: ParallelGroup
}

structure GetWorkflowStepExecutionRequest {
    @required @httpQuery("stepExecutionId") stepExecutionId: WorkflowStepExecutionId
}

structure GetWorkflowStepExecutionResponse {
    @length(min: 1, max: 1024) requestId: String
    stepExecutionId: WorkflowStepExecutionId
    workflowBuildVersionArn: WorkflowBuildVersionArn
    workflowExecutionId: WorkflowExecutionId
    imageBuildVersionArn: ImageBuildVersionArn
    name: WorkflowStepName
    @length(min: 0, max: 500) description: String
    action: WorkflowStepAction
    status: WorkflowStepExecutionStatus
    rollbackStatus: WorkflowStepExecutionRollbackStatus
    @length(min: 0, max: 500) message: String
    inputs: String
    outputs: String
    startTime: String
    endTime: String
    @length(min: 1, max: 1024) onFailure: String
    @range(min: 0, max: 43200) timeoutSeconds: Integer
}

structure ImportComponentRequest {
    @required name: ResourceName
    @required semanticVersion: VersionNumber
    @length(min: 1, max: 1024) description: String
    @length(min: 1, max: 1024) changeDescription: String
    @required type: ComponentType
    @required format: ComponentFormat
    @required platform: Platform
    @length(min: 1, max: 1024) data: String
    uri: String
    @length(min: 1, max: 1024) kmsKeyId: String
    tags: TagMap
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure ImportComponentResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    componentBuildVersionArn: ComponentBuildVersionArn
}

structure ImportDiskImageRequest {
    @required name: ResourceName
    @required semanticVersion: VersionNumber
    @length(min: 1, max: 1024) description: String
    @required @length(min: 1, max: 1024) platform: String
    @required @length(min: 1) osVersion: String
    executionRole: RoleNameOrArn
    @required infrastructureConfigurationArn: InfrastructureConfigurationArn
    @required uri: String
    loggingConfiguration: ImageLoggingConfiguration
    tags: TagMap
    registerImageOptions: RegisterImageOptions
    windowsConfiguration: WindowsConfiguration
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure RegisterImageOptions {
    secureBootEnabled: Boolean
    @length(min: 0, max: 64000) uefiData: String
}

structure WindowsConfiguration {
    @required @range(min: 1, max: 4294967295) imageIndex: Long
}

structure ImportDiskImageResponse {
    @length(min: 1, max: 64) clientToken: String
    imageBuildVersionArn: ImageBuildVersionArn
}

structure ImportVmImageRequest {
    @required @length(min: 1, max: 1024) name: String
    @required semanticVersion: VersionNumber
    @length(min: 1, max: 1024) description: String
    @required platform: Platform
    @length(min: 1) osVersion: String
    @required @length(min: 1, max: 1024) vmImportTaskId: String
    loggingConfiguration: ImageLoggingConfiguration
    tags: TagMap
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure ImportVmImageResponse {
    @length(min: 1, max: 1024) requestId: String
    imageArn: String
    @length(min: 1, max: 64) clientToken: String
}

structure ListComponentBuildVersionsRequest {
    @pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):component/[a-z0-9-_]+/[0-9]+\\.[0-9]+\\.[0-9]+$")
    componentVersionArn: String
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListComponentBuildVersionsResponse {
    @length(min: 1, max: 1024) requestId: String
    componentSummaryList: ComponentSummaryList
    @length(min: 1, max: 65535) nextToken: String
}

structure ComponentSummary {
    arn: ImageBuilderArn
    name: ResourceName
    version: VersionNumber
    platform: Platform
    supportedOsVersions: OsVersionList
    state: ComponentState
    type: ComponentType
    @length(min: 1, max: 1024) owner: String
    @length(min: 1, max: 1024) description: String
    @length(min: 1, max: 1024) changeDescription: String
    dateCreated: String
    tags: TagMap
    @length(min: 1, max: 1024) publisher: String
    obfuscate: Boolean
}

structure ListComponentsRequest {
    owner: Ownership
    filters: FilterList
    byName: Boolean
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure Filter {
    name: FilterName
    values: FilterValues
}

structure ListComponentsResponse {
    @length(min: 1, max: 1024) requestId: String
    componentVersionList: ComponentVersionList
    @length(min: 1, max: 65535) nextToken: String
}

structure ComponentVersion {
    arn: ImageBuilderArn
    name: ResourceName
    version: VersionNumber
    @length(min: 1, max: 1024) description: String
    platform: Platform
    supportedOsVersions: OsVersionList
    type: ComponentType
    @length(min: 1, max: 1024) owner: String
    dateCreated: String
    status: ComponentStatus
    productCodes: ProductCodeList
}

structure ListDistributionConfigurationsRequest {
    filters: FilterList
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListDistributionConfigurationsResponse {
    @length(min: 1, max: 1024) requestId: String
    distributionConfigurationSummaryList: DistributionConfigurationSummaryList
    @length(min: 1, max: 65535) nextToken: String
}

structure DistributionConfigurationSummary {
    arn: ImageBuilderArn
    name: ResourceName
    @length(min: 1, max: 1024) description: String
    dateCreated: String
    dateUpdated: String
    tags: TagMap
    regions: RegionList
}

structure ListImageBuildVersionsRequest {
    @pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):image/[a-z0-9-_]+/[0-9]+\\.[0-9]+\\.[0-9]+$")
    imageVersionArn: String
    filters: FilterList
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListImageBuildVersionsResponse {
    @length(min: 1, max: 1024) requestId: String
    imageSummaryList: ImageSummaryList
    @length(min: 1, max: 65535) nextToken: String
}

structure ImageSummary {
    arn: ImageBuilderArn
    name: ResourceName
    type: ImageType
    version: VersionNumber
    platform: Platform
    @length(min: 1) osVersion: String
    state: ImageState
    @length(min: 1, max: 1024) owner: String
    dateCreated: String
    outputResources: OutputResources
    tags: TagMap
    buildType: BuildType
    imageSource: ImageSource
    deprecationTime: Timestamp
    lifecycleExecutionId: LifecycleExecutionId
    loggingConfiguration: ImageLoggingConfiguration
}

structure ListImagePackagesRequest {
    @required imageBuildVersionArn: ImageBuildVersionArn
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListImagePackagesResponse {
    @length(min: 1, max: 1024) requestId: String
    imagePackageList: ImagePackageList
    @length(min: 1, max: 65535) nextToken: String
}

structure ImagePackage {
    @length(min: 1, max: 1024) packageName: String
    @length(min: 1, max: 1024) packageVersion: String
}

structure ListImagePipelineImagesRequest {
    @required imagePipelineArn: ImagePipelineArn
    filters: FilterList
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListImagePipelineImagesResponse {
    @length(min: 1, max: 1024) requestId: String
    imageSummaryList: ImageSummaryList
    @length(min: 1, max: 65535) nextToken: String
}

structure ListImagePipelinesRequest {
    filters: FilterList
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListImagePipelinesResponse {
    @length(min: 1, max: 1024) requestId: String
    imagePipelineList: ImagePipelineList
    @length(min: 1, max: 65535) nextToken: String
}

structure ListImageRecipesRequest {
    owner: Ownership
    filters: FilterList
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListImageRecipesResponse {
    @length(min: 1, max: 1024) requestId: String
    imageRecipeSummaryList: ImageRecipeSummaryList
    @length(min: 1, max: 65535) nextToken: String
}

structure ImageRecipeSummary {
    arn: ImageBuilderArn
    name: ResourceName
    platform: Platform
    @length(min: 1, max: 1024) owner: String
    @length(min: 1, max: 1024) parentImage: String
    dateCreated: String
    tags: TagMap
}

structure ListImageScanFindingAggregationsRequest {
    filter: Filter
    @length(min: 1, max: 65535) nextToken: String
}

structure ListImageScanFindingAggregationsResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 1024) aggregationType: String
    responses: ImageScanFindingAggregationsList
    @length(min: 1, max: 65535) nextToken: String
}

structure ImageScanFindingAggregation {
    accountAggregation: AccountAggregation
    imageAggregation: ImageAggregation
    imagePipelineAggregation: ImagePipelineAggregation
    vulnerabilityIdAggregation: VulnerabilityIdAggregation
}

structure AccountAggregation {
    @length(min: 1, max: 1024) accountId: String
    severityCounts: SeverityCounts
}

structure SeverityCounts {
    all: Long
    critical: Long
    high: Long
    medium: Long
}

structure ImageAggregation {
    imageBuildVersionArn: ImageBuildVersionArn
    severityCounts: SeverityCounts
}

structure ImagePipelineAggregation {
    imagePipelineArn: ImagePipelineArn
    severityCounts: SeverityCounts
}

structure VulnerabilityIdAggregation {
    @length(min: 1, max: 1024) vulnerabilityId: String
    severityCounts: SeverityCounts
}

structure ListImageScanFindingsRequest {
    filters: ImageScanFindingsFilterList
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ImageScanFindingsFilter {
    name: FilterName
    values: ImageScanFindingsFilterValues
}

structure ListImageScanFindingsResponse {
    @length(min: 1, max: 1024) requestId: String
    findings: ImageScanFindingsList
    @length(min: 1, max: 65535) nextToken: String
}

structure ImageScanFinding {
    @length(min: 1, max: 1024) awsAccountId: String
    imageBuildVersionArn: ImageBuildVersionArn
    imagePipelineArn: ImagePipelineArn
    @length(min: 1, max: 1024) type: String
    @length(min: 1, max: 1024) description: String
    @length(min: 1, max: 1024) title: String
    remediation: Remediation
    @length(min: 1, max: 1024) severity: String
    firstObservedAt: Timestamp
    updatedAt: Timestamp
    @range(min: 0) inspectorScore: Double
    inspectorScoreDetails: InspectorScoreDetails
    packageVulnerabilityDetails: PackageVulnerabilityDetails
    @length(min: 1, max: 1024) fixAvailable: String
}

structure Remediation {
    recommendation: RemediationRecommendation
}

structure RemediationRecommendation {
    @length(min: 1, max: 1024) text: String
    @length(min: 1, max: 1024) url: String
}

structure InspectorScoreDetails {
    adjustedCvss: CvssScoreDetails
}

structure CvssScoreDetails {
    @length(min: 1, max: 1024) scoreSource: String
    @length(min: 1, max: 1024) cvssSource: String
    @length(min: 1, max: 1024) version: String
    @range(min: 0) score: Double
    @length(min: 1, max: 1024) scoringVector: String
    adjustments: CvssScoreAdjustmentList
}

structure CvssScoreAdjustment {
    @length(min: 1, max: 1024) metric: String
    @length(min: 1, max: 1024) reason: String
}

structure PackageVulnerabilityDetails {
    @required vulnerabilityId: String
    vulnerablePackages: VulnerablePackageList
    @length(min: 1, max: 1024) source: String
    cvss: CvssScoreList
    relatedVulnerabilities: VulnerabilityIdList
    @length(min: 1, max: 1024) sourceUrl: String
    @length(min: 1, max: 1024) vendorSeverity: String
    vendorCreatedAt: Timestamp
    vendorUpdatedAt: Timestamp
    referenceUrls: NonEmptyStringList
}

structure VulnerablePackage {
    @length(min: 1, max: 1024) name: String
    @length(min: 1, max: 1024) version: String
    sourceLayerHash: String
    epoch: Integer
    @length(min: 1, max: 1024) release: String
    arch: String
    @length(min: 1, max: 1024) packageManager: String
    @length(min: 1, max: 1024) filePath: String
    @length(min: 1, max: 1024) fixedInVersion: String
    @length(min: 1, max: 1024) remediation: String
}

structure CvssScore {
    @range(min: 0) baseScore: Double
    @length(min: 1, max: 1024) scoringVector: String
    @length(min: 1, max: 1024) version: String
    @length(min: 1, max: 1024) source: String
}

structure ListImagesRequest {
    owner: Ownership
    filters: FilterList
    byName: Boolean
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
    includeDeprecated: Boolean
}

structure ListImagesResponse {
    @length(min: 1, max: 1024) requestId: String
    imageVersionList: ImageVersionList
    @length(min: 1, max: 65535) nextToken: String
}

structure ImageVersion {
    arn: ImageBuilderArn
    name: ResourceName
    type: ImageType
    version: VersionNumber
    platform: Platform
    @length(min: 1) osVersion: String
    @length(min: 1, max: 1024) owner: String
    dateCreated: String
    buildType: BuildType
    imageSource: ImageSource
}

structure ListInfrastructureConfigurationsRequest {
    filters: FilterList
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListInfrastructureConfigurationsResponse {
    @length(min: 1, max: 1024) requestId: String
    infrastructureConfigurationSummaryList: InfrastructureConfigurationSummaryList
    @length(min: 1, max: 65535) nextToken: String
}

structure InfrastructureConfigurationSummary {
    arn: ImageBuilderArn
    name: ResourceName
    @length(min: 1, max: 1024) description: String
    dateCreated: String
    dateUpdated: String
    resourceTags: ResourceTagMap
    tags: TagMap
    instanceTypes: InstanceTypeList
    instanceProfileName: InstanceProfileNameType
    placement: Placement
}

structure ListTagsForResourceRequest {
    @required @httpLabel resourceArn: ImageBuilderArn
}

structure ListTagsForResourceResponse {
    tags: TagMap
}

structure ListWaitingWorkflowStepsRequest {
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListWaitingWorkflowStepsResponse {
    steps: WorkflowStepExecutionList
    @length(min: 1, max: 65535) nextToken: String
}

structure WorkflowStepExecution {
    stepExecutionId: WorkflowStepExecutionId
    imageBuildVersionArn: ImageBuildVersionArn
    workflowExecutionId: WorkflowExecutionId
    workflowBuildVersionArn: WorkflowBuildVersionArn
    name: WorkflowStepName
    action: WorkflowStepAction
    startTime: String
}

structure ListWorkflowBuildVersionsRequest {
    @pattern("^arn:aws(?:-[a-z]+)*:imagebuilder:[a-z]{2,}(?:-[a-z]+)+-[0-9]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):workflow/(build|test|distribution)/[a-z0-9-_]+/(?:[0-9]+|x)\\.(?:[0-9]+|x)\\.(?:[0-9]+|x)$")
    workflowVersionArn: String
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListWorkflowBuildVersionsResponse {
    workflowSummaryList: WorkflowSummaryList
    @length(min: 1, max: 65535) nextToken: String
}

structure WorkflowSummary {
    @pattern("^arn:aws(?:-[a-z]+)*:imagebuilder:[a-z]{2,}(?:-[a-z]+)+-[0-9]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):workflow/(build|test|distribution)/[a-z0-9-_]+/x\\.x\\.x$")
    arn: String
    name: ResourceName
    version: VersionNumber
    @length(min: 1, max: 1024) description: String
    @length(min: 1, max: 1024) changeDescription: String
    type: WorkflowType
    @length(min: 1, max: 1024) owner: String
    state: WorkflowState
    dateCreated: String
    tags: TagMap
}

structure ListWorkflowExecutionsRequest {
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
    @required imageBuildVersionArn: ImageBuildVersionArn
}

structure ListWorkflowExecutionsResponse {
    @length(min: 1, max: 1024) requestId: String
    workflowExecutions: WorkflowExecutionsList
    imageBuildVersionArn: ImageBuildVersionArn
    @length(min: 0, max: 500) message: String
    @length(min: 1, max: 65535) nextToken: String
}

structure WorkflowExecutionMetadata {
    workflowBuildVersionArn: WorkflowBuildVersionArn
    workflowExecutionId: WorkflowExecutionId
    type: WorkflowType
    status: WorkflowExecutionStatus
    @length(min: 0, max: 500) message: String
    totalStepCount: Integer
    totalStepsSucceeded: Integer
    totalStepsFailed: Integer
    totalStepsSkipped: Integer
    startTime: String
    endTime: String
    parallelGroup: ParallelGroup
    retried: Boolean
}

structure ListWorkflowStepExecutionsRequest {
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
    @required workflowExecutionId: WorkflowExecutionId
}

structure ListWorkflowStepExecutionsResponse {
    @length(min: 1, max: 1024) requestId: String
    steps: WorkflowStepExecutionsList
    workflowBuildVersionArn: WorkflowBuildVersionArn
    workflowExecutionId: WorkflowExecutionId
    imageBuildVersionArn: ImageBuildVersionArn
    @length(min: 0, max: 500) message: String
    @length(min: 1, max: 65535) nextToken: String
}

structure WorkflowStepMetadata {
    stepExecutionId: WorkflowStepExecutionId
    name: WorkflowStepName
    @length(min: 0, max: 500) description: String
    action: WorkflowStepAction
    status: WorkflowStepExecutionStatus
    rollbackStatus: WorkflowStepExecutionRollbackStatus
    @length(min: 0, max: 500) message: String
    inputs: String
    outputs: String
    startTime: String
    endTime: String
}

structure ListWorkflowsRequest {
    owner: Ownership
    filters: FilterList
    byName: Boolean
    @range(min: 1, max: 25) maxResults: Integer
    @length(min: 1, max: 65535) nextToken: String
}

structure ListWorkflowsResponse {
    workflowVersionList: WorkflowVersionList
    @length(min: 1, max: 65535) nextToken: String
}

structure WorkflowVersion {
    @pattern("^arn:aws(?:-[a-z]+)*:imagebuilder:[a-z]{2,}(?:-[a-z]+)+-[0-9]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):workflow/(build|test|distribution)/[a-z0-9-_]+/[0-9]+\\.[0-9]+\\.[0-9]+$")
    arn: String
    name: ResourceName
    version: VersionNumber
    @length(min: 1, max: 1024) description: String
    type: WorkflowType
    @length(min: 1, max: 1024) owner: String
    dateCreated: String
}

structure PutComponentPolicyRequest {
    @required componentArn: ComponentBuildVersionArn
    @required @length(min: 1, max: 30000) policy: String
}

structure PutComponentPolicyResponse {
    @length(min: 1, max: 1024) requestId: String
    componentArn: ComponentBuildVersionArn
}

structure PutImagePolicyRequest {
    @required imageArn: ImageBuildVersionArn
    @required @length(min: 1, max: 30000) policy: String
}

structure PutImagePolicyResponse {
    @length(min: 1, max: 1024) requestId: String
    imageArn: ImageBuildVersionArn
}

structure PutImageRecipePolicyRequest {
    @required imageRecipeArn: ImageRecipeArn
    @required @length(min: 1, max: 30000) policy: String
}

structure PutImageRecipePolicyResponse {
    @length(min: 1, max: 1024) requestId: String
    imageRecipeArn: ImageRecipeArn
}

structure RetryImageRequest {
    @required imageBuildVersionArn: ImageBuildVersionArn
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure RetryImageResponse {
    @length(min: 1, max: 64) clientToken: String
    imageBuildVersionArn: ImageBuildVersionArn
}

structure SendWorkflowStepActionRequest {
    @required stepExecutionId: WorkflowStepExecutionId
    @required imageBuildVersionArn: ImageBuildVersionArn
    @required action: WorkflowStepActionType
    @length(min: 1, max: 1024) reason: String
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure SendWorkflowStepActionResponse {
    stepExecutionId: WorkflowStepExecutionId
    imageBuildVersionArn: ImageBuildVersionArn
    @length(min: 1, max: 64) clientToken: String
}

structure StartImagePipelineExecutionRequest {
    @required imagePipelineArn: ImagePipelineArn
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
    tags: TagMap
}

structure StartImagePipelineExecutionResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    imageBuildVersionArn: ImageBuildVersionArn
}

structure StartResourceStateUpdateRequest {
    @required resourceArn: ImageBuildVersionArn
    @required state: ResourceState
    executionRole: RoleNameOrArn
    includeResources: ResourceStateUpdateIncludeResources
    exclusionRules: ResourceStateUpdateExclusionRules
    updateAt: Timestamp
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure ResourceState {
    status: ResourceStatus
}

structure ResourceStateUpdateIncludeResources {
    amis: Boolean
    snapshots: Boolean
    containers: Boolean
}

structure ResourceStateUpdateExclusionRules {
    amis: LifecyclePolicyDetailExclusionRulesAmis
}

structure LifecyclePolicyDetailExclusionRulesAmis {
    isPublic: Boolean
    regions: StringList
    sharedAccounts: AccountList
    lastLaunched: LifecyclePolicyDetailExclusionRulesAmisLastLaunched
    tagMap: TagMap
}

structure LifecyclePolicyDetailExclusionRulesAmisLastLaunched {
    @required @range(min: 1, max: 365) value: Integer
    @required unit: LifecyclePolicyTimeUnit
}

structure StartResourceStateUpdateResponse {
    lifecycleExecutionId: LifecycleExecutionId
    resourceArn: ImageBuildVersionArn
}

structure TagResourceRequest {
    @required @httpLabel resourceArn: ImageBuilderArn
    @required tags: TagMap
}

structure TagResourceResponse {}

structure UntagResourceRequest {
    @required @httpLabel resourceArn: ImageBuilderArn
    @required @httpQuery("tagKeys") tagKeys: TagKeyList
}

structure UntagResourceResponse {}

structure UpdateDistributionConfigurationRequest {
    @required distributionConfigurationArn: DistributionConfigurationArn
    @length(min: 1, max: 1024) description: String
    @required distributions: DistributionList
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure UpdateDistributionConfigurationResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    distributionConfigurationArn: DistributionConfigurationArn
}

structure UpdateImagePipelineRequest {
    @required imagePipelineArn: ImagePipelineArn
    @length(min: 1, max: 1024) description: String
    imageRecipeArn: ImageRecipeArn
    containerRecipeArn: ContainerRecipeArn
    @required infrastructureConfigurationArn: InfrastructureConfigurationArn
    distributionConfigurationArn: DistributionConfigurationArn
    imageTestsConfiguration: ImageTestsConfiguration
    enhancedImageMetadataEnabled: Boolean
    schedule: Schedule
    status: PipelineStatus
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
    imageScanningConfiguration: ImageScanningConfiguration
    workflows: WorkflowConfigurationList
    loggingConfiguration: PipelineLoggingConfiguration
    executionRole: RoleNameOrArn
    imageTags: TagMap
}

structure UpdateImagePipelineResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    imagePipelineArn: ImagePipelineArn
}

structure UpdateInfrastructureConfigurationRequest {
    @required infrastructureConfigurationArn: InfrastructureConfigurationArn
    @length(min: 1, max: 1024) description: String
    instanceTypes: InstanceTypeList
    @required instanceProfileName: InstanceProfileNameType
    securityGroupIds: SecurityGroupIds
    @length(min: 1, max: 1024) subnetId: String
    logging: Logging
    @length(min: 1, max: 1024) keyPair: String
    terminateInstanceOnFailure: Boolean
    snsTopicArn: SnsTopicArn
    resourceTags: ResourceTagMap
    instanceMetadataOptions: InstanceMetadataOptions
    placement: Placement
    @required @idempotencyToken @length(min: 1, max: 64) clientToken: String
}

structure UpdateInfrastructureConfigurationResponse {
    @length(min: 1, max: 1024) requestId: String
    @length(min: 1, max: 64) clientToken: String
    infrastructureConfigurationArn: InfrastructureConfigurationArn
}

@length(min: 1, max: 25) list OsVersionList { @length(min: 1) member: String }
@length(min: 1, max: 50) map TagMap { key: TagKey, @length(max: 256) value: String }
list DistributionList { member: Distribution }
@length(min: 1, max: 1536) list AccountList { member: AccountId }
list StringList { @length(min: 1, max: 1024) member: String }
@length(min: 1, max: 100) list LaunchTemplateConfigurationList { member: LaunchTemplateConfiguration }
@length(min: 1, max: 1000) list FastLaunchConfigurationList { member: FastLaunchConfiguration }
list SsmParameterConfigurationList { member: SsmParameterConfiguration }
list WorkflowConfigurationList { member: WorkflowConfiguration }
@length(min: 1) list WorkflowParameterList { member: WorkflowParameter }
list WorkflowParameterValueList { @length(min: 0) @pattern("[^\\x00]*") member: String }
@length(min: 1) list ComponentConfigurationList { member: ComponentConfiguration }
@length(min: 1) list ComponentParameterList { member: ComponentParameter }
list ComponentParameterValueList { @length(min: 0) @pattern("[^\\x00]*") member: String }
list InstanceBlockDeviceMappings { member: InstanceBlockDeviceMapping }
list InstanceTypeList { member: String }
list SecurityGroupIds { @length(min: 1, max: 1024) member: String }
@length(min: 1, max: 30) map ResourceTagMap { key: TagKey, @length(max: 256) value: String }
list ComponentParameterDetailList { member: ComponentParameterDetail }
list ProductCodeList { member: ProductCodeListItem }
list AmiList { member: Ami }
list ContainerList { member: Container }
list WorkflowParameterDetailList { member: WorkflowParameterDetail }
list ComponentSummaryList { member: ComponentSummary }
@length(min: 1, max: 10) list FilterList { member: Filter }
@length(min: 1, max: 10) list FilterValues { member: FilterValue }
list ComponentVersionList { member: ComponentVersion }
list DistributionConfigurationSummaryList { member: DistributionConfigurationSummary }
list RegionList { @length(min: 1, max: 1024) member: String }
list ImageSummaryList { member: ImageSummary }
list ImagePackageList { member: ImagePackage }
list ImagePipelineList { member: ImagePipeline }
list ImageRecipeSummaryList { member: ImageRecipeSummary }
list ImageScanFindingAggregationsList { member: ImageScanFindingAggregation }
@length(min: 1, max: 1) list ImageScanFindingsFilterList { member: ImageScanFindingsFilter }
@length(min: 1, max: 1) list ImageScanFindingsFilterValues { member: FilterValue }
@length(max: 25) list ImageScanFindingsList { member: ImageScanFinding }
list CvssScoreAdjustmentList { member: CvssScoreAdjustment }
list VulnerablePackageList { member: VulnerablePackage }
list CvssScoreList { member: CvssScore }
list VulnerabilityIdList { member: String }
@length(min: 1) list NonEmptyStringList { @length(min: 1, max: 1024) member: String }
list ImageVersionList { member: ImageVersion }
list InfrastructureConfigurationSummaryList { member: InfrastructureConfigurationSummary }
list WorkflowStepExecutionList { member: WorkflowStepExecution }
list WorkflowSummaryList { member: WorkflowSummary }
list WorkflowExecutionsList { member: WorkflowExecutionMetadata }
list WorkflowStepExecutionsList { member: WorkflowStepMetadata }
list WorkflowVersionList { member: WorkflowVersion }
@length(min: 1, max: 50) list TagKeyList { member: TagKey }

@length(min: 1, max: 25) list OrganizationArnList {
    @pattern("^arn:aws[^:]*:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32}$") member: String
}

@length(min: 1, max: 25) list OrganizationalUnitArnList {
    @pattern("^arn:aws[^:]*:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}") member: String
}

@length(min: 1, max: 50) list LicenseConfigurationArnList {
    @pattern("^arn:aws[^:]*:license-manager:[^:]+:[0-9]{12}:license-configuration:lic-[a-z0-9-_]{32}$") member: String
}

@pattern("^[-_A-Za-z-0-9][-_A-Za-z0-9 ]{1,126}[-_A-Za-z-0-9]$") string ResourceName
@pattern("^[0-9]+\\.[0-9]+\\.[0-9]+$") string VersionNumber
enum Platform { Windows, Linux, macOS }
@length(min: 1, max: 128) @pattern("^(?!aws:)[a-zA-Z0-9\\s_.:/=+\\-@]*$") string TagKey
@pattern("^[0-9]{12}$") string AccountId
enum ContainerRepositoryService { ECR }
@pattern("^lt-[a-z0-9-_]{17}$") string LaunchTemplateId
enum DiskImageFormat { VMDK, RAW, VHD }
enum SsmParameterDataType { text, aws_ec2_image = "aws:ec2:image" }
@length(min: 1, max: 128) @pattern("[^\\x00]+") string WorkflowParameterName
@length(min: 1, max: 100) @pattern("^[A-Za-z0-9][A-Za-z0-9-_+#]{0,99}$") string ParallelGroup
enum OnWorkflowFailure { CONTINUE, ABORT }
@length(min: 1, max: 512) @pattern("^[a-zA-Z0-9\\-_/\\.]{1,512}$") string LogGroupName
enum PipelineExecutionStartCondition { EXPRESSION_MATCH_ONLY, EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE }
enum PipelineStatus { DISABLED, ENABLED }
@pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws):image-pipeline/[a-z0-9-_]+$") string ImagePipelineArn
@length(min: 1, max: 256) @pattern("[^\\x00]+") string ComponentParameterName
enum EbsVolumeType { standard, io1, io2, gp2, gp3, sc1, st1 }
@length(min: 1, max: 256) @pattern("^[\\w+=,.@-]+$") string InstanceProfileNameType
@pattern("^arn:aws[^:]*:sns:[^:]+:[0-9]{12}:[a-zA-Z0-9-_]{1,256}$") string SnsTopicArn
enum TenancyType { default, dedicated, host }
enum WorkflowType { BUILD, TEST, DISTRIBUTION }
enum ComponentType { BUILD, TEST }
enum ComponentStatus { DEPRECATED, DISABLED, ACTIVE }
enum ProductCodeType { marketplace }
enum ImageType { AMI, DOCKER }
enum ContainerType { DOCKER }
enum BuildType { USER_INITIATED, SCHEDULED, IMPORT, IMPORT_ISO }
enum ImageSource { AMAZON_MANAGED, AWS_MARKETPLACE, IMPORTED, CUSTOM }
enum ImageScanStatus { PENDING, SCANNING, COLLECTING, COMPLETED, ABANDONED, FAILED, TIMED_OUT }
enum MarketplaceResourceType { COMPONENT_DATA, COMPONENT_ARTIFACT }
enum WorkflowStatus { DEPRECATED }
@pattern("^wf-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$") string WorkflowExecutionId
@pattern("^[A-Za-z][A-Za-z0-9-_]{1,99}$") string WorkflowStepName
@pattern("^[A-Za-z][A-Za-z0-9-_]{1,99}$") string WorkflowStepAction
enum WorkflowStepExecutionStatus { PENDING, SKIPPED, RUNNING, COMPLETED, FAILED, CANCELLED }
enum WorkflowStepExecutionRollbackStatus { RUNNING, COMPLETED, SKIPPED, FAILED }
enum ComponentFormat { SHELL }
enum Ownership { Self, Shared, Amazon, ThirdParty, AWSMarketplace }
@pattern("^[a-zA-Z]{1,1024}$") string FilterName
@pattern("^[0-9a-zA-Z./_ :,{}\"-]{1,1024}$") string FilterValue
enum WorkflowStepActionType { RESUME, STOP }
enum ResourceStatus { AVAILABLE, DELETED, DEPRECATED, DISABLED }
enum LifecyclePolicyTimeUnit { DAYS, WEEKS, MONTHS, YEARS }

@pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):image/[a-z0-9-_]+/[0-9]+\\.[0-9]+\\.[0-9]+/[0-9]+$")
string ImageBuildVersionArn

@pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):component/[a-z0-9-_]+/[0-9]+\\.[0-9]+\\.[0-9]+/[0-9]+$")
string ComponentBuildVersionArn

@pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):(?:image-recipe|container-recipe|infrastructure-configuration|distribution-configuration|component|image|image-pipeline|lifecycle-policy|workflow\\/(?:build|test|distribution))/[a-z0-9-_]+(?:/(?:(?:x|[0-9]+)\\.(?:x|[0-9]+)\\.(?:x|[0-9]+))(?:/[0-9]+)?)?$")
string ImageBuilderArn

@pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws):distribution-configuration/[a-z0-9-_]+$")
string DistributionConfigurationArn

@pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws):image-recipe/[a-z0-9-_]+/(?:[0-9]+|x)\\.(?:[0-9]+|x)\\.(?:[0-9]+|x)$")
string ImageRecipeArn

@pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws):container-recipe/[a-z0-9-_]+/(?:[0-9]+|x)\\.(?:[0-9]+|x)\\.(?:[0-9]+|x)$")
string ContainerRecipeArn

@pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws):infrastructure-configuration/[a-z0-9-_]+$")
string InfrastructureConfigurationArn

@pattern("^arn:aws(?:-[a-z]+)*:imagebuilder:[a-z]{2,}(?:-[a-z]+)+-[0-9]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):workflow/(build|test|distribution)/[a-z0-9-_]+/(?:(?:([0-9]+|x)\\.([0-9]+|x)\\.([0-9]+|x))|(?:[0-9]+\\.[0-9]+\\.[0-9]+/[0-9]+))$")
string WorkflowVersionArnOrBuildVersionArn

@length(min: 1, max: 2048) @pattern("^(?:arn:aws(?:-[a-z]+)*:iam::[0-9]{12}:role/)?[a-zA-Z_0-9+=,.@\\-_/]+$")
string RoleNameOrArn

@pattern("^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):component/[a-z0-9-_]+/(?:(?:([0-9]+|x)\\.([0-9]+|x)\\.([0-9]+|x))|(?:[0-9]+\\.[0-9]+\\.[0-9]+/[0-9]+))$")
string ComponentVersionArnOrBuildVersionArn

@length(max: 1024)
@pattern("^arn:aws(?:-[a-z]+)*:imagebuilder:[a-z]{2,}(?:-[a-z]+)+-[0-9]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):workflow/(build|test|distribution)/[a-z0-9-_]+/[0-9]+\\.[0-9]+\\.[0-9]+/[0-9]+$")
string WorkflowBuildVersionArn

enum ImageStatus {
    PENDING, CREATING, BUILDING, TESTING, DISTRIBUTING, INTEGRATING, AVAILABLE, CANCELLED, FAILED, DEPRECATED, DELETED,
    DISABLED
}

@pattern("^lce-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$")
string LifecycleExecutionId

enum WorkflowExecutionStatus {
    PENDING, SKIPPED, RUNNING, COMPLETED, FAILED, ROLLBACK_IN_PROGRESS, ROLLBACK_COMPLETED, CANCELLED
}

@pattern("^step-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$")
string WorkflowStepExecutionId

@error("client") @httpError(500)
structure ServiceException {
    message: String
}

@error("client") @httpError(400)
structure ClientException {
    message: String
}

@error("client") @httpError(503)
structure ServiceUnavailableException {
    message: String
}

@error("client") @httpError(400)
structure InvalidRequestException {
    message: String
}

@error("client") @httpError(400)
structure IdempotentParameterMismatchException {
    message: String
}

@error("client") @httpError(403)
structure ForbiddenException {
    message: String
}

@error("client") @httpError(429)
structure CallRateLimitExceededException {
    message: String
}

@error("client") @httpError(400)
structure ResourceInUseException {
    message: String
}

@error("client") @httpError(400)
structure InvalidVersionNumberException {
    message: String
}

@error("client") @httpError(400)
structure InvalidParameterCombinationException {
    message: String
}

@error("client") @httpError(402)
structure ServiceQuotaExceededException {
    message: String
}

@error("client") @httpError(412)
structure DryRunOperationException {
    message: String
}

@error("client") @httpError(400)
structure ResourceAlreadyExistsException {
    message: String
}

@error("client") @httpError(400)
structure ResourceDependencyException {
    message: String
}

@error("client") @httpError(403)
structure AccessDeniedException {
    message: String
}

@error("client") @httpError(429)
structure TooManyRequestsException {
    message: String
}

@error("client") @httpError(404)
structure ResourceNotFoundException {
    message: String
}

@error("client") @httpError(400)
structure InvalidPaginationTokenException {
    message: String
}

@error("client") @httpError(400)
structure InvalidParameterException {
    message: String
}

@error("client") @httpError(400)
structure InvalidParameterValueException {
    message: String
}
