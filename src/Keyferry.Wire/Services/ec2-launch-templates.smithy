$version: "2.0"

namespace Keyferry.Wire.Services.Ec2

operation CreateLaunchTemplate {
    input: CreateLaunchTemplateRequest
    output: CreateLaunchTemplateResult
}

operation CreateLaunchTemplateVersion {
    input: CreateLaunchTemplateVersionRequest
    output: CreateLaunchTemplateVersionResult
}

operation DeleteLaunchTemplate {
    input: DeleteLaunchTemplateRequest
    output: DeleteLaunchTemplateResult
}

operation DeleteLaunchTemplateVersions {
    input: DeleteLaunchTemplateVersionsRequest
    output: DeleteLaunchTemplateVersionsResult
}

operation DescribeLaunchTemplateVersions {
    input: DescribeLaunchTemplateVersionsRequest
    output: DescribeLaunchTemplateVersionsResult
}

operation DescribeLaunchTemplates {
    input: DescribeLaunchTemplatesRequest
    output: DescribeLaunchTemplatesResult
}

operation GetLaunchTemplateData {
    input: GetLaunchTemplateDataRequest
    output: GetLaunchTemplateDataResult
}

operation ModifyLaunchTemplate {
    input: ModifyLaunchTemplateRequest
    output: ModifyLaunchTemplateResult
}

structure CreateLaunchTemplateRequest {
    DryRun: Boolean
    @idempotencyToken ClientToken: String
    @required LaunchTemplateName: LaunchTemplateName
    @length(min: 0, max: 255) VersionDescription: String
    @required LaunchTemplateData: RequestLaunchTemplateData
    Operator: OperatorRequest
    @xmlName("TagSpecification") TagSpecifications: TagSpecificationList
}

structure RequestLaunchTemplateData {
    KernelId: String
    EbsOptimized: Boolean
    IamInstanceProfile: LaunchTemplateIamInstanceProfileSpecificationRequest
    @xmlName("BlockDeviceMapping") BlockDeviceMappings: LaunchTemplateBlockDeviceMappingRequestList
    @xmlName("NetworkInterface") NetworkInterfaces: LaunchTemplateInstanceNetworkInterfaceSpecificationRequestList
    ImageId: String
    InstanceType: InstanceType
    KeyName: String
    Monitoring: LaunchTemplatesMonitoringRequest
    Placement: LaunchTemplatePlacementRequest
    RamDiskId: String
    DisableApiTermination: Boolean
    InstanceInitiatedShutdownBehavior: ShutdownBehavior
    UserData: SensitiveUserData
    @xmlName("TagSpecification") TagSpecifications: LaunchTemplateTagSpecificationRequestList
    @xmlName("ElasticGpuSpecification") ElasticGpuSpecifications: ElasticGpuSpecificationList
    @xmlName("ElasticInferenceAccelerator") ElasticInferenceAccelerators: LaunchTemplateElasticInferenceAcceleratorList
    @xmlName("SecurityGroupId") SecurityGroupIds: SecurityGroupIdStringList
    @xmlName("SecurityGroup") SecurityGroups: SecurityGroupStringList
    InstanceMarketOptions: LaunchTemplateInstanceMarketOptionsRequest
    CreditSpecification: CreditSpecificationRequest
    CpuOptions: LaunchTemplateCpuOptionsRequest
    CapacityReservationSpecification: LaunchTemplateCapacityReservationSpecificationRequest
    @xmlName("LicenseSpecification") LicenseSpecifications: LaunchTemplateLicenseSpecificationListRequest
    HibernationOptions: LaunchTemplateHibernationOptionsRequest
    MetadataOptions: LaunchTemplateInstanceMetadataOptionsRequest
    EnclaveOptions: LaunchTemplateEnclaveOptionsRequest
    InstanceRequirements: InstanceRequirementsRequest
    PrivateDnsNameOptions: LaunchTemplatePrivateDnsNameOptionsRequest
    MaintenanceOptions: LaunchTemplateInstanceMaintenanceOptionsRequest
    DisableApiStop: Boolean
    Operator: OperatorRequest
    NetworkPerformanceOptions: LaunchTemplateNetworkPerformanceOptionsRequest
    @xmlName("SecondaryInterface") SecondaryInterfaces: LaunchTemplateInstanceSecondaryInterfaceSpecificationRequestList
}

structure LaunchTemplateIamInstanceProfileSpecificationRequest {
    Arn: String
    Name: String
}

structure LaunchTemplateBlockDeviceMappingRequest {
    DeviceName: String
    VirtualName: String
    Ebs: LaunchTemplateEbsBlockDeviceRequest
    NoDevice: String
}

structure LaunchTemplateEbsBlockDeviceRequest {
    Encrypted: Boolean
    DeleteOnTermination: Boolean
    Iops: Integer
    KmsKeyId: String
    SnapshotId: String
    VolumeSize: Integer
    VolumeType: VolumeType
    Throughput: Integer
    VolumeInitializationRate: Integer
    EbsCardIndex: Integer
}

