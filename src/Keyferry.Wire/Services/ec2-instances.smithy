$version: "2.0"

namespace Keyferry.Wire.Services.Ec2

use aws.protocols#ec2QueryName

operation DescribeInstanceAttribute {
    input: DescribeInstanceAttributeRequest
    output: InstanceAttribute
}

operation DescribeInstanceCreditSpecifications {
    input: DescribeInstanceCreditSpecificationsRequest
    output: DescribeInstanceCreditSpecificationsResult
}

operation DescribeInstanceStatus {
    input: DescribeInstanceStatusRequest
    output: DescribeInstanceStatusResult
}

operation DescribeInstances {
    input: DescribeInstancesRequest
    output: DescribeInstancesResult
}

operation ModifyInstanceAttribute {
    input: ModifyInstanceAttributeRequest
}

operation ModifyInstanceCreditSpecification {
    input: ModifyInstanceCreditSpecificationRequest
    output: ModifyInstanceCreditSpecificationResult
}

operation ModifyInstanceMetadataOptions {
    input: ModifyInstanceMetadataOptionsRequest
    output: ModifyInstanceMetadataOptionsResult
}

operation MonitorInstances {
    input: MonitorInstancesRequest
    output: MonitorInstancesResult
}

operation UnmonitorInstances {
    input: UnmonitorInstancesRequest
    output: UnmonitorInstancesResult
}

operation RebootInstances {
    input: RebootInstancesRequest
}

operation RunInstances {
    input: RunInstancesRequest
    output: Reservation
}

operation StartInstances {
    input: StartInstancesRequest
    output: StartInstancesResult
}

operation StopInstances {
    input: StopInstancesRequest
    output: StopInstancesResult
}

operation TerminateInstances {
    input: TerminateInstancesRequest
    output: TerminateInstancesResult
}

structure DescribeInstanceAttributeRequest {
    @xmlName("dryRun") DryRun: Boolean
    @required @xmlName("instanceId") InstanceId: String
    @required @xmlName("attribute") Attribute: InstanceAttributeName
}

structure InstanceAttribute {
    @xmlName("blockDeviceMapping") BlockDeviceMappings: InstanceBlockDeviceMappingList
    @xmlName("disableApiTermination") DisableApiTermination: AttributeBooleanValue
    @xmlName("enaSupport") EnaSupport: AttributeBooleanValue
    @xmlName("enclaveOptions") EnclaveOptions: EnclaveOptions
    @xmlName("ebsOptimized") EbsOptimized: AttributeBooleanValue
    @xmlName("instanceId") InstanceId: String
    @xmlName("instanceInitiatedShutdownBehavior") InstanceInitiatedShutdownBehavior: AttributeValue
    @xmlName("instanceType") InstanceType: AttributeValue
    @xmlName("kernel") KernelId: AttributeValue
    @xmlName("productCodes") ProductCodes: ProductCodeList
    @xmlName("ramdisk") RamdiskId: AttributeValue
    @xmlName("rootDeviceName") RootDeviceName: AttributeValue
    @xmlName("sourceDestCheck") SourceDestCheck: AttributeBooleanValue
    @xmlName("sriovNetSupport") SriovNetSupport: AttributeValue
    @xmlName("userData") UserData: AttributeValue
    @xmlName("disableApiStop") DisableApiStop: AttributeBooleanValue
    @xmlName("groupSet") Groups: GroupIdentifierList
}

structure InstanceBlockDeviceMapping {
    @xmlName("deviceName") DeviceName: String
    @xmlName("ebs") Ebs: EbsInstanceBlockDevice
}

structure EbsInstanceBlockDevice {
    @xmlName("attachTime") AttachTime: Timestamp
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
    @xmlName("status") Status: AttachmentStatus
    @xmlName("volumeId") VolumeId: String
    @xmlName("associatedResource") AssociatedResource: String
    @xmlName("volumeOwnerId") VolumeOwnerId: String
    @xmlName("operator") Operator: OperatorResponse
    @xmlName("ebsCardIndex") EbsCardIndex: Integer
}

structure AttributeBooleanValue {
    @xmlName("value") Value: Boolean
}

structure EnclaveOptions {
    @xmlName("enabled") Enabled: Boolean
}

structure GroupIdentifier {
    @xmlName("groupId") GroupId: String
    @xmlName("groupName") GroupName: String
}

structure DescribeInstanceCreditSpecificationsRequest {
    DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
    @xmlName("InstanceId") InstanceIds: InstanceIdStringList
    @range(min: 5, max: 1000) MaxResults: Integer
    NextToken: String
}

structure DescribeInstanceCreditSpecificationsResult {
    @xmlName("instanceCreditSpecificationSet") InstanceCreditSpecifications: InstanceCreditSpecificationList
    @xmlName("nextToken") NextToken: String
}

