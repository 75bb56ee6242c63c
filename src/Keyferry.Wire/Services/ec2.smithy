$version: "2.0"

namespace Keyferry.Wire.Services.Ec2

use aws.auth#sigv4
use aws.protocols#ec2Query
use keyferry#wording

@title("EC2")
@sigv4(name: "ec2")
@ec2Query
@xmlNamespace(uri: "http://ec2.amazonaws.com/doc/2016-11-15/")
@wording("Ec2Wording.Describe")
service AmazonEC2 {
    version: "2016-11-15"
    operations: [
        AttachVolume, CancelImageLaunchPermission, CopyImage, CopySnapshot, CreateImage, CreateLaunchTemplate,
        CreateLaunchTemplateVersion, CreateSnapshot, CreateSnapshots, CreateTags, CreateVolume, DeleteLaunchTemplate,
        DeleteLaunchTemplateVersions, DeleteSnapshot, DeleteTags, DeleteVolume, DeregisterImage,
        DescribeAccountAttributes, DescribeAvailabilityZones, DescribeFastLaunchImages, DescribeImageAttribute,
        DescribeImages, DescribeInstanceAttribute, DescribeInstanceCreditSpecifications, DescribeInstanceStatus,
        DescribeInstanceTypeOfferings, DescribeInstanceTypes, DescribeInstances, DescribeLaunchTemplateVersions,
        DescribeLaunchTemplates, DescribeRegions, DescribeSecurityGroups, DescribeSnapshotAttribute, DescribeSnapshots,
        DescribeSubnets, DescribeTags, DescribeVolumeStatus, DescribeVolumes, DescribeVolumesModifications,
        DescribeVpcAttribute, DescribeVpcs, DetachVolume, DisableAllowedImagesSettings, DisableEbsEncryptionByDefault,
        DisableFastLaunch, DisableImage, DisableImageBlockPublicAccess, DisableImageDeprecation,
        DisableImageDeregistrationProtection, DisableSnapshotBlockPublicAccess, EnableAllowedImagesSettings,
        EnableEbsEncryptionByDefault, EnableFastLaunch, EnableImage, EnableImageBlockPublicAccess,
        EnableImageDeprecation, EnableImageDeregistrationProtection, EnableSnapshotBlockPublicAccess,
        GetAllowedImagesSettings, GetEbsDefaultKmsKeyId, GetEbsEncryptionByDefault, GetImageBlockPublicAccessState,
        GetLaunchTemplateData, GetSnapshotBlockPublicAccessState, ModifyEbsDefaultKmsKeyId, ModifyImageAttribute,
        ModifyInstanceAttribute, ModifyInstanceCreditSpecification, ModifyInstanceMetadataOptions, ModifyLaunchTemplate,
        ModifySnapshotAttribute, ModifyVolume, MonitorInstances, RebootInstances, RegisterImage,
        ReplaceImageCriteriaInAllowedImagesSettings, ResetEbsDefaultKmsKeyId, ResetImageAttribute,
        ResetSnapshotAttribute, RunInstances, StartInstances, StopInstances, TerminateInstances, UnmonitorInstances
    ]
}

operation CreateTags {
    input: CreateTagsRequest
}

operation DeleteTags {
    input: DeleteTagsRequest
}

operation DescribeAccountAttributes {
    input: DescribeAccountAttributesRequest
    output: DescribeAccountAttributesResult
}

operation DescribeAvailabilityZones {
    input: DescribeAvailabilityZonesRequest
    output: DescribeAvailabilityZonesResult
}

operation DescribeRegions {
    input: DescribeRegionsRequest
    output: DescribeRegionsResult
}

operation DescribeSecurityGroups {
    input: DescribeSecurityGroupsRequest
    output: DescribeSecurityGroupsResult
}

operation DescribeSubnets {
    input: DescribeSubnetsRequest
    output: DescribeSubnetsResult
}

operation DescribeTags {
    input: DescribeTagsRequest
    output: DescribeTagsResult
}

operation DescribeVpcAttribute {
    input: DescribeVpcAttributeRequest
    output: DescribeVpcAttributeResult
}

