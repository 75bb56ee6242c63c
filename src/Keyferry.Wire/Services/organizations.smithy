$version: "2.0"

namespace Keyferry.Wire.Services.Organizations

use aws.auth#sigv4
use aws.protocols#awsJson1_1
use keyferry#wording

@title("Organizations")
@sigv4(name: "organizations")
@awsJson1_1
@wording("OrganizationsWording.Describe")
service AWSOrganizationsV20161128 {
    version: "2016-11-28"
    operations: [
        AcceptHandshake, AttachPolicy, CancelHandshake, CloseAccount, CreateAccount, CreateOrganization,
        CreateOrganizationalUnit, CreatePolicy, DeclineHandshake, DeleteOrganization, DeleteOrganizationalUnit,
        DeletePolicy, DeleteResourcePolicy, DeregisterDelegatedAdministrator, DescribeAccount,
        DescribeCreateAccountStatus, DescribeEffectivePolicy, DescribeHandshake, DescribeOrganization,
        DescribeOrganizationalUnit, DescribePolicy, DescribeResourcePolicy, DetachPolicy, DisableAWSServiceAccess,
        DisablePolicyType, EnableAWSServiceAccess, EnableAllFeatures, EnablePolicyType, InviteAccountToOrganization,
        LeaveOrganization, ListAWSServiceAccessForOrganization, ListAccounts, ListAccountsForParent,
        ListAccountsWithInvalidEffectivePolicy, ListChildren, ListCreateAccountStatus, ListDelegatedAdministrators,
        ListDelegatedServicesForAccount, ListEffectivePolicyValidationErrors, ListHandshakesForAccount,
        ListHandshakesForOrganization, ListOrganizationalUnitsForParent, ListParents, ListPolicies,
        ListPoliciesForTarget, ListRoots, ListTagsForResource, ListTargetsForPolicy, MoveAccount, PutResourcePolicy,
        RegisterDelegatedAdministrator, RemoveAccountFromOrganization, TagResource, UntagResource,
        UpdateOrganizationalUnit, UpdatePolicy
    ]
}

operation AcceptHandshake {
    input: AcceptHandshakeRequest
    output: AcceptHandshakeResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, HandshakeConstraintViolationException,
        HandshakeNotFoundException, InvalidHandshakeTransitionException, HandshakeAlreadyInStateException,
        InvalidInputException, ConcurrentModificationException, ServiceException, TooManyRequestsException,
        AccessDeniedForDependencyException, ConstraintViolationException, MasterCannotLeaveOrganizationException
    ]
}

operation AttachPolicy {
    input: AttachPolicyRequest
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, DuplicatePolicyAttachmentException, InvalidInputException, PolicyNotFoundException,
        PolicyTypeNotEnabledException, ServiceException, TargetNotFoundException, TooManyRequestsException,
        UnsupportedAPIEndpointException, PolicyChangesInProgressException
    ]
}

operation CancelHandshake {
    input: CancelHandshakeRequest
    output: CancelHandshakeResponse
    errors: [
        AccessDeniedException, ConcurrentModificationException, HandshakeNotFoundException,
        InvalidHandshakeTransitionException, HandshakeAlreadyInStateException, InvalidInputException, ServiceException,
        TooManyRequestsException
    ]
}

operation CloseAccount {
    input: CloseAccountRequest
    errors: [
        AccessDeniedException, AccountAlreadyClosedException, AccountNotFoundException,
        AWSOrganizationsNotInUseException, ConcurrentModificationException, ConflictException,
        ConstraintViolationException, InvalidInputException, ServiceException, TooManyRequestsException,
        UnsupportedAPIEndpointException
    ]
}

operation CreateAccount {
    input: CreateAccountRequest
    output: CreateAccountResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, InvalidInputException, FinalizingOrganizationException, ServiceException,
        TooManyRequestsException, UnsupportedAPIEndpointException
    ]
}

operation CreateOrganization {
    input: CreateOrganizationRequest
    output: CreateOrganizationResponse
    errors: [
        AccessDeniedException, AlreadyInOrganizationException, ConcurrentModificationException,
        ConstraintViolationException, InvalidInputException, ServiceException, TooManyRequestsException,
        AccessDeniedForDependencyException
    ]
}

operation CreateOrganizationalUnit {
    input: CreateOrganizationalUnitRequest
    output: CreateOrganizationalUnitResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, DuplicateOrganizationalUnitException, InvalidInputException,
        ParentNotFoundException, ServiceException, TooManyRequestsException
    ]
}

operation CreatePolicy {
    input: CreatePolicyRequest
    output: CreatePolicyResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, DuplicatePolicyException, InvalidInputException, MalformedPolicyDocumentException,
        PolicyTypeNotAvailableForOrganizationException, ServiceException, TooManyRequestsException,
        UnsupportedAPIEndpointException
    ]
}

operation DeclineHandshake {
    input: DeclineHandshakeRequest
    output: DeclineHandshakeResponse
    errors: [
        AccessDeniedException, ConcurrentModificationException, HandshakeNotFoundException,
        InvalidHandshakeTransitionException, HandshakeAlreadyInStateException, InvalidInputException, ServiceException,
        TooManyRequestsException
    ]
}

operation DeleteOrganization {
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, InvalidInputException, OrganizationNotEmptyException, ServiceException,
        TooManyRequestsException
    ]
}

operation DeleteOrganizationalUnit {
    input: DeleteOrganizationalUnitRequest
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException, InvalidInputException,
        OrganizationalUnitNotEmptyException, OrganizationalUnitNotFoundException, ServiceException,
        TooManyRequestsException
    ]
}

operation DeletePolicy {
    input: DeletePolicyRequest
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException, InvalidInputException,
        PolicyInUseException, PolicyNotFoundException, ServiceException, TooManyRequestsException,
        UnsupportedAPIEndpointException
    ]
}

operation DeleteResourcePolicy {
    errors: [
        AccessDeniedException, ServiceException, UnsupportedAPIEndpointException, TooManyRequestsException,
        ConcurrentModificationException, ConstraintViolationException, AWSOrganizationsNotInUseException,
        ResourcePolicyNotFoundException
    ]
}