structure LaunchTemplateInstanceNetworkInterfaceSpecificationRequest {
    AssociateCarrierIpAddress: Boolean
    AssociatePublicIpAddress: Boolean
    DeleteOnTermination: Boolean
    Description: String
    DeviceIndex: Integer
    @xmlName("SecurityGroupId") Groups: SecurityGroupIdStringList
    InterfaceType: String
    Ipv6AddressCount: Integer
    Ipv6Addresses: InstanceIpv6AddressListRequest
    NetworkInterfaceId: String
    PrivateIpAddress: String
    PrivateIpAddresses: PrivateIpAddressSpecificationList
    SecondaryPrivateIpAddressCount: Integer
    SubnetId: String
    NetworkCardIndex: Integer
    @xmlName("Ipv4Prefix") Ipv4Prefixes: Ipv4PrefixList
    Ipv4PrefixCount: Integer
    @xmlName("Ipv6Prefix") Ipv6Prefixes: Ipv6PrefixList
    Ipv6PrefixCount: Integer
    PrimaryIpv6: Boolean
    EnaSrdSpecification: EnaSrdSpecificationRequest
    ConnectionTrackingSpecification: ConnectionTrackingSpecificationRequest
    EnaQueueCount: Integer
}

structure InstanceIpv6AddressRequest {
    Ipv6Address: String
}

structure LaunchTemplatesMonitoringRequest {
    Enabled: Boolean
}

structure LaunchTemplatePlacementRequest {
    AvailabilityZone: String
    AvailabilityZoneId: String
    Affinity: String
    GroupName: String
    HostId: String
    Tenancy: Tenancy
    SpreadDomain: String
    HostResourceGroupArn: String
    PartitionNumber: Integer
    GroupId: String
}

structure LaunchTemplateTagSpecificationRequest {
    ResourceType: ResourceType
    @xmlName("Tag") Tags: TagList
}

structure LaunchTemplateElasticInferenceAccelerator {
    @required Type: String
    @range(min: 1) Count: Integer
}

structure LaunchTemplateInstanceMarketOptionsRequest {
    MarketType: MarketType
    SpotOptions: LaunchTemplateSpotMarketOptionsRequest
}

structure LaunchTemplateSpotMarketOptionsRequest {
    MaxPrice: String
    SpotInstanceType: SpotInstanceType
    BlockDurationMinutes: Integer
    ValidUntil: Timestamp
    InstanceInterruptionBehavior: InstanceInterruptionBehavior
}

structure LaunchTemplateCpuOptionsRequest {
    CoreCount: Integer
    ThreadsPerCore: Integer
    AmdSevSnp: AmdSevSnpSpecification
    NestedVirtualization: NestedVirtualizationSpecification
}

structure LaunchTemplateCapacityReservationSpecificationRequest {
    CapacityReservationPreference: CapacityReservationPreference
    CapacityReservationTarget: CapacityReservationTarget
}

structure LaunchTemplateLicenseConfigurationRequest {
    LicenseConfigurationArn: String
}

structure LaunchTemplateHibernationOptionsRequest {
    Configured: Boolean
}

structure LaunchTemplateInstanceMetadataOptionsRequest {
    HttpTokens: LaunchTemplateHttpTokensState
    HttpPutResponseHopLimit: Integer
    HttpEndpoint: LaunchTemplateInstanceMetadataEndpointState
    HttpProtocolIpv6: LaunchTemplateInstanceMetadataProtocolIpv6
    InstanceMetadataTags: LaunchTemplateInstanceMetadataTagsState
}

structure LaunchTemplateEnclaveOptionsRequest {
    Enabled: Boolean
}

structure InstanceRequirementsRequest {
    @required VCpuCount: VCpuCountRangeRequest
    @required MemoryMiB: MemoryMiBRequest
    @xmlName("CpuManufacturer") CpuManufacturers: CpuManufacturerSet
    MemoryGiBPerVCpu: MemoryGiBPerVCpuRequest
    @xmlName("ExcludedInstanceType") ExcludedInstanceTypes: ExcludedInstanceTypeSet
    @xmlName("InstanceGeneration") InstanceGenerations: InstanceGenerationSet
    SpotMaxPricePercentageOverLowestPrice: Integer
    OnDemandMaxPricePercentageOverLowestPrice: Integer
    BareMetal: BareMetal
    BurstablePerformance: BurstablePerformance
    RequireHibernateSupport: Boolean
    NetworkInterfaceCount: NetworkInterfaceCountRequest
    LocalStorage: LocalStorage
    @xmlName("LocalStorageType") LocalStorageTypes: LocalStorageTypeSet
    TotalLocalStorageGB: TotalLocalStorageGBRequest
    BaselineEbsBandwidthMbps: BaselineEbsBandwidthMbpsRequest
    @xmlName("AcceleratorType") AcceleratorTypes: AcceleratorTypeSet
    AcceleratorCount: AcceleratorCountRequest
    @xmlName("AcceleratorManufacturer") AcceleratorManufacturers: AcceleratorManufacturerSet
    @xmlName("AcceleratorName") AcceleratorNames: AcceleratorNameSet
    AcceleratorTotalMemoryMiB: AcceleratorTotalMemoryMiBRequest
    NetworkBandwidthGbps: NetworkBandwidthGbpsRequest
    @xmlName("AllowedInstanceType") AllowedInstanceTypes: AllowedInstanceTypeSet
    MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: Integer
    BaselinePerformanceFactors: BaselinePerformanceFactorsRequest
    RequireEncryptionInTransit: Boolean
}