operation DescribeVpcs {
    input: DescribeVpcsRequest
    output: DescribeVpcsResult
}

structure TagSpecification {
    @xmlName("resourceType") ResourceType: ResourceType
    @xmlName("Tag") Tags: TagList
}

structure Tag {
    @xmlName("key") Key: String
    @xmlName("value") Value: String
}

structure BlockDeviceMapping {
    @xmlName("ebs") Ebs: EbsBlockDevice
    @xmlName("noDevice") NoDevice: String
    @xmlName("deviceName") DeviceName: String
    @xmlName("virtualName") VirtualName: String
}

structure EbsBlockDevice {
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
    @xmlName("iops") Iops: Integer
    @xmlName("snapshotId") SnapshotId: String
    @xmlName("volumeSize") VolumeSize: Integer
    @xmlName("volumeType") VolumeType: VolumeType
    @xmlName("kmsKeyId") KmsKeyId: String
    @xmlName("throughput") Throughput: Integer
    @xmlName("outpostArn") OutpostArn: String
    @xmlName("availabilityZone") AvailabilityZone: String
    @xmlName("encrypted") Encrypted: Boolean
    VolumeInitializationRate: Integer
    AvailabilityZoneId: String
    EbsCardIndex: Integer
}

structure PrivateIpAddressSpecification {
    @xmlName("primary") Primary: Boolean
    @xmlName("privateIpAddress") PrivateIpAddress: String
}

structure Ipv4PrefixSpecificationRequest {
    Ipv4Prefix: String
}

structure Ipv6PrefixSpecificationRequest {
    Ipv6Prefix: String
}

structure EnaSrdSpecificationRequest {
    EnaSrdEnabled: Boolean
    EnaSrdUdpSpecification: EnaSrdUdpSpecificationRequest
}

structure EnaSrdUdpSpecificationRequest {
    EnaSrdUdpEnabled: Boolean
}

structure ConnectionTrackingSpecificationRequest {
    TcpEstablishedTimeout: Integer
    UdpStreamTimeout: Integer
    UdpTimeout: Integer
}

structure ElasticGpuSpecification {
    @required Type: String
}

structure CreditSpecificationRequest {
    @required CpuCredits: String
}

structure CapacityReservationTarget {
    CapacityReservationId: String
    CapacityReservationResourceGroupArn: String
}

structure OperatorRequest {
    Principal: String
}

structure OperatorResponse {
    @xmlName("managed") Managed: Boolean
    @xmlName("principal") Principal: String
    @xmlName("hiddenByDefault") HiddenByDefault: Boolean
}

structure InstanceIpv6Address {
    @xmlName("ipv6Address") Ipv6Address: String
    @xmlName("isPrimaryIpv6") IsPrimaryIpv6: Boolean
}

structure CapacityReservationTargetResponse {
    @xmlName("capacityReservationId") CapacityReservationId: String
    @xmlName("capacityReservationResourceGroupArn") CapacityReservationResourceGroupArn: String
}

structure CreateTagsRequest {
    @xmlName("dryRun") DryRun: Boolean
    @required @xmlName("ResourceId") Resources: ResourceIdList
    @required @xmlName("Tag") Tags: TagList
}

structure DeleteTagsRequest {
    @xmlName("dryRun") DryRun: Boolean
    @required @xmlName("resourceId") Resources: ResourceIdList
    @xmlName("tag") Tags: TagList
}

structure DescribeAccountAttributesRequest {
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("attributeName") AttributeNames: AccountAttributeNameStringList
}

structure DescribeAccountAttributesResult {
    @xmlName("accountAttributeSet") AccountAttributes: AccountAttributeList
}

structure AccountAttribute {
    @xmlName("attributeName") AttributeName: String
    @xmlName("attributeValueSet") AttributeValues: AccountAttributeValueList
}

structure AccountAttributeValue {
    @xmlName("attributeValue") AttributeValue: String
}

structure DescribeAvailabilityZonesRequest {
    @xmlName("ZoneName") ZoneNames: ZoneNameStringList
    @xmlName("ZoneId") ZoneIds: ZoneIdStringList
    AllAvailabilityZones: Boolean
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
}

