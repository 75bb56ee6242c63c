$version: "2.0"

namespace Keyferry.Wire.Services.Ssm

use aws.auth#sigv4
use aws.protocols#awsJson1_1
use keyferry#wording

@title("SSM")
@sigv4(name: "ssm")
@awsJson1_1
@wording("CoralWording.ValidationException")
service AmazonSSM {
    version: "2014-11-06"
    operations: [
        AddTagsToResource, DeleteParameter, DeleteParameters, DescribeParameters, GetParameter, GetParameterHistory,
        GetParameters, GetParametersByPath, LabelParameterVersion, ListTagsForResource, PutParameter,
        RemoveTagsFromResource, UnlabelParameterVersion
    ]
}

operation AddTagsToResource {
    input: AddTagsToResourceRequest
    output: AddTagsToResourceResult
    errors: [InvalidResourceType, InvalidResourceId, InternalServerError, TooManyTagsError, TooManyUpdates]
}

operation DeleteParameter {
    input: DeleteParameterRequest
    output: DeleteParameterResult
    errors: [InternalServerError, ParameterNotFound]
}

operation DeleteParameters {
    input: DeleteParametersRequest
    output: DeleteParametersResult
    errors: [InternalServerError]
}

operation DescribeParameters {
    input: DescribeParametersRequest
    output: DescribeParametersResult
    errors: [InternalServerError, InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, InvalidNextToken]
}

operation GetParameter {
    input: GetParameterRequest
    output: GetParameterResult
    errors: [InternalServerError, InvalidKeyId, ParameterNotFound, ParameterVersionNotFound]
}

operation GetParameterHistory {
    input: GetParameterHistoryRequest
    output: GetParameterHistoryResult
    errors: [InternalServerError, ParameterNotFound, InvalidNextToken, InvalidKeyId]
}

operation GetParameters {
    input: GetParametersRequest
    output: GetParametersResult
    errors: [InvalidKeyId, InternalServerError]
}

operation GetParametersByPath {
    input: GetParametersByPathRequest
    output: GetParametersByPathResult
    errors: [
        InternalServerError, InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, InvalidKeyId, InvalidNextToken
    ]
}

operation LabelParameterVersion {
    input: LabelParameterVersionRequest
    output: LabelParameterVersionResult
    errors: [
        InternalServerError, TooManyUpdates, ParameterNotFound, ParameterVersionNotFound,
        ParameterVersionLabelLimitExceeded
    ]
}

operation ListTagsForResource {
    input: ListTagsForResourceRequest
    output: ListTagsForResourceResult
    errors: [InvalidResourceType, InvalidResourceId, InternalServerError]
}

operation PutParameter {
    input: PutParameterRequest
    output: PutParameterResult
    errors: [
        InternalServerError, InvalidKeyId, ParameterLimitExceeded, TooManyUpdates, ParameterAlreadyExists,
        HierarchyLevelLimitExceededException, HierarchyTypeMismatchException, InvalidAllowedPatternException,
        ParameterMaxVersionLimitExceeded, ParameterPatternMismatchException, UnsupportedParameterType,
        PoliciesLimitExceededException, InvalidPolicyTypeException, InvalidPolicyAttributeException,
        IncompatiblePolicyException
    ]
}

operation RemoveTagsFromResource {
    input: RemoveTagsFromResourceRequest
    output: RemoveTagsFromResourceResult
    errors: [InvalidResourceType, InvalidResourceId, InternalServerError, TooManyUpdates]
}

operation UnlabelParameterVersion {
    input: UnlabelParameterVersionRequest
    output: UnlabelParameterVersionResult
    errors: [InternalServerError, TooManyUpdates, ParameterNotFound, ParameterVersionNotFound]
}

structure AddTagsToResourceRequest {
    @required ResourceType: ResourceTypeForTagging
    @required ResourceId: String
    @required Tags: TagList
}

structure Tag {
    @required Key: TagKey
    @required @length(min: 0, max: 256) @pattern("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$") Value: String
}

structure AddTagsToResourceResult {}

structure DeleteParameterRequest {
    @required @length(min: 1, max: 2048) Name: String
}

