$version: "2.0"

namespace Keyferry.Wire.Services.Iam

use aws.auth#sigv4
use aws.protocols#awsQuery
use aws.protocols#awsQueryError
use keyferry#wording

@title("IAM")
@sigv4(name: "iam")
@awsQuery
@xmlNamespace(uri: "https://iam.amazonaws.com/doc/2010-05-08/")
@wording("IamWording.Describe")
service AWSIdentityManagementV20100508 {
    version: "2010-05-08"
    operations: [
        AddRoleToInstanceProfile, AddUserToGroup, AttachGroupPolicy, AttachRolePolicy, AttachUserPolicy, CreateAccessKey,
        CreateAccountAlias, CreateGroup, CreateInstanceProfile, CreatePolicy, CreatePolicyVersion, CreateRole,
        CreateServiceLinkedRole, CreateUser, DeleteAccessKey, DeleteAccountAlias, DeleteGroup, DeleteGroupPolicy,
        DeleteInstanceProfile, DeletePolicy, DeletePolicyVersion, DeleteRole, DeleteRolePermissionsBoundary,
        DeleteRolePolicy, DeleteServiceLinkedRole, DeleteUser, DeleteUserPermissionsBoundary, DeleteUserPolicy,
        DetachGroupPolicy, DetachRolePolicy, DetachUserPolicy, GetAccessKeyLastUsed, GetAccountAuthorizationDetails,
        GetAccountSummary, GetContextKeysForCustomPolicy, GetContextKeysForPrincipalPolicy, GetGroup, GetGroupPolicy,
        GetInstanceProfile, GetPolicy, GetPolicyVersion, GetRole, GetRolePolicy, GetServiceLinkedRoleDeletionStatus,
        GetUser, GetUserPolicy, ListAccessKeys, ListAccountAliases, ListAttachedGroupPolicies, ListAttachedRolePolicies,
        ListAttachedUserPolicies, ListEntitiesForPolicy, ListGroupPolicies, ListGroups, ListGroupsForUser,
        ListInstanceProfileTags, ListInstanceProfiles, ListInstanceProfilesForRole, ListPolicies, ListPolicyTags,
        ListPolicyVersions, ListRolePolicies, ListRoleTags, ListRoles, ListUserPolicies, ListUserTags, ListUsers,
        PutGroupPolicy, PutRolePermissionsBoundary, PutRolePolicy, PutUserPermissionsBoundary, PutUserPolicy,
        RemoveRoleFromInstanceProfile, RemoveUserFromGroup, SetDefaultPolicyVersion, SimulateCustomPolicy,
        SimulatePrincipalPolicy, TagInstanceProfile, TagPolicy, TagRole, TagUser, UntagInstanceProfile, UntagPolicy,
        UntagRole, UntagUser, UpdateAccessKey, UpdateAssumeRolePolicy, UpdateGroup, UpdateRole, UpdateRoleDescription,
        UpdateUser
    ]
}

operation AddRoleToInstanceProfile {
    input: AddRoleToInstanceProfileRequest
    errors: [
        NoSuchEntityException, EntityAlreadyExistsException, LimitExceededException, UnmodifiableEntityException,
        ServiceFailureException
    ]
}

operation AddUserToGroup {
    input: AddUserToGroupRequest
    errors: [NoSuchEntityException, LimitExceededException, ServiceFailureException]
}

operation AttachGroupPolicy {
    input: AttachGroupPolicyRequest
    errors: [
        NoSuchEntityException, LimitExceededException, InvalidInputException, PolicyNotAttachableException,
        ServiceFailureException
    ]
}

operation AttachRolePolicy {
    input: AttachRolePolicyRequest
    errors: [
        NoSuchEntityException, LimitExceededException, InvalidInputException, UnmodifiableEntityException,
        PolicyNotAttachableException, ServiceFailureException
    ]
}

operation AttachUserPolicy {
    input: AttachUserPolicyRequest
    errors: [
        NoSuchEntityException, LimitExceededException, InvalidInputException, PolicyNotAttachableException,
        ServiceFailureException
    ]
}

operation CreateAccessKey {
    input: CreateAccessKeyRequest
    output: CreateAccessKeyResponse
    errors: [NoSuchEntityException, LimitExceededException, ServiceFailureException]
}

operation CreateAccountAlias {
    input: CreateAccountAliasRequest
    errors: [
        ConcurrentModificationException, EntityAlreadyExistsException, LimitExceededException, ServiceFailureException
    ]
}

operation CreateGroup {
    input: CreateGroupRequest
    output: CreateGroupResponse
    errors: [LimitExceededException, EntityAlreadyExistsException, NoSuchEntityException, ServiceFailureException]
}

operation CreateInstanceProfile {
    input: CreateInstanceProfileRequest
    output: CreateInstanceProfileResponse
    errors: [
        EntityAlreadyExistsException, InvalidInputException, LimitExceededException, ConcurrentModificationException,
        ServiceFailureException
    ]
}

operation CreatePolicy {
    input: CreatePolicyRequest
    output: CreatePolicyResponse
    errors: [
        InvalidInputException, LimitExceededException, EntityAlreadyExistsException, MalformedPolicyDocumentException,
        ConcurrentModificationException, ServiceFailureException
    ]
}

operation CreatePolicyVersion {
    input: CreatePolicyVersionRequest
    output: CreatePolicyVersionResponse
    errors: [
        NoSuchEntityException, MalformedPolicyDocumentException, InvalidInputException, LimitExceededException,
        ServiceFailureException
    ]
}

operation CreateRole {
    input: CreateRoleRequest
    output: CreateRoleResponse
    errors: [
        LimitExceededException, InvalidInputException, EntityAlreadyExistsException, MalformedPolicyDocumentException,
        ConcurrentModificationException, ServiceFailureException
    ]
}

operation CreateServiceLinkedRole {
    input: CreateServiceLinkedRoleRequest
    output: CreateServiceLinkedRoleResponse
    errors: [InvalidInputException, LimitExceededException, NoSuchEntityException, ServiceFailureException]
}

operation CreateUser {
    input: CreateUserRequest
    output: CreateUserResponse
    errors: [
        LimitExceededException, EntityAlreadyExistsException, NoSuchEntityException, InvalidInputException,
        ConcurrentModificationException, ServiceFailureException
    ]
}

