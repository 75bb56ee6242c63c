$version: "2.0"

namespace Keyferry.Wire.Services.Ec2

operation AttachVolume {
    input: AttachVolumeRequest
    output: VolumeAttachment
}

operation CopySnapshot {
    input: CopySnapshotRequest
    output: CopySnapshotResult
}

operation CreateSnapshot {
    input: CreateSnapshotRequest
    output: Snapshot
}

operation CreateSnapshots {
    input: CreateSnapshotsRequest
    output: CreateSnapshotsResult
}

operation CreateVolume {
    input: CreateVolumeRequest
    output: Volume
}

operation DeleteSnapshot {
    input: DeleteSnapshotRequest
}

operation DeleteVolume {
    input: DeleteVolumeRequest
}

operation DescribeSnapshotAttribute {
    input: DescribeSnapshotAttributeRequest
    output: DescribeSnapshotAttributeResult
}

operation DescribeSnapshots {
    input: DescribeSnapshotsRequest
    output: DescribeSnapshotsResult
}

operation DescribeVolumeStatus {
    input: DescribeVolumeStatusRequest
    output: DescribeVolumeStatusResult
}

operation DescribeVolumes {
    input: DescribeVolumesRequest
    output: DescribeVolumesResult
}

operation DetachVolume {
    input: DetachVolumeRequest
    output: VolumeAttachment
}

operation DisableEbsEncryptionByDefault {
    input: DisableEbsEncryptionByDefaultRequest
    output: DisableEbsEncryptionByDefaultResult
}

operation DisableSnapshotBlockPublicAccess {
    input: DisableSnapshotBlockPublicAccessRequest
    output: DisableSnapshotBlockPublicAccessResult
}

operation EnableEbsEncryptionByDefault {
    input: EnableEbsEncryptionByDefaultRequest
    output: EnableEbsEncryptionByDefaultResult
}

operation EnableSnapshotBlockPublicAccess {
    input: EnableSnapshotBlockPublicAccessRequest
    output: EnableSnapshotBlockPublicAccessResult
}

operation GetEbsDefaultKmsKeyId {
    input: GetEbsDefaultKmsKeyIdRequest
    output: GetEbsDefaultKmsKeyIdResult
}

operation GetEbsEncryptionByDefault {
    input: GetEbsEncryptionByDefaultRequest
    output: GetEbsEncryptionByDefaultResult
}

operation GetSnapshotBlockPublicAccessState {
    input: GetSnapshotBlockPublicAccessStateRequest
    output: GetSnapshotBlockPublicAccessStateResult
}

operation ModifyEbsDefaultKmsKeyId {
    input: ModifyEbsDefaultKmsKeyIdRequest
    output: ModifyEbsDefaultKmsKeyIdResult
}

operation ModifySnapshotAttribute {
    input: ModifySnapshotAttributeRequest
}

operation DescribeVolumesModifications {
    input: DescribeVolumesModificationsRequest
    output: DescribeVolumesModificationsResult
}

operation ModifyVolume {
    input: ModifyVolumeRequest
    output: ModifyVolumeResult
}

operation ResetEbsDefaultKmsKeyId {
    input: ResetEbsDefaultKmsKeyIdRequest
    output: ResetEbsDefaultKmsKeyIdResult
}

operation ResetSnapshotAttribute {
    input: ResetSnapshotAttributeRequest
}

structure AttachVolumeRequest {
    @required Device: String
    @required InstanceId: String
    @required VolumeId: String
    EbsCardIndex: Integer
    @xmlName("dryRun") DryRun: Boolean
}

structure VolumeAttachment {
    @xmlName("deleteOnTermination") DeleteOnTermination: Boolean
    @xmlName("associatedResource") AssociatedResource: String
    @xmlName("instanceOwningService") InstanceOwningService: String
    @xmlName("ebsCardIndex") EbsCardIndex: Integer
    @xmlName("volumeId") VolumeId: String
    @xmlName("instanceId") InstanceId: String
    @xmlName("device") Device: String
    @xmlName("status") State: VolumeAttachmentState
    @xmlName("attachTime") AttachTime: Timestamp
}

