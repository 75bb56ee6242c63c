$version: "2.0"

namespace Keyferry.Wire.Services.Ec2

operation DescribeInstanceTypeOfferings {
    input: DescribeInstanceTypeOfferingsRequest
    output: DescribeInstanceTypeOfferingsResult
}

operation DescribeInstanceTypes {
    input: DescribeInstanceTypesRequest
    output: DescribeInstanceTypesResult
}

structure DescribeInstanceTypeOfferingsRequest {
    DryRun: Boolean
    LocationType: LocationType
    @xmlName("Filter") Filters: FilterList
    @range(min: 5, max: 1000) MaxResults: Integer
    NextToken: String
}

structure DescribeInstanceTypeOfferingsResult {
    @xmlName("instanceTypeOfferingSet") InstanceTypeOfferings: InstanceTypeOfferingsList
    @xmlName("nextToken") NextToken: String
}

structure InstanceTypeOffering {
    @xmlName("instanceType") InstanceType: InstanceType
    @xmlName("locationType") LocationType: LocationType
    @xmlName("location") Location: String
}

structure DescribeInstanceTypesRequest {
    DryRun: Boolean
    @xmlName("InstanceType") InstanceTypes: RequestInstanceTypeList
    @xmlName("Filter") Filters: FilterList
    @range(min: 5, max: 100) MaxResults: Integer
    NextToken: String
    IncludeUnsupportedInRegion: Boolean
}

structure DescribeInstanceTypesResult {
    @xmlName("instanceTypeSet") InstanceTypes: InstanceTypeInfoList
    @xmlName("nextToken") NextToken: String
}

structure InstanceTypeInfo {
    @xmlName("instanceType") InstanceType: InstanceType
    @xmlName("currentGeneration") CurrentGeneration: Boolean
    @xmlName("freeTierEligible") FreeTierEligible: Boolean
    @xmlName("supportedUsageClasses") SupportedUsageClasses: UsageClassTypeList
    @xmlName("supportedRootDeviceTypes") SupportedRootDeviceTypes: RootDeviceTypeList
    @xmlName("supportedVirtualizationTypes") SupportedVirtualizationTypes: VirtualizationTypeList
    @xmlName("bareMetal") BareMetal: Boolean
    @xmlName("hypervisor") Hypervisor: InstanceTypeHypervisor
    @xmlName("processorInfo") ProcessorInfo: ProcessorInfo
    @xmlName("vCpuInfo") VCpuInfo: VCpuInfo
    @xmlName("memoryInfo") MemoryInfo: MemoryInfo
    @xmlName("instanceStorageSupported") InstanceStorageSupported: Boolean
    @xmlName("instanceStorageInfo") InstanceStorageInfo: InstanceStorageInfo
    @xmlName("ebsInfo") EbsInfo: EbsInfo
    @xmlName("networkInfo") NetworkInfo: NetworkInfo
    @xmlName("gpuInfo") GpuInfo: GpuInfo
    @xmlName("fpgaInfo") FpgaInfo: FpgaInfo
    @xmlName("placementGroupInfo") PlacementGroupInfo: PlacementGroupInfo
    @xmlName("inferenceAcceleratorInfo") InferenceAcceleratorInfo: InferenceAcceleratorInfo
    @xmlName("hibernationSupported") HibernationSupported: Boolean
    @xmlName("burstablePerformanceSupported") BurstablePerformanceSupported: Boolean
    @xmlName("dedicatedHostsSupported") DedicatedHostsSupported: Boolean
    @xmlName("autoRecoverySupported") AutoRecoverySupported: Boolean
    @xmlName("supportedBootModes") SupportedBootModes: BootModeTypeList
    @xmlName("nitroEnclavesSupport") NitroEnclavesSupport: NitroEnclavesSupport
    @xmlName("nitroTpmSupport") NitroTpmSupport: NitroTpmSupport
    @xmlName("nitroTpmInfo") NitroTpmInfo: NitroTpmInfo
    @xmlName("mediaAcceleratorInfo") MediaAcceleratorInfo: MediaAcceleratorInfo
    @xmlName("neuronInfo") NeuronInfo: NeuronInfo
    @xmlName("phcSupport") PhcSupport: PhcSupport
    @xmlName("rebootMigrationSupport") RebootMigrationSupport: RebootMigrationSupport
    @xmlName("supportedInRegion") SupportedInRegion: Boolean
}

structure ProcessorInfo {
    @xmlName("supportedArchitectures") SupportedArchitectures: ArchitectureTypeList
    @xmlName("sustainedClockSpeedInGhz") SustainedClockSpeedInGhz: Double
    @xmlName("supportedFeatures") SupportedFeatures: SupportedAdditionalProcessorFeatureList
    @xmlName("manufacturer") Manufacturer: String
}

structure VCpuInfo {
    @xmlName("defaultVCpus") DefaultVCpus: Integer
    @xmlName("defaultCores") DefaultCores: Integer
    @xmlName("defaultThreadsPerCore") DefaultThreadsPerCore: Integer
    @xmlName("validCores") ValidCores: CoreCountList
    @xmlName("validThreadsPerCore") ValidThreadsPerCore: ThreadsPerCoreList
}

structure MemoryInfo {
    @xmlName("sizeInMiB") SizeInMiB: Long
}

structure InstanceStorageInfo {
    @xmlName("totalSizeInGB") TotalSizeInGB: Long
    @xmlName("disks") Disks: DiskInfoList
    @xmlName("nvmeSupport") NvmeSupport: EphemeralNvmeSupport
    @xmlName("encryptionSupport") EncryptionSupport: InstanceStorageEncryptionSupport
}

structure DiskInfo {
    @xmlName("sizeInGB") SizeInGB: Long
    @xmlName("count") Count: Integer
    @xmlName("type") Type: DiskType
}

structure EbsInfo {
    @xmlName("ebsOptimizedSupport") EbsOptimizedSupport: EbsOptimizedSupport
    @xmlName("encryptionSupport") EncryptionSupport: EbsEncryptionSupport
    @xmlName("ebsOptimizedInfo") EbsOptimizedInfo: EbsOptimizedInfo
    @xmlName("nvmeSupport") NvmeSupport: EbsNvmeSupport
    @xmlName("maximumEbsAttachments") MaximumEbsAttachments: Integer
    @xmlName("attachmentLimitType") AttachmentLimitType: AttachmentLimitType
    @xmlName("maximumEbsCards") MaximumEbsCards: Integer
    @xmlName("ebsCardSet") EbsCards: EbsCardInfoList
}

structure EbsOptimizedInfo {
    @xmlName("baselineBandwidthInMbps") BaselineBandwidthInMbps: Integer
    @xmlName("baselineThroughputInMBps") BaselineThroughputInMBps: Double
    @xmlName("baselineIops") BaselineIops: Integer
    @xmlName("maximumBandwidthInMbps") MaximumBandwidthInMbps: Integer
    @xmlName("maximumThroughputInMBps") MaximumThroughputInMBps: Double
    @xmlName("maximumIops") MaximumIops: Integer
}

structure EbsCardInfo {
    @xmlName("ebsCardIndex") EbsCardIndex: Integer
    @xmlName("baselineBandwidthInMbps") BaselineBandwidthInMbps: Integer
    @xmlName("baselineThroughputInMBps") BaselineThroughputInMBps: Double
    @xmlName("baselineIops") BaselineIops: Integer
    @xmlName("maximumBandwidthInMbps") MaximumBandwidthInMbps: Integer
    @xmlName("maximumThroughputInMBps") MaximumThroughputInMBps: Double
    @xmlName("maximumIops") MaximumIops: Integer
}

structure NetworkInfo {
    @xmlName("networkPerformance") NetworkPerformance: String
    @xmlName("maximumNetworkInterfaces") MaximumNetworkInterfaces: Integer
    @xmlName("maximumNetworkCards") MaximumNetworkCards: Integer
    @xmlName("defaultNetworkCardIndex") DefaultNetworkCardIndex: Integer
    @xmlName("networkCards") NetworkCards: NetworkCardInfoList
    @xmlName("ipv4AddressesPerInterface") Ipv4AddressesPerInterface: Integer
    @xmlName("ipv6AddressesPerInterface") Ipv6AddressesPerInterface: Integer
    @xmlName("ipv6Supported") Ipv6Supported: Boolean
    @xmlName("enaSupport") EnaSupport: EnaSupport
    @xmlName("efaSupported") EfaSupported: Boolean
    @xmlName("efaInfo") EfaInfo: EfaInfo
    @xmlName("encryptionInTransitSupported") EncryptionInTransitSupported: Boolean
    @xmlName("enaSrdSupported") EnaSrdSupported: Boolean
    @xmlName("bandwidthWeightings") BandwidthWeightings: BandwidthWeightingTypeList
    @xmlName("flexibleEnaQueuesSupport") FlexibleEnaQueuesSupport: FlexibleEnaQueuesSupport
    @xmlName("connectionTrackingConfiguration") ConnectionTrackingConfiguration: DefaultConnectionTrackingConfiguration
    @xmlName("secondaryNetworkSupported") SecondaryNetworkSupported: Boolean
    @xmlName("maximumSecondaryNetworkInterfaces") MaximumSecondaryNetworkInterfaces: Integer
    @xmlName("ipv4AddressesPerSecondaryInterface") Ipv4AddressesPerSecondaryInterface: Integer
}

structure NetworkCardInfo {
    @xmlName("networkCardIndex") NetworkCardIndex: Integer
    @xmlName("networkPerformance") NetworkPerformance: String
    @xmlName("maximumNetworkInterfaces") MaximumNetworkInterfaces: Integer
    @xmlName("additionalFlexibleNetworkInterfaces") AdditionalFlexibleNetworkInterfaces: Integer
    @xmlName("baselineBandwidthInGbps") BaselineBandwidthInGbps: Double
    @xmlName("peakBandwidthInGbps") PeakBandwidthInGbps: Double
    @xmlName("defaultEnaQueueCountPerInterface") DefaultEnaQueueCountPerInterface: Integer
    @xmlName("maximumEnaQueueCount") MaximumEnaQueueCount: Integer
    @xmlName("maximumEnaQueueCountPerInterface") MaximumEnaQueueCountPerInterface: Integer
}