operation DeregisterDelegatedAdministrator {
    input: DeregisterDelegatedAdministratorRequest
    errors: [
        AccessDeniedException, AccountNotFoundException, AccountNotRegisteredException,
        AWSOrganizationsNotInUseException, ConcurrentModificationException, ConstraintViolationException,
        InvalidInputException, TooManyRequestsException, ServiceException, UnsupportedAPIEndpointException
    ]
}

operation DescribeAccount {
    input: DescribeAccountRequest
    output: DescribeAccountResponse
    errors: [
        AccessDeniedException, AccountNotFoundException, AWSOrganizationsNotInUseException, InvalidInputException,
        ServiceException, TooManyRequestsException
    ]
}

operation DescribeCreateAccountStatus {
    input: DescribeCreateAccountStatusRequest
    output: DescribeCreateAccountStatusResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, CreateAccountStatusNotFoundException,
        InvalidInputException, ServiceException, TooManyRequestsException, UnsupportedAPIEndpointException
    ]
}

operation DescribeEffectivePolicy {
    input: DescribeEffectivePolicyRequest
    output: DescribeEffectivePolicyResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConstraintViolationException, ServiceException,
        TooManyRequestsException, TargetNotFoundException, EffectivePolicyNotFoundException, InvalidInputException,
        UnsupportedAPIEndpointException
    ]
}

operation DescribeHandshake {
    input: DescribeHandshakeRequest
    output: DescribeHandshakeResponse
    errors: [
        AccessDeniedException, ConcurrentModificationException, HandshakeNotFoundException, InvalidInputException,
        ServiceException, TooManyRequestsException
    ]
}

operation DescribeOrganization {
    output: DescribeOrganizationResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException, ServiceException,
        TooManyRequestsException
    ]
}

operation DescribeOrganizationalUnit {
    input: DescribeOrganizationalUnitRequest
    output: DescribeOrganizationalUnitResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException,
        OrganizationalUnitNotFoundException, ServiceException, TooManyRequestsException
    ]
}

operation DescribePolicy {
    input: DescribePolicyRequest
    output: DescribePolicyResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, PolicyNotFoundException,
        ServiceException, TooManyRequestsException, UnsupportedAPIEndpointException
    ]
}

operation DescribeResourcePolicy {
    output: DescribeResourcePolicyResponse
    errors: [
        AccessDeniedException, ServiceException, UnsupportedAPIEndpointException, TooManyRequestsException,
        AWSOrganizationsNotInUseException, ResourcePolicyNotFoundException, ConstraintViolationException
    ]
}

operation DetachPolicy {
    input: DetachPolicyRequest
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, InvalidInputException, PolicyNotAttachedException, PolicyNotFoundException,
        ServiceException, TargetNotFoundException, TooManyRequestsException, UnsupportedAPIEndpointException,
        PolicyChangesInProgressException
    ]
}

operation DisableAWSServiceAccess {
    input: DisableAWSServiceAccessRequest
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, InvalidInputException, ServiceException, TooManyRequestsException,
        UnsupportedAPIEndpointException
    ]
}

operation DisablePolicyType {
    input: DisablePolicyTypeRequest
    output: DisablePolicyTypeResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, InvalidInputException, PolicyTypeNotEnabledException, RootNotFoundException,
        ServiceException, TooManyRequestsException, UnsupportedAPIEndpointException, PolicyChangesInProgressException
    ]
}

operation EnableAWSServiceAccess {
    input: EnableAWSServiceAccessRequest
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, InvalidInputException, ServiceException, TooManyRequestsException,
        UnsupportedAPIEndpointException
    ]
}

operation EnableAllFeatures {
    input: EnableAllFeaturesRequest
    output: EnableAllFeaturesResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, HandshakeConstraintViolationException, InvalidInputException, ServiceException,
        TooManyRequestsException
    ]
}

operation EnablePolicyType {
    input: EnablePolicyTypeRequest
    output: EnablePolicyTypeResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, InvalidInputException, PolicyTypeAlreadyEnabledException, RootNotFoundException,
        ServiceException, TooManyRequestsException, PolicyTypeNotAvailableForOrganizationException,
        UnsupportedAPIEndpointException, PolicyChangesInProgressException
    ]
}

operation InviteAccountToOrganization {
    input: InviteAccountToOrganizationRequest
    output: InviteAccountToOrganizationResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, AccountOwnerNotVerifiedException,
        ConcurrentModificationException, HandshakeConstraintViolationException, DuplicateHandshakeException,
        ConstraintViolationException, InvalidInputException, FinalizingOrganizationException, ServiceException,
        TooManyRequestsException
    ]
}

operation LeaveOrganization {
    errors: [
        AccessDeniedException, AccountNotFoundException, AWSOrganizationsNotInUseException,
        ConcurrentModificationException, ConstraintViolationException, InvalidInputException,
        MasterCannotLeaveOrganizationException, ServiceException, TooManyRequestsException
    ]
}

operation ListAWSServiceAccessForOrganization {
    input: ListAWSServiceAccessForOrganizationRequest
    output: ListAWSServiceAccessForOrganizationResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConstraintViolationException, InvalidInputException,
        ServiceException, TooManyRequestsException, UnsupportedAPIEndpointException
    ]
}

operation ListAccounts {
    input: ListAccountsRequest
    output: ListAccountsResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, ServiceException,
        TooManyRequestsException
    ]
}

operation ListAccountsForParent {
    input: ListAccountsForParentRequest
    output: ListAccountsForParentResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, ParentNotFoundException,
        ServiceException, TooManyRequestsException
    ]
}

operation ListAccountsWithInvalidEffectivePolicy {
    input: ListAccountsWithInvalidEffectivePolicyRequest
    output: ListAccountsWithInvalidEffectivePolicyResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConstraintViolationException,
        EffectivePolicyNotFoundException, ServiceException, TooManyRequestsException, InvalidInputException,
        UnsupportedAPIEndpointException
    ]
}