structure CopySnapshotRequest {
    Description: String
    DestinationOutpostArn: String
    @xmlName("destinationRegion") DestinationRegion: String
    @xmlName("encrypted") Encrypted: Boolean
    @xmlName("kmsKeyId") KmsKeyId: String
    @xmlName("presignedUrl") PresignedUrl: CopySnapshotRequestPSU
    @required SourceRegion: String
    @required SourceSnapshotId: String
    @xmlName("TagSpecification") TagSpecifications: TagSpecificationList
    @range(min: 1, max: 2880) CompletionDurationMinutes: Integer
    DestinationAvailabilityZone: String
    @xmlName("dryRun") DryRun: Boolean
}

structure CopySnapshotResult {
    @xmlName("tagSet") Tags: TagList
    @xmlName("snapshotId") SnapshotId: String
}

structure CreateSnapshotRequest {
    Description: String
    OutpostArn: String
    @required VolumeId: String
    @xmlName("TagSpecification") TagSpecifications: TagSpecificationList
    Location: SnapshotLocationEnum
    @xmlName("dryRun") DryRun: Boolean
}

structure Snapshot {
    @xmlName("ownerAlias") OwnerAlias: String
    @xmlName("outpostArn") OutpostArn: String
    @xmlName("tagSet") Tags: TagList
    @xmlName("storageTier") StorageTier: StorageTier
    @xmlName("restoreExpiryTime") RestoreExpiryTime: Timestamp
    @xmlName("sseType") SseType: SSEType
    @xmlName("availabilityZone") AvailabilityZone: String
    @xmlName("transferType") TransferType: TransferType
    @xmlName("completionDurationMinutes") CompletionDurationMinutes: Integer
    @xmlName("completionTime") CompletionTime: Timestamp
    @xmlName("fullSnapshotSizeInBytes") FullSnapshotSizeInBytes: Long
    @xmlName("snapshotId") SnapshotId: String
    @xmlName("volumeId") VolumeId: String
    @xmlName("status") State: SnapshotState
    @xmlName("statusMessage") StateMessage: String
    @xmlName("startTime") StartTime: Timestamp
    @xmlName("progress") Progress: String
    @xmlName("ownerId") OwnerId: String
    @xmlName("description") Description: String
    @xmlName("volumeSize") VolumeSize: Integer
    @xmlName("encrypted") Encrypted: Boolean
    @xmlName("kmsKeyId") KmsKeyId: String
    @xmlName("dataEncryptionKeyId") DataEncryptionKeyId: String
}

structure CreateSnapshotsRequest {
    Description: String
    @required InstanceSpecification: InstanceSpecification
    OutpostArn: String
    @xmlName("TagSpecification") TagSpecifications: TagSpecificationList
    DryRun: Boolean
    CopyTagsFromSource: CopyTagsFromSource
    Location: SnapshotLocationEnum
}

structure InstanceSpecification {
    @required InstanceId: String
    ExcludeBootVolume: Boolean
    @xmlName("ExcludeDataVolumeId") ExcludeDataVolumeIds: VolumeIdStringList
}

structure CreateSnapshotsResult {
    @xmlName("snapshotSet") Snapshots: SnapshotSet
}

structure SnapshotInfo {
    @xmlName("description") Description: String
    @xmlName("tagSet") Tags: TagList
    @xmlName("encrypted") Encrypted: Boolean
    @xmlName("volumeId") VolumeId: String
    @xmlName("state") State: SnapshotState
    @xmlName("volumeSize") VolumeSize: Integer
    @xmlName("startTime") StartTime: Timestamp
    @xmlName("progress") Progress: String
    @xmlName("ownerId") OwnerId: String
    @xmlName("snapshotId") SnapshotId: String
    @xmlName("outpostArn") OutpostArn: String
    @xmlName("sseType") SseType: SSEType
    @xmlName("availabilityZone") AvailabilityZone: String
}

structure CreateVolumeRequest {
    AvailabilityZone: String
    AvailabilityZoneId: String
    @xmlName("encrypted") Encrypted: Boolean
    Iops: Integer
    KmsKeyId: String
    OutpostArn: String
    Size: Integer
    SnapshotId: String
    VolumeType: VolumeType
    @xmlName("TagSpecification") TagSpecifications: TagSpecificationList
    MultiAttachEnabled: Boolean
    Throughput: Integer
    @idempotencyToken ClientToken: String
    VolumeInitializationRate: Integer
    Operator: OperatorRequest
    @xmlName("dryRun") DryRun: Boolean
}