structure InstanceCreditSpecification {
    @xmlName("instanceId") InstanceId: String
    @xmlName("cpuCredits") CpuCredits: String
}

structure ModifyInstanceCreditSpecificationRequest {
    DryRun: Boolean
    ClientToken: String
    @required @xmlName("InstanceCreditSpecification") InstanceCreditSpecifications: InstanceCreditSpecificationListRequest
}

structure InstanceCreditSpecificationRequest {
    @required InstanceId: String
    CpuCredits: String
}

structure ModifyInstanceCreditSpecificationResult {
    @xmlName("successfulInstanceCreditSpecificationSet")
    SuccessfulInstanceCreditSpecifications: SuccessfulInstanceCreditSpecificationSet
    @xmlName("unsuccessfulInstanceCreditSpecificationSet")
    UnsuccessfulInstanceCreditSpecifications: UnsuccessfulInstanceCreditSpecificationSet
}

structure SuccessfulInstanceCreditSpecificationItem {
    @xmlName("instanceId") InstanceId: String
}

structure UnsuccessfulInstanceCreditSpecificationItem {
    @xmlName("instanceId") InstanceId: String
    @xmlName("error") Error: UnsuccessfulInstanceCreditSpecificationItemError
}

structure UnsuccessfulInstanceCreditSpecificationItemError {
    @xmlName("code") Code: String
    @xmlName("message") Message: String
}

structure DescribeInstanceStatusRequest {
    @xmlName("InstanceId") InstanceIds: InstanceIdStringList
    MaxResults: Integer
    NextToken: String
    IncludeManagedResources: Boolean
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
    @xmlName("includeAllInstances") IncludeAllInstances: Boolean
}

structure DescribeInstanceStatusResult {
    @xmlName("instanceStatusSet") InstanceStatuses: InstanceStatusList
    @xmlName("nextToken") NextToken: String
}

structure InstanceStatus {
    @xmlName("availabilityZone") AvailabilityZone: String
    @xmlName("availabilityZoneId") AvailabilityZoneId: String
    @xmlName("outpostArn") OutpostArn: String
    @xmlName("operator") Operator: OperatorResponse
    @xmlName("eventsSet") Events: InstanceStatusEventList
    @xmlName("instanceId") InstanceId: String
    @xmlName("instanceState") InstanceState: InstanceState
    @xmlName("instanceStatus") InstanceStatus: InstanceStatusSummary
    @xmlName("systemStatus") SystemStatus: InstanceStatusSummary
    @xmlName("attachedEbsStatus") AttachedEbsStatus: EbsStatusSummary
}

structure InstanceStatusEvent {
    @xmlName("instanceEventId") InstanceEventId: String
    @xmlName("code") Code: EventCode
    @xmlName("description") Description: String
    @xmlName("notAfter") NotAfter: Timestamp
    @xmlName("notBefore") NotBefore: Timestamp
    @xmlName("notBeforeDeadline") NotBeforeDeadline: Timestamp
}

structure InstanceState {
    @xmlName("code") Code: Integer
    @xmlName("name") Name: InstanceStateName
}

structure InstanceStatusSummary {
    @xmlName("details") Details: InstanceStatusDetailsList
    @xmlName("status") Status: SummaryStatus
}

structure InstanceStatusDetails {
    @xmlName("impairedSince") ImpairedSince: Timestamp
    @xmlName("name") Name: StatusName
    @xmlName("status") Status: StatusType
}

structure EbsStatusSummary {
    @xmlName("details") Details: EbsStatusDetailsList
    @xmlName("status") Status: SummaryStatus
}

structure EbsStatusDetails {
    @xmlName("impairedSince") ImpairedSince: Timestamp
    @xmlName("name") Name: StatusName
    @xmlName("status") Status: StatusType
}

structure DescribeInstancesRequest {
    @xmlName("InstanceId") InstanceIds: InstanceIdStringList
    IncludeManagedResources: Boolean
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
    @xmlName("nextToken") NextToken: String
    @xmlName("maxResults") MaxResults: Integer
}

structure DescribeInstancesResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("reservationSet") Reservations: ReservationList
}

structure Reservation {
    @xmlName("reservationId") ReservationId: String
    @xmlName("ownerId") OwnerId: String
    @xmlName("requesterId") RequesterId: String
    @xmlName("groupSet") Groups: GroupIdentifierList
    @xmlName("instancesSet") Instances: InstanceList
}