operation DeleteAccessKey {
    input: DeleteAccessKeyRequest
    errors: [NoSuchEntityException, LimitExceededException, ServiceFailureException]
}

operation DeleteAccountAlias {
    input: DeleteAccountAliasRequest
    errors: [ConcurrentModificationException, NoSuchEntityException, LimitExceededException, ServiceFailureException]
}

operation DeleteGroup {
    input: DeleteGroupRequest
    errors: [NoSuchEntityException, DeleteConflictException, LimitExceededException, ServiceFailureException]
}

operation DeleteGroupPolicy {
    input: DeleteGroupPolicyRequest
    errors: [NoSuchEntityException, LimitExceededException, ServiceFailureException]
}

operation DeleteInstanceProfile {
    input: DeleteInstanceProfileRequest
    errors: [NoSuchEntityException, DeleteConflictException, LimitExceededException, ServiceFailureException]
}

operation DeletePolicy {
    input: DeletePolicyRequest
    errors: [
        NoSuchEntityException, LimitExceededException, InvalidInputException, DeleteConflictException,
        ServiceFailureException
    ]
}

operation DeletePolicyVersion {
    input: DeletePolicyVersionRequest
    errors: [
        NoSuchEntityException, LimitExceededException, InvalidInputException, DeleteConflictException,
        ServiceFailureException
    ]
}

operation DeleteRole {
    input: DeleteRoleRequest
    errors: [
        NoSuchEntityException, DeleteConflictException, LimitExceededException, UnmodifiableEntityException,
        ConcurrentModificationException, ServiceFailureException
    ]
}

operation DeleteRolePermissionsBoundary {
    input: DeleteRolePermissionsBoundaryRequest
    errors: [NoSuchEntityException, UnmodifiableEntityException, ServiceFailureException]
}

operation DeleteRolePolicy {
    input: DeleteRolePolicyRequest
    errors: [NoSuchEntityException, LimitExceededException, UnmodifiableEntityException, ServiceFailureException]
}

operation DeleteServiceLinkedRole {
    input: DeleteServiceLinkedRoleRequest
    output: DeleteServiceLinkedRoleResponse
    errors: [NoSuchEntityException, LimitExceededException, ServiceFailureException]
}

operation DeleteUser {
    input: DeleteUserRequest
    errors: [
        LimitExceededException, NoSuchEntityException, DeleteConflictException, ConcurrentModificationException,
        ServiceFailureException
    ]
}