operation ListChildren {
    input: ListChildrenRequest
    output: ListChildrenResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, ParentNotFoundException,
        ServiceException, TooManyRequestsException
    ]
}

operation ListCreateAccountStatus {
    input: ListCreateAccountStatusRequest
    output: ListCreateAccountStatusResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, ServiceException,
        TooManyRequestsException, UnsupportedAPIEndpointException
    ]
}

operation ListDelegatedAdministrators {
    input: ListDelegatedAdministratorsRequest
    output: ListDelegatedAdministratorsResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConstraintViolationException, InvalidInputException,
        TooManyRequestsException, ServiceException, UnsupportedAPIEndpointException
    ]
}

operation ListDelegatedServicesForAccount {
    input: ListDelegatedServicesForAccountRequest
    output: ListDelegatedServicesForAccountResponse
    errors: [
        AccessDeniedException, AccountNotFoundException, AccountNotRegisteredException,
        AWSOrganizationsNotInUseException, ConstraintViolationException, InvalidInputException, TooManyRequestsException,
        ServiceException, UnsupportedAPIEndpointException
    ]
}

operation ListEffectivePolicyValidationErrors {
    input: ListEffectivePolicyValidationErrorsRequest
    output: ListEffectivePolicyValidationErrorsResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConstraintViolationException,
        EffectivePolicyNotFoundException, ServiceException, TooManyRequestsException, AccountNotFoundException,
        InvalidInputException, UnsupportedAPIEndpointException
    ]
}

operation ListHandshakesForAccount {
    input: ListHandshakesForAccountRequest
    output: ListHandshakesForAccountResponse
    errors: [
        AccessDeniedException, ConcurrentModificationException, InvalidInputException, ServiceException,
        TooManyRequestsException
    ]
}

operation ListHandshakesForOrganization {
    input: ListHandshakesForOrganizationRequest
    output: ListHandshakesForOrganizationResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException, InvalidInputException,
        ServiceException, TooManyRequestsException
    ]
}

operation ListOrganizationalUnitsForParent {
    input: ListOrganizationalUnitsForParentRequest
    output: ListOrganizationalUnitsForParentResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, ParentNotFoundException,
        ServiceException, TooManyRequestsException
    ]
}

operation ListParents {
    input: ListParentsRequest
    output: ListParentsResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ChildNotFoundException, InvalidInputException,
        ServiceException, TooManyRequestsException
    ]
}

operation ListPolicies {
    input: ListPoliciesRequest
    output: ListPoliciesResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, ServiceException,
        TooManyRequestsException, UnsupportedAPIEndpointException
    ]
}

operation ListPoliciesForTarget {
    input: ListPoliciesForTargetRequest
    output: ListPoliciesForTargetResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, ServiceException,
        TargetNotFoundException, TooManyRequestsException, UnsupportedAPIEndpointException
    ]
}

operation ListRoots {
    input: ListRootsRequest
    output: ListRootsResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, ServiceException,
        TooManyRequestsException
    ]
}

operation ListTagsForResource {
    input: ListTagsForResourceRequest
    output: ListTagsForResourceResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, TargetNotFoundException, InvalidInputException,
        ServiceException, TooManyRequestsException
    ]
}

operation ListTargetsForPolicy {
    input: ListTargetsForPolicyRequest
    output: ListTargetsForPolicyResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, InvalidInputException, PolicyNotFoundException,
        ServiceException, TooManyRequestsException, UnsupportedAPIEndpointException
    ]
}

operation MoveAccount {
    input: MoveAccountRequest
    errors: [
        AccessDeniedException, InvalidInputException, SourceParentNotFoundException, DestinationParentNotFoundException,
        DuplicateAccountException, AccountNotFoundException, TooManyRequestsException, ConcurrentModificationException,
        AWSOrganizationsNotInUseException, ServiceException
    ]
}

operation PutResourcePolicy {
    input: PutResourcePolicyRequest
    output: PutResourcePolicyResponse
    errors: [
        AccessDeniedException, ServiceException, UnsupportedAPIEndpointException, TooManyRequestsException,
        ConcurrentModificationException, InvalidInputException, ConstraintViolationException,
        AWSOrganizationsNotInUseException
    ]
}

operation RegisterDelegatedAdministrator {
    input: RegisterDelegatedAdministratorRequest
    errors: [
        AccessDeniedException, AccountAlreadyRegisteredException, AccountNotFoundException,
        AWSOrganizationsNotInUseException, ConcurrentModificationException, ConstraintViolationException,
        InvalidInputException, TooManyRequestsException, ServiceException, UnsupportedAPIEndpointException
    ]
}

operation RemoveAccountFromOrganization {
    input: RemoveAccountFromOrganizationRequest
    errors: [
        AccessDeniedException, AccountNotFoundException, AWSOrganizationsNotInUseException,
        ConcurrentModificationException, ConstraintViolationException, InvalidInputException,
        MasterCannotLeaveOrganizationException, ServiceException, TooManyRequestsException
    ]
}

operation TagResource {
    input: TagResourceRequest
    errors: [
        AccessDeniedException, ConcurrentModificationException, AWSOrganizationsNotInUseException,
        TargetNotFoundException, ConstraintViolationException, InvalidInputException, ServiceException,
        TooManyRequestsException
    ]
}

operation UntagResource {
    input: UntagResourceRequest
    errors: [
        AccessDeniedException, ConcurrentModificationException, AWSOrganizationsNotInUseException,
        TargetNotFoundException, ConstraintViolationException, InvalidInputException, ServiceException,
        TooManyRequestsException
    ]
}

operation UpdateOrganizationalUnit {
    input: UpdateOrganizationalUnitRequest
    output: UpdateOrganizationalUnitResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        DuplicateOrganizationalUnitException, InvalidInputException, OrganizationalUnitNotFoundException,
        ServiceException, TooManyRequestsException
    ]
}

operation UpdatePolicy {
    input: UpdatePolicyRequest
    output: UpdatePolicyResponse
    errors: [
        AccessDeniedException, AWSOrganizationsNotInUseException, ConcurrentModificationException,
        ConstraintViolationException, DuplicatePolicyException, InvalidInputException, MalformedPolicyDocumentException,
        PolicyNotFoundException, ServiceException, TooManyRequestsException, UnsupportedAPIEndpointException,
        PolicyChangesInProgressException
    ]
}