structure Instance {
    @xmlName("architecture") Architecture: ArchitectureValues
    @xmlName("blockDeviceMapping") BlockDeviceMappings: InstanceBlockDeviceMappingList
    @xmlName("clientToken") ClientToken: String
    @xmlName("ebsOptimized") EbsOptimized: Boolean
    @xmlName("enaSupport") EnaSupport: Boolean
    @xmlName("hypervisor") Hypervisor: HypervisorType
    @xmlName("iamInstanceProfile") IamInstanceProfile: IamInstanceProfile
    @xmlName("instanceLifecycle") InstanceLifecycle: InstanceLifecycleType
    @xmlName("elasticGpuAssociationSet") ElasticGpuAssociations: ElasticGpuAssociationList
    @xmlName("elasticInferenceAcceleratorAssociationSet")
    ElasticInferenceAcceleratorAssociations: ElasticInferenceAcceleratorAssociationList
    @xmlName("networkInterfaceSet") NetworkInterfaces: InstanceNetworkInterfaceList
    @xmlName("outpostArn") OutpostArn: String
    @xmlName("rootDeviceName") RootDeviceName: String
    @xmlName("rootDeviceType") RootDeviceType: DeviceType
    @xmlName("groupSet") SecurityGroups: GroupIdentifierList
    @xmlName("sourceDestCheck") SourceDestCheck: Boolean
    @xmlName("spotInstanceRequestId") SpotInstanceRequestId: String
    @xmlName("sriovNetSupport") SriovNetSupport: String
    @xmlName("stateReason") StateReason: StateReason
    @xmlName("tagSet") Tags: TagList
    @xmlName("virtualizationType") VirtualizationType: VirtualizationType
    @xmlName("cpuOptions") CpuOptions: CpuOptions
    @xmlName("capacityBlockId") CapacityBlockId: String
    @xmlName("capacityReservationId") CapacityReservationId: String
    @xmlName("capacityReservationSpecification")
    CapacityReservationSpecification: CapacityReservationSpecificationResponse
    @xmlName("hibernationOptions") HibernationOptions: HibernationOptions
    @xmlName("licenseSet") Licenses: LicenseList
    @xmlName("metadataOptions") MetadataOptions: InstanceMetadataOptionsResponse
    @xmlName("enclaveOptions") EnclaveOptions: EnclaveOptions
    @xmlName("bootMode") BootMode: BootModeValues
    @xmlName("platformDetails") PlatformDetails: String
    @xmlName("usageOperation") UsageOperation: String
    @xmlName("usageOperationUpdateTime") UsageOperationUpdateTime: Timestamp
    @xmlName("privateDnsNameOptions") PrivateDnsNameOptions: PrivateDnsNameOptionsResponse
    @xmlName("ipv6Address") Ipv6Address: String
    @xmlName("tpmSupport") TpmSupport: String
    @xmlName("maintenanceOptions") MaintenanceOptions: InstanceMaintenanceOptions
    @xmlName("currentInstanceBootMode") CurrentInstanceBootMode: InstanceBootModeValues
    @xmlName("networkPerformanceOptions") NetworkPerformanceOptions: InstanceNetworkPerformanceOptions
    @xmlName("operator") Operator: OperatorResponse
    @xmlName("secondaryInterfaceSet") SecondaryInterfaces: InstanceSecondaryInterfaceList
    @xmlName("instanceId") InstanceId: String
    @xmlName("imageId") ImageId: String
    @xmlName("instanceState") State: InstanceState
    @xmlName("privateDnsName") PrivateDnsName: String
    @xmlName("dnsName") PublicDnsName: String
    @xmlName("reason") StateTransitionReason: String
    @xmlName("keyName") KeyName: String
    @xmlName("amiLaunchIndex") AmiLaunchIndex: Integer
    @xmlName("productCodes") ProductCodes: ProductCodeList
    @xmlName("instanceType") InstanceType: InstanceType
    @xmlName("launchTime") LaunchTime: Timestamp
    @xmlName("placement") Placement: Placement
    @xmlName("kernelId") KernelId: String
    @xmlName("ramdiskId") RamdiskId: String
    @xmlName("platform") Platform: PlatformValues
    @xmlName("monitoring") Monitoring: Monitoring
    @xmlName("subnetId") SubnetId: String
    @xmlName("vpcId") VpcId: String
    @xmlName("privateIpAddress") PrivateIpAddress: String
    @xmlName("ipAddress") PublicIpAddress: String
}

structure IamInstanceProfile {
    @xmlName("arn") Arn: String
    @xmlName("id") Id: String
}

structure ElasticGpuAssociation {
    @xmlName("elasticGpuId") ElasticGpuId: String
    @xmlName("elasticGpuAssociationId") ElasticGpuAssociationId: String
    @xmlName("elasticGpuAssociationState") ElasticGpuAssociationState: String
    @xmlName("elasticGpuAssociationTime") ElasticGpuAssociationTime: String
}

structure ElasticInferenceAcceleratorAssociation {
    @xmlName("elasticInferenceAcceleratorArn") ElasticInferenceAcceleratorArn: String
    @xmlName("elasticInferenceAcceleratorAssociationId") ElasticInferenceAcceleratorAssociationId: String
    @xmlName("elasticInferenceAcceleratorAssociationState") ElasticInferenceAcceleratorAssociationState: String
    @xmlName("elasticInferenceAcceleratorAssociationTime") ElasticInferenceAcceleratorAssociationTime: Timestamp
}