structure Filter {
    Name: String
    @xmlName("Value") Values: ValueStringList
}

structure DescribeAvailabilityZonesResult {
    @xmlName("availabilityZoneInfo") AvailabilityZones: AvailabilityZoneList
}

structure AvailabilityZone {
    @xmlName("optInStatus") OptInStatus: AvailabilityZoneOptInStatus
    @xmlName("messageSet") Messages: AvailabilityZoneMessageList
    @xmlName("regionName") RegionName: String
    @xmlName("zoneName") ZoneName: String
    @xmlName("zoneId") ZoneId: String
    @xmlName("groupName") GroupName: String
    @xmlName("networkBorderGroup") NetworkBorderGroup: String
    @xmlName("zoneType") ZoneType: String
    @xmlName("parentZoneName") ParentZoneName: String
    @xmlName("parentZoneId") ParentZoneId: String
    @xmlName("groupLongName") GroupLongName: String
    @xmlName("geographySet") Geography: AvailabilityZoneGeographyList
    @xmlName("subGeographySet") SubGeography: AvailabilityZoneSubGeographyList
    @xmlName("zoneState") State: AvailabilityZoneState
}

structure AvailabilityZoneMessage {
    @xmlName("message") Message: String
}

structure AvailabilityZoneGeography {
    @xmlName("name") Name: String
}

structure AvailabilityZoneSubGeography {
    @xmlName("name") Name: String
}

structure AttributeValue {
    @xmlName("value") Value: String
}

structure ProductCode {
    @xmlName("productCode") ProductCodeId: String
    @xmlName("type") ProductCodeType: ProductCodeValues
}

structure StateReason {
    @xmlName("code") Code: String
    @xmlName("message") Message: String
}

structure DescribeRegionsRequest {
    @xmlName("RegionName") RegionNames: RegionNameStringList
    AllRegions: Boolean
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
}

structure DescribeRegionsResult {
    @xmlName("regionInfo") Regions: RegionList
}

structure Region {
    @xmlName("optInStatus") OptInStatus: String
    @xmlName("geographySet") Geography: RegionGeographyList
    @xmlName("regionName") RegionName: String
    @xmlName("regionEndpoint") Endpoint: String
}

structure RegionGeography {
    @xmlName("name") Name: String
}

structure DescribeSecurityGroupsRequest {
    @xmlName("GroupId") GroupIds: GroupIdStringList
    @xmlName("GroupName") GroupNames: GroupNameStringList
    NextToken: String
    @range(min: 5, max: 1000) MaxResults: Integer
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
}

structure DescribeSecurityGroupsResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("securityGroupInfo") SecurityGroups: SecurityGroupList
}

structure SecurityGroup {
    @xmlName("groupId") GroupId: String
    @xmlName("ipPermissionsEgress") IpPermissionsEgress: IpPermissionList
    @xmlName("tagSet") Tags: TagList
    @xmlName("vpcId") VpcId: String
    @xmlName("securityGroupArn") SecurityGroupArn: String
    @xmlName("ownerId") OwnerId: String
    @xmlName("groupName") GroupName: String
    @xmlName("groupDescription") Description: String
    @xmlName("ipPermissions") IpPermissions: IpPermissionList
}

structure IpPermission {
    @xmlName("ipProtocol") IpProtocol: String
    @xmlName("fromPort") FromPort: Integer
    @xmlName("toPort") ToPort: Integer
    @xmlName("groups") UserIdGroupPairs: UserIdGroupPairList
    @xmlName("ipRanges") IpRanges: IpRangeList
    @xmlName("ipv6Ranges") Ipv6Ranges: Ipv6RangeList
    @xmlName("prefixListIds") PrefixListIds: PrefixListIdList
}

structure UserIdGroupPair {
    @xmlName("description") Description: String
    @xmlName("userId") UserId: String
    @xmlName("groupName") GroupName: String
    @xmlName("groupId") GroupId: String
    @xmlName("vpcId") VpcId: String
    @xmlName("vpcPeeringConnectionId") VpcPeeringConnectionId: String
    @xmlName("peeringStatus") PeeringStatus: String
}