structure AcceptHandshakeRequest {
    @required HandshakeId: HandshakeId
}

structure AcceptHandshakeResponse {
    Handshake: Handshake
}

structure Handshake {
    Id: HandshakeId
    @pattern("^arn:aws:organizations::\\d{12}:handshake\\/o-[a-z0-9]{10,32}\\/[a-z_]{1,32}\\/h-[0-9a-z]{8,32}")
    Arn: String
    Parties: HandshakeParties
    State: HandshakeState
    RequestedTimestamp: Timestamp
    ExpirationTimestamp: Timestamp
    Action: ActionType
    Resources: HandshakeResources
}

structure HandshakeParty {
    @required Id: HandshakePartyId
    @required Type: HandshakePartyType
}

structure HandshakeResource {
    Value: HandshakeResourceValue
    Type: HandshakeResourceType
    Resources: HandshakeResources
}

structure AttachPolicyRequest {
    @required PolicyId: PolicyId
    @required TargetId: PolicyTargetId
}

structure CancelHandshakeRequest {
    @required HandshakeId: HandshakeId
}

structure CancelHandshakeResponse {
    Handshake: Handshake
}

structure CloseAccountRequest {
    @required AccountId: AccountId
}

structure CreateAccountRequest {
    @required Email: Email
    @required AccountName: CreateAccountName
    @length(max: 64) @pattern("[\\w+=,.@-]{1,64}") RoleName: String
    IamUserAccessToBilling: IAMUserAccessToBilling
    Tags: Tags
}

structure Tag {
    @required Key: TagKey
    @required @length(min: 0, max: 256) @pattern("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$") Value: String
}

structure CreateAccountResponse {
    CreateAccountStatus: CreateAccountStatus
}

structure CreateAccountStatus {
    Id: CreateAccountRequestId
    AccountName: CreateAccountName
    State: CreateAccountState
    RequestedTimestamp: Timestamp
    CompletedTimestamp: Timestamp
    AccountId: AccountId
    GovCloudAccountId: AccountId
    FailureReason: CreateAccountFailureReason
}

structure CreateOrganizationRequest {
    FeatureSet: OrganizationFeatureSet
}

structure CreateOrganizationResponse {
    Organization: Organization
}

structure Organization {
    @pattern("^o-[a-z0-9]{10,32}$") Id: String
    @pattern("^arn:aws:organizations::\\d{12}:organization\\/o-[a-z0-9]{10,32}") Arn: String
    FeatureSet: OrganizationFeatureSet
    MasterAccountArn: AccountArn
    MasterAccountId: AccountId
    MasterAccountEmail: Email
    AvailablePolicyTypes: PolicyTypes
}

structure PolicyTypeSummary {
    Type: PolicyType
    Status: PolicyTypeStatus
}

structure CreateOrganizationalUnitRequest {
    @required ParentId: ParentId
    @required Name: OrganizationalUnitName
    Tags: Tags
}

structure CreateOrganizationalUnitResponse {
    OrganizationalUnit: OrganizationalUnit
}

structure OrganizationalUnit {
    Id: OrganizationalUnitId
    @pattern("^arn:aws:organizations::\\d{12}:ou\\/o-[a-z0-9]{10,32}\\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}") Arn: String
    Name: OrganizationalUnitName
    Path: Path
}

structure CreatePolicyRequest {
    @required Content: PolicyContent
    @required Description: PolicyDescription
    @required Name: PolicyName
    @required Type: PolicyType
    Tags: Tags
}

structure CreatePolicyResponse {
    Policy: Policy
}

structure Policy {
    PolicySummary: PolicySummary
    Content: PolicyContent
}

structure PolicySummary {
    Id: PolicyId
    @pattern("^(arn:aws:organizations::\\d{12}:policy\\/o-[a-z0-9]{10,32}\\/[0-9a-z_]+\\/p-[0-9a-z]{10,32})|(arn:aws:organizations::aws:policy\\/[0-9a-z_]+\\/p-[0-9a-zA-Z_]{10,128})")
    Arn: String
    Name: PolicyName
    Description: PolicyDescription
    Type: PolicyType
    AwsManaged: Boolean
}

structure DeclineHandshakeRequest {
    @required HandshakeId: HandshakeId
}

structure DeclineHandshakeResponse {
    Handshake: Handshake
}

structure DeleteOrganizationalUnitRequest {
    @required OrganizationalUnitId: OrganizationalUnitId
}

structure DeletePolicyRequest {
    @required PolicyId: PolicyId
}

structure DeregisterDelegatedAdministratorRequest {
    @required AccountId: AccountId
    @required ServicePrincipal: ServicePrincipal
}

structure DescribeAccountRequest {
    @required AccountId: AccountId
}

structure DescribeAccountResponse {
    Account: Account
}

structure Account {
    Id: AccountId
    Arn: AccountArn
    Email: Email
    Name: AccountName
    Status: AccountStatus
    State: AccountState
    Paths: Paths
    JoinedMethod: AccountJoinedMethod
    JoinedTimestamp: Timestamp
}

structure DescribeCreateAccountStatusRequest {
    @required CreateAccountRequestId: CreateAccountRequestId
}

structure DescribeCreateAccountStatusResponse {
    CreateAccountStatus: CreateAccountStatus
}

structure DescribeEffectivePolicyRequest {
    @required PolicyType: EffectivePolicyType
    TargetId: PolicyTargetId
}

structure DescribeEffectivePolicyResponse {
    EffectivePolicy: EffectivePolicy
}

structure EffectivePolicy {
    PolicyContent: PolicyContent
    LastUpdatedTimestamp: Timestamp
    TargetId: PolicyTargetId
    PolicyType: EffectivePolicyType
}

structure DescribeHandshakeRequest {
    @required HandshakeId: HandshakeId
}

structure DescribeHandshakeResponse {
    Handshake: Handshake
}

structure DescribeOrganizationResponse {
    Organization: Organization
}