operation DeleteUserPermissionsBoundary {
    input: DeleteUserPermissionsBoundaryRequest
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation DeleteUserPolicy {
    input: DeleteUserPolicyRequest
    errors: [NoSuchEntityException, LimitExceededException, ServiceFailureException]
}

operation DetachGroupPolicy {
    input: DetachGroupPolicyRequest
    errors: [NoSuchEntityException, LimitExceededException, InvalidInputException, ServiceFailureException]
}

operation DetachRolePolicy {
    input: DetachRolePolicyRequest
    errors: [
        NoSuchEntityException, LimitExceededException, InvalidInputException, UnmodifiableEntityException,
        ServiceFailureException
    ]
}

operation DetachUserPolicy {
    input: DetachUserPolicyRequest
    errors: [NoSuchEntityException, LimitExceededException, InvalidInputException, ServiceFailureException]
}

operation GetAccessKeyLastUsed {
    input: GetAccessKeyLastUsedRequest
    output: GetAccessKeyLastUsedResponse
}

operation GetAccountAuthorizationDetails {
    input: GetAccountAuthorizationDetailsRequest
    output: GetAccountAuthorizationDetailsResponse
    errors: [ServiceFailureException]
}

operation GetAccountSummary {
    output: GetAccountSummaryResponse
    errors: [ServiceFailureException]
}

operation GetContextKeysForCustomPolicy {
    input: GetContextKeysForCustomPolicyRequest
    output: GetContextKeysForPolicyResponse
    errors: [InvalidInputException]
}

operation GetContextKeysForPrincipalPolicy {
    input: GetContextKeysForPrincipalPolicyRequest
    output: GetContextKeysForPolicyResponse
    errors: [NoSuchEntityException, InvalidInputException]
}

operation GetGroup {
    input: GetGroupRequest
    output: GetGroupResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation GetGroupPolicy {
    input: GetGroupPolicyRequest
    output: GetGroupPolicyResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation GetInstanceProfile {
    input: GetInstanceProfileRequest
    output: GetInstanceProfileResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation GetPolicy {
    input: GetPolicyRequest
    output: GetPolicyResponse
    errors: [NoSuchEntityException, InvalidInputException, ServiceFailureException]
}

operation GetPolicyVersion {
    input: GetPolicyVersionRequest
    output: GetPolicyVersionResponse
    errors: [NoSuchEntityException, InvalidInputException, ServiceFailureException]
}

operation GetRole {
    input: GetRoleRequest
    output: GetRoleResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation GetRolePolicy {
    input: GetRolePolicyRequest
    output: GetRolePolicyResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation GetServiceLinkedRoleDeletionStatus {
    input: GetServiceLinkedRoleDeletionStatusRequest
    output: GetServiceLinkedRoleDeletionStatusResponse
    errors: [NoSuchEntityException, InvalidInputException, ServiceFailureException]
}

operation GetUser {
    input: GetUserRequest
    output: GetUserResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation GetUserPolicy {
    input: GetUserPolicyRequest
    output: GetUserPolicyResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListAccessKeys {
    input: ListAccessKeysRequest
    output: ListAccessKeysResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListAccountAliases {
    input: ListAccountAliasesRequest
    output: ListAccountAliasesResponse
    errors: [ServiceFailureException]
}

operation ListAttachedGroupPolicies {
    input: ListAttachedGroupPoliciesRequest
    output: ListAttachedGroupPoliciesResponse
    errors: [NoSuchEntityException, InvalidInputException, ServiceFailureException]
}

operation ListAttachedRolePolicies {
    input: ListAttachedRolePoliciesRequest
    output: ListAttachedRolePoliciesResponse
    errors: [NoSuchEntityException, InvalidInputException, ServiceFailureException]
}

operation ListAttachedUserPolicies {
    input: ListAttachedUserPoliciesRequest
    output: ListAttachedUserPoliciesResponse
    errors: [NoSuchEntityException, InvalidInputException, ServiceFailureException]
}

operation ListEntitiesForPolicy {
    input: ListEntitiesForPolicyRequest
    output: ListEntitiesForPolicyResponse
    errors: [NoSuchEntityException, InvalidInputException, ServiceFailureException]
}

operation ListGroupPolicies {
    input: ListGroupPoliciesRequest
    output: ListGroupPoliciesResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListGroups {
    input: ListGroupsRequest
    output: ListGroupsResponse
    errors: [ServiceFailureException]
}

operation ListGroupsForUser {
    input: ListGroupsForUserRequest
    output: ListGroupsForUserResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListInstanceProfileTags {
    input: ListInstanceProfileTagsRequest
    output: ListInstanceProfileTagsResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListInstanceProfiles {
    input: ListInstanceProfilesRequest
    output: ListInstanceProfilesResponse
    errors: [ServiceFailureException]
}

operation ListInstanceProfilesForRole {
    input: ListInstanceProfilesForRoleRequest
    output: ListInstanceProfilesForRoleResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListPolicies {
    input: ListPoliciesRequest
    output: ListPoliciesResponse
    errors: [ServiceFailureException]
}

operation ListPolicyTags {
    input: ListPolicyTagsRequest
    output: ListPolicyTagsResponse
    errors: [NoSuchEntityException, ServiceFailureException, InvalidInputException]
}

operation ListPolicyVersions {
    input: ListPolicyVersionsRequest
    output: ListPolicyVersionsResponse
    errors: [NoSuchEntityException, InvalidInputException, ServiceFailureException]
}

operation ListRolePolicies {
    input: ListRolePoliciesRequest
    output: ListRolePoliciesResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListRoleTags {
    input: ListRoleTagsRequest
    output: ListRoleTagsResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListRoles {
    input: ListRolesRequest
    output: ListRolesResponse
    errors: [ServiceFailureException]
}

operation ListUserPolicies {
    input: ListUserPoliciesRequest
    output: ListUserPoliciesResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListUserTags {
    input: ListUserTagsRequest
    output: ListUserTagsResponse
    errors: [NoSuchEntityException, ServiceFailureException]
}

operation ListUsers {
    input: ListUsersRequest
    output: ListUsersResponse
    errors: [ServiceFailureException]
}

operation PutGroupPolicy {
    input: PutGroupPolicyRequest
    errors: [LimitExceededException, MalformedPolicyDocumentException, NoSuchEntityException, ServiceFailureException]
}

operation PutRolePermissionsBoundary {
    input: PutRolePermissionsBoundaryRequest
    errors: [
        NoSuchEntityException, InvalidInputException, UnmodifiableEntityException, PolicyNotAttachableException,
        ServiceFailureException
    ]
}

operation PutRolePolicy {
    input: PutRolePolicyRequest
    errors: [
        LimitExceededException, MalformedPolicyDocumentException, NoSuchEntityException, UnmodifiableEntityException,
        ServiceFailureException
    ]
}

operation PutUserPermissionsBoundary {
    input: PutUserPermissionsBoundaryRequest
    errors: [NoSuchEntityException, InvalidInputException, PolicyNotAttachableException, ServiceFailureException]
}

operation PutUserPolicy {
    input: PutUserPolicyRequest
    errors: [LimitExceededException, MalformedPolicyDocumentException, NoSuchEntityException, ServiceFailureException]
}

operation RemoveRoleFromInstanceProfile {
    input: RemoveRoleFromInstanceProfileRequest
    errors: [NoSuchEntityException, LimitExceededException, UnmodifiableEntityException, ServiceFailureException]
}

operation RemoveUserFromGroup {
    input: RemoveUserFromGroupRequest
    errors: [NoSuchEntityException, LimitExceededException, ServiceFailureException]
}

operation SetDefaultPolicyVersion {
    input: SetDefaultPolicyVersionRequest
    errors: [NoSuchEntityException, InvalidInputException, LimitExceededException, ServiceFailureException]
}

operation SimulateCustomPolicy {
    input: SimulateCustomPolicyRequest
    output: SimulatePolicyResponse
    errors: [InvalidInputException, PolicyEvaluationException]
}

operation SimulatePrincipalPolicy {
    input: SimulatePrincipalPolicyRequest
    output: SimulatePolicyResponse
    errors: [NoSuchEntityException, InvalidInputException, PolicyEvaluationException]
}

operation TagInstanceProfile {
    input: TagInstanceProfileRequest
    errors: [
        NoSuchEntityException, InvalidInputException, LimitExceededException, ConcurrentModificationException,
        ServiceFailureException
    ]
}

operation TagPolicy {
    input: TagPolicyRequest
    errors: [
        NoSuchEntityException, LimitExceededException, InvalidInputException, ConcurrentModificationException,
        ServiceFailureException
    ]
}

operation TagRole {
    input: TagRoleRequest
    errors: [
        NoSuchEntityException, LimitExceededException, InvalidInputException, ConcurrentModificationException,
        ServiceFailureException
    ]
}

operation TagUser {
    input: TagUserRequest
    errors: [
        NoSuchEntityException, LimitExceededException, InvalidInputException, ConcurrentModificationException,
        ServiceFailureException
    ]
}

operation UntagInstanceProfile {
    input: UntagInstanceProfileRequest
    errors: [NoSuchEntityException, InvalidInputException, ConcurrentModificationException, ServiceFailureException]
}

operation UntagPolicy {
    input: UntagPolicyRequest
    errors: [NoSuchEntityException, InvalidInputException, ConcurrentModificationException, ServiceFailureException]
}

operation UntagRole {
    input: UntagRoleRequest
    errors: [NoSuchEntityException, ConcurrentModificationException, ServiceFailureException]
}

operation UntagUser {
    input: UntagUserRequest
    errors: [NoSuchEntityException, ConcurrentModificationException, ServiceFailureException]
}

operation UpdateAccessKey {
    input: UpdateAccessKeyRequest
    errors: [NoSuchEntityException, LimitExceededException, ServiceFailureException, InvalidInputException]
}

operation UpdateAssumeRolePolicy {
    input: UpdateAssumeRolePolicyRequest
    errors: [
        NoSuchEntityException, MalformedPolicyDocumentException, LimitExceededException, UnmodifiableEntityException,
        ServiceFailureException
    ]
}

operation UpdateGroup {
    input: UpdateGroupRequest
    errors: [NoSuchEntityException, EntityAlreadyExistsException, LimitExceededException, ServiceFailureException]
}

operation UpdateRole {
    input: UpdateRoleRequest
    output: UpdateRoleResponse
    errors: [UnmodifiableEntityException, NoSuchEntityException, ServiceFailureException]
}

operation UpdateRoleDescription {
    input: UpdateRoleDescriptionRequest
    output: UpdateRoleDescriptionResponse
    errors: [NoSuchEntityException, UnmodifiableEntityException, ServiceFailureException]
}

operation UpdateUser {
    input: UpdateUserRequest
    errors: [
        NoSuchEntityException, LimitExceededException, EntityAlreadyExistsException,
        EntityTemporarilyUnmodifiableException, ConcurrentModificationException, ServiceFailureException
    ]
}

structure AddRoleToInstanceProfileRequest {
    @required InstanceProfileName: instanceProfileNameType
    @required RoleName: roleNameType
}

structure AddUserToGroupRequest {
    @required GroupName: groupNameType
    @required UserName: existingUserNameType
}

structure AttachGroupPolicyRequest {
    @required GroupName: groupNameType
    @required @length(min: 20, max: 2048) PolicyArn: String
}

structure AttachRolePolicyRequest {
    @required RoleName: roleNameType
    @required @length(min: 20, max: 2048) PolicyArn: String
}

structure AttachUserPolicyRequest {
    @required UserName: userNameType
    @required @length(min: 20, max: 2048) PolicyArn: String
}

structure CreateAccessKeyRequest {
    UserName: existingUserNameType
}

structure CreateAccessKeyResponse {
    @required AccessKey: AccessKey
}

structure AccessKey {
    @required UserName: userNameType
    @required AccessKeyId: accessKeyIdType
    @required Status: statusType
    @required SecretAccessKey: accessKeySecretType
    CreateDate: Timestamp
}

structure CreateAccountAliasRequest {
    @required AccountAlias: accountAliasType
}

structure CreateGroupRequest {
    Path: pathType
    @required GroupName: groupNameType
}

structure CreateGroupResponse {
    @required Group: Group
}

structure Group {
    @required Path: pathType
    @required GroupName: groupNameType
    @required GroupId: idType
    @required @length(min: 20, max: 2048) Arn: String
    @required CreateDate: Timestamp
}

structure CreateInstanceProfileRequest {
    @required InstanceProfileName: instanceProfileNameType
    Path: pathType
    Tags: tagListType
}

structure Tag {
    @required Key: tagKeyType
    @required @length(min: 0, max: 256) @pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*") Value: String
}

structure CreateInstanceProfileResponse {
    @required InstanceProfile: InstanceProfile
}

structure InstanceProfile {
    @required Path: pathType
    @required InstanceProfileName: instanceProfileNameType
    @required InstanceProfileId: idType
    @required @length(min: 20, max: 2048) Arn: String
    @required CreateDate: Timestamp
    @required Roles: roleListType
    Tags: tagListType
}

structure Role {
    @required Path: pathType
    @required RoleName: roleNameType
    @required RoleId: idType
    @required @length(min: 20, max: 2048) Arn: String
    @required CreateDate: Timestamp
    AssumeRolePolicyDocument: policyDocumentType
    Description: roleDescriptionType
    @range(min: 3600, max: 43200) MaxSessionDuration: Integer
    PermissionsBoundary: AttachedPermissionsBoundary
    Tags: tagListType
    RoleLastUsed: RoleLastUsed
}

structure AttachedPermissionsBoundary {
    PermissionsBoundaryType: PermissionsBoundaryAttachmentType
    @length(min: 20, max: 2048) PermissionsBoundaryArn: String
}

structure RoleLastUsed {
    LastUsedDate: Timestamp
    Region: String
}

structure CreatePolicyRequest {
    @required PolicyName: policyNameType
    Path: policyPathType
    @required PolicyDocument: policyDocumentType
    @length(max: 1000) Description: String
    Tags: tagListType
}

structure CreatePolicyResponse {
    Policy: Policy
}

structure Policy {
    PolicyName: policyNameType
    PolicyId: idType
    @length(min: 20, max: 2048) Arn: String
    Path: policyPathType
    DefaultVersionId: policyVersionIdType
    AttachmentCount: Integer
    PermissionsBoundaryUsageCount: Integer
    IsAttachable: Boolean
    @length(max: 1000) Description: String
    CreateDate: Timestamp
    UpdateDate: Timestamp
    Tags: tagListType
}

structure CreatePolicyVersionRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
    @required PolicyDocument: policyDocumentType
    SetAsDefault: Boolean
}

structure CreatePolicyVersionResponse {
    PolicyVersion: PolicyVersion
}

structure PolicyVersion {
    Document: policyDocumentType
    VersionId: policyVersionIdType
    IsDefaultVersion: Boolean
    CreateDate: Timestamp
}

structure CreateRoleRequest {
    Path: pathType
    @required RoleName: roleNameType
    @required AssumeRolePolicyDocument: policyDocumentType
    Description: roleDescriptionType
    @range(min: 3600, max: 43200) MaxSessionDuration: Integer
    @length(min: 20, max: 2048) PermissionsBoundary: String
    Tags: tagListType
}

structure CreateRoleResponse {
    @required Role: Role
}

structure CreateServiceLinkedRoleRequest {
    @required AWSServiceName: groupNameType
    Description: roleDescriptionType
    @length(min: 1, max: 64) @pattern("[\\w+=,.@-]+") CustomSuffix: String
}

structure CreateServiceLinkedRoleResponse {
    Role: Role
}

structure CreateUserRequest {
    Path: pathType
    @required UserName: userNameType
    @length(min: 20, max: 2048) PermissionsBoundary: String
    Tags: tagListType
}

structure CreateUserResponse {
    User: User
}

structure User {
    @required Path: pathType
    @required UserName: userNameType
    @required UserId: idType
    @required @length(min: 20, max: 2048) Arn: String
    @required CreateDate: Timestamp
    PasswordLastUsed: Timestamp
    PermissionsBoundary: AttachedPermissionsBoundary
    Tags: tagListType
}

structure DeleteAccessKeyRequest {
    UserName: existingUserNameType
    @required AccessKeyId: accessKeyIdType
}

structure DeleteAccountAliasRequest {
    @required AccountAlias: accountAliasType
}

structure DeleteGroupRequest {
    @required GroupName: groupNameType
}

structure DeleteGroupPolicyRequest {
    @required GroupName: groupNameType
    @required PolicyName: policyNameType
}

structure DeleteInstanceProfileRequest {
    @required InstanceProfileName: instanceProfileNameType
}

structure DeletePolicyRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
}

structure DeletePolicyVersionRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
    @required VersionId: policyVersionIdType
}

structure DeleteRoleRequest {
    @required RoleName: roleNameType
}

structure DeleteRolePermissionsBoundaryRequest {
    @required RoleName: roleNameType
}

structure DeleteRolePolicyRequest {
    @required RoleName: roleNameType
    @required PolicyName: policyNameType
}

structure DeleteServiceLinkedRoleRequest {
    @required RoleName: roleNameType
}

structure DeleteServiceLinkedRoleResponse {
    @required @length(min: 1, max: 1000) DeletionTaskId: String
}

structure DeleteUserRequest {
    @required UserName: existingUserNameType
}

structure DeleteUserPermissionsBoundaryRequest {
    @required UserName: userNameType
}

structure DeleteUserPolicyRequest {
    @required UserName: existingUserNameType
    @required PolicyName: policyNameType
}

structure DetachGroupPolicyRequest {
    @required GroupName: groupNameType
    @required @length(min: 20, max: 2048) PolicyArn: String
}

structure DetachRolePolicyRequest {
    @required RoleName: roleNameType
    @required @length(min: 20, max: 2048) PolicyArn: String
}

structure DetachUserPolicyRequest {
    @required UserName: userNameType
    @required @length(min: 20, max: 2048) PolicyArn: String
}

structure GetAccessKeyLastUsedRequest {
    @required AccessKeyId: accessKeyIdType
}

structure GetAccessKeyLastUsedResponse {
    UserName: existingUserNameType
    AccessKeyLastUsed: AccessKeyLastUsed
}

structure AccessKeyLastUsed {
    LastUsedDate: Timestamp
    @required ServiceName: String
    @required Region: String
}

structure GetAccountAuthorizationDetailsRequest {
    Filter: entityListType
    @range(min: 1, max: 1000) MaxItems: Integer
    Marker: markerType
}

structure GetAccountAuthorizationDetailsResponse {
    UserDetailList: userDetailListType
    GroupDetailList: groupDetailListType
    RoleDetailList: roleDetailListType
    Policies: ManagedPolicyDetailListType
    IsTruncated: Boolean
    Marker: String
}

structure UserDetail {
    Path: pathType
    UserName: userNameType
    UserId: idType
    @length(min: 20, max: 2048) Arn: String
    CreateDate: Timestamp
    UserPolicyList: policyDetailListType
    GroupList: groupNameListType
    AttachedManagedPolicies: attachedPoliciesListType
    PermissionsBoundary: AttachedPermissionsBoundary
    Tags: tagListType
}

structure PolicyDetail {
    PolicyName: policyNameType
    PolicyDocument: policyDocumentType
}

structure AttachedPolicy {
    PolicyName: policyNameType
    @length(min: 20, max: 2048) PolicyArn: String
}

structure GroupDetail {
    Path: pathType
    GroupName: groupNameType
    GroupId: idType
    @length(min: 20, max: 2048) Arn: String
    CreateDate: Timestamp
    GroupPolicyList: policyDetailListType
    AttachedManagedPolicies: attachedPoliciesListType
}

structure RoleDetail {
    Path: pathType
    RoleName: roleNameType
    RoleId: idType
    @length(min: 20, max: 2048) Arn: String
    CreateDate: Timestamp
    AssumeRolePolicyDocument: policyDocumentType
    InstanceProfileList: instanceProfileListType
    RolePolicyList: policyDetailListType
    AttachedManagedPolicies: attachedPoliciesListType
    PermissionsBoundary: AttachedPermissionsBoundary
    Tags: tagListType
    RoleLastUsed: RoleLastUsed
}

structure ManagedPolicyDetail {
    PolicyName: policyNameType
    PolicyId: idType
    @length(min: 20, max: 2048) Arn: String
    Path: policyPathType
    DefaultVersionId: policyVersionIdType
    AttachmentCount: Integer
    PermissionsBoundaryUsageCount: Integer
    IsAttachable: Boolean
    @length(max: 1000) Description: String
    CreateDate: Timestamp
    UpdateDate: Timestamp
    PolicyVersionList: policyDocumentVersionListType
}

structure GetAccountSummaryResponse {
    SummaryMap: summaryMapType
}

structure GetContextKeysForCustomPolicyRequest {
    @required PolicyInputList: SimulationPolicyListType
}

structure GetContextKeysForPolicyResponse {
    ContextKeyNames: ContextKeyNamesResultListType
}

structure GetContextKeysForPrincipalPolicyRequest {
    @required @length(min: 20, max: 2048) PolicySourceArn: String
    PolicyInputList: SimulationPolicyListType
}

structure GetGroupRequest {
    @required GroupName: groupNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure GetGroupResponse {
    @required Group: Group
    @required Users: userListType
    IsTruncated: Boolean
    Marker: String
}

structure GetGroupPolicyRequest {
    @required GroupName: groupNameType
    @required PolicyName: policyNameType
}

structure GetGroupPolicyResponse {
    @required GroupName: groupNameType
    @required PolicyName: policyNameType
    @required PolicyDocument: policyDocumentType
}

structure GetInstanceProfileRequest {
    @required InstanceProfileName: instanceProfileNameType
}

structure GetInstanceProfileResponse {
    @required InstanceProfile: InstanceProfile
}

structure GetPolicyRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
}

structure GetPolicyResponse {
    Policy: Policy
}

structure GetPolicyVersionRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
    @required VersionId: policyVersionIdType
}

structure GetPolicyVersionResponse {
    PolicyVersion: PolicyVersion
}

structure GetRoleRequest {
    @required RoleName: roleNameType
}

structure GetRoleResponse {
    @required Role: Role
}

structure GetRolePolicyRequest {
    @required RoleName: roleNameType
    @required PolicyName: policyNameType
}

structure GetRolePolicyResponse {
    @required RoleName: roleNameType
    @required PolicyName: policyNameType
    @required PolicyDocument: policyDocumentType
}

structure GetServiceLinkedRoleDeletionStatusRequest {
    @required @length(min: 1, max: 1000) DeletionTaskId: String
}

structure GetServiceLinkedRoleDeletionStatusResponse {
    @required Status: DeletionTaskStatusType
    Reason: DeletionTaskFailureReasonType
}

structure DeletionTaskFailureReasonType {
    @length(max: 1000) Reason: String
    RoleUsageList: RoleUsageListType
}

structure RoleUsageType {
    @length(min: 1, max: 100) Region: String
    Resources: ArnListType
}

structure GetUserRequest {
    UserName: existingUserNameType
}

structure GetUserResponse {
    @required User: User
}

structure GetUserPolicyRequest {
    @required UserName: existingUserNameType
    @required PolicyName: policyNameType
}

structure GetUserPolicyResponse {
    @required UserName: existingUserNameType
    @required PolicyName: policyNameType
    @required PolicyDocument: policyDocumentType
}

structure ListAccessKeysRequest {
    UserName: existingUserNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListAccessKeysResponse {
    @required AccessKeyMetadata: accessKeyMetadataListType
    IsTruncated: Boolean
    Marker: String
}

structure AccessKeyMetadata {
    UserName: userNameType
    AccessKeyId: accessKeyIdType
    Status: statusType
    CreateDate: Timestamp
}

structure ListAccountAliasesRequest {
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListAccountAliasesResponse {
    @required AccountAliases: accountAliasListType
    IsTruncated: Boolean
    Marker: String
}

structure ListAttachedGroupPoliciesRequest {
    @required GroupName: groupNameType
    PathPrefix: policyPathType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListAttachedGroupPoliciesResponse {
    AttachedPolicies: attachedPoliciesListType
    IsTruncated: Boolean
    Marker: String
}

structure ListAttachedRolePoliciesRequest {
    @required RoleName: roleNameType
    PathPrefix: policyPathType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListAttachedRolePoliciesResponse {
    AttachedPolicies: attachedPoliciesListType
    IsTruncated: Boolean
    Marker: String
}

structure ListAttachedUserPoliciesRequest {
    @required UserName: userNameType
    PathPrefix: policyPathType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListAttachedUserPoliciesResponse {
    AttachedPolicies: attachedPoliciesListType
    IsTruncated: Boolean
    Marker: String
}

structure ListEntitiesForPolicyRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
    EntityFilter: EntityType
    PathPrefix: pathType
    PolicyUsageFilter: PolicyUsageType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListEntitiesForPolicyResponse {
    PolicyGroups: PolicyGroupListType
    PolicyUsers: PolicyUserListType
    PolicyRoles: PolicyRoleListType
    IsTruncated: Boolean
    Marker: String
}

structure PolicyGroup {
    GroupName: groupNameType
    GroupId: idType
}

structure PolicyUser {
    UserName: userNameType
    UserId: idType
}

structure PolicyRole {
    RoleName: roleNameType
    RoleId: idType
}

structure ListGroupPoliciesRequest {
    @required GroupName: groupNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListGroupPoliciesResponse {
    @required PolicyNames: policyNameListType
    IsTruncated: Boolean
    Marker: String
}

structure ListGroupsRequest {
    PathPrefix: pathPrefixType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListGroupsResponse {
    @required Groups: groupListType
    IsTruncated: Boolean
    Marker: String
}

structure ListGroupsForUserRequest {
    @required UserName: existingUserNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListGroupsForUserResponse {
    @required Groups: groupListType
    IsTruncated: Boolean
    Marker: String
}

structure ListInstanceProfileTagsRequest {
    @required InstanceProfileName: instanceProfileNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListInstanceProfileTagsResponse {
    @required Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListInstanceProfilesRequest {
    PathPrefix: pathPrefixType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListInstanceProfilesResponse {
    @required InstanceProfiles: instanceProfileListType
    IsTruncated: Boolean
    Marker: String
}

structure ListInstanceProfilesForRoleRequest {
    @required RoleName: roleNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListInstanceProfilesForRoleResponse {
    @required InstanceProfiles: instanceProfileListType
    IsTruncated: Boolean
    Marker: String
}

structure ListPoliciesRequest {
    Scope: policyScopeType
    OnlyAttached: Boolean
    PathPrefix: policyPathType
    PolicyUsageFilter: PolicyUsageType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListPoliciesResponse {
    Policies: policyListType
    IsTruncated: Boolean
    Marker: String
}

structure ListPolicyTagsRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListPolicyTagsResponse {
    @required Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListPolicyVersionsRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListPolicyVersionsResponse {
    Versions: policyDocumentVersionListType
    IsTruncated: Boolean
    Marker: String
}

structure ListRolePoliciesRequest {
    @required RoleName: roleNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListRolePoliciesResponse {
    @required PolicyNames: policyNameListType
    IsTruncated: Boolean
    Marker: String
}

structure ListRoleTagsRequest {
    @required RoleName: roleNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListRoleTagsResponse {
    @required Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListRolesRequest {
    PathPrefix: pathPrefixType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListRolesResponse {
    @required Roles: roleListType
    IsTruncated: Boolean
    Marker: String
}

structure ListUserPoliciesRequest {
    @required UserName: existingUserNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListUserPoliciesResponse {
    @required PolicyNames: policyNameListType
    IsTruncated: Boolean
    Marker: String
}

structure ListUserTagsRequest {
    @required UserName: existingUserNameType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListUserTagsResponse {
    @required Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListUsersRequest {
    PathPrefix: pathPrefixType
    Marker: markerType
    @range(min: 1, max: 1000) MaxItems: Integer
}

structure ListUsersResponse {
    @required Users: userListType
    IsTruncated: Boolean
    Marker: String
}

structure PutGroupPolicyRequest {
    @required GroupName: groupNameType
    @required PolicyName: policyNameType
    @required PolicyDocument: policyDocumentType
}

structure PutRolePermissionsBoundaryRequest {
    @required RoleName: roleNameType
    @required @length(min: 20, max: 2048) PermissionsBoundary: String
}

structure PutRolePolicyRequest {
    @required RoleName: roleNameType
    @required PolicyName: policyNameType
    @required PolicyDocument: policyDocumentType
}

structure PutUserPermissionsBoundaryRequest {
    @required UserName: userNameType
    @required @length(min: 20, max: 2048) PermissionsBoundary: String
}

structure PutUserPolicyRequest {
    @required UserName: existingUserNameType
    @required PolicyName: policyNameType
    @required PolicyDocument: policyDocumentType
}

structure RemoveRoleFromInstanceProfileRequest {
    @required InstanceProfileName: instanceProfileNameType
    @required RoleName: roleNameType
}

structure RemoveUserFromGroupRequest {
    @required GroupName: groupNameType
    @required UserName: existingUserNameType
}

structure SetDefaultPolicyVersionRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
    @required VersionId: policyVersionIdType
}

structure SimulateCustomPolicyRequest {
    @required PolicyInputList: SimulationPolicyListType
    PermissionsBoundaryPolicyInputList: SimulationPolicyListType
    @required ActionNames: ActionNameListType
    ResourceArns: ResourceNameListType
    ResourcePolicy: policyDocumentType
    @length(min: 1, max: 2048) ResourceOwner: String
    @length(min: 1, max: 2048) CallerArn: String
    ContextEntries: ContextEntryListType
    @length(min: 1, max: 64) ResourceHandlingOption: String
    @range(min: 1, max: 1000) MaxItems: Integer
    Marker: markerType
}

structure ContextEntry {
    @length(min: 5, max: 256) ContextKeyName: String
    ContextKeyValues: ContextKeyValueListType
    ContextKeyType: ContextKeyTypeEnum
}

structure SimulatePolicyResponse {
    EvaluationResults: EvaluationResultsListType
    IsTruncated: Boolean
    Marker: String
}

structure EvaluationResult {
    @required @length(min: 3, max: 128) EvalActionName: String
    @length(min: 1, max: 2048) EvalResourceName: String
    @required EvalDecision: PolicyEvaluationDecisionType
    MatchedStatements: StatementListType
    MissingContextValues: ContextKeyNamesResultListType
    OrganizationsDecisionDetail: OrganizationsDecisionDetail
    PermissionsBoundaryDecisionDetail: PermissionsBoundaryDecisionDetail
    EvalDecisionDetails: EvalDecisionDetailsType
    ResourceSpecificResults: ResourceSpecificResultListType
}

structure Statement {
    SourcePolicyId: String
    SourcePolicyType: PolicySourceType
    StartPosition: Position
    EndPosition: Position
}

structure Position {
    Line: Integer
    Column: Integer
}

structure OrganizationsDecisionDetail {
    AllowedByOrganizations: Boolean
}

structure PermissionsBoundaryDecisionDetail {
    AllowedByPermissionsBoundary: Boolean
}

structure ResourceSpecificResult {
    @required @length(min: 1, max: 2048) EvalResourceName: String
    @required EvalResourceDecision: PolicyEvaluationDecisionType
    MatchedStatements: StatementListType
    MissingContextValues: ContextKeyNamesResultListType
    EvalDecisionDetails: EvalDecisionDetailsType
    PermissionsBoundaryDecisionDetail: PermissionsBoundaryDecisionDetail
}

structure SimulatePrincipalPolicyRequest {
    @required @length(min: 20, max: 2048) PolicySourceArn: String
    PolicyInputList: SimulationPolicyListType
    PermissionsBoundaryPolicyInputList: SimulationPolicyListType
    @required ActionNames: ActionNameListType
    ResourceArns: ResourceNameListType
    ResourcePolicy: policyDocumentType
    @length(min: 1, max: 2048) ResourceOwner: String
    @length(min: 1, max: 2048) CallerArn: String
    ContextEntries: ContextEntryListType
    @length(min: 1, max: 64) ResourceHandlingOption: String
    @range(min: 1, max: 1000) MaxItems: Integer
    Marker: markerType
}

structure TagInstanceProfileRequest {
    @required InstanceProfileName: instanceProfileNameType
    @required Tags: tagListType
}

structure TagPolicyRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
    @required Tags: tagListType
}

structure TagRoleRequest {
    @required RoleName: roleNameType
    @required Tags: tagListType
}

structure TagUserRequest {
    @required UserName: existingUserNameType
    @required Tags: tagListType
}

structure UntagInstanceProfileRequest {
    @required InstanceProfileName: instanceProfileNameType
    @required TagKeys: tagKeyListType
}

structure UntagPolicyRequest {
    @required @length(min: 20, max: 2048) PolicyArn: String
    @required TagKeys: tagKeyListType
}

structure UntagRoleRequest {
    @required RoleName: roleNameType
    @required TagKeys: tagKeyListType
}

structure UntagUserRequest {
    @required UserName: existingUserNameType
    @required TagKeys: tagKeyListType
}

structure UpdateAccessKeyRequest {
    UserName: existingUserNameType
    @required AccessKeyId: accessKeyIdType
    @required Status: statusType
}

structure UpdateAssumeRolePolicyRequest {
    @required RoleName: roleNameType
    @required PolicyDocument: policyDocumentType
}

structure UpdateGroupRequest {
    @required GroupName: groupNameType
    NewPath: pathType
    NewGroupName: groupNameType
}

structure UpdateRoleRequest {
    @required RoleName: roleNameType
    Description: roleDescriptionType
    @range(min: 3600, max: 43200) MaxSessionDuration: Integer
}

structure UpdateRoleResponse {}

structure UpdateRoleDescriptionRequest {
    @required RoleName: roleNameType
    @required Description: roleDescriptionType
}

structure UpdateRoleDescriptionResponse {
    Role: Role
}

structure UpdateUserRequest {
    @required UserName: existingUserNameType
    NewPath: pathType
    NewUserName: userNameType
}

@length(max: 50) list tagListType { member: Tag }
list roleListType { member: Role }
list entityListType { member: EntityType }
list userDetailListType { member: UserDetail }
list policyDetailListType { member: PolicyDetail }
list groupNameListType { member: groupNameType }
list attachedPoliciesListType { member: AttachedPolicy }
list groupDetailListType { member: GroupDetail }
list roleDetailListType { member: RoleDetail }
list instanceProfileListType { member: InstanceProfile }
list ManagedPolicyDetailListType { member: ManagedPolicyDetail }
list policyDocumentVersionListType { member: PolicyVersion }
map summaryMapType { key: summaryKeyType, value: Integer }
list SimulationPolicyListType { member: policyDocumentType }
list ContextKeyNamesResultListType { @length(min: 5, max: 256) member: String }
list userListType { member: User }
list RoleUsageListType { member: RoleUsageType }
list ArnListType { @length(min: 20, max: 2048) member: String }
list accessKeyMetadataListType { member: AccessKeyMetadata }
list accountAliasListType { member: accountAliasType }
list PolicyGroupListType { member: PolicyGroup }
list PolicyUserListType { member: PolicyUser }
list PolicyRoleListType { member: PolicyRole }
list policyNameListType { member: policyNameType }
list groupListType { member: Group }
list policyListType { member: Policy }
list ActionNameListType { @length(min: 3, max: 128) member: String }
list ResourceNameListType { @length(min: 1, max: 2048) member: String }
list ContextEntryListType { member: ContextEntry }
list ContextKeyValueListType { member: String }
list EvaluationResultsListType { member: EvaluationResult }
list StatementListType { member: Statement }
map EvalDecisionDetailsType { @length(min: 3, max: 256) key: String, value: PolicyEvaluationDecisionType }
list ResourceSpecificResultListType { member: ResourceSpecificResult }
@length(max: 50) list tagKeyListType { member: tagKeyType }

@length(min: 1, max: 128) @pattern("[\\w+=,.@-]+") string instanceProfileNameType
@length(min: 1, max: 64) @pattern("[\\w+=,.@-]+") string roleNameType
@length(min: 1, max: 128) @pattern("[\\w+=,.@-]+") string groupNameType
@length(min: 1, max: 128) @pattern("[\\w+=,.@-]+") string existingUserNameType
@length(min: 1, max: 64) @pattern("[\\w+=,.@-]+") string userNameType
@length(min: 16, max: 128) @pattern("[\\w]+") string accessKeyIdType
enum statusType { Active, Inactive, Expired }
@sensitive string accessKeySecretType
@length(min: 3, max: 63) @pattern("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$") string accountAliasType
@length(min: 1, max: 512) @pattern("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)") string pathType
@length(min: 16, max: 128) @pattern("[\\w]+") string idType
@length(min: 1, max: 128) @pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+") string tagKeyType
@length(min: 1, max: 131072) @pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+") string policyDocumentType
@length(max: 1000) @pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*") string roleDescriptionType
enum PermissionsBoundaryAttachmentType { PermissionsBoundaryPolicy }
@length(min: 1, max: 128) @pattern("[\\w+=,.@-]+") string policyNameType
@length(min: 1, max: 512) @pattern("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/") string policyPathType
@pattern("v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?") string policyVersionIdType
enum EntityType { User, Role, Group, LocalManagedPolicy, AWSManagedPolicy }
@length(min: 1, max: 320) @pattern("[\\u0020-\\u00FF]+") string markerType
enum DeletionTaskStatusType { SUCCEEDED, IN_PROGRESS, FAILED, NOT_STARTED }
enum PolicyUsageType { PermissionsPolicy, PermissionsBoundary }
@length(min: 1, max: 512) @pattern("\\u002F[\\u0021-\\u007F]*") string pathPrefixType
enum policyScopeType { All, AWS, Local }
enum PolicyEvaluationDecisionType { allowed, explicitDeny, implicitDeny }
enum PolicySourceType { user, group, role, aws_managed = "aws-managed", user_managed = "user-managed", resource, none }

enum summaryKeyType {
    Users, UsersQuota, Groups, GroupsQuota, ServerCertificates, ServerCertificatesQuota, UserPolicySizeQuota,
    GroupPolicySizeQuota, GroupsPerUserQuota, SigningCertificatesPerUserQuota, AccessKeysPerUserQuota, MFADevices,
    MFADevicesInUse, AccountMFAEnabled, AccountAccessKeysPresent, AccountPasswordPresent,
    AccountSigningCertificatesPresent, AttachedPoliciesPerGroupQuota, AttachedPoliciesPerRoleQuota,
    AttachedPoliciesPerUserQuota, Policies, PoliciesQuota, PolicySizeQuota, PolicyVersionsInUse,
    PolicyVersionsInUseQuota, VersionsPerPolicyQuota, GlobalEndpointTokenVersion, AssumeRolePolicySizeQuota,
    InstanceProfiles, InstanceProfilesQuota, Providers, RolePolicySizeQuota, Roles, RolesQuota
}

enum ContextKeyTypeEnum {
    string, stringList, numeric, numericList, boolean, booleanList, ip, ipList, binary, binaryList, date, dateList
}

@error("client") @awsQueryError(code: "NoSuchEntity", httpResponseCode: 404)
structure NoSuchEntityException {
    message: String
}

@error("client") @awsQueryError(code: "EntityAlreadyExists", httpResponseCode: 409)
structure EntityAlreadyExistsException {
    message: String
}

@error("client") @awsQueryError(code: "LimitExceeded", httpResponseCode: 409)
structure LimitExceededException {
    message: String
}

@error("client") @awsQueryError(code: "UnmodifiableEntity", httpResponseCode: 400)
structure UnmodifiableEntityException {
    message: String
}

@error("client") @awsQueryError(code: "ServiceFailure", httpResponseCode: 500)
structure ServiceFailureException {
    message: String
}

@error("client") @awsQueryError(code: "InvalidInput", httpResponseCode: 400)
structure InvalidInputException {
    message: String
}

@error("client") @awsQueryError(code: "PolicyNotAttachable", httpResponseCode: 400)
structure PolicyNotAttachableException {
    message: String
}

@error("client") @awsQueryError(code: "ConcurrentModification", httpResponseCode: 409)
structure ConcurrentModificationException {
    message: String
}

@error("client") @awsQueryError(code: "MalformedPolicyDocument", httpResponseCode: 400)
structure MalformedPolicyDocumentException {
    message: String
}

@error("client") @awsQueryError(code: "DeleteConflict", httpResponseCode: 409)
structure DeleteConflictException {
    message: String
}

@error("client") @awsQueryError(code: "PolicyEvaluation", httpResponseCode: 500)
structure PolicyEvaluationException {
    message: String
}

@error("client") @awsQueryError(code: "EntityTemporarilyUnmodifiable", httpResponseCode: 409)
structure EntityTemporarilyUnmodifiableException {
    message: String
}
