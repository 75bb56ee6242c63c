$version: "2.0"

namespace Keyferry.Wire.Services.Ec2

operation CancelImageLaunchPermission {
    input: CancelImageLaunchPermissionRequest
    output: CancelImageLaunchPermissionResult
}

operation CopyImage {
    input: CopyImageRequest
    output: CopyImageResult
}

operation CreateImage {
    input: CreateImageRequest
    output: CreateImageResult
}

operation DeregisterImage {
    input: DeregisterImageRequest
    output: DeregisterImageResult
}

operation DescribeFastLaunchImages {
    input: DescribeFastLaunchImagesRequest
    output: DescribeFastLaunchImagesResult
}

operation DescribeImageAttribute {
    input: DescribeImageAttributeRequest
    output: ImageAttribute
}

operation DescribeImages {
    input: DescribeImagesRequest
    output: DescribeImagesResult
}

operation DisableAllowedImagesSettings {
    input: DisableAllowedImagesSettingsRequest
    output: DisableAllowedImagesSettingsResult
}

operation DisableFastLaunch {
    input: DisableFastLaunchRequest
    output: DisableFastLaunchResult
}

operation DisableImage {
    input: DisableImageRequest
    output: DisableImageResult
}

operation DisableImageBlockPublicAccess {
    input: DisableImageBlockPublicAccessRequest
    output: DisableImageBlockPublicAccessResult
}

operation DisableImageDeprecation {
    input: DisableImageDeprecationRequest
    output: DisableImageDeprecationResult
}

operation DisableImageDeregistrationProtection {
    input: DisableImageDeregistrationProtectionRequest
    output: DisableImageDeregistrationProtectionResult
}

operation EnableAllowedImagesSettings {
    input: EnableAllowedImagesSettingsRequest
    output: EnableAllowedImagesSettingsResult
}

operation EnableFastLaunch {
    input: EnableFastLaunchRequest
    output: EnableFastLaunchResult
}

operation EnableImage {
    input: EnableImageRequest
    output: EnableImageResult
}

operation EnableImageBlockPublicAccess {
    input: EnableImageBlockPublicAccessRequest
    output: EnableImageBlockPublicAccessResult
}

operation EnableImageDeprecation {
    input: EnableImageDeprecationRequest
    output: EnableImageDeprecationResult
}

operation EnableImageDeregistrationProtection {
    input: EnableImageDeregistrationProtectionRequest
    output: EnableImageDeregistrationProtectionResult
}

operation GetAllowedImagesSettings {
    input: GetAllowedImagesSettingsRequest
    output: GetAllowedImagesSettingsResult
}

operation GetImageBlockPublicAccessState {
    input: GetImageBlockPublicAccessStateRequest
    output: GetImageBlockPublicAccessStateResult
}

operation ModifyImageAttribute {
    input: ModifyImageAttributeRequest
}

operation RegisterImage {
    input: RegisterImageRequest
    output: RegisterImageResult
}

operation ReplaceImageCriteriaInAllowedImagesSettings {
    input: ReplaceImageCriteriaInAllowedImagesSettingsRequest
    output: ReplaceImageCriteriaInAllowedImagesSettingsResult
}

operation ResetImageAttribute {
    input: ResetImageAttributeRequest
}

structure CancelImageLaunchPermissionRequest {
    @required ImageId: String
    DryRun: Boolean
}

structure CancelImageLaunchPermissionResult {
    @xmlName("return") Return: Boolean
}

structure CopyImageRequest {
    @idempotencyToken @length(min: 0, max: 128) ClientToken: String
    @length(min: 0, max: 255) Description: String
    @xmlName("encrypted") Encrypted: Boolean
    @xmlName("kmsKeyId") KmsKeyId: String
    @required Name: String
    @required SourceImageId: String
    @required SourceRegion: String
    DestinationOutpostArn: String
    CopyImageTags: Boolean
    @xmlName("TagSpecification") TagSpecifications: TagSpecificationList
    SnapshotCopyCompletionDurationMinutes: Long
    DestinationAvailabilityZone: String
    DestinationAvailabilityZoneId: String
    @xmlName("dryRun") DryRun: Boolean
}