structure VCpuCountRangeRequest {
    @required Min: Integer
    Max: Integer
}

structure MemoryMiBRequest {
    @required Min: Integer
    Max: Integer
}

structure MemoryGiBPerVCpuRequest {
    Min: Double
    Max: Double
}

structure NetworkInterfaceCountRequest {
    Min: Integer
    Max: Integer
}

structure TotalLocalStorageGBRequest {
    Min: Double
    Max: Double
}

structure BaselineEbsBandwidthMbpsRequest {
    Min: Integer
    Max: Integer
}

structure AcceleratorCountRequest {
    Min: Integer
    Max: Integer
}

structure AcceleratorTotalMemoryMiBRequest {
    Min: Integer
    Max: Integer
}

structure NetworkBandwidthGbpsRequest {
    Min: Double
    Max: Double
}

structure BaselinePerformanceFactorsRequest {
    Cpu: CpuPerformanceFactorRequest
}

structure CpuPerformanceFactorRequest {
    @xmlName("Reference") References: PerformanceFactorReferenceSetRequest
}

structure PerformanceFactorReferenceRequest {
    InstanceFamily: String
}

structure LaunchTemplatePrivateDnsNameOptionsRequest {
    HostnameType: HostnameType
    EnableResourceNameDnsARecord: Boolean
    EnableResourceNameDnsAAAARecord: Boolean
}

structure LaunchTemplateInstanceMaintenanceOptionsRequest {
    AutoRecovery: LaunchTemplateAutoRecoveryState
}

structure LaunchTemplateNetworkPerformanceOptionsRequest {
    BandwidthWeighting: InstanceBandwidthWeighting
}

structure LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest {
    DeleteOnTermination: Boolean
    DeviceIndex: Integer
    @xmlName("PrivateIpAddress") PrivateIpAddresses: SecondaryInterfacePrivateIpAddressSpecificationListRequest
    PrivateIpAddressCount: Integer
    SecondarySubnetId: String
    InterfaceType: SecondaryInterfaceType
    NetworkCardIndex: Integer
}

structure SecondaryInterfacePrivateIpAddressSpecificationRequest {
    PrivateIpAddress: String
}

structure CreateLaunchTemplateResult {
    @xmlName("launchTemplate") LaunchTemplate: LaunchTemplate
    @xmlName("warning") Warning: ValidationWarning
}

structure LaunchTemplate {
    @xmlName("launchTemplateId") LaunchTemplateId: String
    @xmlName("launchTemplateName") LaunchTemplateName: LaunchTemplateName
    @xmlName("createTime") CreateTime: Timestamp
    @xmlName("createdBy") CreatedBy: String
    @xmlName("defaultVersionNumber") DefaultVersionNumber: Long
    @xmlName("latestVersionNumber") LatestVersionNumber: Long
    @xmlName("tagSet") Tags: TagList
    @xmlName("operator") Operator: OperatorResponse
}

structure ValidationWarning {
    @xmlName("errorSet") Errors: ErrorSet
}

structure ValidationError {
    @xmlName("code") Code: String
    @xmlName("message") Message: String
}

structure CreateLaunchTemplateVersionRequest {
    DryRun: Boolean
    @idempotencyToken ClientToken: String
    LaunchTemplateId: String
    LaunchTemplateName: LaunchTemplateName
    SourceVersion: String
    @length(min: 0, max: 255) VersionDescription: String
    @required LaunchTemplateData: RequestLaunchTemplateData
    ResolveAlias: Boolean
}

structure CreateLaunchTemplateVersionResult {
    @xmlName("launchTemplateVersion") LaunchTemplateVersion: LaunchTemplateVersion
    @xmlName("warning") Warning: ValidationWarning
}

structure LaunchTemplateVersion {
    @xmlName("launchTemplateId") LaunchTemplateId: String
    @xmlName("launchTemplateName") LaunchTemplateName: LaunchTemplateName
    @xmlName("versionNumber") VersionNumber: Long
    @xmlName("versionDescription") @length(min: 0, max: 255) VersionDescription: String
    @xmlName("createTime") CreateTime: Timestamp
    @xmlName("createdBy") CreatedBy: String
    @xmlName("defaultVersion") DefaultVersion: Boolean
    @xmlName("launchTemplateData") LaunchTemplateData: ResponseLaunchTemplateData
    @xmlName("operator") Operator: OperatorResponse
}