structure DeleteParameterResult {}

structure DeleteParametersRequest {
    @required Names: ParameterNameList
}

structure DeleteParametersResult {
    DeletedParameters: ParameterNameList
    InvalidParameters: ParameterNameList
}

structure DescribeParametersRequest {
    Filters: ParametersFilterList
    ParameterFilters: ParameterStringFilterList
    @range(min: 1, max: 50) MaxResults: Integer
    NextToken: String
    Shared: Boolean
}

structure ParametersFilter {
    @required Key: ParametersFilterKey
    @required Values: ParametersFilterValueList
}

structure ParameterStringFilter {
    @required @length(min: 1, max: 132) @pattern("tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType") Key: String
    @length(min: 1, max: 10) Option: String
    Values: ParameterStringFilterValueList
}

structure DescribeParametersResult {
    Parameters: ParameterMetadataList
    NextToken: String
}

structure ParameterMetadata {
    @length(min: 1, max: 2048) Name: String
    ARN: String
    Type: ParameterType
    KeyId: ParameterKeyId
    LastModifiedDate: Timestamp
    LastModifiedUser: String
    @length(min: 0, max: 1024) Description: String
    @length(min: 0, max: 1024) AllowedPattern: String
    Version: Long
    Tier: ParameterTier
    Policies: ParameterPolicyList
    @length(min: 0, max: 128) DataType: String
}

structure ParameterInlinePolicy {
    PolicyText: String
    PolicyType: String
    PolicyStatus: String
}

structure GetParameterRequest {
    @required @length(min: 1, max: 2048) Name: String
    WithDecryption: Boolean
}

structure GetParameterResult {
    Parameter: Parameter
}

structure Parameter {
    @length(min: 1, max: 2048) Name: String
    Type: ParameterType
    Value: PSParameterValue
    Version: Long
    @length(min: 0, max: 128) Selector: String
    SourceResult: String
    LastModifiedDate: Timestamp
    ARN: String
    @length(min: 0, max: 128) DataType: String
}

structure GetParameterHistoryRequest {
    @required @length(min: 1, max: 2048) Name: String
    WithDecryption: Boolean
    @range(min: 1, max: 50) MaxResults: Integer
    NextToken: String
}

structure GetParameterHistoryResult {
    Parameters: ParameterHistoryList
    NextToken: String
}

structure ParameterHistory {
    @length(min: 1, max: 2048) Name: String
    Type: ParameterType
    KeyId: ParameterKeyId
    LastModifiedDate: Timestamp
    LastModifiedUser: String
    @length(min: 0, max: 1024) Description: String
    Value: PSParameterValue
    @length(min: 0, max: 1024) AllowedPattern: String
    Version: Long
    Labels: ParameterLabelList
    Tier: ParameterTier
    Policies: ParameterPolicyList
    @length(min: 0, max: 128) DataType: String
}

structure GetParametersRequest {
    @required Names: ParameterNameList
    WithDecryption: Boolean
}

structure GetParametersResult {
    Parameters: ParameterList
    InvalidParameters: ParameterNameList
}

structure GetParametersByPathRequest {
    @required @length(min: 1, max: 2048) Path: String
    Recursive: Boolean
    ParameterFilters: ParameterStringFilterList
    WithDecryption: Boolean
    @range(min: 1, max: 10) MaxResults: Integer
    NextToken: String
}

structure GetParametersByPathResult {
    Parameters: ParameterList
    NextToken: String
}

structure LabelParameterVersionRequest {
    @required @length(min: 1, max: 2048) Name: String
    ParameterVersion: Long
    @required Labels: ParameterLabelList
}

structure LabelParameterVersionResult {
    InvalidLabels: ParameterLabelList
    ParameterVersion: Long
}

structure ListTagsForResourceRequest {
    @required ResourceType: ResourceTypeForTagging
    @required ResourceId: String
}

structure ListTagsForResourceResult {
    TagList: TagList
}