structure CopyImageResult {
    @xmlName("imageId") ImageId: String
}

structure CreateImageRequest {
    @xmlName("TagSpecification") TagSpecifications: TagSpecificationList
    SnapshotLocation: SnapshotLocationEnum
    @xmlName("dryRun") DryRun: Boolean
    @required @xmlName("instanceId") InstanceId: String
    @required @xmlName("name") Name: String
    @xmlName("description") @length(min: 0, max: 255) Description: String
    @xmlName("noReboot") NoReboot: Boolean
    @xmlName("blockDeviceMapping") BlockDeviceMappings: BlockDeviceMappingRequestList
}

structure CreateImageResult {
    @xmlName("imageId") ImageId: String
}

structure DeregisterImageRequest {
    @required ImageId: String
    DeleteAssociatedSnapshots: Boolean
    @xmlName("dryRun") DryRun: Boolean
}

structure DeregisterImageResult {
    @xmlName("return") Return: Boolean
    @xmlName("deleteSnapshotResultSet") DeleteSnapshotResults: DeleteSnapshotResultSet
}

structure DeleteSnapshotReturnCode {
    @xmlName("snapshotId") SnapshotId: String
    @xmlName("returnCode") ReturnCode: SnapshotReturnCodes
}

structure DescribeFastLaunchImagesRequest {
    @xmlName("ImageId") ImageIds: FastLaunchImageIdList
    @xmlName("Filter") Filters: FilterList
    @range(min: 0, max: 200) MaxResults: Integer
    NextToken: String
    DryRun: Boolean
}

structure DescribeFastLaunchImagesResult {
    @xmlName("fastLaunchImageSet") FastLaunchImages: DescribeFastLaunchImagesSuccessSet
    @xmlName("nextToken") NextToken: String
}

structure DescribeFastLaunchImagesSuccessItem {
    @xmlName("imageId") ImageId: String
    @xmlName("resourceType") ResourceType: FastLaunchResourceType
    @xmlName("snapshotConfiguration") SnapshotConfiguration: FastLaunchSnapshotConfigurationResponse
    @xmlName("launchTemplate") LaunchTemplate: FastLaunchLaunchTemplateSpecificationResponse
    @xmlName("maxParallelLaunches") MaxParallelLaunches: Integer
    @xmlName("ownerId") OwnerId: String
    @xmlName("state") State: FastLaunchStateCode
    @xmlName("stateTransitionReason") StateTransitionReason: String
    @xmlName("stateTransitionTime") StateTransitionTime: Timestamp
}

structure FastLaunchSnapshotConfigurationResponse {
    @xmlName("targetResourceCount") TargetResourceCount: Integer
}

structure FastLaunchLaunchTemplateSpecificationResponse {
    @xmlName("launchTemplateId") LaunchTemplateId: String
    @xmlName("launchTemplateName") LaunchTemplateName: String
    @xmlName("version") Version: String
}

structure DescribeImageAttributeRequest {
    @required Attribute: ImageAttributeName
    @required ImageId: String
    @xmlName("dryRun") DryRun: Boolean
}

structure ImageAttribute {
    @xmlName("description") Description: AttributeValue
    @xmlName("kernel") KernelId: AttributeValue
    @xmlName("ramdisk") RamdiskId: AttributeValue
    @xmlName("sriovNetSupport") SriovNetSupport: AttributeValue
    @xmlName("bootMode") BootMode: AttributeValue
    @xmlName("tpmSupport") TpmSupport: AttributeValue
    @xmlName("uefiData") UefiData: AttributeValue
    @xmlName("lastLaunchedTime") LastLaunchedTime: AttributeValue
    @xmlName("imdsSupport") ImdsSupport: AttributeValue
    @xmlName("deregistrationProtection") DeregistrationProtection: AttributeValue
    @xmlName("imageId") ImageId: String
    @xmlName("launchPermission") LaunchPermissions: LaunchPermissionList
    @xmlName("productCodes") ProductCodes: ProductCodeList
    @xmlName("blockDeviceMapping") BlockDeviceMappings: BlockDeviceMappingList
}