structure ResponseLaunchTemplateData {
    @xmlName("kernelId") KernelId: String
    @xmlName("ebsOptimized") EbsOptimized: Boolean
    @xmlName("iamInstanceProfile") IamInstanceProfile: LaunchTemplateIamInstanceProfileSpecification
    @xmlName("blockDeviceMappingSet") BlockDeviceMappings: LaunchTemplateBlockDeviceMappingList
    @xmlName("networkInterfaceSet") NetworkInterfaces: LaunchTemplateInstanceNetworkInterfaceSpecificationList
    @xmlName("imageId") ImageId: String
    @xmlName("instanceType") InstanceType: InstanceType
    @xmlName("keyName") KeyName: String
    @xmlName("monitoring") Monitoring: LaunchTemplatesMonitoring
    @xmlName("placement") Placement: LaunchTemplatePlacement
    @xmlName("ramDiskId") RamDiskId: String
    @xmlName("disableApiTermination") DisableApiTermination: Boolean
    @xmlName("instanceInitiatedShutdownBehavior") InstanceInitiatedShutdownBehavior: ShutdownBehavior
    @xmlName("userData") UserData: SensitiveUserData
    @xmlName("tagSpecificationSet") TagSpecifications: LaunchTemplateTagSpecificationList
    @xmlName("elasticGpuSpecificationSet") ElasticGpuSpecifications: ElasticGpuSpecificationResponseList
    @xmlName("elasticInferenceAcceleratorSet")
    ElasticInferenceAccelerators: LaunchTemplateElasticInferenceAcceleratorResponseList
    @xmlName("securityGroupIdSet") SecurityGroupIds: ValueStringList
    @xmlName("securityGroupSet") SecurityGroups: ValueStringList
    @xmlName("instanceMarketOptions") InstanceMarketOptions: LaunchTemplateInstanceMarketOptions
    @xmlName("creditSpecification") CreditSpecification: CreditSpecification
    @xmlName("cpuOptions") CpuOptions: LaunchTemplateCpuOptions
    @xmlName("capacityReservationSpecification")
    CapacityReservationSpecification: LaunchTemplateCapacityReservationSpecificationResponse
    @xmlName("licenseSet") LicenseSpecifications: LaunchTemplateLicenseList
    @xmlName("hibernationOptions") HibernationOptions: LaunchTemplateHibernationOptions
    @xmlName("metadataOptions") MetadataOptions: LaunchTemplateInstanceMetadataOptions
    @xmlName("enclaveOptions") EnclaveOptions: LaunchTemplateEnclaveOptions
    @xmlName("instanceRequirements") InstanceRequirements: InstanceRequirements
    @xmlName("privateDnsNameOptions") PrivateDnsNameOptions: LaunchTemplatePrivateDnsNameOptions
    @xmlName("maintenanceOptions") MaintenanceOptions: LaunchTemplateInstanceMaintenanceOptions
    @xmlName("disableApiStop") DisableApiStop: Boolean
    @xmlName("operator") Operator: OperatorResponse
    @xmlName("networkPerformanceOptions") NetworkPerformanceOptions: LaunchTemplateNetworkPerformanceOptions
    @xmlName("secondaryInterfaceSet") SecondaryInterfaces: LaunchTemplateInstanceSecondaryInterfaceSpecificationList
}

structure LaunchTemplateIamInstanceProfileSpecification {
    @xmlName("arn") Arn: String
    @xmlName("name") Name: String
}

structure LaunchTemplateBlockDeviceMapping {
    @xmlName("deviceName") DeviceName: String
    @xmlName("virtualName") VirtualName: String
    @xmlName("ebs") Ebs: LaunchTemplateEbsBlockDevice
    @xmlName("noDevice") NoDevice: String
}

structure LaunchTemplateEbsBlockDevice {
    @xmlName("encrypted") Encrypted: Boolean
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
    @xmlName("iops") Iops: Integer
    @xmlName("kmsKeyId") KmsKeyId: String
    @xmlName("snapshotId") SnapshotId: String
    @xmlName("volumeSize") VolumeSize: Integer
    @xmlName("volumeType") VolumeType: VolumeType
    @xmlName("throughput") Throughput: Integer
    @xmlName("volumeInitializationRate") VolumeInitializationRate: Integer
    @xmlName("ebsCardIndex") EbsCardIndex: Integer
}

structure LaunchTemplateInstanceNetworkInterfaceSpecification {
    @xmlName("associateCarrierIpAddress") AssociateCarrierIpAddress: Boolean
    @xmlName("associatePublicIpAddress") AssociatePublicIpAddress: Boolean
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
    @xmlName("description") Description: String
    @xmlName("deviceIndex") DeviceIndex: Integer
    @xmlName("groupSet") Groups: GroupIdStringList
    @xmlName("interfaceType") InterfaceType: String
    @xmlName("ipv6AddressCount") Ipv6AddressCount: Integer
    @xmlName("ipv6AddressesSet") Ipv6Addresses: InstanceIpv6AddressList
    @xmlName("networkInterfaceId") NetworkInterfaceId: String
    @xmlName("privateIpAddress") PrivateIpAddress: String
    @xmlName("privateIpAddressesSet") PrivateIpAddresses: PrivateIpAddressSpecificationList
    @xmlName("secondaryPrivateIpAddressCount") SecondaryPrivateIpAddressCount: Integer
    @xmlName("subnetId") SubnetId: String
    @xmlName("networkCardIndex") NetworkCardIndex: Integer
    @xmlName("ipv4PrefixSet") Ipv4Prefixes: Ipv4PrefixListResponse
    @xmlName("ipv4PrefixCount") Ipv4PrefixCount: Integer
    @xmlName("ipv6PrefixSet") Ipv6Prefixes: Ipv6PrefixListResponse
    @xmlName("ipv6PrefixCount") Ipv6PrefixCount: Integer
    @xmlName("primaryIpv6") PrimaryIpv6: Boolean
    @xmlName("enaSrdSpecification") EnaSrdSpecification: LaunchTemplateEnaSrdSpecification
    @xmlName("connectionTrackingSpecification") ConnectionTrackingSpecification: ConnectionTrackingSpecification
    @xmlName("enaQueueCount") EnaQueueCount: Integer
}