structure InstanceNetworkInterface {
    @xmlName("association") Association: InstanceNetworkInterfaceAssociation
    @xmlName("attachment") Attachment: InstanceNetworkInterfaceAttachment
    @xmlName("description") Description: String
    @xmlName("groupSet") Groups: GroupIdentifierList
    @xmlName("ipv6AddressesSet") Ipv6Addresses: InstanceIpv6AddressList
    @xmlName("macAddress") MacAddress: String
    @xmlName("networkInterfaceId") NetworkInterfaceId: String
    @xmlName("ownerId") OwnerId: String
    @xmlName("privateDnsName") PrivateDnsName: String
    @xmlName("privateIpAddress") PrivateIpAddress: String
    @xmlName("privateIpAddressesSet") PrivateIpAddresses: InstancePrivateIpAddressList
    @xmlName("sourceDestCheck") SourceDestCheck: Boolean
    @xmlName("status") Status: NetworkInterfaceStatus
    @xmlName("subnetId") SubnetId: String
    @xmlName("vpcId") VpcId: String
    @xmlName("interfaceType") InterfaceType: String
    @xmlName("ipv4PrefixSet") Ipv4Prefixes: InstanceIpv4PrefixList
    @xmlName("ipv6PrefixSet") Ipv6Prefixes: InstanceIpv6PrefixList
    @xmlName("connectionTrackingConfiguration") ConnectionTrackingConfiguration: ConnectionTrackingSpecificationResponse
    @xmlName("operator") Operator: OperatorResponse
}

structure InstanceNetworkInterfaceAssociation {
    @xmlName("carrierIp") CarrierIp: String
    @xmlName("customerOwnedIp") CustomerOwnedIp: String
    @xmlName("ipOwnerId") IpOwnerId: String
    @xmlName("publicDnsName") PublicDnsName: String
    @xmlName("publicIp") PublicIp: String
}

structure InstanceNetworkInterfaceAttachment {
    @xmlName("attachTime") AttachTime: Timestamp
    @xmlName("attachmentId") AttachmentId: String
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
    @xmlName("deviceIndex") DeviceIndex: Integer
    @xmlName("status") Status: AttachmentStatus
    @xmlName("networkCardIndex") NetworkCardIndex: Integer
    @xmlName("enaSrdSpecification") EnaSrdSpecification: InstanceAttachmentEnaSrdSpecification
    @xmlName("enaQueueCount") EnaQueueCount: Integer
}

structure InstanceAttachmentEnaSrdSpecification {
    @xmlName("enaSrdEnabled") EnaSrdEnabled: Boolean
    @xmlName("enaSrdUdpSpecification") EnaSrdUdpSpecification: InstanceAttachmentEnaSrdUdpSpecification
}

structure InstanceAttachmentEnaSrdUdpSpecification {
    @xmlName("enaSrdUdpEnabled") EnaSrdUdpEnabled: Boolean
}

structure InstancePrivateIpAddress {
    @xmlName("association") Association: InstanceNetworkInterfaceAssociation
    @xmlName("primary") Primary: Boolean
    @xmlName("privateDnsName") PrivateDnsName: String
    @xmlName("privateIpAddress") PrivateIpAddress: String
}

structure InstanceIpv4Prefix {
    @xmlName("ipv4Prefix") Ipv4Prefix: String
}

structure InstanceIpv6Prefix {
    @xmlName("ipv6Prefix") Ipv6Prefix: String
}

structure ConnectionTrackingSpecificationResponse {
    @xmlName("tcpEstablishedTimeout") TcpEstablishedTimeout: Integer
    @xmlName("udpStreamTimeout") UdpStreamTimeout: Integer
    @xmlName("udpTimeout") UdpTimeout: Integer
}

structure CpuOptions {
    @xmlName("coreCount") CoreCount: Integer
    @xmlName("threadsPerCore") ThreadsPerCore: Integer
    @xmlName("amdSevSnp") AmdSevSnp: AmdSevSnpSpecification
    @xmlName("nestedVirtualization") NestedVirtualization: NestedVirtualizationSpecification
}

structure CapacityReservationSpecificationResponse {
    @xmlName("capacityReservationPreference") CapacityReservationPreference: CapacityReservationPreference
    @xmlName("capacityReservationTarget") CapacityReservationTarget: CapacityReservationTargetResponse
}

structure HibernationOptions {
    @xmlName("configured") Configured: Boolean
}

structure LicenseConfiguration {
    @xmlName("licenseConfigurationArn") LicenseConfigurationArn: String
}

structure ModifyInstanceMetadataOptionsRequest {
    @required InstanceId: String
    HttpTokens: HttpTokensState
    HttpPutResponseHopLimit: Integer
    HttpEndpoint: InstanceMetadataEndpointState
    DryRun: Boolean
    HttpProtocolIpv6: InstanceMetadataProtocolState
    InstanceMetadataTags: InstanceMetadataTagsState
}