structure IpRange {
    @xmlName("description") Description: String
    @xmlName("cidrIp") CidrIp: String
}

structure Ipv6Range {
    @xmlName("description") Description: String
    @xmlName("cidrIpv6") CidrIpv6: String
}

structure PrefixListId {
    @xmlName("description") Description: String
    @xmlName("prefixListId") PrefixListId: String
}

structure DescribeSubnetsRequest {
    @xmlName("Filter") Filters: FilterList
    @xmlName("SubnetId") SubnetIds: SubnetIdStringList
    NextToken: String
    @range(min: 5, max: 1000) MaxResults: Integer
    @xmlName("dryRun") DryRun: Boolean
}

structure DescribeSubnetsResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("subnetSet") Subnets: SubnetList
}

structure Subnet {
    @xmlName("availabilityZoneId") AvailabilityZoneId: String
    @xmlName("enableLniAtDeviceIndex") EnableLniAtDeviceIndex: Integer
    @xmlName("mapCustomerOwnedIpOnLaunch") MapCustomerOwnedIpOnLaunch: Boolean
    @xmlName("customerOwnedIpv4Pool") CustomerOwnedIpv4Pool: String
    @xmlName("ownerId") OwnerId: String
    @xmlName("assignIpv6AddressOnCreation") AssignIpv6AddressOnCreation: Boolean
    @xmlName("ipv6CidrBlockAssociationSet") Ipv6CidrBlockAssociationSet: SubnetIpv6CidrBlockAssociationSet
    @xmlName("tagSet") Tags: TagList
    @xmlName("subnetArn") SubnetArn: String
    @xmlName("outpostArn") OutpostArn: String
    @xmlName("enableDns64") EnableDns64: Boolean
    @xmlName("ipv6Native") Ipv6Native: Boolean
    @xmlName("privateDnsNameOptionsOnLaunch") PrivateDnsNameOptionsOnLaunch: PrivateDnsNameOptionsOnLaunch
    @xmlName("blockPublicAccessStates") BlockPublicAccessStates: BlockPublicAccessStates
    @xmlName("type") Type: String
    @xmlName("subnetId") SubnetId: String
    @xmlName("state") State: SubnetState
    @xmlName("vpcId") VpcId: String
    @xmlName("cidrBlock") CidrBlock: String
    @xmlName("availableIpAddressCount") AvailableIpAddressCount: Integer
    @xmlName("availabilityZone") AvailabilityZone: String
    @xmlName("defaultForAz") DefaultForAz: Boolean
    @xmlName("mapPublicIpOnLaunch") MapPublicIpOnLaunch: Boolean
}

structure SubnetIpv6CidrBlockAssociation {
    @xmlName("associationId") AssociationId: String
    @xmlName("ipv6CidrBlock") Ipv6CidrBlock: String
    @xmlName("ipv6CidrBlockState") Ipv6CidrBlockState: SubnetCidrBlockState
    @xmlName("ipv6AddressAttribute") Ipv6AddressAttribute: Ipv6AddressAttribute
    @xmlName("ipSource") IpSource: IpSource
}

structure SubnetCidrBlockState {
    @xmlName("state") State: SubnetCidrBlockStateCode
    @xmlName("statusMessage") StatusMessage: String
}

structure PrivateDnsNameOptionsOnLaunch {
    @xmlName("hostnameType") HostnameType: HostnameType
    @xmlName("enableResourceNameDnsARecord") EnableResourceNameDnsARecord: Boolean
    @xmlName("enableResourceNameDnsAAAARecord") EnableResourceNameDnsAAAARecord: Boolean
}

structure BlockPublicAccessStates {
    @xmlName("internetGatewayBlockMode") InternetGatewayBlockMode: BlockPublicAccessMode
}

structure DescribeTagsRequest {
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
    @xmlName("maxResults") MaxResults: Integer
    @xmlName("nextToken") NextToken: String
}

structure DescribeTagsResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("tagSet") Tags: TagDescriptionList
}