structure Ipv4PrefixSpecificationResponse {
    @xmlName("ipv4Prefix") Ipv4Prefix: String
}

structure Ipv6PrefixSpecificationResponse {
    @xmlName("ipv6Prefix") Ipv6Prefix: String
}

structure LaunchTemplateEnaSrdSpecification {
    @xmlName("enaSrdEnabled") EnaSrdEnabled: Boolean
    @xmlName("enaSrdUdpSpecification") EnaSrdUdpSpecification: LaunchTemplateEnaSrdUdpSpecification
}

structure LaunchTemplateEnaSrdUdpSpecification {
    @xmlName("enaSrdUdpEnabled") EnaSrdUdpEnabled: Boolean
}

structure ConnectionTrackingSpecification {
    @xmlName("tcpEstablishedTimeout") TcpEstablishedTimeout: Integer
    @xmlName("udpTimeout") UdpTimeout: Integer
    @xmlName("udpStreamTimeout") UdpStreamTimeout: Integer
}

structure LaunchTemplatesMonitoring {
    @xmlName("enabled") Enabled: Boolean
}

structure LaunchTemplatePlacement {
    @xmlName("availabilityZone") AvailabilityZone: String
    @xmlName("availabilityZoneId") AvailabilityZoneId: String
    @xmlName("affinity") Affinity: String
    @xmlName("groupName") GroupName: String
    @xmlName("hostId") HostId: String
    @xmlName("tenancy") Tenancy: Tenancy
    @xmlName("spreadDomain") SpreadDomain: String
    @xmlName("hostResourceGroupArn") HostResourceGroupArn: String
    @xmlName("partitionNumber") PartitionNumber: Integer
    @xmlName("groupId") GroupId: String
}

structure LaunchTemplateTagSpecification {
    @xmlName("resourceType") ResourceType: ResourceType
    @xmlName("tagSet") Tags: TagList
}

structure ElasticGpuSpecificationResponse {
    @xmlName("type") Type: String
}

structure LaunchTemplateElasticInferenceAcceleratorResponse {
    @xmlName("type") Type: String
    @xmlName("count") Count: Integer
}

structure LaunchTemplateInstanceMarketOptions {
    @xmlName("marketType") MarketType: MarketType
    @xmlName("spotOptions") SpotOptions: LaunchTemplateSpotMarketOptions
}

structure LaunchTemplateSpotMarketOptions {
    @xmlName("maxPrice") MaxPrice: String
    @xmlName("spotInstanceType") SpotInstanceType: SpotInstanceType
    @xmlName("blockDurationMinutes") BlockDurationMinutes: Integer
    @xmlName("validUntil") ValidUntil: Timestamp
    @xmlName("instanceInterruptionBehavior") InstanceInterruptionBehavior: InstanceInterruptionBehavior
}

structure CreditSpecification {
    @xmlName("cpuCredits") CpuCredits: String
}

structure LaunchTemplateCpuOptions {
    @xmlName("coreCount") CoreCount: Integer
    @xmlName("threadsPerCore") ThreadsPerCore: Integer
    @xmlName("amdSevSnp") AmdSevSnp: AmdSevSnpSpecification
    @xmlName("nestedVirtualization") NestedVirtualization: NestedVirtualizationSpecification
}

structure LaunchTemplateCapacityReservationSpecificationResponse {
    @xmlName("capacityReservationPreference") CapacityReservationPreference: CapacityReservationPreference
    @xmlName("capacityReservationTarget") CapacityReservationTarget: CapacityReservationTargetResponse
}

structure LaunchTemplateLicenseConfiguration {
    @xmlName("licenseConfigurationArn") LicenseConfigurationArn: String
}

structure LaunchTemplateHibernationOptions {
    @xmlName("configured") Configured: Boolean
}

structure LaunchTemplateInstanceMetadataOptions {
    @xmlName("state") State: LaunchTemplateInstanceMetadataOptionsState
    @xmlName("httpTokens") HttpTokens: LaunchTemplateHttpTokensState
    @xmlName("httpPutResponseHopLimit") HttpPutResponseHopLimit: Integer
    @xmlName("httpEndpoint") HttpEndpoint: LaunchTemplateInstanceMetadataEndpointState
    @xmlName("httpProtocolIpv6") HttpProtocolIpv6: LaunchTemplateInstanceMetadataProtocolIpv6
    @xmlName("instanceMetadataTags") InstanceMetadataTags: LaunchTemplateInstanceMetadataTagsState
}

structure LaunchTemplateEnclaveOptions {
    @xmlName("enabled") Enabled: Boolean
}