structure LaunchPermission {
    @xmlName("organizationArn") OrganizationArn: String
    @xmlName("organizationalUnitArn") OrganizationalUnitArn: String
    @xmlName("userId") UserId: String
    @xmlName("group") Group: PermissionGroup
}

structure DescribeImagesRequest {
    @xmlName("ExecutableBy") ExecutableUsers: ExecutableByStringList
    @xmlName("ImageId") ImageIds: ImageIdStringList
    @xmlName("Owner") Owners: OwnerStringList
    IncludeDeprecated: Boolean
    IncludeDisabled: Boolean
    MaxResults: Integer
    NextToken: String
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
}

structure DescribeImagesResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("imagesSet") Images: ImageList
}

structure Image {
    @xmlName("platformDetails") PlatformDetails: String
    @xmlName("usageOperation") UsageOperation: String
    @xmlName("blockDeviceMapping") BlockDeviceMappings: BlockDeviceMappingList
    @xmlName("description") Description: String
    @xmlName("enaSupport") EnaSupport: Boolean
    @xmlName("hypervisor") Hypervisor: HypervisorType
    @xmlName("imageOwnerAlias") ImageOwnerAlias: String
    @xmlName("name") Name: String
    @xmlName("rootDeviceName") RootDeviceName: String
    @xmlName("rootDeviceType") RootDeviceType: DeviceType
    @xmlName("sriovNetSupport") SriovNetSupport: String
    @xmlName("stateReason") StateReason: StateReason
    @xmlName("tagSet") Tags: TagList
    @xmlName("virtualizationType") VirtualizationType: VirtualizationType
    @xmlName("bootMode") BootMode: BootModeValues
    @xmlName("tpmSupport") TpmSupport: TpmSupportValues
    @xmlName("deprecationTime") DeprecationTime: String
    @xmlName("imdsSupport") ImdsSupport: ImdsSupportValues
    @xmlName("sourceInstanceId") SourceInstanceId: String
    @xmlName("deregistrationProtection") DeregistrationProtection: String
    @xmlName("lastLaunchedTime") LastLaunchedTime: String
    @xmlName("imageAllowed") ImageAllowed: Boolean
    @xmlName("sourceImageId") SourceImageId: String
    @xmlName("sourceImageRegion") SourceImageRegion: String
    @xmlName("freeTierEligible") FreeTierEligible: Boolean
    @xmlName("imageId") ImageId: String
    @xmlName("imageLocation") ImageLocation: String
    @xmlName("imageState") State: ImageState
    @xmlName("imageOwnerId") OwnerId: String
    @xmlName("creationDate") CreationDate: String
    @xmlName("isPublic") Public: Boolean
    @xmlName("productCodes") ProductCodes: ProductCodeList
    @xmlName("architecture") Architecture: ArchitectureValues
    @xmlName("imageType") ImageType: ImageTypeValues
    @xmlName("kernelId") KernelId: String
    @xmlName("ramdiskId") RamdiskId: String
    @xmlName("platform") Platform: PlatformValues
}

structure DisableAllowedImagesSettingsRequest {
    DryRun: Boolean
}

structure DisableAllowedImagesSettingsResult {
    @xmlName("allowedImagesSettingsState") AllowedImagesSettingsState: AllowedImagesSettingsDisabledState
}

structure DisableFastLaunchRequest {
    @required ImageId: String
    Force: Boolean
    DryRun: Boolean
}