structure TagDescription {
    @xmlName("key") Key: String
    @xmlName("resourceId") ResourceId: String
    @xmlName("resourceType") ResourceType: ResourceType
    @xmlName("value") Value: String
}

structure DescribeVpcAttributeRequest {
    @required Attribute: VpcAttributeName
    @required VpcId: String
    @xmlName("dryRun") DryRun: Boolean
}

structure DescribeVpcAttributeResult {
    @xmlName("enableDnsHostnames") EnableDnsHostnames: AttributeBooleanValue
    @xmlName("enableDnsSupport") EnableDnsSupport: AttributeBooleanValue
    @xmlName("enableNetworkAddressUsageMetrics") EnableNetworkAddressUsageMetrics: AttributeBooleanValue
    @xmlName("vpcId") VpcId: String
}

structure DescribeVpcsRequest {
    @xmlName("Filter") Filters: FilterList
    @xmlName("VpcId") VpcIds: VpcIdStringList
    NextToken: String
    @range(min: 5, max: 1000) MaxResults: Integer
    @xmlName("dryRun") DryRun: Boolean
}

structure DescribeVpcsResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("vpcSet") Vpcs: VpcList
}

structure Vpc {
    @xmlName("ownerId") OwnerId: String
    @xmlName("instanceTenancy") InstanceTenancy: Tenancy
    @xmlName("ipv6CidrBlockAssociationSet") Ipv6CidrBlockAssociationSet: VpcIpv6CidrBlockAssociationSet
    @xmlName("cidrBlockAssociationSet") CidrBlockAssociationSet: VpcCidrBlockAssociationSet
    @xmlName("isDefault") IsDefault: Boolean
    @xmlName("encryptionControl") EncryptionControl: VpcEncryptionControl
    @xmlName("tagSet") Tags: TagList
    @xmlName("blockPublicAccessStates") BlockPublicAccessStates: BlockPublicAccessStates
    @xmlName("vpcId") VpcId: String
    @xmlName("state") State: VpcState
    @xmlName("cidrBlock") CidrBlock: String
    @xmlName("dhcpOptionsId") DhcpOptionsId: String
}

structure VpcIpv6CidrBlockAssociation {
    @xmlName("associationId") AssociationId: String
    @xmlName("ipv6CidrBlock") Ipv6CidrBlock: String
    @xmlName("ipv6CidrBlockState") Ipv6CidrBlockState: VpcCidrBlockState
    @xmlName("networkBorderGroup") NetworkBorderGroup: String
    @xmlName("ipv6Pool") Ipv6Pool: String
    @xmlName("ipv6AddressAttribute") Ipv6AddressAttribute: Ipv6AddressAttribute
    @xmlName("ipSource") IpSource: IpSource
}

structure VpcCidrBlockState {
    @xmlName("state") State: VpcCidrBlockStateCode
    @xmlName("statusMessage") StatusMessage: String
}

structure VpcCidrBlockAssociation {
    @xmlName("associationId") AssociationId: String
    @xmlName("cidrBlock") CidrBlock: String
    @xmlName("cidrBlockState") CidrBlockState: VpcCidrBlockState
}

structure VpcEncryptionControl {
    @xmlName("vpcId") VpcId: String
    @xmlName("vpcEncryptionControlId") VpcEncryptionControlId: String
    @xmlName("mode") Mode: VpcEncryptionControlMode
    @xmlName("state") State: VpcEncryptionControlState
    @xmlName("stateMessage") StateMessage: String
    @xmlName("resourceExclusions") ResourceExclusions: VpcEncryptionControlExclusions
    @xmlName("tagSet") Tags: TagList
}

structure VpcEncryptionControlExclusions {
    @xmlName("internetGateway") InternetGateway: VpcEncryptionControlExclusion
    @xmlName("egressOnlyInternetGateway") EgressOnlyInternetGateway: VpcEncryptionControlExclusion
    @xmlName("natGateway") NatGateway: VpcEncryptionControlExclusion
    @xmlName("virtualPrivateGateway") VirtualPrivateGateway: VpcEncryptionControlExclusion
    @xmlName("vpcPeering") VpcPeering: VpcEncryptionControlExclusion
    @xmlName("lambda") Lambda: VpcEncryptionControlExclusion
    @xmlName("vpcLattice") VpcLattice: VpcEncryptionControlExclusion
    @xmlName("elasticFileSystem") ElasticFileSystem: VpcEncryptionControlExclusion
}