structure InstanceRequirements {
    @xmlName("vCpuCount") VCpuCount: VCpuCountRange
    @xmlName("memoryMiB") MemoryMiB: MemoryMiB
    @xmlName("cpuManufacturerSet") CpuManufacturers: CpuManufacturerSet
    @xmlName("memoryGiBPerVCpu") MemoryGiBPerVCpu: MemoryGiBPerVCpu
    @xmlName("excludedInstanceTypeSet") ExcludedInstanceTypes: ExcludedInstanceTypeSet
    @xmlName("instanceGenerationSet") InstanceGenerations: InstanceGenerationSet
    @xmlName("spotMaxPricePercentageOverLowestPrice") SpotMaxPricePercentageOverLowestPrice: Integer
    @xmlName("onDemandMaxPricePercentageOverLowestPrice") OnDemandMaxPricePercentageOverLowestPrice: Integer
    @xmlName("bareMetal") BareMetal: BareMetal
    @xmlName("burstablePerformance") BurstablePerformance: BurstablePerformance
    @xmlName("requireHibernateSupport") RequireHibernateSupport: Boolean
    @xmlName("networkInterfaceCount") NetworkInterfaceCount: NetworkInterfaceCount
    @xmlName("localStorage") LocalStorage: LocalStorage
    @xmlName("localStorageTypeSet") LocalStorageTypes: LocalStorageTypeSet
    @xmlName("totalLocalStorageGB") TotalLocalStorageGB: TotalLocalStorageGB
    @xmlName("baselineEbsBandwidthMbps") BaselineEbsBandwidthMbps: BaselineEbsBandwidthMbps
    @xmlName("acceleratorTypeSet") AcceleratorTypes: AcceleratorTypeSet
    @xmlName("acceleratorCount") AcceleratorCount: AcceleratorCount
    @xmlName("acceleratorManufacturerSet") AcceleratorManufacturers: AcceleratorManufacturerSet
    @xmlName("acceleratorNameSet") AcceleratorNames: AcceleratorNameSet
    @xmlName("acceleratorTotalMemoryMiB") AcceleratorTotalMemoryMiB: AcceleratorTotalMemoryMiB
    @xmlName("networkBandwidthGbps") NetworkBandwidthGbps: NetworkBandwidthGbps
    @xmlName("allowedInstanceTypeSet") AllowedInstanceTypes: AllowedInstanceTypeSet
    @xmlName("maxSpotPriceAsPercentageOfOptimalOnDemandPrice") MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: Integer
    @xmlName("baselinePerformanceFactors") BaselinePerformanceFactors: BaselinePerformanceFactors
    @xmlName("requireEncryptionInTransit") RequireEncryptionInTransit: Boolean
}

structure VCpuCountRange {
    @xmlName("min") Min: Integer
    @xmlName("max") Max: Integer
}

structure MemoryMiB {
    @xmlName("min") Min: Integer
    @xmlName("max") Max: Integer
}

structure MemoryGiBPerVCpu {
    @xmlName("min") Min: Double
    @xmlName("max") Max: Double
}

structure NetworkInterfaceCount {
    @xmlName("min") Min: Integer
    @xmlName("max") Max: Integer
}

structure TotalLocalStorageGB {
    @xmlName("min") Min: Double
    @xmlName("max") Max: Double
}

structure BaselineEbsBandwidthMbps {
    @xmlName("min") Min: Integer
    @xmlName("max") Max: Integer
}

structure AcceleratorCount {
    @xmlName("min") Min: Integer
    @xmlName("max") Max: Integer
}

structure AcceleratorTotalMemoryMiB {
    @xmlName("min") Min: Integer
    @xmlName("max") Max: Integer
}

structure NetworkBandwidthGbps {
    @xmlName("min") Min: Double
    @xmlName("max") Max: Double
}

structure BaselinePerformanceFactors {
    @xmlName("cpu") Cpu: CpuPerformanceFactor
}

structure CpuPerformanceFactor {
    @xmlName("referenceSet") References: PerformanceFactorReferenceSet
}

structure PerformanceFactorReference {
    @xmlName("instanceFamily") InstanceFamily: String
}

structure LaunchTemplatePrivateDnsNameOptions {
    @xmlName("hostnameType") HostnameType: HostnameType
    @xmlName("enableResourceNameDnsARecord") EnableResourceNameDnsARecord: Boolean
    @xmlName("enableResourceNameDnsAAAARecord") EnableResourceNameDnsAAAARecord: Boolean
}

structure LaunchTemplateInstanceMaintenanceOptions {
    @xmlName("autoRecovery") AutoRecovery: LaunchTemplateAutoRecoveryState
}

structure LaunchTemplateNetworkPerformanceOptions {
    @xmlName("bandwidthWeighting") BandwidthWeighting: InstanceBandwidthWeighting
}

structure LaunchTemplateInstanceSecondaryInterfaceSpecification {
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
    @xmlName("deviceIndex") DeviceIndex: Integer
    @xmlName("privateIpAddressesSet") PrivateIpAddresses: SecondaryInterfacePrivateIpAddressSpecificationList
    @xmlName("privateIpAddressCount") PrivateIpAddressCount: Integer
    @xmlName("secondarySubnetId") SecondarySubnetId: String
    @xmlName("interfaceType") InterfaceType: SecondaryInterfaceType
    @xmlName("networkCardIndex") NetworkCardIndex: Integer
}

