$version: "2.0"

namespace Keyferry.Wire.Services.Ebs

use aws.auth#sigv4
use aws.protocols#restJson1
use keyferry#wording

@title("EBS")
@sigv4(name: "ebs")
@restJson1
@wording("CoralWording.ValidationException")
service Ebs {
    version: "2019-11-02"
    operations: [
        CompleteSnapshot, GetSnapshotBlock, ListChangedBlocks, ListSnapshotBlocks, PutSnapshotBlock, StartSnapshot
    ]
}

@http(method: "POST", uri: "/snapshots/completion/{SnapshotId}", code: 202)
operation CompleteSnapshot {
    input: CompleteSnapshotRequest
    output: CompleteSnapshotResponse
    errors: [
        AccessDeniedException, ValidationException, ResourceNotFoundException, RequestThrottledException,
        ServiceQuotaExceededException, InternalServerException
    ]
}

@http(method: "GET", uri: "/snapshots/{SnapshotId}/blocks/{BlockIndex}", code: 200)
operation GetSnapshotBlock {
    input: GetSnapshotBlockRequest
    output: GetSnapshotBlockResponse
    errors: [
        AccessDeniedException, ValidationException, ResourceNotFoundException, RequestThrottledException,
        ServiceQuotaExceededException, InternalServerException
    ]
}

@http(method: "GET", uri: "/snapshots/{SecondSnapshotId}/changedblocks", code: 200)
operation ListChangedBlocks {
    input: ListChangedBlocksRequest
    output: ListChangedBlocksResponse
    errors: [
        AccessDeniedException, ValidationException, ResourceNotFoundException, RequestThrottledException,
        ServiceQuotaExceededException, InternalServerException
    ]
}

@http(method: "GET", uri: "/snapshots/{SnapshotId}/blocks", code: 200)
operation ListSnapshotBlocks {
    input: ListSnapshotBlocksRequest
    output: ListSnapshotBlocksResponse
    errors: [
        AccessDeniedException, ValidationException, ResourceNotFoundException, RequestThrottledException,
        ServiceQuotaExceededException, InternalServerException
    ]
}

@http(method: "PUT", uri: "/snapshots/{SnapshotId}/blocks/{BlockIndex}", code: 201)
operation PutSnapshotBlock {
    input: PutSnapshotBlockRequest
    output: PutSnapshotBlockResponse
    errors: [
        AccessDeniedException, ValidationException, ResourceNotFoundException, RequestThrottledException,
        ServiceQuotaExceededException, InternalServerException
    ]
}

@http(method: "POST", uri: "/snapshots", code: 201)
operation StartSnapshot {
    input: StartSnapshotRequest
    output: StartSnapshotResponse
    errors: [
        AccessDeniedException, ValidationException, RequestThrottledException, ResourceNotFoundException,
        ServiceQuotaExceededException, InternalServerException, ConcurrentLimitExceededException, ConflictException
    ]
}

structure CompleteSnapshotRequest {
    @required @httpLabel SnapshotId: SnapshotId
    @required @httpHeader("x-amz-ChangedBlocksCount") @range(min: 0) ChangedBlocksCount: Integer
    @httpHeader("x-amz-Checksum") Checksum: Checksum
    @httpHeader("x-amz-Checksum-Algorithm") ChecksumAlgorithm: ChecksumAlgorithm
    @httpHeader("x-amz-Checksum-Aggregation-Method") ChecksumAggregationMethod: ChecksumAggregationMethod
}

structure CompleteSnapshotResponse {
    Status: Status
}

structure GetSnapshotBlockRequest {
    @required @httpLabel SnapshotId: SnapshotId
    @required @httpLabel @range(min: 0) BlockIndex: Integer
    @required @httpQuery("blockToken") BlockToken: BlockToken
}

structure GetSnapshotBlockResponse {
    @httpHeader("x-amz-Data-Length") DataLength: Integer
    @httpPayload BlockData: BlockData
    @httpHeader("x-amz-Checksum") Checksum: Checksum
    @httpHeader("x-amz-Checksum-Algorithm") ChecksumAlgorithm: ChecksumAlgorithm
}

structure ListChangedBlocksRequest {
    @httpQuery("firstSnapshotId") FirstSnapshotId: SnapshotId
    @required @httpLabel SecondSnapshotId: SnapshotId
    @httpQuery("pageToken") NextToken: PageToken
    @httpQuery("maxResults") @range(min: 100, max: 10000) MaxResults: Integer
    @httpQuery("startingBlockIndex") @range(min: 0) StartingBlockIndex: Integer
}

structure ListChangedBlocksResponse {
    ChangedBlocks: ChangedBlocks
    ExpiryTime: Timestamp
    @range(min: 1) VolumeSize: Long
    BlockSize: Integer
    NextToken: PageToken
}

@sensitive
structure ChangedBlock {
    @range(min: 0) BlockIndex: Integer
    FirstBlockToken: BlockToken
    SecondBlockToken: BlockToken
}

structure ListSnapshotBlocksRequest {
    @required @httpLabel SnapshotId: SnapshotId
    @httpQuery("pageToken") NextToken: PageToken
    @httpQuery("maxResults") @range(min: 100, max: 10000) MaxResults: Integer
    @httpQuery("startingBlockIndex") @range(min: 0) StartingBlockIndex: Integer
}

structure ListSnapshotBlocksResponse {
    Blocks: Blocks
    ExpiryTime: Timestamp
    @range(min: 1) VolumeSize: Long
    BlockSize: Integer
    NextToken: PageToken
}