structure Volume {
    @xmlName("availabilityZoneId") AvailabilityZoneId: String
    @xmlName("outpostArn") OutpostArn: String
    @xmlName("sourceVolumeId") SourceVolumeId: String
    @xmlName("iops") Iops: Integer
    @xmlName("tagSet") Tags: TagList
    @xmlName("volumeType") VolumeType: VolumeType
    @xmlName("fastRestored") FastRestored: Boolean
    @xmlName("multiAttachEnabled") MultiAttachEnabled: Boolean
    @xmlName("throughput") Throughput: Integer
    @xmlName("sseType") SseType: SSEType
    @xmlName("operator") Operator: OperatorResponse
    @xmlName("volumeInitializationRate") VolumeInitializationRate: Integer
    @xmlName("volumeId") VolumeId: String
    @xmlName("size") Size: Integer
    @xmlName("snapshotId") SnapshotId: String
    @xmlName("availabilityZone") AvailabilityZone: String
    @xmlName("status") State: VolumeState
    @xmlName("createTime") CreateTime: Timestamp
    @xmlName("attachmentSet") Attachments: VolumeAttachmentList
    @xmlName("encrypted") Encrypted: Boolean
    @xmlName("kmsKeyId") KmsKeyId: String
}

structure DeleteSnapshotRequest {
    @required SnapshotId: String
    @xmlName("dryRun") DryRun: Boolean
}

structure DeleteVolumeRequest {
    @required VolumeId: String
    @xmlName("dryRun") DryRun: Boolean
}

structure DescribeSnapshotAttributeRequest {
    @required Attribute: SnapshotAttributeName
    @required SnapshotId: String
    @xmlName("dryRun") DryRun: Boolean
}

structure DescribeSnapshotAttributeResult {
    @xmlName("productCodes") ProductCodes: ProductCodeList
    @xmlName("snapshotId") SnapshotId: String
    @xmlName("createVolumePermission") CreateVolumePermissions: CreateVolumePermissionList
}

structure CreateVolumePermission {
    @xmlName("userId") UserId: String
    @xmlName("group") Group: PermissionGroup
}

structure DescribeSnapshotsRequest {
    MaxResults: Integer
    NextToken: String
    @xmlName("Owner") OwnerIds: OwnerStringList
    @xmlName("RestorableBy") RestorableByUserIds: RestorableByStringList
    @xmlName("SnapshotId") SnapshotIds: SnapshotIdStringList
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
}

structure DescribeSnapshotsResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("snapshotSet") Snapshots: SnapshotList
}

structure DescribeVolumeStatusRequest {
    MaxResults: Integer
    NextToken: String
    @xmlName("VolumeId") VolumeIds: VolumeIdStringList
    IncludeManagedResources: Boolean
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
}

structure DescribeVolumeStatusResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("volumeStatusSet") VolumeStatuses: VolumeStatusList
}

structure VolumeStatusItem {
    @xmlName("actionsSet") Actions: VolumeStatusActionsList
    @xmlName("availabilityZone") AvailabilityZone: String
    @xmlName("outpostArn") OutpostArn: String
    @xmlName("eventsSet") Events: VolumeStatusEventsList
    @xmlName("volumeId") VolumeId: String
    @xmlName("volumeStatus") VolumeStatus: VolumeStatusInfo
    @xmlName("attachmentStatuses") AttachmentStatuses: VolumeStatusAttachmentStatusList
    @xmlName("initializationStatusDetails") InitializationStatusDetails: InitializationStatusDetails
    @xmlName("availabilityZoneId") AvailabilityZoneId: String
    @xmlName("operator") Operator: OperatorResponse
}

structure VolumeStatusAction {
    @xmlName("code") Code: String
    @xmlName("description") Description: String
    @xmlName("eventId") EventId: String
    @xmlName("eventType") EventType: String
}

structure VolumeStatusEvent {
    @xmlName("description") Description: String
    @xmlName("eventId") EventId: String
    @xmlName("eventType") EventType: String
    @xmlName("notAfter") NotAfter: Timestamp
    @xmlName("notBefore") NotBefore: Timestamp
    @xmlName("instanceId") InstanceId: String
}