structure ModifyInstanceMetadataOptionsResult {
    @xmlName("instanceId") InstanceId: String
    @xmlName("instanceMetadataOptions") InstanceMetadataOptions: InstanceMetadataOptionsResponse
}

structure MonitorInstancesRequest {
    @required @xmlName("InstanceId") InstanceIds: InstanceIdStringList
    @xmlName("dryRun") DryRun: Boolean
}

structure MonitorInstancesResult {
    @xmlName("instancesSet") InstanceMonitorings: InstanceMonitoringList
}

structure UnmonitorInstancesRequest {
    @required @xmlName("InstanceId") InstanceIds: InstanceIdStringList
    @xmlName("dryRun") DryRun: Boolean
}

structure UnmonitorInstancesResult {
    @xmlName("instancesSet") InstanceMonitorings: InstanceMonitoringList
}

structure InstanceMonitoring {
    @xmlName("instanceId") InstanceId: String
    @xmlName("monitoring") Monitoring: Monitoring
}

structure InstanceMetadataOptionsResponse {
    @xmlName("state") State: InstanceMetadataOptionsState
    @xmlName("httpTokens") HttpTokens: HttpTokensState
    @xmlName("httpPutResponseHopLimit") HttpPutResponseHopLimit: Integer
    @xmlName("httpEndpoint") HttpEndpoint: InstanceMetadataEndpointState
    @xmlName("httpProtocolIpv6") HttpProtocolIpv6: InstanceMetadataProtocolState
    @xmlName("instanceMetadataTags") InstanceMetadataTags: InstanceMetadataTagsState
}

structure PrivateDnsNameOptionsResponse {
    @xmlName("hostnameType") HostnameType: HostnameType
    @xmlName("enableResourceNameDnsARecord") EnableResourceNameDnsARecord: Boolean
    @xmlName("enableResourceNameDnsAAAARecord") EnableResourceNameDnsAAAARecord: Boolean
}

structure InstanceMaintenanceOptions {
    @xmlName("autoRecovery") AutoRecovery: InstanceAutoRecoveryState
    @xmlName("rebootMigration") RebootMigration: InstanceRebootMigrationState
}

structure InstanceNetworkPerformanceOptions {
    @xmlName("bandwidthWeighting") BandwidthWeighting: InstanceBandwidthWeighting
}

structure InstanceSecondaryInterface {
    @xmlName("attachment") Attachment: InstanceSecondaryInterfaceAttachment
    @xmlName("macAddress") MacAddress: String
    @xmlName("secondaryInterfaceId") SecondaryInterfaceId: String
    @xmlName("ownerId") OwnerId: String
    @xmlName("privateIpAddressSet") PrivateIpAddresses: InstanceSecondaryInterfacePrivateIpAddressList
    @xmlName("sourceDestCheck") SourceDestCheck: Boolean
    @xmlName("status") Status: SecondaryInterfaceStatus
    @xmlName("secondarySubnetId") SecondarySubnetId: String
    @xmlName("secondaryNetworkId") SecondaryNetworkId: String
    @xmlName("interfaceType") InterfaceType: SecondaryInterfaceType
}

structure InstanceSecondaryInterfaceAttachment {
    @xmlName("attachTime") AttachTime: Timestamp
    @xmlName("attachmentId") AttachmentId: String
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
    @xmlName("deviceIndex") DeviceIndex: Integer
    @xmlName("status") Status: AttachmentStatus
    @xmlName("networkCardIndex") NetworkCardIndex: Integer
}

structure InstanceSecondaryInterfacePrivateIpAddress {
    @xmlName("privateIpAddress") PrivateIpAddress: String
}

structure Placement {
    @xmlName("availabilityZoneId") AvailabilityZoneId: String
    @xmlName("affinity") Affinity: String
    @xmlName("groupName") GroupName: String
    @xmlName("partitionNumber") PartitionNumber: Integer
    @xmlName("hostId") HostId: String
    @xmlName("tenancy") Tenancy: Tenancy
    @xmlName("spreadDomain") SpreadDomain: String
    @xmlName("hostResourceGroupArn") HostResourceGroupArn: String
    @xmlName("groupId") GroupId: String
    @xmlName("availabilityZone") AvailabilityZone: String
}

structure Monitoring {
    @xmlName("state") State: MonitoringState
}