structure Block {
    @range(min: 0) BlockIndex: Integer
    BlockToken: BlockToken
}

structure PutSnapshotBlockRequest {
    @required @httpLabel SnapshotId: SnapshotId
    @required @httpLabel @range(min: 0) BlockIndex: Integer
    @httpPayload @required BlockData: BlockData
    @required @httpHeader("x-amz-Data-Length") DataLength: Integer
    @httpHeader("x-amz-Progress") @range(min: 0, max: 100) Progress: Integer
    @required @httpHeader("x-amz-Checksum") Checksum: Checksum
    @required @httpHeader("x-amz-Checksum-Algorithm") ChecksumAlgorithm: ChecksumAlgorithm
}

structure PutSnapshotBlockResponse {
    @httpHeader("x-amz-Checksum") Checksum: Checksum
    @httpHeader("x-amz-Checksum-Algorithm") ChecksumAlgorithm: ChecksumAlgorithm
}

structure StartSnapshotRequest {
    @required @range(min: 1) VolumeSize: Long
    ParentSnapshotId: SnapshotId
    Tags: Tags
    Description: Description
    @idempotencyToken @length(max: 255) @pattern("^[\\S]+$") ClientToken: String
    Encrypted: Boolean
    KmsKeyArn: KmsKeyArn
    @range(min: 10, max: 4320) Timeout: Integer
}

structure Tag {
    @length(max: 127) @pattern("^[\\S\\s]+$") Key: String
    @length(max: 255) @pattern("^[\\S\\s]*$") Value: String
}

structure StartSnapshotResponse {
    Description: Description
    SnapshotId: SnapshotId
    @length(min: 1, max: 24) @pattern("\\S+") OwnerId: String
    Status: Status
    StartTime: Timestamp
    @range(min: 1) VolumeSize: Long
    BlockSize: Integer
    Tags: Tags
    ParentSnapshotId: SnapshotId
    KmsKeyArn: KmsKeyArn
    SseType: SSEType
}

list ChangedBlocks { member: ChangedBlock }
@sensitive list Blocks { member: Block }
list Tags { member: Tag }

@length(min: 1, max: 64) @pattern("^snap-[0-9a-f]+$") string SnapshotId
@length(max: 64) @pattern("^[A-Za-z0-9+/=]+$") string Checksum
enum ChecksumAlgorithm { SHA256 }
enum ChecksumAggregationMethod { LINEAR }
enum Status { completed, pending, error }
enum AccessDeniedExceptionReason { UNAUTHORIZED_ACCOUNT, DEPENDENCY_ACCESS_DENIED }
enum RequestThrottledExceptionReason { ACCOUNT_THROTTLED, DEPENDENCY_REQUEST_THROTTLED, RESOURCE_LEVEL_THROTTLE }
enum ServiceQuotaExceededExceptionReason { DEPENDENCY_SERVICE_QUOTA_EXCEEDED }
@length(max: 256) @pattern("^[A-Za-z0-9+/=]+$") string BlockToken
@sensitive blob BlockData
@length(max: 256) @pattern("^[A-Za-z0-9+/=]+$") string PageToken
@length(max: 255) @pattern("^[\\S\\s]+$") string Description
@sensitive @length(min: 1, max: 2048) @pattern("arn:aws[a-z\\-]*:kms:.*:[0-9]{12}:key/.*") string KmsKeyArn
enum SSEType { sse_ebs = "sse-ebs", sse_kms = "sse-kms", none }

enum ValidationExceptionReason {
    INVALID_CUSTOMER_KEY, INVALID_PAGE_TOKEN, INVALID_BLOCK_TOKEN, INVALID_GRANT_TOKEN, INVALID_SNAPSHOT_ID,
    UNRELATED_SNAPSHOTS, INVALID_BLOCK, INVALID_CONTENT_ENCODING, INVALID_TAG, INVALID_DEPENDENCY_REQUEST,
    INVALID_PARAMETER_VALUE, INVALID_VOLUME_SIZE, CONFLICTING_BLOCK_UPDATE, INVALID_IMAGE_ID, WRITE_REQUEST_TIMEOUT
}

enum ResourceNotFoundExceptionReason {
    SNAPSHOT_NOT_FOUND, GRANT_NOT_FOUND, DEPENDENCY_RESOURCE_NOT_FOUND, IMAGE_NOT_FOUND
}

@error("client") @httpError(403)
structure AccessDeniedException {
    @length(max: 256) Message: String
    @required Reason: AccessDeniedExceptionReason
}

@error("client") @httpError(400)
structure ValidationException {
    @length(max: 256) Message: String
    Reason: ValidationExceptionReason
}

@error("client") @httpError(404)
structure ResourceNotFoundException {
    @length(max: 256) Message: String
    Reason: ResourceNotFoundExceptionReason
}

@error("client") @httpError(400)
structure RequestThrottledException {
    @length(max: 256) Message: String
    Reason: RequestThrottledExceptionReason
}

@error("client") @httpError(402)
structure ServiceQuotaExceededException {
    @length(max: 256) Message: String
    Reason: ServiceQuotaExceededExceptionReason
}

@error("server") @httpError(500)
structure InternalServerException {
    @length(max: 256) Message: String
}

@error("client") @httpError(400)
structure ConcurrentLimitExceededException {
    @length(max: 256) Message: String
}

@error("client") @httpError(409)
structure ConflictException {
    @length(max: 256) Message: String
}