structure SecondaryInterfacePrivateIpAddressSpecification {
    @xmlName("privateIpAddress") PrivateIpAddress: String
}

structure DeleteLaunchTemplateRequest {
    DryRun: Boolean
    LaunchTemplateId: String
    LaunchTemplateName: LaunchTemplateName
}

structure DeleteLaunchTemplateResult {
    @xmlName("launchTemplate") LaunchTemplate: LaunchTemplate
}

structure DeleteLaunchTemplateVersionsRequest {
    DryRun: Boolean
    LaunchTemplateId: String
    LaunchTemplateName: LaunchTemplateName
    @required @xmlName("LaunchTemplateVersion") Versions: VersionStringList
}

structure DeleteLaunchTemplateVersionsResult {
    @xmlName("successfullyDeletedLaunchTemplateVersionSet")
    SuccessfullyDeletedLaunchTemplateVersions: DeleteLaunchTemplateVersionsResponseSuccessSet
    @xmlName("unsuccessfullyDeletedLaunchTemplateVersionSet")
    UnsuccessfullyDeletedLaunchTemplateVersions: DeleteLaunchTemplateVersionsResponseErrorSet
}

structure DeleteLaunchTemplateVersionsResponseSuccessItem {
    @xmlName("launchTemplateId") LaunchTemplateId: String
    @xmlName("launchTemplateName") LaunchTemplateName: String
    @xmlName("versionNumber") VersionNumber: Long
}

structure DeleteLaunchTemplateVersionsResponseErrorItem {
    @xmlName("launchTemplateId") LaunchTemplateId: String
    @xmlName("launchTemplateName") LaunchTemplateName: String
    @xmlName("versionNumber") VersionNumber: Long
    @xmlName("responseError") ResponseError: ResponseError
}

structure ResponseError {
    @xmlName("code") Code: LaunchTemplateErrorCode
    @xmlName("message") Message: String
}

structure DescribeLaunchTemplateVersionsRequest {
    DryRun: Boolean
    LaunchTemplateId: String
    LaunchTemplateName: LaunchTemplateName
    @xmlName("LaunchTemplateVersion") Versions: VersionStringList
    MinVersion: String
    MaxVersion: String
    NextToken: String
    MaxResults: Integer
    @xmlName("Filter") Filters: FilterList
    ResolveAlias: Boolean
    IncludeManagedResources: Boolean
}

structure DescribeLaunchTemplateVersionsResult {
    @xmlName("launchTemplateVersionSet") LaunchTemplateVersions: LaunchTemplateVersionSet
    @xmlName("nextToken") NextToken: String
}

structure DescribeLaunchTemplatesRequest {
    DryRun: Boolean
    @xmlName("LaunchTemplateId") LaunchTemplateIds: LaunchTemplateIdStringList
    @xmlName("LaunchTemplateName") LaunchTemplateNames: LaunchTemplateNameStringList
    @xmlName("Filter") Filters: FilterList
    NextToken: String
    @range(min: 1, max: 200) MaxResults: Integer
    IncludeManagedResources: Boolean
}

structure DescribeLaunchTemplatesResult {
    @xmlName("launchTemplates") LaunchTemplates: LaunchTemplateSet
    @xmlName("nextToken") NextToken: String
}

structure GetLaunchTemplateDataRequest {
    DryRun: Boolean
    @required InstanceId: String
}

structure GetLaunchTemplateDataResult {
    @xmlName("launchTemplateData") LaunchTemplateData: ResponseLaunchTemplateData
}

structure ModifyLaunchTemplateRequest {
    DryRun: Boolean
    @idempotencyToken ClientToken: String
    LaunchTemplateId: String
    LaunchTemplateName: LaunchTemplateName
    @xmlName("SetDefaultVersion") DefaultVersion: String
}

structure ModifyLaunchTemplateResult {
    @xmlName("launchTemplate") LaunchTemplate: LaunchTemplate
}

list InstanceIpv6AddressListRequest { @xmlName("InstanceIpv6Address") member: InstanceIpv6AddressRequest }
list ElasticGpuSpecificationList { @xmlName("ElasticGpuSpecification") member: ElasticGpuSpecification }
list CpuManufacturerSet { @xmlName("item") member: CpuManufacturer }
list InstanceGenerationSet { @xmlName("item") member: InstanceGeneration }
list LocalStorageTypeSet { @xmlName("item") member: LocalStorageType }
list AcceleratorTypeSet { @xmlName("item") member: AcceleratorType }
list AcceleratorManufacturerSet { @xmlName("item") member: AcceleratorManufacturer }
list AcceleratorNameSet { @xmlName("item") member: AcceleratorName }
list PerformanceFactorReferenceSetRequest { @xmlName("item") member: PerformanceFactorReferenceRequest }
list ErrorSet { @xmlName("item") member: ValidationError }
list LaunchTemplateBlockDeviceMappingList { @xmlName("item") member: LaunchTemplateBlockDeviceMapping }
list Ipv4PrefixListResponse { @xmlName("item") member: Ipv4PrefixSpecificationResponse }
list Ipv6PrefixListResponse { @xmlName("item") member: Ipv6PrefixSpecificationResponse }
list LaunchTemplateTagSpecificationList { @xmlName("item") member: LaunchTemplateTagSpecification }
list ElasticGpuSpecificationResponseList { @xmlName("item") member: ElasticGpuSpecificationResponse }
list LaunchTemplateLicenseList { @xmlName("item") member: LaunchTemplateLicenseConfiguration }
list PerformanceFactorReferenceSet { @xmlName("item") member: PerformanceFactorReference }
list VersionStringList { @xmlName("item") member: String }
list LaunchTemplateVersionSet { @xmlName("item") member: LaunchTemplateVersion }
list LaunchTemplateIdStringList { @xmlName("item") member: String }
list LaunchTemplateNameStringList { @xmlName("item") member: LaunchTemplateName }
list LaunchTemplateSet { @xmlName("item") member: LaunchTemplate }