structure ModifyInstanceAttributeRequest {
    SourceDestCheck: AttributeBooleanValue
    DisableApiStop: AttributeBooleanValue
    @xmlName("dryRun") DryRun: Boolean
    @required @xmlName("instanceId") InstanceId: String
    @xmlName("attribute") Attribute: InstanceAttributeName
    @xmlName("value") Value: ModifyInstanceAttributeValue
    @xmlName("blockDeviceMapping") BlockDeviceMappings: InstanceBlockDeviceMappingSpecificationList
    @xmlName("disableApiTermination") DisableApiTermination: AttributeBooleanValue
    @xmlName("instanceType") InstanceType: AttributeValue
    @xmlName("kernel") Kernel: AttributeValue
    @xmlName("ramdisk") Ramdisk: AttributeValue
    @xmlName("userData") UserData: BlobAttributeValue
    @xmlName("instanceInitiatedShutdownBehavior") InstanceInitiatedShutdownBehavior: AttributeValue
    @xmlName("GroupId") Groups: GroupIdStringList
    @xmlName("ebsOptimized") EbsOptimized: AttributeBooleanValue
    @xmlName("sriovNetSupport") SriovNetSupport: AttributeValue
    @xmlName("enaSupport") EnaSupport: AttributeBooleanValue
}

structure InstanceBlockDeviceMappingSpecification {
    @xmlName("deviceName") DeviceName: String
    @xmlName("ebs") Ebs: EbsInstanceBlockDeviceSpecification
    @xmlName("virtualName") VirtualName: String
    @xmlName("noDevice") NoDevice: String
}

structure EbsInstanceBlockDeviceSpecification {
    @xmlName("volumeId") VolumeId: String
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
}

structure BlobAttributeValue {
    @xmlName("value") Value: Blob
}

structure RebootInstancesRequest {
    @required @xmlName("InstanceId") InstanceIds: InstanceIdStringList
    @xmlName("dryRun") DryRun: Boolean
}

structure RunInstancesRequest {
    @xmlName("BlockDeviceMapping") BlockDeviceMappings: BlockDeviceMappingRequestList
    ImageId: String
    InstanceType: InstanceType
    Ipv6AddressCount: Integer
    @xmlName("Ipv6Address") Ipv6Addresses: InstanceIpv6AddressList
    KernelId: String
    KeyName: String
    @required MaxCount: Integer
    @required MinCount: Integer
    Monitoring: RunInstancesMonitoringEnabled
    Placement: Placement
    RamdiskId: String
    @xmlName("SecurityGroupId") SecurityGroupIds: SecurityGroupIdStringList
    @xmlName("SecurityGroup") SecurityGroups: SecurityGroupStringList
    SubnetId: String
    UserData: RunInstancesUserData
    ElasticGpuSpecification: ElasticGpuSpecifications
    @xmlName("ElasticInferenceAccelerator") ElasticInferenceAccelerators: ElasticInferenceAccelerators
    @xmlName("TagSpecification") TagSpecifications: TagSpecificationList
    LaunchTemplate: LaunchTemplateSpecification
    InstanceMarketOptions: InstanceMarketOptionsRequest
    CreditSpecification: CreditSpecificationRequest
    CpuOptions: CpuOptionsRequest
    CapacityReservationSpecification: CapacityReservationSpecification
    HibernationOptions: HibernationOptionsRequest
    @xmlName("LicenseSpecification") LicenseSpecifications: LicenseSpecificationListRequest
    MetadataOptions: InstanceMetadataOptionsRequest
    EnclaveOptions: EnclaveOptionsRequest
    PrivateDnsNameOptions: PrivateDnsNameOptionsRequest
    MaintenanceOptions: InstanceMaintenanceOptionsRequest
    DisableApiStop: Boolean
    EnablePrimaryIpv6: Boolean
    NetworkPerformanceOptions: InstanceNetworkPerformanceOptionsRequest
    Operator: OperatorRequest
    @xmlName("SecondaryInterface") SecondaryInterfaces: InstanceSecondaryInterfaceSpecificationListRequest
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("disableApiTermination") DisableApiTermination: Boolean
    @xmlName("instanceInitiatedShutdownBehavior") InstanceInitiatedShutdownBehavior: ShutdownBehavior
    @xmlName("privateIpAddress") PrivateIpAddress: String
    @idempotencyToken @xmlName("clientToken") ClientToken: String
    @xmlName("additionalInfo") AdditionalInfo: String
    @xmlName("networkInterface") NetworkInterfaces: InstanceNetworkInterfaceSpecificationList
    @xmlName("iamInstanceProfile") IamInstanceProfile: IamInstanceProfileSpecification
    @xmlName("ebsOptimized") EbsOptimized: Boolean
}

structure RunInstancesMonitoringEnabled {
    @required @xmlName("enabled") Enabled: Boolean
}

structure ElasticInferenceAccelerator {
    @required Type: String
    @range(min: 1) Count: Integer
}

structure LaunchTemplateSpecification {
    LaunchTemplateId: String
    LaunchTemplateName: String
    Version: String
}

structure InstanceMarketOptionsRequest {
    MarketType: MarketType
    SpotOptions: SpotMarketOptions
}