structure EfaInfo {
    @xmlName("maximumEfaInterfaces") MaximumEfaInterfaces: Integer
}

structure DefaultConnectionTrackingConfiguration {
    @xmlName("defaultTcpEstablishedTimeout") DefaultTcpEstablishedTimeout: Integer
    @xmlName("defaultUdpTimeout") DefaultUdpTimeout: Integer
    @xmlName("defaultUdpStreamTimeout") DefaultUdpStreamTimeout: Integer
}

structure GpuInfo {
    @xmlName("gpus") Gpus: GpuDeviceInfoList
    @xmlName("totalGpuMemoryInMiB") TotalGpuMemoryInMiB: Integer
}

structure GpuDeviceInfo {
    @xmlName("name") Name: String
    @xmlName("manufacturer") Manufacturer: String
    @xmlName("count") Count: Integer
    @xmlName("logicalGpuCount") LogicalGpuCount: Integer
    @xmlName("gpuPartitionSize") GpuPartitionSize: Double
    @xmlName("workloadSet") Workloads: WorkloadsList
    @xmlName("memoryInfo") MemoryInfo: GpuDeviceMemoryInfo
}

structure GpuDeviceMemoryInfo {
    @xmlName("sizeInMiB") SizeInMiB: Integer
}

structure FpgaInfo {
    @xmlName("fpgas") Fpgas: FpgaDeviceInfoList
    @xmlName("totalFpgaMemoryInMiB") TotalFpgaMemoryInMiB: Integer
}

structure FpgaDeviceInfo {
    @xmlName("name") Name: String
    @xmlName("manufacturer") Manufacturer: String
    @xmlName("count") Count: Integer
    @xmlName("memoryInfo") MemoryInfo: FpgaDeviceMemoryInfo
}

structure FpgaDeviceMemoryInfo {
    @xmlName("sizeInMiB") SizeInMiB: Integer
}

structure PlacementGroupInfo {
    @xmlName("supportedStrategies") SupportedStrategies: PlacementGroupStrategyList
}

structure InferenceAcceleratorInfo {
    @xmlName("accelerators") Accelerators: InferenceDeviceInfoList
    @xmlName("totalInferenceMemoryInMiB") TotalInferenceMemoryInMiB: Integer
}

structure InferenceDeviceInfo {
    @xmlName("count") Count: Integer
    @xmlName("name") Name: String
    @xmlName("manufacturer") Manufacturer: String
    @xmlName("memoryInfo") MemoryInfo: InferenceDeviceMemoryInfo
}

structure InferenceDeviceMemoryInfo {
    @xmlName("sizeInMiB") SizeInMiB: Integer
}

structure NitroTpmInfo {
    @xmlName("supportedVersions") SupportedVersions: NitroTpmSupportedVersionsList
}

structure MediaAcceleratorInfo {
    @xmlName("accelerators") Accelerators: MediaDeviceInfoList
    @xmlName("totalMediaMemoryInMiB") TotalMediaMemoryInMiB: Integer
}

structure MediaDeviceInfo {
    @xmlName("count") Count: Integer
    @xmlName("name") Name: String
    @xmlName("manufacturer") Manufacturer: String
    @xmlName("memoryInfo") MemoryInfo: MediaDeviceMemoryInfo
}

structure MediaDeviceMemoryInfo {
    @xmlName("sizeInMiB") SizeInMiB: Integer
}

structure NeuronInfo {
    @xmlName("neuronDevices") NeuronDevices: NeuronDeviceInfoList
    @xmlName("totalNeuronDeviceMemoryInMiB") TotalNeuronDeviceMemoryInMiB: Integer
}

structure NeuronDeviceInfo {
    @xmlName("count") Count: Integer
    @xmlName("name") Name: String
    @xmlName("coreInfo") CoreInfo: NeuronDeviceCoreInfo
    @xmlName("memoryInfo") MemoryInfo: NeuronDeviceMemoryInfo
}

structure NeuronDeviceCoreInfo {
    @xmlName("count") Count: Integer
    @xmlName("version") Version: Integer
}

structure NeuronDeviceMemoryInfo {
    @xmlName("sizeInMiB") SizeInMiB: Integer
}

@length(min: 0, max: 100) list RequestInstanceTypeList { member: InstanceType }
list InstanceTypeInfoList { @xmlName("item") member: InstanceTypeInfo }
list UsageClassTypeList { @xmlName("item") member: UsageClassType }
list RootDeviceTypeList { @xmlName("item") member: RootDeviceType }
list VirtualizationTypeList { @xmlName("item") member: VirtualizationType }
list ArchitectureTypeList { @xmlName("item") member: ArchitectureType }
list SupportedAdditionalProcessorFeatureList { @xmlName("item") member: SupportedAdditionalProcessorFeature }
list CoreCountList { @xmlName("item") member: Integer }
list ThreadsPerCoreList { @xmlName("item") member: Integer }
list DiskInfoList { @xmlName("item") member: DiskInfo }
list EbsCardInfoList { @xmlName("item") member: EbsCardInfo }
list NetworkCardInfoList { @xmlName("item") member: NetworkCardInfo }
list BandwidthWeightingTypeList { @xmlName("item") member: BandwidthWeightingType }
list GpuDeviceInfoList { @xmlName("item") member: GpuDeviceInfo }
list WorkloadsList { @xmlName("item") member: String }
list FpgaDeviceInfoList { @xmlName("item") member: FpgaDeviceInfo }
list PlacementGroupStrategyList { @xmlName("item") member: PlacementGroupStrategy }
list InferenceDeviceInfoList { member: InferenceDeviceInfo }
list BootModeTypeList { @xmlName("item") member: BootModeType }
list NitroTpmSupportedVersionsList { @xmlName("item") member: String }
list MediaDeviceInfoList { @xmlName("item") member: MediaDeviceInfo }
list NeuronDeviceInfoList { @xmlName("item") member: NeuronDeviceInfo }

enum UsageClassType { spot, on_demand = "on-demand", capacity_block = "capacity-block" }
enum RootDeviceType { ebs, instance_store = "instance-store" }
enum InstanceTypeHypervisor { nitro, xen }
enum ArchitectureType { i386, x86_64, arm64, x86_64_mac, arm64_mac }
enum DiskType { hdd, ssd }
enum EphemeralNvmeSupport { unsupported, supported, required }
enum InstanceStorageEncryptionSupport { unsupported, required }
enum EbsOptimizedSupport { unsupported, supported, default }
enum EbsEncryptionSupport { unsupported, supported }
enum EbsNvmeSupport { unsupported, supported, required }
enum AttachmentLimitType { shared, dedicated }
enum EnaSupport { unsupported, supported, required }
enum BandwidthWeightingType { default, vpc_1 = "vpc-1", ebs_1 = "ebs-1" }
enum FlexibleEnaQueuesSupport { unsupported, supported }
enum PlacementGroupStrategy { cluster, partition, spread }
enum BootModeType { legacy_bios = "legacy-bios", uefi }
enum NitroEnclavesSupport { unsupported, supported }
enum NitroTpmSupport { unsupported, supported }
enum PhcSupport { unsupported, supported }
enum RebootMigrationSupport { unsupported, supported }