list LaunchTemplateBlockDeviceMappingRequestList {
    @xmlName("BlockDeviceMapping") member: LaunchTemplateBlockDeviceMappingRequest
}

list LaunchTemplateInstanceNetworkInterfaceSpecificationRequestList {
    @xmlName("InstanceNetworkInterfaceSpecification") member: LaunchTemplateInstanceNetworkInterfaceSpecificationRequest
}

list LaunchTemplateTagSpecificationRequestList {
    @xmlName("LaunchTemplateTagSpecificationRequest") member: LaunchTemplateTagSpecificationRequest
}

list LaunchTemplateElasticInferenceAcceleratorList {
    @xmlName("item") member: LaunchTemplateElasticInferenceAccelerator
}

list LaunchTemplateLicenseSpecificationListRequest {
    @xmlName("item") member: LaunchTemplateLicenseConfigurationRequest
}

@length(min: 0, max: 400) list ExcludedInstanceTypeSet {
    @xmlName("item") @length(min: 1, max: 30) @pattern("[a-zA-Z0-9\\.\\*\\-]+") member: String
}

@length(min: 0, max: 400) list AllowedInstanceTypeSet {
    @xmlName("item") @length(min: 1, max: 30) @pattern("[a-zA-Z0-9\\.\\*\\-]+") member: String
}

list LaunchTemplateInstanceSecondaryInterfaceSpecificationRequestList {
    @xmlName("InstanceSecondaryInterfaceSpecification") member: LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest
}

list SecondaryInterfacePrivateIpAddressSpecificationListRequest {
    @xmlName("SecondaryInterfacePrivateIpAddressSpecification")
    member: SecondaryInterfacePrivateIpAddressSpecificationRequest
}

list LaunchTemplateInstanceNetworkInterfaceSpecificationList {
    @xmlName("item") member: LaunchTemplateInstanceNetworkInterfaceSpecification
}

list LaunchTemplateElasticInferenceAcceleratorResponseList {
    @xmlName("item") member: LaunchTemplateElasticInferenceAcceleratorResponse
}

list LaunchTemplateInstanceSecondaryInterfaceSpecificationList {
    @xmlName("item") member: LaunchTemplateInstanceSecondaryInterfaceSpecification
}

list SecondaryInterfacePrivateIpAddressSpecificationList {
    @xmlName("item") member: SecondaryInterfacePrivateIpAddressSpecification
}

list DeleteLaunchTemplateVersionsResponseSuccessSet {
    @xmlName("item") member: DeleteLaunchTemplateVersionsResponseSuccessItem
}

list DeleteLaunchTemplateVersionsResponseErrorSet {
    @xmlName("item") member: DeleteLaunchTemplateVersionsResponseErrorItem
}

@length(min: 3, max: 128) @pattern("[a-zA-Z0-9\\(\\)\\.\\-/_]+") string LaunchTemplateName
@sensitive string SensitiveUserData
enum LaunchTemplateHttpTokensState { optional, required }
enum LaunchTemplateInstanceMetadataEndpointState { disabled, enabled }
enum LaunchTemplateInstanceMetadataProtocolIpv6 { disabled, enabled }
enum LaunchTemplateInstanceMetadataTagsState { disabled, enabled }
enum CpuManufacturer { intel, amd, amazon_web_services = "amazon-web-services", apple }
enum InstanceGeneration { current, previous }
enum BareMetal { included, required, excluded }
enum BurstablePerformance { included, required, excluded }
enum LocalStorage { included, required, excluded }
enum LocalStorageType { hdd, ssd }
enum AcceleratorType { gpu, fpga, inference, media }
enum AcceleratorManufacturer { amazon_web_services = "amazon-web-services", amd, nvidia, xilinx, habana }
enum LaunchTemplateAutoRecoveryState { default, disabled }
enum LaunchTemplateInstanceMetadataOptionsState { pending, applied }

enum AcceleratorName {
    a100, inferentia, k520, k80, m60, radeon_pro_v520 = "radeon-pro-v520", t4, vu9p, v100, a10g, h100, t4g, l40s, l4,
    gaudi_hl_205 = "gaudi-hl-205", inferentia2, trainium, trainium2, u30
}

enum LaunchTemplateErrorCode {
    launchTemplateIdDoesNotExist, launchTemplateIdMalformed, launchTemplateNameDoesNotExist,
    launchTemplateNameMalformed, launchTemplateVersionDoesNotExist, unexpectedError
}