structure SpotMarketOptions {
    MaxPrice: String
    SpotInstanceType: SpotInstanceType
    BlockDurationMinutes: Integer
    ValidUntil: Timestamp
    InstanceInterruptionBehavior: InstanceInterruptionBehavior
}

structure CpuOptionsRequest {
    CoreCount: Integer
    ThreadsPerCore: Integer
    AmdSevSnp: AmdSevSnpSpecification
    NestedVirtualization: NestedVirtualizationSpecification
}

structure CapacityReservationSpecification {
    CapacityReservationPreference: CapacityReservationPreference
    CapacityReservationTarget: CapacityReservationTarget
}

structure HibernationOptionsRequest {
    Configured: Boolean
}

structure LicenseConfigurationRequest {
    LicenseConfigurationArn: String
}

structure InstanceMetadataOptionsRequest {
    HttpTokens: HttpTokensState
    HttpPutResponseHopLimit: Integer
    HttpEndpoint: InstanceMetadataEndpointState
    HttpProtocolIpv6: InstanceMetadataProtocolState
    InstanceMetadataTags: InstanceMetadataTagsState
}

structure EnclaveOptionsRequest {
    Enabled: Boolean
}

structure PrivateDnsNameOptionsRequest {
    HostnameType: HostnameType
    EnableResourceNameDnsARecord: Boolean
    EnableResourceNameDnsAAAARecord: Boolean
}

structure InstanceMaintenanceOptionsRequest {
    AutoRecovery: InstanceAutoRecoveryState
}

structure InstanceNetworkPerformanceOptionsRequest {
    BandwidthWeighting: InstanceBandwidthWeighting
}

structure InstanceSecondaryInterfaceSpecificationRequest {
    DeleteOnTermination: Boolean
    DeviceIndex: Integer
    @xmlName("PrivateIpAddress") PrivateIpAddresses: InstanceSecondaryInterfacePrivateIpAddressListRequest
    PrivateIpAddressCount: Integer
    SecondarySubnetId: String
    InterfaceType: SecondaryInterfaceType
    NetworkCardIndex: Integer
}

structure InstanceSecondaryInterfacePrivateIpAddressRequest {
    @required PrivateIpAddress: String
}