structure PutParameterRequest {
    @required @length(min: 1, max: 2048) Name: String
    @length(min: 0, max: 1024) Description: String
    @required Value: PSParameterValue
    Type: ParameterType
    KeyId: ParameterKeyId
    Overwrite: Boolean
    @length(min: 0, max: 1024) AllowedPattern: String
    Tags: TagList
    Tier: ParameterTier
    @length(min: 1, max: 4096) Policies: String
    @length(min: 0, max: 128) DataType: String
}

structure PutParameterResult {
    Version: Long
    Tier: ParameterTier
}

structure RemoveTagsFromResourceRequest {
    @required ResourceType: ResourceTypeForTagging
    @required ResourceId: String
    @required TagKeys: KeyList
}

structure RemoveTagsFromResourceResult {}

structure UnlabelParameterVersionRequest {
    @required @length(min: 1, max: 2048) Name: String
    @required ParameterVersion: Long
    @required Labels: ParameterLabelList
}

structure UnlabelParameterVersionResult {
    RemovedLabels: ParameterLabelList
    InvalidLabels: ParameterLabelList
}

@length(max: 1000) list TagList { member: Tag }
@length(min: 1, max: 10) list ParameterNameList { @length(min: 1, max: 2048) member: String }
list ParametersFilterList { member: ParametersFilter }
@length(min: 1, max: 50) list ParametersFilterValueList { @length(min: 1, max: 1024) member: String }
list ParameterStringFilterList { member: ParameterStringFilter }
@length(min: 1, max: 50) list ParameterStringFilterValueList { @length(min: 1, max: 1024) member: String }
list ParameterMetadataList { member: ParameterMetadata }
list ParameterPolicyList { member: ParameterInlinePolicy }
list ParameterHistoryList { member: ParameterHistory }
@length(min: 1, max: 10) list ParameterLabelList { @length(min: 1, max: 100) member: String }
list ParameterList { member: Parameter }
list KeyList { member: TagKey }

@length(min: 1, max: 128) @pattern("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$") string TagKey
enum ParametersFilterKey { Name, Type, KeyId }
enum ParameterType { String, StringList, SecureString }
@length(min: 1, max: 256) @pattern("^([a-zA-Z0-9:/_-]+)$") string ParameterKeyId
enum ParameterTier { Standard, Advanced, Intelligent_Tiering = "Intelligent-Tiering" }
@sensitive string PSParameterValue

enum ResourceTypeForTagging {
    Document, ManagedInstance, MaintenanceWindow, Parameter, PatchBaseline, OpsItem, OpsMetadata, Automation,
    Association
}

@error("client")
structure InvalidResourceType {}

@error("client")
structure InvalidResourceId {}

@error("server")
structure InternalServerError {
    Message: String
}

@error("client")
structure TooManyTagsError {}

@error("client")
structure TooManyUpdates {
    Message: String
}

@error("client")
structure ParameterNotFound {
    message: String
}

@error("client")
structure InvalidFilterKey {}

@error("client")
structure InvalidFilterOption {
    message: String
}

@error("client")
structure InvalidFilterValue {
    Message: String
}

@error("client")
structure InvalidNextToken {
    Message: String
}

@error("client")
structure InvalidKeyId {
    message: String
}

@error("client")
structure ParameterVersionNotFound {
    message: String
}

@error("client")
structure ParameterVersionLabelLimitExceeded {
    message: String
}

@error("client")
structure ParameterLimitExceeded {
    message: String
}

@error("client")
structure ParameterAlreadyExists {
    message: String
}

@error("client")
structure HierarchyLevelLimitExceededException {
    message: String
}

@error("client")
structure HierarchyTypeMismatchException {
    message: String
}

@error("client")
structure InvalidAllowedPatternException {
    message: String
}

@error("client")
structure ParameterMaxVersionLimitExceeded {
    message: String
}

@error("client")
structure ParameterPatternMismatchException {
    message: String
}

@error("client")
structure UnsupportedParameterType {
    message: String
}

@error("client")
structure PoliciesLimitExceededException {
    message: String
}

@error("client")
structure InvalidPolicyTypeException {
    message: String
}

@error("client")
structure InvalidPolicyAttributeException {
    message: String
}

@error("client")
structure IncompatiblePolicyException {
    message: String
}