structure VpcEncryptionControlExclusion {
    @xmlName("state") State: VpcEncryptionControlExclusionState
    @xmlName("stateMessage") StateMessage: String
}

list TagSpecificationList { @xmlName("item") member: TagSpecification }
list TagList { @xmlName("item") member: Tag }
list BlockDeviceMappingRequestList { @xmlName("BlockDeviceMapping") member: BlockDeviceMapping }
list SecurityGroupIdStringList { @xmlName("SecurityGroupId") member: String }
list PrivateIpAddressSpecificationList { @xmlName("item") member: PrivateIpAddressSpecification }
list Ipv4PrefixList { @xmlName("item") member: Ipv4PrefixSpecificationRequest }
list Ipv6PrefixList { @xmlName("item") member: Ipv6PrefixSpecificationRequest }
list SecurityGroupStringList { @xmlName("SecurityGroup") member: String }
list GroupIdStringList { @xmlName("groupId") member: String }
list InstanceIpv6AddressList { @xmlName("item") member: InstanceIpv6Address }
list ValueStringList { @xmlName("item") member: String }
list ResourceIdList { member: String }
list AccountAttributeNameStringList { @xmlName("attributeName") member: AccountAttributeName }
list AccountAttributeList { @xmlName("item") member: AccountAttribute }
list AccountAttributeValueList { @xmlName("item") member: AccountAttributeValue }
list ZoneNameStringList { @xmlName("ZoneName") member: String }
list ZoneIdStringList { @xmlName("ZoneId") member: String }
list FilterList { @xmlName("Filter") member: Filter }
list AvailabilityZoneList { @xmlName("item") member: AvailabilityZone }
list AvailabilityZoneMessageList { @xmlName("item") member: AvailabilityZoneMessage }
list AvailabilityZoneGeographyList { @xmlName("item") member: AvailabilityZoneGeography }
list AvailabilityZoneSubGeographyList { @xmlName("item") member: AvailabilityZoneSubGeography }
list ProductCodeList { @xmlName("item") member: ProductCode }
list OwnerStringList { @xmlName("Owner") member: String }
list RegionNameStringList { @xmlName("RegionName") member: String }
list RegionList { @xmlName("item") member: Region }
list RegionGeographyList { @xmlName("item") member: RegionGeography }
list GroupNameStringList { @xmlName("GroupName") member: String }
list SecurityGroupList { @xmlName("item") member: SecurityGroup }
list IpPermissionList { @xmlName("item") member: IpPermission }
list UserIdGroupPairList { @xmlName("item") member: UserIdGroupPair }
list IpRangeList { @xmlName("item") member: IpRange }
list Ipv6RangeList { @xmlName("item") member: Ipv6Range }
list PrefixListIdList { @xmlName("item") member: PrefixListId }
list SubnetIdStringList { @xmlName("SubnetId") member: String }
list SubnetList { @xmlName("item") member: Subnet }
list SubnetIpv6CidrBlockAssociationSet { @xmlName("item") member: SubnetIpv6CidrBlockAssociation }
list TagDescriptionList { @xmlName("item") member: TagDescription }
list VpcIdStringList { @xmlName("VpcId") member: String }
list VpcList { @xmlName("item") member: Vpc }
list VpcIpv6CidrBlockAssociationSet { @xmlName("item") member: VpcIpv6CidrBlockAssociation }
list VpcCidrBlockAssociationSet { @xmlName("item") member: VpcCidrBlockAssociation }
list UserIdStringList { @xmlName("UserId") member: String }