structure DisableFastLaunchResult {
    @xmlName("imageId") ImageId: String
    @xmlName("resourceType") ResourceType: FastLaunchResourceType
    @xmlName("snapshotConfiguration") SnapshotConfiguration: FastLaunchSnapshotConfigurationResponse
    @xmlName("launchTemplate") LaunchTemplate: FastLaunchLaunchTemplateSpecificationResponse
    @xmlName("maxParallelLaunches") MaxParallelLaunches: Integer
    @xmlName("ownerId") OwnerId: String
    @xmlName("state") State: FastLaunchStateCode
    @xmlName("stateTransitionReason") StateTransitionReason: String
    @xmlName("stateTransitionTime") StateTransitionTime: Timestamp
}

structure DisableImageRequest {
    @required ImageId: String
    DryRun: Boolean
}

structure DisableImageResult {
    @xmlName("return") Return: Boolean
}

structure DisableImageBlockPublicAccessRequest {
    DryRun: Boolean
}

structure DisableImageBlockPublicAccessResult {
    @xmlName("imageBlockPublicAccessState") ImageBlockPublicAccessState: ImageBlockPublicAccessDisabledState
}

structure DisableImageDeprecationRequest {
    @required ImageId: String
    DryRun: Boolean
}

structure DisableImageDeprecationResult {
    @xmlName("return") Return: Boolean
}

structure DisableImageDeregistrationProtectionRequest {
    @required ImageId: String
    DryRun: Boolean
}

structure DisableImageDeregistrationProtectionResult {
    @xmlName("return") Return: String
}

structure EnableAllowedImagesSettingsRequest {
    @required AllowedImagesSettingsState: AllowedImagesSettingsEnabledState
    DryRun: Boolean
}

structure EnableAllowedImagesSettingsResult {
    @xmlName("allowedImagesSettingsState") AllowedImagesSettingsState: AllowedImagesSettingsEnabledState
}

structure EnableFastLaunchRequest {
    @required ImageId: String
    ResourceType: String
    SnapshotConfiguration: FastLaunchSnapshotConfigurationRequest
    LaunchTemplate: FastLaunchLaunchTemplateSpecificationRequest
    MaxParallelLaunches: Integer
    DryRun: Boolean
}

structure FastLaunchSnapshotConfigurationRequest {
    TargetResourceCount: Integer
}

structure FastLaunchLaunchTemplateSpecificationRequest {
    LaunchTemplateId: String
    LaunchTemplateName: String
    @required Version: String
}

structure EnableFastLaunchResult {
    @xmlName("imageId") ImageId: String
    @xmlName("resourceType") ResourceType: FastLaunchResourceType
    @xmlName("snapshotConfiguration") SnapshotConfiguration: FastLaunchSnapshotConfigurationResponse
    @xmlName("launchTemplate") LaunchTemplate: FastLaunchLaunchTemplateSpecificationResponse
    @xmlName("maxParallelLaunches") MaxParallelLaunches: Integer
    @xmlName("ownerId") OwnerId: String
    @xmlName("state") State: FastLaunchStateCode
    @xmlName("stateTransitionReason") StateTransitionReason: String
    @xmlName("stateTransitionTime") StateTransitionTime: Timestamp
}

structure EnableImageRequest {
    @required ImageId: String
    DryRun: Boolean
}

structure EnableImageResult {
    @xmlName("return") Return: Boolean
}

structure EnableImageBlockPublicAccessRequest {
    @required ImageBlockPublicAccessState: ImageBlockPublicAccessEnabledState
    DryRun: Boolean
}

structure EnableImageBlockPublicAccessResult {
    @xmlName("imageBlockPublicAccessState") ImageBlockPublicAccessState: ImageBlockPublicAccessEnabledState
}

structure EnableImageDeprecationRequest {
    @required ImageId: String
    @required DeprecateAt: Timestamp
    DryRun: Boolean
}

structure EnableImageDeprecationResult {
    @xmlName("return") Return: Boolean
}