structure DescribeOrganizationalUnitRequest {
    @required OrganizationalUnitId: OrganizationalUnitId
}

structure DescribeOrganizationalUnitResponse {
    OrganizationalUnit: OrganizationalUnit
}

structure DescribePolicyRequest {
    @required PolicyId: PolicyId
}

structure DescribePolicyResponse {
    Policy: Policy
}

structure DescribeResourcePolicyResponse {
    ResourcePolicy: ResourcePolicy
}

structure ResourcePolicy {
    ResourcePolicySummary: ResourcePolicySummary
    Content: ResourcePolicyContent
}

structure ResourcePolicySummary {
    @length(max: 131) @pattern("^rp-[0-9a-zA-Z_]{4,128}$") Id: String
    @pattern("^arn:[a-z0-9][a-z0-9-.]{0,62}:organizations::\\d{12}:resourcepolicy\\/o-[a-z0-9]{10,32}\\/rp-[0-9a-zA-Z_]{4,128}")
    Arn: String
}

structure DetachPolicyRequest {
    @required PolicyId: PolicyId
    @required TargetId: PolicyTargetId
}

structure DisableAWSServiceAccessRequest {
    @required ServicePrincipal: ServicePrincipal
}

structure DisablePolicyTypeRequest {
    @required RootId: RootId
    @required PolicyType: PolicyType
}

structure DisablePolicyTypeResponse {
    Root: Root
}

structure Root {
    Id: RootId
    @pattern("^arn:aws:organizations::\\d{12}:root\\/o-[a-z0-9]{10,32}\\/r-[0-9a-z]{4,32}") Arn: String
    @length(min: 1, max: 128) Name: String
    PolicyTypes: PolicyTypes
}

structure EnableAWSServiceAccessRequest {
    @required ServicePrincipal: ServicePrincipal
}

structure EnableAllFeaturesRequest {}

structure EnableAllFeaturesResponse {
    Handshake: Handshake
}

structure EnablePolicyTypeRequest {
    @required RootId: RootId
    @required PolicyType: PolicyType
}

structure EnablePolicyTypeResponse {
    Root: Root
}

structure InviteAccountToOrganizationRequest {
    @required Target: HandshakeParty
    Notes: HandshakeNotes
    Tags: Tags
}

structure InviteAccountToOrganizationResponse {
    Handshake: Handshake
}