structure InstanceNetworkInterfaceSpecification {
    @xmlName("associatePublicIpAddress") AssociatePublicIpAddress: Boolean
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
    @xmlName("description") Description: String
    @xmlName("deviceIndex") DeviceIndex: Integer
    @xmlName("SecurityGroupId") Groups: SecurityGroupIdStringList
    @xmlName("ipv6AddressCount") Ipv6AddressCount: Integer
    @xmlName("ipv6AddressesSet") @ec2QueryName("Ipv6Addresses") Ipv6Addresses: InstanceIpv6AddressList
    @xmlName("networkInterfaceId") NetworkInterfaceId: String
    @xmlName("privateIpAddress") PrivateIpAddress: String
    @xmlName("privateIpAddressesSet") @ec2QueryName("PrivateIpAddresses")
    PrivateIpAddresses: PrivateIpAddressSpecificationList
    @xmlName("secondaryPrivateIpAddressCount") SecondaryPrivateIpAddressCount: Integer
    @xmlName("subnetId") SubnetId: String
    AssociateCarrierIpAddress: Boolean
    InterfaceType: String
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

structure IamInstanceProfileSpecification {
    @xmlName("arn") Arn: String
    @xmlName("name") Name: String
}

structure StartInstancesRequest {
    @required @xmlName("InstanceId") InstanceIds: InstanceIdStringList
    @xmlName("additionalInfo") AdditionalInfo: String
    @xmlName("dryRun") DryRun: Boolean
}

structure StartInstancesResult {
    @xmlName("instancesSet") StartingInstances: InstanceStateChangeList
}

structure InstanceStateChange {
    @xmlName("instanceId") InstanceId: String
    @xmlName("currentState") CurrentState: InstanceState
    @xmlName("previousState") PreviousState: InstanceState
}

structure StopInstancesRequest {
    @required @xmlName("InstanceId") InstanceIds: InstanceIdStringList
    Hibernate: Boolean
    SkipOsShutdown: Boolean
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("force") Force: Boolean
}

structure StopInstancesResult {
    @xmlName("instancesSet") StoppingInstances: InstanceStateChangeList
}

structure TerminateInstancesRequest {
    @required @xmlName("InstanceId") InstanceIds: InstanceIdStringList
    Force: Boolean
    SkipOsShutdown: Boolean
    @xmlName("dryRun") DryRun: Boolean
}

structure TerminateInstancesResult {
    @xmlName("instancesSet") TerminatingInstances: InstanceStateChangeList
}

list InstanceBlockDeviceMappingList { @xmlName("item") member: InstanceBlockDeviceMapping }
list GroupIdentifierList { @xmlName("item") member: GroupIdentifier }
list InstanceIdStringList { @xmlName("InstanceId") member: String }
list InstanceCreditSpecificationList { @xmlName("item") member: InstanceCreditSpecification }
list InstanceCreditSpecificationListRequest { @xmlName("item") member: InstanceCreditSpecificationRequest }
list SuccessfulInstanceCreditSpecificationSet { @xmlName("item") member: SuccessfulInstanceCreditSpecificationItem }
list UnsuccessfulInstanceCreditSpecificationSet { @xmlName("item") member: UnsuccessfulInstanceCreditSpecificationItem }
list InstanceMonitoringList { @xmlName("item") member: InstanceMonitoring }
list InstanceStatusList { @xmlName("item") member: InstanceStatus }
list InstanceStatusEventList { @xmlName("item") member: InstanceStatusEvent }
list InstanceStatusDetailsList { @xmlName("item") member: InstanceStatusDetails }
list EbsStatusDetailsList { @xmlName("item") member: EbsStatusDetails }
list ReservationList { @xmlName("item") member: Reservation }
list InstanceList { @xmlName("item") member: Instance }
list ElasticGpuAssociationList { @xmlName("item") member: ElasticGpuAssociation }
list ElasticInferenceAcceleratorAssociationList { @xmlName("item") member: ElasticInferenceAcceleratorAssociation }
list InstanceNetworkInterfaceList { @xmlName("item") member: InstanceNetworkInterface }
list InstancePrivateIpAddressList { @xmlName("item") member: InstancePrivateIpAddress }
list InstanceIpv4PrefixList { @xmlName("item") member: InstanceIpv4Prefix }
list InstanceIpv6PrefixList { @xmlName("item") member: InstanceIpv6Prefix }
list LicenseList { @xmlName("item") member: LicenseConfiguration }
list InstanceSecondaryInterfaceList { @xmlName("item") member: InstanceSecondaryInterface }
list InstanceBlockDeviceMappingSpecificationList { @xmlName("item") member: InstanceBlockDeviceMappingSpecification }
list ElasticGpuSpecifications { @xmlName("item") member: ElasticGpuSpecification }
list ElasticInferenceAccelerators { @xmlName("item") member: ElasticInferenceAccelerator }
list LicenseSpecificationListRequest { @xmlName("item") member: LicenseConfigurationRequest }
list InstanceNetworkInterfaceSpecificationList { @xmlName("item") member: InstanceNetworkInterfaceSpecification }
list InstanceStateChangeList { @xmlName("item") member: InstanceStateChange }

list InstanceSecondaryInterfacePrivateIpAddressList {
    @xmlName("item") member: InstanceSecondaryInterfacePrivateIpAddress
}

list InstanceSecondaryInterfaceSpecificationListRequest {
    @xmlName("item") member: InstanceSecondaryInterfaceSpecificationRequest
}

list InstanceSecondaryInterfacePrivateIpAddressListRequest {
    @xmlName("item") member: InstanceSecondaryInterfacePrivateIpAddressRequest
}

enum AttachmentStatus { attaching, attached, detaching, detached }
enum InstanceStateName { pending, running, shutting_down = "shutting-down", terminated, stopping, stopped }
enum StatusName { reachability }
enum StatusType { passed, failed, insufficient_data = "insufficient-data", initializing }
enum NetworkInterfaceStatus { available, associated, attaching, in_use = "in-use", detaching }
enum InstanceMetadataOptionsState { pending, applied }
enum HttpTokensState { optional, required }
enum InstanceMetadataEndpointState { disabled, enabled }
enum InstanceMetadataProtocolState { disabled, enabled }
enum InstanceMetadataTagsState { disabled, enabled }
enum InstanceAutoRecoveryState { disabled, default }
enum InstanceRebootMigrationState { disabled, default }
enum InstanceBootModeValues { legacy_bios = "legacy-bios", uefi }
enum SecondaryInterfaceStatus { available, in_use = "in-use" }
enum MonitoringState { disabled, disabling, enabled, pending }
@sensitive string ModifyInstanceAttributeValue
@sensitive string RunInstancesUserData

enum InstanceAttributeName {
    instanceType, kernel, ramdisk, userData, disableApiTermination, instanceInitiatedShutdownBehavior, rootDeviceName,
    blockDeviceMapping, productCodes, sourceDestCheck, groupSet, ebsOptimized, sriovNetSupport, enaSupport,
    enclaveOptions, disableApiStop
}

enum EventCode {
    instance_reboot = "instance-reboot", system_reboot = "system-reboot", system_maintenance = "system-maintenance",
    instance_retirement = "instance-retirement", instance_stop = "instance-stop"
}

enum SummaryStatus {
    ok, impaired, insufficient_data = "insufficient-data", not_applicable = "not-applicable", initializing
}

enum InstanceLifecycleType {
    spot, scheduled, capacity_block = "capacity-block",
    interruptible_capacity_reservation = "interruptible-capacity-reservation"
}