enum SnapshotLocationEnum { regional, local }
enum VolumeType { standard, io1, io2, gp2, sc1, st1, gp3 }
enum Tenancy { default, dedicated, host }
enum ShutdownBehavior { stop, terminate }
enum SpotInstanceType { one_time = "one-time", persistent }
enum InstanceInterruptionBehavior { hibernate, stop, terminate }
enum AmdSevSnpSpecification { enabled, disabled }
enum NestedVirtualizationSpecification { enabled, disabled }
enum CapacityReservationPreference { capacity_reservations_only = "capacity-reservations-only", open, none }
enum HostnameType { ip_name = "ip-name", resource_name = "resource-name" }
enum InstanceBandwidthWeighting { default, vpc_1 = "vpc-1", ebs_1 = "ebs-1" }
enum SecondaryInterfaceType { secondary }
enum AccountAttributeName { supported_platforms = "supported-platforms", default_vpc = "default-vpc" }
enum AvailabilityZoneState { available, information, impaired, unavailable, constrained }
enum PermissionGroup { all }
enum ProductCodeValues { devpay, marketplace }
enum HypervisorType { ovm, xen }
enum DeviceType { ebs, instance_store = "instance-store" }
enum VirtualizationType { hvm, paravirtual }
enum BootModeValues { legacy_bios = "legacy-bios", uefi, uefi_preferred = "uefi-preferred" }
enum ArchitectureValues { i386, x86_64, arm64, x86_64_mac, arm64_mac }
enum PlatformValues { Windows }
enum SubnetCidrBlockStateCode { associating, associated, disassociating, disassociated, failing, failed }
enum Ipv6AddressAttribute { public, private }
enum IpSource { amazon, byoip, none }
enum BlockPublicAccessMode { off, block_bidirectional = "block-bidirectional", block_ingress = "block-ingress" }
enum VpcCidrBlockStateCode { associating, associated, disassociating, disassociated, failing, failed }
enum VpcEncryptionControlMode { monitor, enforce }
enum VpcEncryptionControlExclusionState { enabling, enabled, disabling, disabled }
enum VpcState { pending, available }
enum ManagedBy { account, declarative_policy = "declarative-policy" }
enum OperationType { add, remove }