structure VolumeStatusInfo {
    @xmlName("details") Details: VolumeStatusDetailsList
    @xmlName("status") Status: VolumeStatusInfoStatus
}

structure VolumeStatusDetails {
    @xmlName("name") Name: VolumeStatusName
    @xmlName("status") Status: String
}

structure VolumeStatusAttachmentStatus {
    @xmlName("ioPerformance") IoPerformance: String
    @xmlName("instanceId") InstanceId: String
}

structure InitializationStatusDetails {
    @xmlName("initializationType") InitializationType: InitializationType
    @xmlName("progress") Progress: Long
    @xmlName("estimatedTimeToCompleteInSeconds") EstimatedTimeToCompleteInSeconds: Long
}

structure DescribeVolumesRequest {
    @xmlName("VolumeId") VolumeIds: VolumeIdStringList
    IncludeManagedResources: Boolean
    @xmlName("dryRun") DryRun: Boolean
    @xmlName("Filter") Filters: FilterList
    @xmlName("nextToken") NextToken: String
    @xmlName("maxResults") MaxResults: Integer
}

structure DescribeVolumesResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("volumeSet") Volumes: VolumeList
}

structure DetachVolumeRequest {
    Device: String
    Force: Boolean
    InstanceId: String
    @required VolumeId: String
    @xmlName("dryRun") DryRun: Boolean
}

structure DisableEbsEncryptionByDefaultRequest {
    DryRun: Boolean
}

structure DisableEbsEncryptionByDefaultResult {
    @xmlName("ebsEncryptionByDefault") EbsEncryptionByDefault: Boolean
}

structure DisableSnapshotBlockPublicAccessRequest {
    DryRun: Boolean
}

structure DisableSnapshotBlockPublicAccessResult {
    @xmlName("state") State: SnapshotBlockPublicAccessState
}

structure EnableEbsEncryptionByDefaultRequest {
    DryRun: Boolean
}

structure EnableEbsEncryptionByDefaultResult {
    @xmlName("ebsEncryptionByDefault") EbsEncryptionByDefault: Boolean
}

structure EnableSnapshotBlockPublicAccessRequest {
    @required State: SnapshotBlockPublicAccessState
    DryRun: Boolean
}

structure EnableSnapshotBlockPublicAccessResult {
    @xmlName("state") State: SnapshotBlockPublicAccessState
}

structure GetEbsDefaultKmsKeyIdRequest {
    DryRun: Boolean
}

structure GetEbsDefaultKmsKeyIdResult {
    @xmlName("kmsKeyId") KmsKeyId: String
}

structure GetEbsEncryptionByDefaultRequest {
    DryRun: Boolean
}

structure GetEbsEncryptionByDefaultResult {
    @xmlName("ebsEncryptionByDefault") EbsEncryptionByDefault: Boolean
    @xmlName("sseType") SseType: SSEType
}

structure GetSnapshotBlockPublicAccessStateRequest {
    DryRun: Boolean
}

structure GetSnapshotBlockPublicAccessStateResult {
    @xmlName("state") State: SnapshotBlockPublicAccessState
    @xmlName("managedBy") ManagedBy: ManagedBy
}

structure ModifyEbsDefaultKmsKeyIdRequest {
    @required KmsKeyId: String
    DryRun: Boolean
}

structure ModifyEbsDefaultKmsKeyIdResult {
    @xmlName("kmsKeyId") KmsKeyId: String
}

structure ModifySnapshotAttributeRequest {
    Attribute: SnapshotAttributeName
    CreateVolumePermission: CreateVolumePermissionModifications
    @xmlName("UserGroup") GroupNames: GroupNameStringList
    OperationType: OperationType
    @required SnapshotId: String
    @xmlName("UserId") UserIds: UserIdStringList
    @xmlName("dryRun") DryRun: Boolean
}

structure CreateVolumePermissionModifications {
    Add: CreateVolumePermissionList
    Remove: CreateVolumePermissionList
}

structure DescribeVolumesModificationsRequest {
    DryRun: Boolean
    @xmlName("VolumeId") VolumeIds: VolumeIdStringList
    @xmlName("Filter") Filters: FilterList
    NextToken: String
    MaxResults: Integer
}