structure EnableImageDeregistrationProtectionRequest {
    @required ImageId: String
    WithCooldown: Boolean
    DryRun: Boolean
}

structure EnableImageDeregistrationProtectionResult {
    @xmlName("return") Return: String
}

structure GetAllowedImagesSettingsRequest {
    DryRun: Boolean
}

structure GetAllowedImagesSettingsResult {
    @xmlName("state") State: String
    @xmlName("imageCriterionSet") ImageCriteria: ImageCriterionList
    @xmlName("managedBy") ManagedBy: ManagedBy
}

structure ImageCriterion {
    @xmlName("imageProviderSet") ImageProviders: ImageProviderList
    @xmlName("marketplaceProductCodeSet") MarketplaceProductCodes: MarketplaceProductCodeList
    @xmlName("imageNameSet") ImageNames: ImageNameList
    @xmlName("deprecationTimeCondition") DeprecationTimeCondition: DeprecationTimeCondition
    @xmlName("creationDateCondition") CreationDateCondition: CreationDateCondition
}

structure DeprecationTimeCondition {
    @xmlName("maximumDaysSinceDeprecated") @range(min: 0, max: 2147483647) MaximumDaysSinceDeprecated: Integer
}

structure CreationDateCondition {
    @xmlName("maximumDaysSinceCreated") @range(min: 0, max: 2147483647) MaximumDaysSinceCreated: Integer
}

structure GetImageBlockPublicAccessStateRequest {
    DryRun: Boolean
}

structure GetImageBlockPublicAccessStateResult {
    @xmlName("imageBlockPublicAccessState") ImageBlockPublicAccessState: String
    @xmlName("managedBy") ManagedBy: ManagedBy
}

structure ModifyImageAttributeRequest {
    Attribute: String
    Description: AttributeValue
    @required ImageId: String
    LaunchPermission: LaunchPermissionModifications
    OperationType: OperationType
    @xmlName("ProductCode") ProductCodes: ProductCodeStringList
    @xmlName("UserGroup") UserGroups: UserGroupStringList
    @xmlName("UserId") UserIds: UserIdStringList
    Value: String
    @xmlName("OrganizationArn") OrganizationArns: OrganizationArnStringList
    @xmlName("OrganizationalUnitArn") OrganizationalUnitArns: OrganizationalUnitArnStringList
    ImdsSupport: AttributeValue
    @xmlName("dryRun") DryRun: Boolean
}

structure LaunchPermissionModifications {
    Add: LaunchPermissionList
    Remove: LaunchPermissionList
}

structure RegisterImageRequest {
    ImageLocation: String
    @xmlName("BillingProduct") BillingProducts: BillingProductList
    BootMode: BootModeValues
    TpmSupport: TpmSupportValues
    @length(min: 0, max: 64000) UefiData: String
    ImdsSupport: ImdsSupportValues
    @xmlName("TagSpecification") TagSpecifications: TagSpecificationList
    @xmlName("dryRun") DryRun: Boolean
    @required @xmlName("name") Name: String
    @xmlName("description") @length(min: 0, max: 255) Description: String
    @xmlName("architecture") Architecture: ArchitectureValues
    @xmlName("kernelId") KernelId: String
    @xmlName("ramdiskId") RamdiskId: String
    @xmlName("rootDeviceName") RootDeviceName: String
    @xmlName("BlockDeviceMapping") BlockDeviceMappings: BlockDeviceMappingRequestList
    @xmlName("virtualizationType") VirtualizationType: String
    @xmlName("sriovNetSupport") SriovNetSupport: String
    @xmlName("enaSupport") EnaSupport: Boolean
}

structure RegisterImageResult {
    @xmlName("imageId") ImageId: String
}

structure ReplaceImageCriteriaInAllowedImagesSettingsRequest {
    @xmlName("ImageCriterion") ImageCriteria: ImageCriterionRequestList
    DryRun: Boolean
}