structure ListAWSServiceAccessForOrganizationRequest {
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListAWSServiceAccessForOrganizationResponse {
    EnabledServicePrincipals: EnabledServicePrincipals
    NextToken: NextToken
}

structure EnabledServicePrincipal {
    ServicePrincipal: ServicePrincipal
    DateEnabled: Timestamp
}

structure ListAccountsRequest {
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListAccountsResponse {
    Accounts: Accounts
    NextToken: NextToken
}

structure ListAccountsForParentRequest {
    @required ParentId: ParentId
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListAccountsForParentResponse {
    Accounts: Accounts
    NextToken: NextToken
}

structure ListAccountsWithInvalidEffectivePolicyRequest {
    @required PolicyType: EffectivePolicyType
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListAccountsWithInvalidEffectivePolicyResponse {
    Accounts: Accounts
    PolicyType: EffectivePolicyType
    NextToken: NextToken
}

structure ListChildrenRequest {
    @required ParentId: ParentId
    @required ChildType: ChildType
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListChildrenResponse {
    Children: Children
    NextToken: NextToken
}

structure Child {
    Id: ChildId
    Type: ChildType
}

structure ListCreateAccountStatusRequest {
    States: CreateAccountStates
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListCreateAccountStatusResponse {
    CreateAccountStatuses: CreateAccountStatuses
    NextToken: NextToken
}

structure ListDelegatedAdministratorsRequest {
    ServicePrincipal: ServicePrincipal
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListDelegatedAdministratorsResponse {
    DelegatedAdministrators: DelegatedAdministrators
    NextToken: NextToken
}

structure DelegatedAdministrator {
    Id: AccountId
    Arn: AccountArn
    Email: Email
    Name: AccountName
    Status: AccountStatus
    State: AccountState
    JoinedMethod: AccountJoinedMethod
    JoinedTimestamp: Timestamp
    DelegationEnabledDate: Timestamp
}

structure ListDelegatedServicesForAccountRequest {
    @required AccountId: AccountId
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListDelegatedServicesForAccountResponse {
    DelegatedServices: DelegatedServices
    NextToken: NextToken
}

structure DelegatedService {
    ServicePrincipal: ServicePrincipal
    DelegationEnabledDate: Timestamp
}

structure ListEffectivePolicyValidationErrorsRequest {
    @required AccountId: AccountId
    @required PolicyType: EffectivePolicyType
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListEffectivePolicyValidationErrorsResponse {
    AccountId: AccountId
    PolicyType: EffectivePolicyType
    Path: Path
    EvaluationTimestamp: Timestamp
    NextToken: NextToken
    EffectivePolicyValidationErrors: EffectivePolicyValidationErrors
}

structure EffectivePolicyValidationError {
    ErrorCode: String
    ErrorMessage: String
    PathToError: String
    ContributingPolicies: PolicyIds
}

structure ListHandshakesForAccountRequest {
    Filter: HandshakeFilter
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure HandshakeFilter {
    ActionType: ActionType
    ParentHandshakeId: HandshakeId
}

structure ListHandshakesForAccountResponse {
    Handshakes: Handshakes
    NextToken: NextToken
}

structure ListHandshakesForOrganizationRequest {
    Filter: HandshakeFilter
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListHandshakesForOrganizationResponse {
    Handshakes: Handshakes
    NextToken: NextToken
}

structure ListOrganizationalUnitsForParentRequest {
    @required ParentId: ParentId
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListOrganizationalUnitsForParentResponse {
    OrganizationalUnits: OrganizationalUnits
    NextToken: NextToken
}

structure ListParentsRequest {
    @required ChildId: ChildId
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListParentsResponse {
    Parents: Parents
    NextToken: NextToken
}

structure Parent {
    Id: ParentId
    Type: ParentType
}

structure ListPoliciesRequest {
    @required Filter: PolicyType
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListPoliciesResponse {
    Policies: Policies
    NextToken: NextToken
}

structure ListPoliciesForTargetRequest {
    @required TargetId: PolicyTargetId
    @required Filter: PolicyType
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListPoliciesForTargetResponse {
    Policies: Policies
    NextToken: NextToken
}

structure ListRootsRequest {
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListRootsResponse {
    Roots: Roots
    NextToken: NextToken
}

structure ListTagsForResourceRequest {
    @required ResourceId: TaggableResourceId
    NextToken: NextToken
}

structure ListTagsForResourceResponse {
    Tags: Tags
    NextToken: NextToken
}

structure ListTargetsForPolicyRequest {
    @required PolicyId: PolicyId
    NextToken: NextToken
    @range(min: 1, max: 20) MaxResults: Integer
}

structure ListTargetsForPolicyResponse {
    Targets: PolicyTargets
    NextToken: NextToken
}

structure PolicyTargetSummary {
    TargetId: PolicyTargetId
    @pattern("^arn:aws:organizations::.+:.+") Arn: String
    @length(min: 1, max: 128) Name: String
    Type: TargetType
}

structure MoveAccountRequest {
    @required AccountId: AccountId
    @required SourceParentId: ParentId
    @required DestinationParentId: ParentId
}

structure PutResourcePolicyRequest {
    @required Content: ResourcePolicyContent
    Tags: Tags
}

structure PutResourcePolicyResponse {
    ResourcePolicy: ResourcePolicy
}

structure RegisterDelegatedAdministratorRequest {
    @required AccountId: AccountId
    @required ServicePrincipal: ServicePrincipal
}

structure RemoveAccountFromOrganizationRequest {
    @required AccountId: AccountId
}

structure TagResourceRequest {
    @required ResourceId: TaggableResourceId
    @required Tags: Tags
}

structure UntagResourceRequest {
    @required ResourceId: TaggableResourceId
    @required TagKeys: TagKeys
}

structure UpdateOrganizationalUnitRequest {
    @required OrganizationalUnitId: OrganizationalUnitId
    Name: OrganizationalUnitName
}

structure UpdateOrganizationalUnitResponse {
    OrganizationalUnit: OrganizationalUnit
}

structure UpdatePolicyRequest {
    @required PolicyId: PolicyId
    Name: PolicyName
    Description: PolicyDescription
    Content: PolicyContent
}

structure UpdatePolicyResponse {
    Policy: Policy
}

list HandshakeParties { member: HandshakeParty }
list HandshakeResources { member: HandshakeResource }
list Tags { member: Tag }
list PolicyTypes { member: PolicyTypeSummary }
list Paths { member: Path }
list EnabledServicePrincipals { member: EnabledServicePrincipal }
list Accounts { member: Account }
list Children { member: Child }
list CreateAccountStates { member: CreateAccountState }
list CreateAccountStatuses { member: CreateAccountStatus }
list DelegatedAdministrators { member: DelegatedAdministrator }
list DelegatedServices { member: DelegatedService }
list EffectivePolicyValidationErrors { member: EffectivePolicyValidationError }
list PolicyIds { member: PolicyId }
list Handshakes { member: Handshake }
list OrganizationalUnits { member: OrganizationalUnit }
list Parents { member: Parent }
list Policies { member: PolicySummary }
list Roots { member: Root }
list PolicyTargets { member: PolicyTargetSummary }
list TagKeys { member: TagKey }

@length(max: 34) @pattern("^h-[0-9a-z]{8,32}$") string HandshakeId
@sensitive @length(min: 1, max: 64) @pattern("[\\s\\S]*") string HandshakePartyId
enum HandshakePartyType { ACCOUNT, ORGANIZATION, EMAIL }
enum HandshakeState { REQUESTED, OPEN, CANCELED, ACCEPTED, DECLINED, EXPIRED }
@sensitive string HandshakeResourceValue
enum AccessDeniedForDependencyExceptionReason { ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE }
@length(max: 130) @pattern("^p-[0-9a-zA-Z_]{8,128}$") string PolicyId
@length(max: 100) @pattern("^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$") string PolicyTargetId
@length(max: 12) @pattern("^\\d{12}$") string AccountId
@sensitive @length(min: 6, max: 64) @pattern("[^\\s@]+@[^\\s@]+\\.[^\\s@]+") string Email
@sensitive @length(min: 1, max: 50) @pattern("[\\u0020-\\u007E]+") string CreateAccountName
enum IAMUserAccessToBilling { ALLOW, DENY }
@length(min: 1, max: 128) @pattern("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$") string TagKey
@length(max: 36) @pattern("^car-[a-z0-9]{8,32}$") string CreateAccountRequestId
enum CreateAccountState { IN_PROGRESS, SUCCEEDED, FAILED }
enum OrganizationFeatureSet { ALL, CONSOLIDATED_BILLING }
@pattern("^arn:aws:organizations::\\d{12}:account\\/o-[a-z0-9]{10,32}\\/\\d{12}") string AccountArn
enum PolicyTypeStatus { ENABLED, PENDING_ENABLE, PENDING_DISABLE }
@length(max: 100) @pattern("^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$") string ParentId
@length(min: 1, max: 128) @pattern("[\\s\\S]*") string OrganizationalUnitName
@length(max: 68) @pattern("^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$") string OrganizationalUnitId
@pattern("^(o-[a-z0-9]{10,32}\\/r-[0-9a-z]{4,32}(\\/ou\\-[0-9a-z]{4,32}-[a-z0-9]{8,32})*(\\/\\d{12})*)\\/") string Path
@length(min: 1) @pattern("[\\s\\S]*") string PolicyContent
@length(max: 512) @pattern("[\\s\\S]*") string PolicyDescription
@length(min: 1, max: 128) @pattern("[\\s\\S]*") string PolicyName
@length(min: 1, max: 128) @pattern("[\\w+=,.@-]*") string ServicePrincipal
@sensitive @length(min: 1, max: 128) @pattern("[\\s\\S]*") string AccountName
enum AccountStatus { ACTIVE, SUSPENDED, PENDING_CLOSURE }
enum AccountState { PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED }
enum AccountJoinedMethod { INVITED, CREATED }
@length(min: 1, max: 40000) @pattern("[\\s\\S]*") string ResourcePolicyContent
@length(max: 34) @pattern("^r-[0-9a-z]{4,32}$") string RootId
@sensitive @length(max: 1024) @pattern("[\\s\\S]*") string HandshakeNotes
@length(max: 100000) @pattern("[\\s\\S]*") string NextToken
enum ChildType { ACCOUNT, ORGANIZATIONAL_UNIT }
@length(max: 100) @pattern("^(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$") string ChildId
enum ParentType { ROOT, ORGANIZATIONAL_UNIT }
enum TargetType { ACCOUNT, ORGANIZATIONAL_UNIT, ROOT }

enum ActionType {
    INVITE, ENABLE_ALL_FEATURES, APPROVE_ALL_FEATURES, ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE, TRANSFER_RESPONSIBILITY
}

enum HandshakeResourceType {
    ACCOUNT, ORGANIZATION, ORGANIZATION_FEATURE_SET, EMAIL, MASTER_EMAIL, MASTER_NAME, NOTES, PARENT_HANDSHAKE,
    RESPONSIBILITY_TRANSFER, TRANSFER_START_TIMESTAMP, TRANSFER_TYPE, MANAGEMENT_ACCOUNT, MANAGEMENT_EMAIL,
    MANAGEMENT_NAME
}

enum HandshakeConstraintViolationExceptionReason {
    ACCOUNT_NUMBER_LIMIT_EXCEEDED, HANDSHAKE_RATE_LIMIT_EXCEEDED, ALREADY_IN_AN_ORGANIZATION,
    ORGANIZATION_ALREADY_HAS_ALL_FEATURES, ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION,
    INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES, PAYMENT_INSTRUMENT_REQUIRED,
    ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD, ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED,
    MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED, RESPONSIBILITY_TRANSFER_ALREADY_EXISTS, SOURCE_AND_TARGET_CANNOT_MATCH,
    UNUSED_PREPAYMENT_BALANCE, LEGACY_PERMISSIONS_STILL_IN_USE
}

enum InvalidInputExceptionReason {
    INVALID_PARTY_TYPE_TARGET, INVALID_SYNTAX_ORGANIZATION_ARN, INVALID_SYNTAX_POLICY_ID, INVALID_ENUM,
    INVALID_ENUM_POLICY_TYPE, INVALID_LIST_MEMBER, MAX_LENGTH_EXCEEDED, MAX_VALUE_EXCEEDED, MIN_LENGTH_EXCEEDED,
    MIN_VALUE_EXCEEDED, IMMUTABLE_POLICY, INVALID_PATTERN, INVALID_PATTERN_TARGET_ID, INPUT_REQUIRED,
    INVALID_NEXT_TOKEN, MAX_LIMIT_EXCEEDED_FILTER, MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS, INVALID_FULL_NAME_TARGET,
    UNRECOGNIZED_SERVICE_PRINCIPAL, INVALID_ROLE_NAME, INVALID_SYSTEM_TAGS_PARAMETER, DUPLICATE_TAG_KEY,
    TARGET_NOT_SUPPORTED, INVALID_EMAIL_ADDRESS_TARGET, INVALID_RESOURCE_POLICY_JSON, INVALID_PRINCIPAL,
    UNSUPPORTED_ACTION_IN_RESOURCE_POLICY, UNSUPPORTED_POLICY_TYPE_IN_RESOURCE_POLICY,
    UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY, NON_DETACHABLE_POLICY, CALLER_REQUIRED_FIELD_MISSING,
    UNSUPPORTED_ACTION_IN_RESPONSIBILITY_TRANSFER, START_DATE_NOT_BEGINNING_OF_MONTH, START_DATE_NOT_BEGINNING_OF_DAY,
    START_DATE_TOO_EARLY, START_DATE_TOO_LATE, INVALID_START_DATE, END_DATE_NOT_END_OF_MONTH, END_DATE_TOO_EARLY,
    INVALID_END_DATE
}

enum ConstraintViolationExceptionReason {
    ACCOUNT_NUMBER_LIMIT_EXCEEDED, HANDSHAKE_RATE_LIMIT_EXCEEDED, OU_NUMBER_LIMIT_EXCEEDED, OU_DEPTH_LIMIT_EXCEEDED,
    POLICY_NUMBER_LIMIT_EXCEEDED, POLICY_CONTENT_LIMIT_EXCEEDED, MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED,
    MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED, ACCOUNT_CANNOT_LEAVE_ORGANIZATION, ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA,
    ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION, MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED,
    MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED, ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED,
    MASTER_ACCOUNT_ADDRESS_DOES_NOT_MATCH_MARKETPLACE, MASTER_ACCOUNT_MISSING_CONTACT_INFO,
    MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED, ORGANIZATION_NOT_IN_ALL_FEATURES_MODE,
    CREATE_ORGANIZATION_IN_BILLING_MODE_UNSUPPORTED_REGION, EMAIL_VERIFICATION_CODE_EXPIRED, WAIT_PERIOD_ACTIVE,
    MAX_TAG_LIMIT_EXCEEDED, TAG_POLICY_VIOLATION, MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED,
    CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR, CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG,
    DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE, POLICY_TYPE_ENABLED_FOR_THIS_SERVICE,
    MASTER_ACCOUNT_MISSING_BUSINESS_LICENSE, CANNOT_CLOSE_MANAGEMENT_ACCOUNT, CLOSE_ACCOUNT_QUOTA_EXCEEDED,
    CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED, SERVICE_ACCESS_NOT_ENABLED, INVALID_PAYMENT_INSTRUMENT,
    ACCOUNT_CREATION_NOT_COMPLETE, CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR,
    ALL_FEATURES_MIGRATION_ORGANIZATION_SIZE_LIMIT_EXCEEDED, RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION,
    RESPONSIBILITY_TRANSFER_MAX_INBOUND_QUOTA_VIOLATION, RESPONSIBILITY_TRANSFER_MAX_OUTBOUND_QUOTA_VIOLATION,
    RESPONSIBILITY_TRANSFER_MAX_TRANSFERS_QUOTA_VIOLATION, ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS,
    TRANSFER_RESPONSIBILITY_TARGET_DELETION_IN_PROGRESS, TRANSFER_RESPONSIBILITY_SOURCE_DELETION_IN_PROGRESS,
    UNSUPPORTED_PRICING
}

enum CreateAccountFailureReason {
    ACCOUNT_LIMIT_EXCEEDED, EMAIL_ALREADY_EXISTS, INVALID_ADDRESS, INVALID_EMAIL, CONCURRENT_ACCOUNT_MODIFICATION,
    INTERNAL_FAILURE, GOVCLOUD_ACCOUNT_ALREADY_EXISTS, MISSING_BUSINESS_VALIDATION, FAILED_BUSINESS_VALIDATION,
    PENDING_BUSINESS_VALIDATION, INVALID_IDENTITY_FOR_BUSINESS_VALIDATION, UNKNOWN_BUSINESS_VALIDATION,
    MISSING_PAYMENT_INSTRUMENT, INVALID_PAYMENT_INSTRUMENT, UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED
}

enum PolicyType {
    SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY, TAG_POLICY, BACKUP_POLICY, AISERVICES_OPT_OUT_POLICY,
    CHATBOT_POLICY, DECLARATIVE_POLICY_EC2, SECURITYHUB_POLICY, INSPECTOR_POLICY, UPGRADE_ROLLOUT_POLICY,
    BEDROCK_POLICY, S3_POLICY, NETWORK_SECURITY_DIRECTOR_POLICY
}

enum EffectivePolicyType {
    TAG_POLICY, BACKUP_POLICY, AISERVICES_OPT_OUT_POLICY, CHATBOT_POLICY, DECLARATIVE_POLICY_EC2, SECURITYHUB_POLICY,
    INSPECTOR_POLICY, UPGRADE_ROLLOUT_POLICY, BEDROCK_POLICY, S3_POLICY, NETWORK_SECURITY_DIRECTOR_POLICY
}

@length(max: 130)
@pattern("^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})|(^p-[0-9a-zA-Z_]{8,128})|(^rp-[0-9a-zA-Z_]{4,128})|(^rt-[0-9a-zA-Z_]{8,32})$")
string TaggableResourceId

@error("client")
structure AccessDeniedException {
    Message: String
}

@error("client")
structure AWSOrganizationsNotInUseException {
    Message: String
}

@error("client")
structure HandshakeConstraintViolationException {
    Message: String
    Reason: HandshakeConstraintViolationExceptionReason
}

@error("client")
structure HandshakeNotFoundException {
    Message: String
}

@error("client")
structure InvalidHandshakeTransitionException {
    Message: String
}

@error("client")
structure HandshakeAlreadyInStateException {
    Message: String
}

@error("client")
structure InvalidInputException {
    Message: String
    Reason: InvalidInputExceptionReason
}

@error("client")
structure ConcurrentModificationException {
    Message: String
}

@error("server")
structure ServiceException {
    Message: String
}

@error("client")
structure TooManyRequestsException {
    Type: String
    Message: String
}

@error("client")
structure AccessDeniedForDependencyException {
    Message: String
    Reason: AccessDeniedForDependencyExceptionReason
}

@error("client")
structure ConstraintViolationException {
    Message: String
    Reason: ConstraintViolationExceptionReason
}

@error("client")
structure MasterCannotLeaveOrganizationException {
    Message: String
}

@error("client")
structure DuplicatePolicyAttachmentException {
    Message: String
}

@error("client")
structure PolicyNotFoundException {
    Message: String
}

@error("client")
structure PolicyTypeNotEnabledException {
    Message: String
}

@error("client")
structure TargetNotFoundException {
    Message: String
}

@error("client")
structure UnsupportedAPIEndpointException {
    Message: String
}

@error("client")
structure PolicyChangesInProgressException {
    Message: String
}

@error("client")
structure AccountAlreadyClosedException {
    Message: String
}

@error("client")
structure AccountNotFoundException {
    Message: String
}

@error("client")
structure ConflictException {
    Message: String
}

@error("client")
structure FinalizingOrganizationException {
    Message: String
}

@error("client")
structure AlreadyInOrganizationException {
    Message: String
}

@error("client")
structure DuplicateOrganizationalUnitException {
    Message: String
}

@error("client")
structure ParentNotFoundException {
    Message: String
}

@error("client")
structure DuplicatePolicyException {
    Message: String
}

@error("client")
structure MalformedPolicyDocumentException {
    Message: String
}

@error("client")
structure PolicyTypeNotAvailableForOrganizationException {
    Message: String
}

@error("client")
structure OrganizationNotEmptyException {
    Message: String
}

@error("client")
structure OrganizationalUnitNotEmptyException {
    Message: String
}

@error("client")
structure OrganizationalUnitNotFoundException {
    Message: String
}

@error("client")
structure PolicyInUseException {
    Message: String
}

@error("client")
structure ResourcePolicyNotFoundException {
    Message: String
}

@error("client")
structure AccountNotRegisteredException {
    Message: String
}

@error("client")
structure CreateAccountStatusNotFoundException {
    Message: String
}

@error("client")
structure EffectivePolicyNotFoundException {
    Message: String
}

@error("client")
structure PolicyNotAttachedException {
    Message: String
}

@error("client")
structure RootNotFoundException {
    Message: String
}

@error("client")
structure PolicyTypeAlreadyEnabledException {
    Message: String
}

@error("client")
structure AccountOwnerNotVerifiedException {
    Message: String
}

@error("client")
structure DuplicateHandshakeException {
    Message: String
}

@error("client")
structure ChildNotFoundException {
    Message: String
}

@error("client")
structure SourceParentNotFoundException {
    Message: String
}

@error("client")
structure DestinationParentNotFoundException {
    Message: String
}

@error("client")
structure DuplicateAccountException {
    Message: String
}

@error("client")
structure AccountAlreadyRegisteredException {
    Message: String
}