enum InstanceType {
    a1_medium = "a1.medium", a1_large = "a1.large", a1_xlarge = "a1.xlarge", a1_2xlarge = "a1.2xlarge",
    a1_4xlarge = "a1.4xlarge", a1_metal = "a1.metal", c1_medium = "c1.medium", c1_xlarge = "c1.xlarge",
    c3_large = "c3.large", c3_xlarge = "c3.xlarge", c3_2xlarge = "c3.2xlarge", c3_4xlarge = "c3.4xlarge",
    c3_8xlarge = "c3.8xlarge", c4_large = "c4.large", c4_xlarge = "c4.xlarge", c4_2xlarge = "c4.2xlarge",
    c4_4xlarge = "c4.4xlarge", c4_8xlarge = "c4.8xlarge", c5_large = "c5.large", c5_xlarge = "c5.xlarge",
    c5_2xlarge = "c5.2xlarge", c5_4xlarge = "c5.4xlarge", c5_9xlarge = "c5.9xlarge", c5_12xlarge = "c5.12xlarge",
    c5_18xlarge = "c5.18xlarge", c5_24xlarge = "c5.24xlarge", c5_metal = "c5.metal", c5a_large = "c5a.large",
    c5a_xlarge = "c5a.xlarge", c5a_2xlarge = "c5a.2xlarge", c5a_4xlarge = "c5a.4xlarge", c5a_8xlarge = "c5a.8xlarge",
    c5a_12xlarge = "c5a.12xlarge", c5a_16xlarge = "c5a.16xlarge", c5a_24xlarge = "c5a.24xlarge",
    c5ad_large = "c5ad.large", c5ad_xlarge = "c5ad.xlarge", c5ad_2xlarge = "c5ad.2xlarge",
    c5ad_4xlarge = "c5ad.4xlarge", c5ad_8xlarge = "c5ad.8xlarge", c5ad_12xlarge = "c5ad.12xlarge",
    c5ad_16xlarge = "c5ad.16xlarge", c5ad_24xlarge = "c5ad.24xlarge", c5d_large = "c5d.large",
    c5d_xlarge = "c5d.xlarge", c5d_2xlarge = "c5d.2xlarge", c5d_4xlarge = "c5d.4xlarge", c5d_9xlarge = "c5d.9xlarge",
    c5d_12xlarge = "c5d.12xlarge", c5d_18xlarge = "c5d.18xlarge", c5d_24xlarge = "c5d.24xlarge",
    c5d_metal = "c5d.metal", c5n_large = "c5n.large", c5n_xlarge = "c5n.xlarge", c5n_2xlarge = "c5n.2xlarge",
    c5n_4xlarge = "c5n.4xlarge", c5n_9xlarge = "c5n.9xlarge", c5n_18xlarge = "c5n.18xlarge", c5n_metal = "c5n.metal",
    c6g_medium = "c6g.medium", c6g_large = "c6g.large", c6g_xlarge = "c6g.xlarge", c6g_2xlarge = "c6g.2xlarge",
    c6g_4xlarge = "c6g.4xlarge", c6g_8xlarge = "c6g.8xlarge", c6g_12xlarge = "c6g.12xlarge",
    c6g_16xlarge = "c6g.16xlarge", c6g_metal = "c6g.metal", c6gd_medium = "c6gd.medium", c6gd_large = "c6gd.large",
    c6gd_xlarge = "c6gd.xlarge", c6gd_2xlarge = "c6gd.2xlarge", c6gd_4xlarge = "c6gd.4xlarge",
    c6gd_8xlarge = "c6gd.8xlarge", c6gd_12xlarge = "c6gd.12xlarge", c6gd_16xlarge = "c6gd.16xlarge",
    c6gd_metal = "c6gd.metal", c6gn_medium = "c6gn.medium", c6gn_large = "c6gn.large", c6gn_xlarge = "c6gn.xlarge",
    c6gn_2xlarge = "c6gn.2xlarge", c6gn_4xlarge = "c6gn.4xlarge", c6gn_8xlarge = "c6gn.8xlarge",
    c6gn_12xlarge = "c6gn.12xlarge", c6gn_16xlarge = "c6gn.16xlarge", c6i_large = "c6i.large",
    c6i_xlarge = "c6i.xlarge", c6i_2xlarge = "c6i.2xlarge", c6i_4xlarge = "c6i.4xlarge", c6i_8xlarge = "c6i.8xlarge",
    c6i_12xlarge = "c6i.12xlarge", c6i_16xlarge = "c6i.16xlarge", c6i_24xlarge = "c6i.24xlarge",
    c6i_32xlarge = "c6i.32xlarge", c6i_metal = "c6i.metal", cc1_4xlarge = "cc1.4xlarge", cc2_8xlarge = "cc2.8xlarge",
    cg1_4xlarge = "cg1.4xlarge", cr1_8xlarge = "cr1.8xlarge", d2_xlarge = "d2.xlarge", d2_2xlarge = "d2.2xlarge",
    d2_4xlarge = "d2.4xlarge", d2_8xlarge = "d2.8xlarge", d3_xlarge = "d3.xlarge", d3_2xlarge = "d3.2xlarge",
    d3_4xlarge = "d3.4xlarge", d3_8xlarge = "d3.8xlarge", d3en_xlarge = "d3en.xlarge", d3en_2xlarge = "d3en.2xlarge",
    d3en_4xlarge = "d3en.4xlarge", d3en_6xlarge = "d3en.6xlarge", d3en_8xlarge = "d3en.8xlarge",
    d3en_12xlarge = "d3en.12xlarge", dl1_24xlarge = "dl1.24xlarge", f1_2xlarge = "f1.2xlarge",
    f1_4xlarge = "f1.4xlarge", f1_16xlarge = "f1.16xlarge", g2_2xlarge = "g2.2xlarge", g2_8xlarge = "g2.8xlarge",
    g3_4xlarge = "g3.4xlarge", g3_8xlarge = "g3.8xlarge", g3_16xlarge = "g3.16xlarge", g3s_xlarge = "g3s.xlarge",
    g4ad_xlarge = "g4ad.xlarge", g4ad_2xlarge = "g4ad.2xlarge", g4ad_4xlarge = "g4ad.4xlarge",
    g4ad_8xlarge = "g4ad.8xlarge", g4ad_16xlarge = "g4ad.16xlarge", g4dn_xlarge = "g4dn.xlarge",
    g4dn_2xlarge = "g4dn.2xlarge", g4dn_4xlarge = "g4dn.4xlarge", g4dn_8xlarge = "g4dn.8xlarge",
    g4dn_12xlarge = "g4dn.12xlarge", g4dn_16xlarge = "g4dn.16xlarge", g4dn_metal = "g4dn.metal",
    g5_xlarge = "g5.xlarge", g5_2xlarge = "g5.2xlarge", g5_4xlarge = "g5.4xlarge", g5_8xlarge = "g5.8xlarge",
    g5_12xlarge = "g5.12xlarge", g5_16xlarge = "g5.16xlarge", g5_24xlarge = "g5.24xlarge", g5_48xlarge = "g5.48xlarge",
    g5g_xlarge = "g5g.xlarge", g5g_2xlarge = "g5g.2xlarge", g5g_4xlarge = "g5g.4xlarge", g5g_8xlarge = "g5g.8xlarge",
    g5g_16xlarge = "g5g.16xlarge", g5g_metal = "g5g.metal", hi1_4xlarge = "hi1.4xlarge",
    hpc6a_48xlarge = "hpc6a.48xlarge", hs1_8xlarge = "hs1.8xlarge", h1_2xlarge = "h1.2xlarge",
    h1_4xlarge = "h1.4xlarge", h1_8xlarge = "h1.8xlarge", h1_16xlarge = "h1.16xlarge", i2_xlarge = "i2.xlarge",
    i2_2xlarge = "i2.2xlarge", i2_4xlarge = "i2.4xlarge", i2_8xlarge = "i2.8xlarge", i3_large = "i3.large",
    i3_xlarge = "i3.xlarge", i3_2xlarge = "i3.2xlarge", i3_4xlarge = "i3.4xlarge", i3_8xlarge = "i3.8xlarge",
    i3_16xlarge = "i3.16xlarge", i3_metal = "i3.metal", i3en_large = "i3en.large", i3en_xlarge = "i3en.xlarge",
    i3en_2xlarge = "i3en.2xlarge", i3en_3xlarge = "i3en.3xlarge", i3en_6xlarge = "i3en.6xlarge",
    i3en_12xlarge = "i3en.12xlarge", i3en_24xlarge = "i3en.24xlarge", i3en_metal = "i3en.metal",
    im4gn_large = "im4gn.large", im4gn_xlarge = "im4gn.xlarge", im4gn_2xlarge = "im4gn.2xlarge",
    im4gn_4xlarge = "im4gn.4xlarge", im4gn_8xlarge = "im4gn.8xlarge", im4gn_16xlarge = "im4gn.16xlarge",
    inf1_xlarge = "inf1.xlarge", inf1_2xlarge = "inf1.2xlarge", inf1_6xlarge = "inf1.6xlarge",
    inf1_24xlarge = "inf1.24xlarge", is4gen_medium = "is4gen.medium", is4gen_large = "is4gen.large",
    is4gen_xlarge = "is4gen.xlarge", is4gen_2xlarge = "is4gen.2xlarge", is4gen_4xlarge = "is4gen.4xlarge",
    is4gen_8xlarge = "is4gen.8xlarge", m1_small = "m1.small", m1_medium = "m1.medium", m1_large = "m1.large",
    m1_xlarge = "m1.xlarge", m2_xlarge = "m2.xlarge", m2_2xlarge = "m2.2xlarge", m2_4xlarge = "m2.4xlarge",
    m3_medium = "m3.medium", m3_large = "m3.large", m3_xlarge = "m3.xlarge", m3_2xlarge = "m3.2xlarge",
    m4_large = "m4.large", m4_xlarge = "m4.xlarge", m4_2xlarge = "m4.2xlarge", m4_4xlarge = "m4.4xlarge",
    m4_10xlarge = "m4.10xlarge", m4_16xlarge = "m4.16xlarge", m5_large = "m5.large", m5_xlarge = "m5.xlarge",
    m5_2xlarge = "m5.2xlarge", m5_4xlarge = "m5.4xlarge", m5_8xlarge = "m5.8xlarge", m5_12xlarge = "m5.12xlarge",
    m5_16xlarge = "m5.16xlarge", m5_24xlarge = "m5.24xlarge", m5_metal = "m5.metal", m5a_large = "m5a.large",
    m5a_xlarge = "m5a.xlarge", m5a_2xlarge = "m5a.2xlarge", m5a_4xlarge = "m5a.4xlarge", m5a_8xlarge = "m5a.8xlarge",
    m5a_12xlarge = "m5a.12xlarge", m5a_16xlarge = "m5a.16xlarge", m5a_24xlarge = "m5a.24xlarge",
    m5ad_large = "m5ad.large", m5ad_xlarge = "m5ad.xlarge", m5ad_2xlarge = "m5ad.2xlarge",
    m5ad_4xlarge = "m5ad.4xlarge", m5ad_8xlarge = "m5ad.8xlarge", m5ad_12xlarge = "m5ad.12xlarge",
    m5ad_16xlarge = "m5ad.16xlarge", m5ad_24xlarge = "m5ad.24xlarge", m5d_large = "m5d.large",
    m5d_xlarge = "m5d.xlarge", m5d_2xlarge = "m5d.2xlarge", m5d_4xlarge = "m5d.4xlarge", m5d_8xlarge = "m5d.8xlarge",
    m5d_12xlarge = "m5d.12xlarge", m5d_16xlarge = "m5d.16xlarge", m5d_24xlarge = "m5d.24xlarge",
    m5d_metal = "m5d.metal", m5dn_large = "m5dn.large", m5dn_xlarge = "m5dn.xlarge", m5dn_2xlarge = "m5dn.2xlarge",
    m5dn_4xlarge = "m5dn.4xlarge", m5dn_8xlarge = "m5dn.8xlarge", m5dn_12xlarge = "m5dn.12xlarge",
    m5dn_16xlarge = "m5dn.16xlarge", m5dn_24xlarge = "m5dn.24xlarge", m5dn_metal = "m5dn.metal",
    m5n_large = "m5n.large", m5n_xlarge = "m5n.xlarge", m5n_2xlarge = "m5n.2xlarge", m5n_4xlarge = "m5n.4xlarge",
    m5n_8xlarge = "m5n.8xlarge", m5n_12xlarge = "m5n.12xlarge", m5n_16xlarge = "m5n.16xlarge",
    m5n_24xlarge = "m5n.24xlarge", m5n_metal = "m5n.metal", m5zn_large = "m5zn.large", m5zn_xlarge = "m5zn.xlarge",
    m5zn_2xlarge = "m5zn.2xlarge", m5zn_3xlarge = "m5zn.3xlarge", m5zn_6xlarge = "m5zn.6xlarge",
    m5zn_12xlarge = "m5zn.12xlarge", m5zn_metal = "m5zn.metal", m6a_large = "m6a.large", m6a_xlarge = "m6a.xlarge",
    m6a_2xlarge = "m6a.2xlarge", m6a_4xlarge = "m6a.4xlarge", m6a_8xlarge = "m6a.8xlarge",
    m6a_12xlarge = "m6a.12xlarge", m6a_16xlarge = "m6a.16xlarge", m6a_24xlarge = "m6a.24xlarge",
    m6a_32xlarge = "m6a.32xlarge", m6a_48xlarge = "m6a.48xlarge", m6g_metal = "m6g.metal", m6g_medium = "m6g.medium",
    m6g_large = "m6g.large", m6g_xlarge = "m6g.xlarge", m6g_2xlarge = "m6g.2xlarge", m6g_4xlarge = "m6g.4xlarge",
    m6g_8xlarge = "m6g.8xlarge", m6g_12xlarge = "m6g.12xlarge", m6g_16xlarge = "m6g.16xlarge",
    m6gd_metal = "m6gd.metal", m6gd_medium = "m6gd.medium", m6gd_large = "m6gd.large", m6gd_xlarge = "m6gd.xlarge",
    m6gd_2xlarge = "m6gd.2xlarge", m6gd_4xlarge = "m6gd.4xlarge", m6gd_8xlarge = "m6gd.8xlarge",
    m6gd_12xlarge = "m6gd.12xlarge", m6gd_16xlarge = "m6gd.16xlarge", m6i_large = "m6i.large",
    m6i_xlarge = "m6i.xlarge", m6i_2xlarge = "m6i.2xlarge", m6i_4xlarge = "m6i.4xlarge", m6i_8xlarge = "m6i.8xlarge",
    m6i_12xlarge = "m6i.12xlarge", m6i_16xlarge = "m6i.16xlarge", m6i_24xlarge = "m6i.24xlarge",
    m6i_32xlarge = "m6i.32xlarge", m6i_metal = "m6i.metal", mac1_metal = "mac1.metal", p2_xlarge = "p2.xlarge",
    p2_8xlarge = "p2.8xlarge", p2_16xlarge = "p2.16xlarge", p3_2xlarge = "p3.2xlarge", p3_8xlarge = "p3.8xlarge",
    p3_16xlarge = "p3.16xlarge", p3dn_24xlarge = "p3dn.24xlarge", p4d_24xlarge = "p4d.24xlarge", r3_large = "r3.large",
    r3_xlarge = "r3.xlarge", r3_2xlarge = "r3.2xlarge", r3_4xlarge = "r3.4xlarge", r3_8xlarge = "r3.8xlarge",
    r4_large = "r4.large", r4_xlarge = "r4.xlarge", r4_2xlarge = "r4.2xlarge", r4_4xlarge = "r4.4xlarge",
    r4_8xlarge = "r4.8xlarge", r4_16xlarge = "r4.16xlarge", r5_large = "r5.large", r5_xlarge = "r5.xlarge",
    r5_2xlarge = "r5.2xlarge", r5_4xlarge = "r5.4xlarge", r5_8xlarge = "r5.8xlarge", r5_12xlarge = "r5.12xlarge",
    r5_16xlarge = "r5.16xlarge", r5_24xlarge = "r5.24xlarge", r5_metal = "r5.metal", r5a_large = "r5a.large",
    r5a_xlarge = "r5a.xlarge", r5a_2xlarge = "r5a.2xlarge", r5a_4xlarge = "r5a.4xlarge", r5a_8xlarge = "r5a.8xlarge",
    r5a_12xlarge = "r5a.12xlarge", r5a_16xlarge = "r5a.16xlarge", r5a_24xlarge = "r5a.24xlarge",
    r5ad_large = "r5ad.large", r5ad_xlarge = "r5ad.xlarge", r5ad_2xlarge = "r5ad.2xlarge",
    r5ad_4xlarge = "r5ad.4xlarge", r5ad_8xlarge = "r5ad.8xlarge", r5ad_12xlarge = "r5ad.12xlarge",
    r5ad_16xlarge = "r5ad.16xlarge", r5ad_24xlarge = "r5ad.24xlarge", r5b_large = "r5b.large",
    r5b_xlarge = "r5b.xlarge", r5b_2xlarge = "r5b.2xlarge", r5b_4xlarge = "r5b.4xlarge", r5b_8xlarge = "r5b.8xlarge",
    r5b_12xlarge = "r5b.12xlarge", r5b_16xlarge = "r5b.16xlarge", r5b_24xlarge = "r5b.24xlarge",
    r5b_metal = "r5b.metal", r5d_large = "r5d.large", r5d_xlarge = "r5d.xlarge", r5d_2xlarge = "r5d.2xlarge",
    r5d_4xlarge = "r5d.4xlarge", r5d_8xlarge = "r5d.8xlarge", r5d_12xlarge = "r5d.12xlarge",
    r5d_16xlarge = "r5d.16xlarge", r5d_24xlarge = "r5d.24xlarge", r5d_metal = "r5d.metal", r5dn_large = "r5dn.large",
    r5dn_xlarge = "r5dn.xlarge", r5dn_2xlarge = "r5dn.2xlarge", r5dn_4xlarge = "r5dn.4xlarge",
    r5dn_8xlarge = "r5dn.8xlarge", r5dn_12xlarge = "r5dn.12xlarge", r5dn_16xlarge = "r5dn.16xlarge",
    r5dn_24xlarge = "r5dn.24xlarge", r5dn_metal = "r5dn.metal", r5n_large = "r5n.large", r5n_xlarge = "r5n.xlarge",
    r5n_2xlarge = "r5n.2xlarge", r5n_4xlarge = "r5n.4xlarge", r5n_8xlarge = "r5n.8xlarge",
    r5n_12xlarge = "r5n.12xlarge", r5n_16xlarge = "r5n.16xlarge", r5n_24xlarge = "r5n.24xlarge",
    r5n_metal = "r5n.metal", r6g_medium = "r6g.medium", r6g_large = "r6g.large", r6g_xlarge = "r6g.xlarge",
    r6g_2xlarge = "r6g.2xlarge", r6g_4xlarge = "r6g.4xlarge", r6g_8xlarge = "r6g.8xlarge",
    r6g_12xlarge = "r6g.12xlarge", r6g_16xlarge = "r6g.16xlarge", r6g_metal = "r6g.metal", r6gd_medium = "r6gd.medium",
    r6gd_large = "r6gd.large", r6gd_xlarge = "r6gd.xlarge", r6gd_2xlarge = "r6gd.2xlarge",
    r6gd_4xlarge = "r6gd.4xlarge", r6gd_8xlarge = "r6gd.8xlarge", r6gd_12xlarge = "r6gd.12xlarge",
    r6gd_16xlarge = "r6gd.16xlarge", r6gd_metal = "r6gd.metal", r6i_large = "r6i.large", r6i_xlarge = "r6i.xlarge",
    r6i_2xlarge = "r6i.2xlarge", r6i_4xlarge = "r6i.4xlarge", r6i_8xlarge = "r6i.8xlarge",
    r6i_12xlarge = "r6i.12xlarge", r6i_16xlarge = "r6i.16xlarge", r6i_24xlarge = "r6i.24xlarge",
    r6i_32xlarge = "r6i.32xlarge", r6i_metal = "r6i.metal", t1_micro = "t1.micro", t2_nano = "t2.nano",
    t2_micro = "t2.micro", t2_small = "t2.small", t2_medium = "t2.medium", t2_large = "t2.large",
    t2_xlarge = "t2.xlarge", t2_2xlarge = "t2.2xlarge", t3_nano = "t3.nano", t3_micro = "t3.micro",
    t3_small = "t3.small", t3_medium = "t3.medium", t3_large = "t3.large", t3_xlarge = "t3.xlarge",
    t3_2xlarge = "t3.2xlarge", t3a_nano = "t3a.nano", t3a_micro = "t3a.micro", t3a_small = "t3a.small",
    t3a_medium = "t3a.medium", t3a_large = "t3a.large", t3a_xlarge = "t3a.xlarge", t3a_2xlarge = "t3a.2xlarge",
    t4g_nano = "t4g.nano", t4g_micro = "t4g.micro", t4g_small = "t4g.small", t4g_medium = "t4g.medium",
    t4g_large = "t4g.large", t4g_xlarge = "t4g.xlarge", t4g_2xlarge = "t4g.2xlarge",
    u_6tb1_56xlarge = "u-6tb1.56xlarge", u_6tb1_112xlarge = "u-6tb1.112xlarge", u_9tb1_112xlarge = "u-9tb1.112xlarge",
    u_12tb1_112xlarge = "u-12tb1.112xlarge", u_6tb1_metal = "u-6tb1.metal", u_9tb1_metal = "u-9tb1.metal",
    u_12tb1_metal = "u-12tb1.metal", u_18tb1_metal = "u-18tb1.metal", u_24tb1_metal = "u-24tb1.metal",
    vt1_3xlarge = "vt1.3xlarge", vt1_6xlarge = "vt1.6xlarge", vt1_24xlarge = "vt1.24xlarge",
    x1_16xlarge = "x1.16xlarge", x1_32xlarge = "x1.32xlarge", x1e_xlarge = "x1e.xlarge", x1e_2xlarge = "x1e.2xlarge",
    x1e_4xlarge = "x1e.4xlarge", x1e_8xlarge = "x1e.8xlarge", x1e_16xlarge = "x1e.16xlarge",
    x1e_32xlarge = "x1e.32xlarge", x2iezn_2xlarge = "x2iezn.2xlarge", x2iezn_4xlarge = "x2iezn.4xlarge",
    x2iezn_6xlarge = "x2iezn.6xlarge", x2iezn_8xlarge = "x2iezn.8xlarge", x2iezn_12xlarge = "x2iezn.12xlarge",
    x2iezn_metal = "x2iezn.metal", x2gd_medium = "x2gd.medium", x2gd_large = "x2gd.large", x2gd_xlarge = "x2gd.xlarge",
    x2gd_2xlarge = "x2gd.2xlarge", x2gd_4xlarge = "x2gd.4xlarge", x2gd_8xlarge = "x2gd.8xlarge",
    x2gd_12xlarge = "x2gd.12xlarge", x2gd_16xlarge = "x2gd.16xlarge", x2gd_metal = "x2gd.metal",
    z1d_large = "z1d.large", z1d_xlarge = "z1d.xlarge", z1d_2xlarge = "z1d.2xlarge", z1d_3xlarge = "z1d.3xlarge",
    z1d_6xlarge = "z1d.6xlarge", z1d_12xlarge = "z1d.12xlarge", z1d_metal = "z1d.metal",
    x2idn_16xlarge = "x2idn.16xlarge", x2idn_24xlarge = "x2idn.24xlarge", x2idn_32xlarge = "x2idn.32xlarge",
    x2iedn_xlarge = "x2iedn.xlarge", x2iedn_2xlarge = "x2iedn.2xlarge", x2iedn_4xlarge = "x2iedn.4xlarge",
    x2iedn_8xlarge = "x2iedn.8xlarge", x2iedn_16xlarge = "x2iedn.16xlarge", x2iedn_24xlarge = "x2iedn.24xlarge",
    x2iedn_32xlarge = "x2iedn.32xlarge", c6a_large = "c6a.large", c6a_xlarge = "c6a.xlarge",
    c6a_2xlarge = "c6a.2xlarge", c6a_4xlarge = "c6a.4xlarge", c6a_8xlarge = "c6a.8xlarge",
    c6a_12xlarge = "c6a.12xlarge", c6a_16xlarge = "c6a.16xlarge", c6a_24xlarge = "c6a.24xlarge",
    c6a_32xlarge = "c6a.32xlarge", c6a_48xlarge = "c6a.48xlarge", c6a_metal = "c6a.metal", m6a_metal = "m6a.metal",
    i4i_large = "i4i.large", i4i_xlarge = "i4i.xlarge", i4i_2xlarge = "i4i.2xlarge", i4i_4xlarge = "i4i.4xlarge",
    i4i_8xlarge = "i4i.8xlarge", i4i_16xlarge = "i4i.16xlarge", i4i_32xlarge = "i4i.32xlarge", i4i_metal = "i4i.metal",
    x2idn_metal = "x2idn.metal", x2iedn_metal = "x2iedn.metal", c7g_medium = "c7g.medium", c7g_large = "c7g.large",
    c7g_xlarge = "c7g.xlarge", c7g_2xlarge = "c7g.2xlarge", c7g_4xlarge = "c7g.4xlarge", c7g_8xlarge = "c7g.8xlarge",
    c7g_12xlarge = "c7g.12xlarge", c7g_16xlarge = "c7g.16xlarge", mac2_metal = "mac2.metal", c6id_large = "c6id.large",
    c6id_xlarge = "c6id.xlarge", c6id_2xlarge = "c6id.2xlarge", c6id_4xlarge = "c6id.4xlarge",
    c6id_8xlarge = "c6id.8xlarge", c6id_12xlarge = "c6id.12xlarge", c6id_16xlarge = "c6id.16xlarge",
    c6id_24xlarge = "c6id.24xlarge", c6id_32xlarge = "c6id.32xlarge", c6id_metal = "c6id.metal",
    m6id_large = "m6id.large", m6id_xlarge = "m6id.xlarge", m6id_2xlarge = "m6id.2xlarge",
    m6id_4xlarge = "m6id.4xlarge", m6id_8xlarge = "m6id.8xlarge", m6id_12xlarge = "m6id.12xlarge",
    m6id_16xlarge = "m6id.16xlarge", m6id_24xlarge = "m6id.24xlarge", m6id_32xlarge = "m6id.32xlarge",
    m6id_metal = "m6id.metal", r6id_large = "r6id.large", r6id_xlarge = "r6id.xlarge", r6id_2xlarge = "r6id.2xlarge",
    r6id_4xlarge = "r6id.4xlarge", r6id_8xlarge = "r6id.8xlarge", r6id_12xlarge = "r6id.12xlarge",
    r6id_16xlarge = "r6id.16xlarge", r6id_24xlarge = "r6id.24xlarge", r6id_32xlarge = "r6id.32xlarge",
    r6id_metal = "r6id.metal", r6a_large = "r6a.large", r6a_xlarge = "r6a.xlarge", r6a_2xlarge = "r6a.2xlarge",
    r6a_4xlarge = "r6a.4xlarge", r6a_8xlarge = "r6a.8xlarge", r6a_12xlarge = "r6a.12xlarge",
    r6a_16xlarge = "r6a.16xlarge", r6a_24xlarge = "r6a.24xlarge", r6a_32xlarge = "r6a.32xlarge",
    r6a_48xlarge = "r6a.48xlarge", r6a_metal = "r6a.metal", p4de_24xlarge = "p4de.24xlarge",
    u_3tb1_56xlarge = "u-3tb1.56xlarge", u_18tb1_112xlarge = "u-18tb1.112xlarge",
    u_24tb1_112xlarge = "u-24tb1.112xlarge", trn1_2xlarge = "trn1.2xlarge", trn1_32xlarge = "trn1.32xlarge",
    hpc6id_32xlarge = "hpc6id.32xlarge", c6in_large = "c6in.large", c6in_xlarge = "c6in.xlarge",
    c6in_2xlarge = "c6in.2xlarge", c6in_4xlarge = "c6in.4xlarge", c6in_8xlarge = "c6in.8xlarge",
    c6in_12xlarge = "c6in.12xlarge", c6in_16xlarge = "c6in.16xlarge", c6in_24xlarge = "c6in.24xlarge",
    c6in_32xlarge = "c6in.32xlarge", m6in_large = "m6in.large", m6in_xlarge = "m6in.xlarge",
    m6in_2xlarge = "m6in.2xlarge", m6in_4xlarge = "m6in.4xlarge", m6in_8xlarge = "m6in.8xlarge",
    m6in_12xlarge = "m6in.12xlarge", m6in_16xlarge = "m6in.16xlarge", m6in_24xlarge = "m6in.24xlarge",
    m6in_32xlarge = "m6in.32xlarge", m6idn_large = "m6idn.large", m6idn_xlarge = "m6idn.xlarge",
    m6idn_2xlarge = "m6idn.2xlarge", m6idn_4xlarge = "m6idn.4xlarge", m6idn_8xlarge = "m6idn.8xlarge",
    m6idn_12xlarge = "m6idn.12xlarge", m6idn_16xlarge = "m6idn.16xlarge", m6idn_24xlarge = "m6idn.24xlarge",
    m6idn_32xlarge = "m6idn.32xlarge", r6in_large = "r6in.large", r6in_xlarge = "r6in.xlarge",
    r6in_2xlarge = "r6in.2xlarge", r6in_4xlarge = "r6in.4xlarge", r6in_8xlarge = "r6in.8xlarge",
    r6in_12xlarge = "r6in.12xlarge", r6in_16xlarge = "r6in.16xlarge", r6in_24xlarge = "r6in.24xlarge",
    r6in_32xlarge = "r6in.32xlarge", r6idn_large = "r6idn.large", r6idn_xlarge = "r6idn.xlarge",
    r6idn_2xlarge = "r6idn.2xlarge", r6idn_4xlarge = "r6idn.4xlarge", r6idn_8xlarge = "r6idn.8xlarge",
    r6idn_12xlarge = "r6idn.12xlarge", r6idn_16xlarge = "r6idn.16xlarge", r6idn_24xlarge = "r6idn.24xlarge",
    r6idn_32xlarge = "r6idn.32xlarge", c7g_metal = "c7g.metal", m7g_medium = "m7g.medium", m7g_large = "m7g.large",
    m7g_xlarge = "m7g.xlarge", m7g_2xlarge = "m7g.2xlarge", m7g_4xlarge = "m7g.4xlarge", m7g_8xlarge = "m7g.8xlarge",
    m7g_12xlarge = "m7g.12xlarge", m7g_16xlarge = "m7g.16xlarge", m7g_metal = "m7g.metal", r7g_medium = "r7g.medium",
    r7g_large = "r7g.large", r7g_xlarge = "r7g.xlarge", r7g_2xlarge = "r7g.2xlarge", r7g_4xlarge = "r7g.4xlarge",
    r7g_8xlarge = "r7g.8xlarge", r7g_12xlarge = "r7g.12xlarge", r7g_16xlarge = "r7g.16xlarge", r7g_metal = "r7g.metal",
    c6in_metal = "c6in.metal", m6in_metal = "m6in.metal", m6idn_metal = "m6idn.metal", r6in_metal = "r6in.metal",
    r6idn_metal = "r6idn.metal", inf2_xlarge = "inf2.xlarge", inf2_8xlarge = "inf2.8xlarge",
    inf2_24xlarge = "inf2.24xlarge", inf2_48xlarge = "inf2.48xlarge", trn1n_32xlarge = "trn1n.32xlarge",
    i4g_large = "i4g.large", i4g_xlarge = "i4g.xlarge", i4g_2xlarge = "i4g.2xlarge", i4g_4xlarge = "i4g.4xlarge",
    i4g_8xlarge = "i4g.8xlarge", i4g_16xlarge = "i4g.16xlarge", hpc7g_4xlarge = "hpc7g.4xlarge",
    hpc7g_8xlarge = "hpc7g.8xlarge", hpc7g_16xlarge = "hpc7g.16xlarge", c7gn_medium = "c7gn.medium",
    c7gn_large = "c7gn.large", c7gn_xlarge = "c7gn.xlarge", c7gn_2xlarge = "c7gn.2xlarge",
    c7gn_4xlarge = "c7gn.4xlarge", c7gn_8xlarge = "c7gn.8xlarge", c7gn_12xlarge = "c7gn.12xlarge",
    c7gn_16xlarge = "c7gn.16xlarge", p5_48xlarge = "p5.48xlarge", m7i_large = "m7i.large", m7i_xlarge = "m7i.xlarge",
    m7i_2xlarge = "m7i.2xlarge", m7i_4xlarge = "m7i.4xlarge", m7i_8xlarge = "m7i.8xlarge",
    m7i_12xlarge = "m7i.12xlarge", m7i_16xlarge = "m7i.16xlarge", m7i_24xlarge = "m7i.24xlarge",
    m7i_48xlarge = "m7i.48xlarge", m7i_flex_large = "m7i-flex.large", m7i_flex_xlarge = "m7i-flex.xlarge",
    m7i_flex_2xlarge = "m7i-flex.2xlarge", m7i_flex_4xlarge = "m7i-flex.4xlarge", m7i_flex_8xlarge = "m7i-flex.8xlarge",
    m7a_medium = "m7a.medium", m7a_large = "m7a.large", m7a_xlarge = "m7a.xlarge", m7a_2xlarge = "m7a.2xlarge",
    m7a_4xlarge = "m7a.4xlarge", m7a_8xlarge = "m7a.8xlarge", m7a_12xlarge = "m7a.12xlarge",
    m7a_16xlarge = "m7a.16xlarge", m7a_24xlarge = "m7a.24xlarge", m7a_32xlarge = "m7a.32xlarge",
    m7a_48xlarge = "m7a.48xlarge", m7a_metal_48xl = "m7a.metal-48xl", hpc7a_12xlarge = "hpc7a.12xlarge",
    hpc7a_24xlarge = "hpc7a.24xlarge", hpc7a_48xlarge = "hpc7a.48xlarge", hpc7a_96xlarge = "hpc7a.96xlarge",
    c7gd_medium = "c7gd.medium", c7gd_large = "c7gd.large", c7gd_xlarge = "c7gd.xlarge", c7gd_2xlarge = "c7gd.2xlarge",
    c7gd_4xlarge = "c7gd.4xlarge", c7gd_8xlarge = "c7gd.8xlarge", c7gd_12xlarge = "c7gd.12xlarge",
    c7gd_16xlarge = "c7gd.16xlarge", m7gd_medium = "m7gd.medium", m7gd_large = "m7gd.large",
    m7gd_xlarge = "m7gd.xlarge", m7gd_2xlarge = "m7gd.2xlarge", m7gd_4xlarge = "m7gd.4xlarge",
    m7gd_8xlarge = "m7gd.8xlarge", m7gd_12xlarge = "m7gd.12xlarge", m7gd_16xlarge = "m7gd.16xlarge",
    r7gd_medium = "r7gd.medium", r7gd_large = "r7gd.large", r7gd_xlarge = "r7gd.xlarge", r7gd_2xlarge = "r7gd.2xlarge",
    r7gd_4xlarge = "r7gd.4xlarge", r7gd_8xlarge = "r7gd.8xlarge", r7gd_12xlarge = "r7gd.12xlarge",
    r7gd_16xlarge = "r7gd.16xlarge", r7a_medium = "r7a.medium", r7a_large = "r7a.large", r7a_xlarge = "r7a.xlarge",
    r7a_2xlarge = "r7a.2xlarge", r7a_4xlarge = "r7a.4xlarge", r7a_8xlarge = "r7a.8xlarge",
    r7a_12xlarge = "r7a.12xlarge", r7a_16xlarge = "r7a.16xlarge", r7a_24xlarge = "r7a.24xlarge",
    r7a_32xlarge = "r7a.32xlarge", r7a_48xlarge = "r7a.48xlarge", c7i_large = "c7i.large", c7i_xlarge = "c7i.xlarge",
    c7i_2xlarge = "c7i.2xlarge", c7i_4xlarge = "c7i.4xlarge", c7i_8xlarge = "c7i.8xlarge",
    c7i_12xlarge = "c7i.12xlarge", c7i_16xlarge = "c7i.16xlarge", c7i_24xlarge = "c7i.24xlarge",
    c7i_48xlarge = "c7i.48xlarge", mac2_m2pro_metal = "mac2-m2pro.metal", r7iz_large = "r7iz.large",
    r7iz_xlarge = "r7iz.xlarge", r7iz_2xlarge = "r7iz.2xlarge", r7iz_4xlarge = "r7iz.4xlarge",
    r7iz_8xlarge = "r7iz.8xlarge", r7iz_12xlarge = "r7iz.12xlarge", r7iz_16xlarge = "r7iz.16xlarge",
    r7iz_32xlarge = "r7iz.32xlarge", c7a_medium = "c7a.medium", c7a_large = "c7a.large", c7a_xlarge = "c7a.xlarge",
    c7a_2xlarge = "c7a.2xlarge", c7a_4xlarge = "c7a.4xlarge", c7a_8xlarge = "c7a.8xlarge",
    c7a_12xlarge = "c7a.12xlarge", c7a_16xlarge = "c7a.16xlarge", c7a_24xlarge = "c7a.24xlarge",
    c7a_32xlarge = "c7a.32xlarge", c7a_48xlarge = "c7a.48xlarge", c7a_metal_48xl = "c7a.metal-48xl",
    r7a_metal_48xl = "r7a.metal-48xl", r7i_large = "r7i.large", r7i_xlarge = "r7i.xlarge", r7i_2xlarge = "r7i.2xlarge",
    r7i_4xlarge = "r7i.4xlarge", r7i_8xlarge = "r7i.8xlarge", r7i_12xlarge = "r7i.12xlarge",
    r7i_16xlarge = "r7i.16xlarge", r7i_24xlarge = "r7i.24xlarge", r7i_48xlarge = "r7i.48xlarge",
    dl2q_24xlarge = "dl2q.24xlarge", mac2_m2_metal = "mac2-m2.metal", i4i_12xlarge = "i4i.12xlarge",
    i4i_24xlarge = "i4i.24xlarge", c7i_metal_24xl = "c7i.metal-24xl", c7i_metal_48xl = "c7i.metal-48xl",
    m7i_metal_24xl = "m7i.metal-24xl", m7i_metal_48xl = "m7i.metal-48xl", r7i_metal_24xl = "r7i.metal-24xl",
    r7i_metal_48xl = "r7i.metal-48xl", r7iz_metal_16xl = "r7iz.metal-16xl", r7iz_metal_32xl = "r7iz.metal-32xl",
    c7gd_metal = "c7gd.metal", m7gd_metal = "m7gd.metal", r7gd_metal = "r7gd.metal", g6_xlarge = "g6.xlarge",
    g6_2xlarge = "g6.2xlarge", g6_4xlarge = "g6.4xlarge", g6_8xlarge = "g6.8xlarge", g6_12xlarge = "g6.12xlarge",
    g6_16xlarge = "g6.16xlarge", g6_24xlarge = "g6.24xlarge", g6_48xlarge = "g6.48xlarge", gr6_4xlarge = "gr6.4xlarge",
    gr6_8xlarge = "gr6.8xlarge", c7i_flex_large = "c7i-flex.large", c7i_flex_xlarge = "c7i-flex.xlarge",
    c7i_flex_2xlarge = "c7i-flex.2xlarge", c7i_flex_4xlarge = "c7i-flex.4xlarge", c7i_flex_8xlarge = "c7i-flex.8xlarge",
    u7i_12tb_224xlarge = "u7i-12tb.224xlarge", u7in_16tb_224xlarge = "u7in-16tb.224xlarge",
    u7in_24tb_224xlarge = "u7in-24tb.224xlarge", u7in_32tb_224xlarge = "u7in-32tb.224xlarge",
    u7ib_12tb_224xlarge = "u7ib-12tb.224xlarge", c7gn_metal = "c7gn.metal", r8g_medium = "r8g.medium",
    r8g_large = "r8g.large", r8g_xlarge = "r8g.xlarge", r8g_2xlarge = "r8g.2xlarge", r8g_4xlarge = "r8g.4xlarge",
    r8g_8xlarge = "r8g.8xlarge", r8g_12xlarge = "r8g.12xlarge", r8g_16xlarge = "r8g.16xlarge",
    r8g_24xlarge = "r8g.24xlarge", r8g_48xlarge = "r8g.48xlarge", r8g_metal_24xl = "r8g.metal-24xl",
    r8g_metal_48xl = "r8g.metal-48xl", mac2_m1ultra_metal = "mac2-m1ultra.metal", g6e_xlarge = "g6e.xlarge",
    g6e_2xlarge = "g6e.2xlarge", g6e_4xlarge = "g6e.4xlarge", g6e_8xlarge = "g6e.8xlarge",
    g6e_12xlarge = "g6e.12xlarge", g6e_16xlarge = "g6e.16xlarge", g6e_24xlarge = "g6e.24xlarge",
    g6e_48xlarge = "g6e.48xlarge", c8g_medium = "c8g.medium", c8g_large = "c8g.large", c8g_xlarge = "c8g.xlarge",
    c8g_2xlarge = "c8g.2xlarge", c8g_4xlarge = "c8g.4xlarge", c8g_8xlarge = "c8g.8xlarge",
    c8g_12xlarge = "c8g.12xlarge", c8g_16xlarge = "c8g.16xlarge", c8g_24xlarge = "c8g.24xlarge",
    c8g_48xlarge = "c8g.48xlarge", c8g_metal_24xl = "c8g.metal-24xl", c8g_metal_48xl = "c8g.metal-48xl",
    m8g_medium = "m8g.medium", m8g_large = "m8g.large", m8g_xlarge = "m8g.xlarge", m8g_2xlarge = "m8g.2xlarge",
    m8g_4xlarge = "m8g.4xlarge", m8g_8xlarge = "m8g.8xlarge", m8g_12xlarge = "m8g.12xlarge",
    m8g_16xlarge = "m8g.16xlarge", m8g_24xlarge = "m8g.24xlarge", m8g_48xlarge = "m8g.48xlarge",
    m8g_metal_24xl = "m8g.metal-24xl", m8g_metal_48xl = "m8g.metal-48xl", x8g_medium = "x8g.medium",
    x8g_large = "x8g.large", x8g_xlarge = "x8g.xlarge", x8g_2xlarge = "x8g.2xlarge", x8g_4xlarge = "x8g.4xlarge",
    x8g_8xlarge = "x8g.8xlarge", x8g_12xlarge = "x8g.12xlarge", x8g_16xlarge = "x8g.16xlarge",
    x8g_24xlarge = "x8g.24xlarge", x8g_48xlarge = "x8g.48xlarge", x8g_metal_24xl = "x8g.metal-24xl",
    x8g_metal_48xl = "x8g.metal-48xl", i7ie_large = "i7ie.large", i7ie_xlarge = "i7ie.xlarge",
    i7ie_2xlarge = "i7ie.2xlarge", i7ie_3xlarge = "i7ie.3xlarge", i7ie_6xlarge = "i7ie.6xlarge",
    i7ie_12xlarge = "i7ie.12xlarge", i7ie_18xlarge = "i7ie.18xlarge", i7ie_24xlarge = "i7ie.24xlarge",
    i7ie_48xlarge = "i7ie.48xlarge", i8g_large = "i8g.large", i8g_xlarge = "i8g.xlarge", i8g_2xlarge = "i8g.2xlarge",
    i8g_4xlarge = "i8g.4xlarge", i8g_8xlarge = "i8g.8xlarge", i8g_12xlarge = "i8g.12xlarge",
    i8g_16xlarge = "i8g.16xlarge", i8g_24xlarge = "i8g.24xlarge", i8g_metal_24xl = "i8g.metal-24xl",
    u7i_6tb_112xlarge = "u7i-6tb.112xlarge", u7i_8tb_112xlarge = "u7i-8tb.112xlarge",
    u7inh_32tb_480xlarge = "u7inh-32tb.480xlarge", p5e_48xlarge = "p5e.48xlarge", p5en_48xlarge = "p5en.48xlarge",
    f2_12xlarge = "f2.12xlarge", f2_48xlarge = "f2.48xlarge", trn2_48xlarge = "trn2.48xlarge",
    c7i_flex_12xlarge = "c7i-flex.12xlarge", c7i_flex_16xlarge = "c7i-flex.16xlarge",
    m7i_flex_12xlarge = "m7i-flex.12xlarge", m7i_flex_16xlarge = "m7i-flex.16xlarge",
    i7ie_metal_24xl = "i7ie.metal-24xl", i7ie_metal_48xl = "i7ie.metal-48xl", i8g_48xlarge = "i8g.48xlarge",
    c8gd_medium = "c8gd.medium", c8gd_large = "c8gd.large", c8gd_xlarge = "c8gd.xlarge", c8gd_2xlarge = "c8gd.2xlarge",
    c8gd_4xlarge = "c8gd.4xlarge", c8gd_8xlarge = "c8gd.8xlarge", c8gd_12xlarge = "c8gd.12xlarge",
    c8gd_16xlarge = "c8gd.16xlarge", c8gd_24xlarge = "c8gd.24xlarge", c8gd_48xlarge = "c8gd.48xlarge",
    c8gd_metal_24xl = "c8gd.metal-24xl", c8gd_metal_48xl = "c8gd.metal-48xl", i7i_large = "i7i.large",
    i7i_xlarge = "i7i.xlarge", i7i_2xlarge = "i7i.2xlarge", i7i_4xlarge = "i7i.4xlarge", i7i_8xlarge = "i7i.8xlarge",
    i7i_12xlarge = "i7i.12xlarge", i7i_16xlarge = "i7i.16xlarge", i7i_24xlarge = "i7i.24xlarge",
    i7i_48xlarge = "i7i.48xlarge", i7i_metal_24xl = "i7i.metal-24xl", i7i_metal_48xl = "i7i.metal-48xl",
    p6_b200_48xlarge = "p6-b200.48xlarge", m8gd_medium = "m8gd.medium", m8gd_large = "m8gd.large",
    m8gd_xlarge = "m8gd.xlarge", m8gd_2xlarge = "m8gd.2xlarge", m8gd_4xlarge = "m8gd.4xlarge",
    m8gd_8xlarge = "m8gd.8xlarge", m8gd_12xlarge = "m8gd.12xlarge", m8gd_16xlarge = "m8gd.16xlarge",
    m8gd_24xlarge = "m8gd.24xlarge", m8gd_48xlarge = "m8gd.48xlarge", m8gd_metal_24xl = "m8gd.metal-24xl",
    m8gd_metal_48xl = "m8gd.metal-48xl", r8gd_medium = "r8gd.medium", r8gd_large = "r8gd.large",
    r8gd_xlarge = "r8gd.xlarge", r8gd_2xlarge = "r8gd.2xlarge", r8gd_4xlarge = "r8gd.4xlarge",
    r8gd_8xlarge = "r8gd.8xlarge", r8gd_12xlarge = "r8gd.12xlarge", r8gd_16xlarge = "r8gd.16xlarge",
    r8gd_24xlarge = "r8gd.24xlarge", r8gd_48xlarge = "r8gd.48xlarge", r8gd_metal_24xl = "r8gd.metal-24xl",
    r8gd_metal_48xl = "r8gd.metal-48xl", c8gn_medium = "c8gn.medium", c8gn_large = "c8gn.large",
    c8gn_xlarge = "c8gn.xlarge", c8gn_2xlarge = "c8gn.2xlarge", c8gn_4xlarge = "c8gn.4xlarge",
    c8gn_8xlarge = "c8gn.8xlarge", c8gn_12xlarge = "c8gn.12xlarge", c8gn_16xlarge = "c8gn.16xlarge",
    c8gn_24xlarge = "c8gn.24xlarge", c8gn_48xlarge = "c8gn.48xlarge", c8gn_metal_24xl = "c8gn.metal-24xl",
    c8gn_metal_48xl = "c8gn.metal-48xl", f2_6xlarge = "f2.6xlarge", p6e_gb200_36xlarge = "p6e-gb200.36xlarge",
    g6f_large = "g6f.large", g6f_xlarge = "g6f.xlarge", g6f_2xlarge = "g6f.2xlarge", g6f_4xlarge = "g6f.4xlarge",
    gr6f_4xlarge = "gr6f.4xlarge", p5_4xlarge = "p5.4xlarge", r8i_large = "r8i.large", r8i_xlarge = "r8i.xlarge",
    r8i_2xlarge = "r8i.2xlarge", r8i_4xlarge = "r8i.4xlarge", r8i_8xlarge = "r8i.8xlarge",
    r8i_12xlarge = "r8i.12xlarge", r8i_16xlarge = "r8i.16xlarge", r8i_24xlarge = "r8i.24xlarge",
    r8i_32xlarge = "r8i.32xlarge", r8i_48xlarge = "r8i.48xlarge", r8i_96xlarge = "r8i.96xlarge",
    r8i_metal_48xl = "r8i.metal-48xl", r8i_metal_96xl = "r8i.metal-96xl", r8i_flex_large = "r8i-flex.large",
    r8i_flex_xlarge = "r8i-flex.xlarge", r8i_flex_2xlarge = "r8i-flex.2xlarge", r8i_flex_4xlarge = "r8i-flex.4xlarge",
    r8i_flex_8xlarge = "r8i-flex.8xlarge", r8i_flex_12xlarge = "r8i-flex.12xlarge",
    r8i_flex_16xlarge = "r8i-flex.16xlarge", m8i_large = "m8i.large", m8i_xlarge = "m8i.xlarge",
    m8i_2xlarge = "m8i.2xlarge", m8i_4xlarge = "m8i.4xlarge", m8i_8xlarge = "m8i.8xlarge",
    m8i_12xlarge = "m8i.12xlarge", m8i_16xlarge = "m8i.16xlarge", m8i_24xlarge = "m8i.24xlarge",
    m8i_32xlarge = "m8i.32xlarge", m8i_48xlarge = "m8i.48xlarge", m8i_96xlarge = "m8i.96xlarge",
    m8i_metal_48xl = "m8i.metal-48xl", m8i_metal_96xl = "m8i.metal-96xl", m8i_flex_large = "m8i-flex.large",
    m8i_flex_xlarge = "m8i-flex.xlarge", m8i_flex_2xlarge = "m8i-flex.2xlarge", m8i_flex_4xlarge = "m8i-flex.4xlarge",
    m8i_flex_8xlarge = "m8i-flex.8xlarge", m8i_flex_12xlarge = "m8i-flex.12xlarge",
    m8i_flex_16xlarge = "m8i-flex.16xlarge", i8ge_large = "i8ge.large", i8ge_xlarge = "i8ge.xlarge",
    i8ge_2xlarge = "i8ge.2xlarge", i8ge_3xlarge = "i8ge.3xlarge", i8ge_6xlarge = "i8ge.6xlarge",
    i8ge_12xlarge = "i8ge.12xlarge", i8ge_18xlarge = "i8ge.18xlarge", i8ge_24xlarge = "i8ge.24xlarge",
    i8ge_48xlarge = "i8ge.48xlarge", i8ge_metal_24xl = "i8ge.metal-24xl", i8ge_metal_48xl = "i8ge.metal-48xl",
    mac_m4_metal = "mac-m4.metal", mac_m4pro_metal = "mac-m4pro.metal", r8gn_medium = "r8gn.medium",
    r8gn_large = "r8gn.large", r8gn_xlarge = "r8gn.xlarge", r8gn_2xlarge = "r8gn.2xlarge",
    r8gn_4xlarge = "r8gn.4xlarge", r8gn_8xlarge = "r8gn.8xlarge", r8gn_12xlarge = "r8gn.12xlarge",
    r8gn_16xlarge = "r8gn.16xlarge", r8gn_24xlarge = "r8gn.24xlarge", r8gn_48xlarge = "r8gn.48xlarge",
    r8gn_metal_24xl = "r8gn.metal-24xl", r8gn_metal_48xl = "r8gn.metal-48xl", c8i_large = "c8i.large",
    c8i_xlarge = "c8i.xlarge", c8i_2xlarge = "c8i.2xlarge", c8i_4xlarge = "c8i.4xlarge", c8i_8xlarge = "c8i.8xlarge",
    c8i_12xlarge = "c8i.12xlarge", c8i_16xlarge = "c8i.16xlarge", c8i_24xlarge = "c8i.24xlarge",
    c8i_32xlarge = "c8i.32xlarge", c8i_48xlarge = "c8i.48xlarge", c8i_96xlarge = "c8i.96xlarge",
    c8i_metal_48xl = "c8i.metal-48xl", c8i_metal_96xl = "c8i.metal-96xl", c8i_flex_large = "c8i-flex.large",
    c8i_flex_xlarge = "c8i-flex.xlarge", c8i_flex_2xlarge = "c8i-flex.2xlarge", c8i_flex_4xlarge = "c8i-flex.4xlarge",
    c8i_flex_8xlarge = "c8i-flex.8xlarge", c8i_flex_12xlarge = "c8i-flex.12xlarge",
    c8i_flex_16xlarge = "c8i-flex.16xlarge", r8gb_medium = "r8gb.medium", r8gb_large = "r8gb.large",
    r8gb_xlarge = "r8gb.xlarge", r8gb_2xlarge = "r8gb.2xlarge", r8gb_4xlarge = "r8gb.4xlarge",
    r8gb_8xlarge = "r8gb.8xlarge", r8gb_12xlarge = "r8gb.12xlarge", r8gb_16xlarge = "r8gb.16xlarge",
    r8gb_24xlarge = "r8gb.24xlarge", r8gb_metal_24xl = "r8gb.metal-24xl", m8a_medium = "m8a.medium",
    m8a_large = "m8a.large", m8a_xlarge = "m8a.xlarge", m8a_2xlarge = "m8a.2xlarge", m8a_4xlarge = "m8a.4xlarge",
    m8a_8xlarge = "m8a.8xlarge", m8a_12xlarge = "m8a.12xlarge", m8a_16xlarge = "m8a.16xlarge",
    m8a_24xlarge = "m8a.24xlarge", m8a_48xlarge = "m8a.48xlarge", m8a_metal_24xl = "m8a.metal-24xl",
    m8a_metal_48xl = "m8a.metal-48xl", trn2_3xlarge = "trn2.3xlarge", r8a_medium = "r8a.medium",
    r8a_large = "r8a.large", r8a_xlarge = "r8a.xlarge", r8a_2xlarge = "r8a.2xlarge", r8a_4xlarge = "r8a.4xlarge",
    r8a_8xlarge = "r8a.8xlarge", r8a_12xlarge = "r8a.12xlarge", r8a_16xlarge = "r8a.16xlarge",
    r8a_24xlarge = "r8a.24xlarge", r8a_48xlarge = "r8a.48xlarge", r8a_metal_24xl = "r8a.metal-24xl",
    r8a_metal_48xl = "r8a.metal-48xl", p6_b300_48xlarge = "p6-b300.48xlarge", c8a_medium = "c8a.medium",
    c8a_large = "c8a.large", c8a_xlarge = "c8a.xlarge", c8a_2xlarge = "c8a.2xlarge", c8a_4xlarge = "c8a.4xlarge",
    c8a_8xlarge = "c8a.8xlarge", c8a_12xlarge = "c8a.12xlarge", c8a_16xlarge = "c8a.16xlarge",
    c8a_24xlarge = "c8a.24xlarge", c8a_48xlarge = "c8a.48xlarge", c8a_metal_24xl = "c8a.metal-24xl",
    c8a_metal_48xl = "c8a.metal-48xl", c8gb_12xlarge = "c8gb.12xlarge", c8gb_16xlarge = "c8gb.16xlarge",
    c8gb_24xlarge = "c8gb.24xlarge", c8gb_2xlarge = "c8gb.2xlarge", c8gb_4xlarge = "c8gb.4xlarge",
    c8gb_8xlarge = "c8gb.8xlarge", c8gb_large = "c8gb.large", c8gb_medium = "c8gb.medium",
    c8gb_metal_24xl = "c8gb.metal-24xl", c8gb_xlarge = "c8gb.xlarge", c8gb_48xlarge = "c8gb.48xlarge",
    c8gb_metal_48xl = "c8gb.metal-48xl", m8gb_12xlarge = "m8gb.12xlarge", m8gb_16xlarge = "m8gb.16xlarge",
    m8gb_24xlarge = "m8gb.24xlarge", m8gb_2xlarge = "m8gb.2xlarge", m8gb_4xlarge = "m8gb.4xlarge",
    m8gb_8xlarge = "m8gb.8xlarge", m8gb_large = "m8gb.large", m8gb_medium = "m8gb.medium", m8gb_xlarge = "m8gb.xlarge",
    m8gb_48xlarge = "m8gb.48xlarge", m8gb_metal_24xl = "m8gb.metal-24xl", m8gb_metal_48xl = "m8gb.metal-48xl",
    m8gn_12xlarge = "m8gn.12xlarge", m8gn_16xlarge = "m8gn.16xlarge", m8gn_24xlarge = "m8gn.24xlarge",
    m8gn_2xlarge = "m8gn.2xlarge", m8gn_48xlarge = "m8gn.48xlarge", m8gn_4xlarge = "m8gn.4xlarge",
    m8gn_8xlarge = "m8gn.8xlarge", m8gn_large = "m8gn.large", m8gn_medium = "m8gn.medium", m8gn_xlarge = "m8gn.xlarge",
    m8gn_metal_24xl = "m8gn.metal-24xl", m8gn_metal_48xl = "m8gn.metal-48xl", x8aedz_12xlarge = "x8aedz.12xlarge",
    x8aedz_24xlarge = "x8aedz.24xlarge", x8aedz_3xlarge = "x8aedz.3xlarge", x8aedz_6xlarge = "x8aedz.6xlarge",
    x8aedz_large = "x8aedz.large", x8aedz_metal_12xl = "x8aedz.metal-12xl", x8aedz_metal_24xl = "x8aedz.metal-24xl",
    x8aedz_xlarge = "x8aedz.xlarge", m8azn_medium = "m8azn.medium", m8azn_large = "m8azn.large",
    m8azn_xlarge = "m8azn.xlarge", m8azn_3xlarge = "m8azn.3xlarge", m8azn_6xlarge = "m8azn.6xlarge",
    m8azn_12xlarge = "m8azn.12xlarge", m8azn_24xlarge = "m8azn.24xlarge", m8azn_metal_12xl = "m8azn.metal-12xl",
    m8azn_metal_24xl = "m8azn.metal-24xl", x8i_large = "x8i.large", x8i_xlarge = "x8i.xlarge",
    x8i_2xlarge = "x8i.2xlarge", x8i_4xlarge = "x8i.4xlarge", x8i_8xlarge = "x8i.8xlarge",
    x8i_12xlarge = "x8i.12xlarge", x8i_16xlarge = "x8i.16xlarge", x8i_24xlarge = "x8i.24xlarge",
    x8i_32xlarge = "x8i.32xlarge", x8i_48xlarge = "x8i.48xlarge", x8i_64xlarge = "x8i.64xlarge",
    x8i_96xlarge = "x8i.96xlarge", x8i_metal_48xl = "x8i.metal-48xl", x8i_metal_96xl = "x8i.metal-96xl",
    mac_m4max_metal = "mac-m4max.metal", g7e_2xlarge = "g7e.2xlarge", g7e_4xlarge = "g7e.4xlarge",
    g7e_8xlarge = "g7e.8xlarge", g7e_12xlarge = "g7e.12xlarge", g7e_24xlarge = "g7e.24xlarge",
    g7e_48xlarge = "g7e.48xlarge", r8id_large = "r8id.large", r8id_xlarge = "r8id.xlarge",
    r8id_2xlarge = "r8id.2xlarge", r8id_4xlarge = "r8id.4xlarge", r8id_8xlarge = "r8id.8xlarge",
    r8id_12xlarge = "r8id.12xlarge", r8id_16xlarge = "r8id.16xlarge", r8id_24xlarge = "r8id.24xlarge",
    r8id_32xlarge = "r8id.32xlarge", r8id_48xlarge = "r8id.48xlarge", r8id_96xlarge = "r8id.96xlarge",
    r8id_metal_48xl = "r8id.metal-48xl", r8id_metal_96xl = "r8id.metal-96xl", c8id_large = "c8id.large",
    c8id_xlarge = "c8id.xlarge", c8id_2xlarge = "c8id.2xlarge", c8id_4xlarge = "c8id.4xlarge",
    c8id_8xlarge = "c8id.8xlarge", c8id_12xlarge = "c8id.12xlarge", c8id_16xlarge = "c8id.16xlarge",
    c8id_24xlarge = "c8id.24xlarge", c8id_32xlarge = "c8id.32xlarge", c8id_48xlarge = "c8id.48xlarge",
    c8id_96xlarge = "c8id.96xlarge", c8id_metal_48xl = "c8id.metal-48xl", c8id_metal_96xl = "c8id.metal-96xl",
    m8id_large = "m8id.large", m8id_xlarge = "m8id.xlarge", m8id_2xlarge = "m8id.2xlarge",
    m8id_4xlarge = "m8id.4xlarge", m8id_8xlarge = "m8id.8xlarge", m8id_12xlarge = "m8id.12xlarge",
    m8id_16xlarge = "m8id.16xlarge", m8id_24xlarge = "m8id.24xlarge", m8id_32xlarge = "m8id.32xlarge",
    m8id_48xlarge = "m8id.48xlarge", m8id_96xlarge = "m8id.96xlarge", m8id_metal_48xl = "m8id.metal-48xl",
    m8id_metal_96xl = "m8id.metal-96xl", hpc8a_96xlarge = "hpc8a.96xlarge"
}

enum SupportedAdditionalProcessorFeature {
    amd_sev_snp = "amd-sev-snp", nested_virtualization = "nested-virtualization"
}
list InstanceTypeOfferingsList { @xmlName("item") member: InstanceTypeOffering }

enum LocationType {
    region, availability_zone = "availability-zone", availability_zone_id = "availability-zone-id", outpost
}