structure ImageCriterionRequest {
    @xmlName("ImageProvider") ImageProviders: ImageProviderRequestList
    @xmlName("MarketplaceProductCode") MarketplaceProductCodes: MarketplaceProductCodeRequestList
    @xmlName("ImageName") ImageNames: ImageNameCriteriaRequestList
    DeprecationTimeCondition: DeprecationTimeConditionRequest
    CreationDateCondition: CreationDateConditionRequest
}

structure DeprecationTimeConditionRequest {
    @range(min: 0, max: 2147483647) MaximumDaysSinceDeprecated: Integer
}

structure CreationDateConditionRequest {
    @range(min: 0, max: 2147483647) MaximumDaysSinceCreated: Integer
}

structure ReplaceImageCriteriaInAllowedImagesSettingsResult {
    @xmlName("return") ReturnValue: Boolean
}

structure ResetImageAttributeRequest {
    @required Attribute: ResetImageAttributeName
    @required ImageId: String
    @xmlName("dryRun") DryRun: Boolean
}

list DeleteSnapshotResultSet { @xmlName("item") member: DeleteSnapshotReturnCode }
list FastLaunchImageIdList { @xmlName("ImageId") member: String }
list DescribeFastLaunchImagesSuccessSet { @xmlName("item") member: DescribeFastLaunchImagesSuccessItem }
list LaunchPermissionList { @xmlName("item") member: LaunchPermission }
list BlockDeviceMappingList { @xmlName("item") member: BlockDeviceMapping }
list ExecutableByStringList { @xmlName("ExecutableBy") member: String }
list ImageIdStringList { @xmlName("ImageId") member: String }
list ImageList { @xmlName("item") member: Image }
list ImageCriterionList { @xmlName("item") member: ImageCriterion }
list ImageProviderList { @xmlName("item") member: String }
list MarketplaceProductCodeList { @xmlName("item") member: String }
list ImageNameList { @xmlName("item") member: String }
list ProductCodeStringList { @xmlName("ProductCode") member: String }
list UserGroupStringList { @xmlName("UserGroup") member: String }
list OrganizationArnStringList { @xmlName("OrganizationArn") member: String }
list OrganizationalUnitArnStringList { @xmlName("OrganizationalUnitArn") member: String }
list BillingProductList { @xmlName("item") member: String }
list ImageCriterionRequestList { @xmlName("ImageCriterion") member: ImageCriterionRequest }
list ImageProviderRequestList { @xmlName("item") member: String }
list MarketplaceProductCodeRequestList { @xmlName("item") member: String }
list ImageNameCriteriaRequestList { @xmlName("item") @length(min: 0, max: 128) member: String }

enum FastLaunchResourceType { snapshot }
enum TpmSupportValues { v2_0 = "v2.0" }
enum ImdsSupportValues { v2_0 = "v2.0" }
enum ImageState { pending, available, invalid, deregistered, transient, failed, error, disabled }
enum ImageTypeValues { machine, kernel, ramdisk }
enum AllowedImagesSettingsDisabledState { disabled }
enum ImageBlockPublicAccessDisabledState { unblocked }
enum AllowedImagesSettingsEnabledState { enabled, audit_mode = "audit-mode" }
enum ImageBlockPublicAccessEnabledState { block_new_sharing = "block-new-sharing" }
enum ResetImageAttributeName { launchPermission }

enum SnapshotReturnCodes {
    success, skipped, missing_permissions = "missing-permissions", internal_error = "internal-error",
    client_error = "client-error"
}

enum FastLaunchStateCode {
    enabling, enabling_failed = "enabling-failed", enabled, enabled_failed = "enabled-failed", disabling,
    disabling_failed = "disabling-failed"
}

enum ImageAttributeName {
    description, kernel, ramdisk, launchPermission, productCodes, blockDeviceMapping, sriovNetSupport, bootMode,
    tpmSupport, uefiData, lastLaunchedTime, imdsSupport, deregistrationProtection
}