enum ResourceType {
    capacity_reservation = "capacity-reservation", client_vpn_endpoint = "client-vpn-endpoint",
    customer_gateway = "customer-gateway", carrier_gateway = "carrier-gateway", coip_pool = "coip-pool",
    declarative_policies_report = "declarative-policies-report", dedicated_host = "dedicated-host",
    dhcp_options = "dhcp-options", egress_only_internet_gateway = "egress-only-internet-gateway",
    elastic_ip = "elastic-ip", elastic_gpu = "elastic-gpu", export_image_task = "export-image-task",
    export_instance_task = "export-instance-task", fleet, fpga_image = "fpga-image",
    host_reservation = "host-reservation", image, image_usage_report = "image-usage-report",
    import_image_task = "import-image-task", import_snapshot_task = "import-snapshot-task", instance,
    instance_event_window = "instance-event-window", internet_gateway = "internet-gateway", ipam,
    ipam_pool = "ipam-pool", ipam_scope = "ipam-scope", ipv4pool_ec2 = "ipv4pool-ec2", ipv6pool_ec2 = "ipv6pool-ec2",
    key_pair = "key-pair", launch_template = "launch-template", local_gateway = "local-gateway",
    local_gateway_route_table = "local-gateway-route-table",
    local_gateway_virtual_interface = "local-gateway-virtual-interface",
    local_gateway_virtual_interface_group = "local-gateway-virtual-interface-group",
    local_gateway_route_table_vpc_association = "local-gateway-route-table-vpc-association",
    local_gateway_route_table_virtual_interface_group_association = "local-gateway-route-table-virtual-interface-group-association",
    natgateway, network_acl = "network-acl", network_interface = "network-interface",
    network_insights_analysis = "network-insights-analysis", network_insights_path = "network-insights-path",
    network_insights_access_scope = "network-insights-access-scope",
    network_insights_access_scope_analysis = "network-insights-access-scope-analysis", outpost_lag = "outpost-lag",
    placement_group = "placement-group", prefix_list = "prefix-list",
    replace_root_volume_task = "replace-root-volume-task", reserved_instances = "reserved-instances",
    route_table = "route-table", security_group = "security-group", security_group_rule = "security-group-rule",
    service_link_virtual_interface = "service-link-virtual-interface", snapshot,
    spot_fleet_request = "spot-fleet-request", spot_instances_request = "spot-instances-request", subnet,
    subnet_cidr_reservation = "subnet-cidr-reservation", traffic_mirror_filter = "traffic-mirror-filter",
    traffic_mirror_session = "traffic-mirror-session", traffic_mirror_target = "traffic-mirror-target",
    transit_gateway = "transit-gateway", transit_gateway_attachment = "transit-gateway-attachment",
    transit_gateway_connect_peer = "transit-gateway-connect-peer",
    transit_gateway_multicast_domain = "transit-gateway-multicast-domain",
    transit_gateway_policy_table = "transit-gateway-policy-table",
    transit_gateway_metering_policy = "transit-gateway-metering-policy",
    transit_gateway_route_table = "transit-gateway-route-table",
    transit_gateway_route_table_announcement = "transit-gateway-route-table-announcement", volume, vpc,
    vpc_endpoint = "vpc-endpoint", vpc_endpoint_connection = "vpc-endpoint-connection",
    vpc_endpoint_service = "vpc-endpoint-service", vpc_endpoint_service_permission = "vpc-endpoint-service-permission",
    vpc_peering_connection = "vpc-peering-connection", vpn_connection = "vpn-connection", vpn_gateway = "vpn-gateway",
    vpc_flow_log = "vpc-flow-log", capacity_reservation_fleet = "capacity-reservation-fleet",
    traffic_mirror_filter_rule = "traffic-mirror-filter-rule",
    vpc_endpoint_connection_device_type = "vpc-endpoint-connection-device-type",
    verified_access_instance = "verified-access-instance", verified_access_group = "verified-access-group",
    verified_access_endpoint = "verified-access-endpoint", verified_access_policy = "verified-access-policy",
    verified_access_trust_provider = "verified-access-trust-provider",
    vpn_connection_device_type = "vpn-connection-device-type",
    vpc_block_public_access_exclusion = "vpc-block-public-access-exclusion",
    vpc_encryption_control = "vpc-encryption-control", route_server = "route-server",
    route_server_endpoint = "route-server-endpoint", route_server_peer = "route-server-peer",
    ipam_resource_discovery = "ipam-resource-discovery",
    ipam_resource_discovery_association = "ipam-resource-discovery-association",
    instance_connect_endpoint = "instance-connect-endpoint",
    verified_access_endpoint_target = "verified-access-endpoint-target",
    ipam_external_resource_verification_token = "ipam-external-resource-verification-token",
    capacity_block = "capacity-block", mac_modification_task = "mac-modification-task",
    ipam_prefix_list_resolver = "ipam-prefix-list-resolver", ipam_policy = "ipam-policy",
    ipam_prefix_list_resolver_target = "ipam-prefix-list-resolver-target", secondary_interface = "secondary-interface",
    secondary_network = "secondary-network", secondary_subnet = "secondary-subnet",
    capacity_manager_data_export = "capacity-manager-data-export", vpn_concentrator = "vpn-concentrator",
    ipam_pool_allocation = "ipam-pool-allocation"
}

enum MarketType {
    spot, capacity_block = "capacity-block", interruptible_capacity_reservation = "interruptible-capacity-reservation"
}

enum AvailabilityZoneOptInStatus {
    opt_in_not_required = "opt-in-not-required", opted_in = "opted-in", not_opted_in = "not-opted-in"
}

enum SubnetState {
    pending, available, unavailable, failed, failed_insufficient_capacity = "failed-insufficient-capacity"
}

enum VpcEncryptionControlState {
    enforce_in_progress = "enforce-in-progress", monitor_in_progress = "monitor-in-progress",
    enforce_failed = "enforce-failed", monitor_failed = "monitor-failed", deleting, deleted, available, creating,
    delete_failed = "delete-failed"
}
enum VpcAttributeName { enableDnsSupport, enableDnsHostnames, enableNetworkAddressUsageMetrics }