structure DescribeVolumesModificationsResult {
    @xmlName("nextToken") NextToken: String
    @xmlName("volumeModificationSet") VolumesModifications: VolumeModificationList
}

structure ModifyVolumeRequest {
    DryRun: Boolean
    @required VolumeId: String
    Size: Integer
    VolumeType: VolumeType
    Iops: Integer
    Throughput: Integer
    MultiAttachEnabled: Boolean
}

structure ModifyVolumeResult {
    @xmlName("volumeModification") VolumeModification: VolumeModification
}

structure VolumeModification {
    @xmlName("volumeId") VolumeId: String
    @xmlName("modificationState") ModificationState: VolumeModificationState
    @xmlName("statusMessage") StatusMessage: String
    @xmlName("targetSize") TargetSize: Integer
    @xmlName("targetIops") TargetIops: Integer
    @xmlName("targetVolumeType") TargetVolumeType: VolumeType
    @xmlName("targetThroughput") TargetThroughput: Integer
    @xmlName("targetMultiAttachEnabled") TargetMultiAttachEnabled: Boolean
    @xmlName("originalSize") OriginalSize: Integer
    @xmlName("originalIops") OriginalIops: Integer
    @xmlName("originalVolumeType") OriginalVolumeType: VolumeType
    @xmlName("originalThroughput") OriginalThroughput: Integer
    @xmlName("originalMultiAttachEnabled") OriginalMultiAttachEnabled: Boolean
    @xmlName("progress") Progress: Long
    @xmlName("startTime") StartTime: Timestamp
    @xmlName("endTime") EndTime: Timestamp
    @xmlName("operator") Operator: OperatorResponse
}

structure ResetEbsDefaultKmsKeyIdRequest {
    DryRun: Boolean
}

structure ResetEbsDefaultKmsKeyIdResult {
    @xmlName("kmsKeyId") KmsKeyId: String
}

structure ResetSnapshotAttributeRequest {
    @required Attribute: SnapshotAttributeName
    @required SnapshotId: String
    @xmlName("dryRun") DryRun: Boolean
}

list VolumeIdStringList { @xmlName("VolumeId") member: String }
list SnapshotSet { @xmlName("item") member: SnapshotInfo }
list VolumeAttachmentList { @xmlName("item") member: VolumeAttachment }
list CreateVolumePermissionList { @xmlName("item") member: CreateVolumePermission }
list RestorableByStringList { member: String }
list SnapshotIdStringList { @xmlName("SnapshotId") member: String }
list SnapshotList { @xmlName("item") member: Snapshot }
list VolumeStatusList { @xmlName("item") member: VolumeStatusItem }
list VolumeStatusActionsList { @xmlName("item") member: VolumeStatusAction }
list VolumeStatusEventsList { @xmlName("item") member: VolumeStatusEvent }
list VolumeStatusDetailsList { @xmlName("item") member: VolumeStatusDetails }
list VolumeStatusAttachmentStatusList { @xmlName("item") member: VolumeStatusAttachmentStatus }
list VolumeList { @xmlName("item") member: Volume }

enum VolumeAttachmentState { attaching, attached, detaching, detached, busy }
@sensitive string CopySnapshotRequestPSU
enum StorageTier { archive, standard }
enum SSEType { sse_ebs = "sse-ebs", sse_kms = "sse-kms", none }
enum TransferType { time_based = "time-based", standard }
enum SnapshotState { pending, completed, error, recoverable, recovering }
enum CopyTagsFromSource { volume }
enum VolumeState { creating, available, in_use = "in-use", deleting, deleted, error }
enum SnapshotAttributeName { productCodes, createVolumePermission }
enum VolumeStatusInfoStatus { ok, impaired, insufficient_data = "insufficient-data", warning }
enum InitializationType { default, provisioned_rate = "provisioned-rate", volume_copy = "volume-copy" }
enum VolumeModificationState { modifying, optimizing, completed, failed }

enum VolumeStatusName {
    io_enabled = "io-enabled", io_performance = "io-performance", initialization_state = "initialization-state"
}

enum SnapshotBlockPublicAccessState {
    block_all_sharing = "block-all-sharing", block_new_sharing = "block-new-sharing", unblocked
}
list VolumeModificationList { @xmlName("item") member: VolumeModification }
