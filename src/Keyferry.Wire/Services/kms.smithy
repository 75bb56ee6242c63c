$version: "2.0"

namespace Keyferry.Wire.Services.Kms

use aws.auth#sigv4
use aws.protocols#awsJson1_1
use keyferry#wording

@title("KMS")
@sigv4(name: "kms")
@awsJson1_1
@wording("CoralWording.ValidationException")
service TrentService {
    version: "2014-11-01"
    operations: [
        CancelKeyDeletion, CreateAlias, CreateGrant, CreateKey, Decrypt, DeleteAlias, DeleteImportedKeyMaterial,
        DeriveSharedSecret, DescribeKey, DisableKey, DisableKeyRotation, EnableKey, EnableKeyRotation, Encrypt,
        GenerateDataKey, GenerateDataKeyPair, GenerateDataKeyPairWithoutPlaintext, GenerateDataKeyWithoutPlaintext,
        GenerateMac, GenerateRandom, GetKeyLastUsage, GetKeyPolicy, GetKeyRotationStatus, GetParametersForImport,
        GetPublicKey, ImportKeyMaterial, ListAliases, ListGrants, ListKeyPolicies, ListKeyRotations, ListKeys,
        ListResourceTags, ListRetirableGrants, PutKeyPolicy, ReEncrypt, ReplicateKey, RetireGrant, RevokeGrant,
        RotateKeyOnDemand, ScheduleKeyDeletion, Sign, TagResource, UntagResource, UpdateAlias, UpdateKeyDescription,
        UpdatePrimaryRegion, Verify, VerifyMac
    ]
}

operation CancelKeyDeletion {
    input: CancelKeyDeletionRequest
    output: CancelKeyDeletionResponse
    errors: [
        NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException
    ]
}

operation CreateAlias {
    input: CreateAliasRequest
    errors: [
        DependencyTimeoutException, AlreadyExistsException, NotFoundException, InvalidAliasNameException,
        KMSInternalException, LimitExceededException, KMSInvalidStateException
    ]
}

operation CreateGrant {
    input: CreateGrantRequest
    output: CreateGrantResponse
    errors: [
        NotFoundException, DisabledException, DependencyTimeoutException, InvalidArnException, KMSInternalException,
        InvalidGrantTokenException, LimitExceededException, KMSInvalidStateException, DryRunOperationException
    ]
}

operation CreateKey {
    input: CreateKeyRequest
    output: CreateKeyResponse
    errors: [
        MalformedPolicyDocumentException, DependencyTimeoutException, InvalidArnException, UnsupportedOperationException,
        KMSInternalException, LimitExceededException, TagException, CustomKeyStoreNotFoundException,
        CustomKeyStoreInvalidStateException, CloudHsmClusterInvalidConfigurationException,
        XksKeyInvalidConfigurationException, XksKeyAlreadyInUseException, XksKeyNotFoundException
    ]
}

operation Decrypt {
    input: DecryptRequest
    output: DecryptResponse
    errors: [
        NotFoundException, DisabledException, InvalidCiphertextException, KeyUnavailableException, IncorrectKeyException,
        InvalidKeyUsageException, DependencyTimeoutException, InvalidGrantTokenException, KMSInternalException,
        KMSInvalidStateException, DryRunOperationException
    ]
}

operation DeleteAlias {
    input: DeleteAliasRequest
    errors: [DependencyTimeoutException, NotFoundException, KMSInternalException, KMSInvalidStateException]
}

operation DeleteImportedKeyMaterial {
    input: DeleteImportedKeyMaterialRequest
    output: DeleteImportedKeyMaterialResponse
    errors: [
        InvalidArnException, UnsupportedOperationException, DependencyTimeoutException, NotFoundException,
        KMSInternalException, KMSInvalidStateException
    ]
}

operation DeriveSharedSecret {
    input: DeriveSharedSecretRequest
    output: DeriveSharedSecretResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, DependencyTimeoutException,
        InvalidGrantTokenException, InvalidKeyUsageException, KMSInternalException, KMSInvalidStateException,
        DryRunOperationException
    ]
}

operation DescribeKey {
    input: DescribeKeyRequest
    output: DescribeKeyResponse
    errors: [NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException]
}

operation DisableKey {
    input: DisableKeyRequest
    errors: [
        NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException
    ]
}

operation DisableKeyRotation {
    input: DisableKeyRotationRequest
    errors: [
        NotFoundException, DisabledException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException, UnsupportedOperationException
    ]
}

operation EnableKey {
    input: EnableKeyRequest
    errors: [
        NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException, LimitExceededException,
        KMSInvalidStateException
    ]
}

operation EnableKeyRotation {
    input: EnableKeyRotationRequest
    errors: [
        NotFoundException, DisabledException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException, UnsupportedOperationException
    ]
}

operation Encrypt {
    input: EncryptRequest
    output: EncryptResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, DependencyTimeoutException,
        InvalidKeyUsageException, InvalidGrantTokenException, KMSInternalException, KMSInvalidStateException,
        DryRunOperationException
    ]
}

operation GenerateDataKey {
    input: GenerateDataKeyRequest
    output: GenerateDataKeyResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, DependencyTimeoutException,
        InvalidKeyUsageException, InvalidGrantTokenException, KMSInternalException, KMSInvalidStateException,
        DryRunOperationException
    ]
}

operation GenerateDataKeyPair {
    input: GenerateDataKeyPairRequest
    output: GenerateDataKeyPairResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, DependencyTimeoutException,
        InvalidKeyUsageException, InvalidGrantTokenException, KMSInternalException, KMSInvalidStateException,
        UnsupportedOperationException, DryRunOperationException
    ]
}

operation GenerateDataKeyPairWithoutPlaintext {
    input: GenerateDataKeyPairWithoutPlaintextRequest
    output: GenerateDataKeyPairWithoutPlaintextResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, DependencyTimeoutException,
        InvalidKeyUsageException, InvalidGrantTokenException, KMSInternalException, KMSInvalidStateException,
        UnsupportedOperationException, DryRunOperationException
    ]
}

operation GenerateDataKeyWithoutPlaintext {
    input: GenerateDataKeyWithoutPlaintextRequest
    output: GenerateDataKeyWithoutPlaintextResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, DependencyTimeoutException,
        InvalidKeyUsageException, InvalidGrantTokenException, KMSInternalException, KMSInvalidStateException,
        DryRunOperationException
    ]
}

operation GenerateMac {
    input: GenerateMacRequest
    output: GenerateMacResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, InvalidKeyUsageException,
        InvalidGrantTokenException, KMSInternalException, KMSInvalidStateException, DryRunOperationException
    ]
}

operation GenerateRandom {
    input: GenerateRandomRequest
    output: GenerateRandomResponse
    errors: [
        DependencyTimeoutException, KMSInternalException, UnsupportedOperationException, CustomKeyStoreNotFoundException,
        CustomKeyStoreInvalidStateException
    ]
}

operation GetKeyLastUsage {
    input: GetKeyLastUsageRequest
    output: GetKeyLastUsageResponse
    errors: [NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException]
}

operation GetKeyPolicy {
    input: GetKeyPolicyRequest
    output: GetKeyPolicyResponse
    errors: [
        NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException
    ]
}

operation GetKeyRotationStatus {
    input: GetKeyRotationStatusRequest
    output: GetKeyRotationStatusResponse
    errors: [
        NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException, UnsupportedOperationException
    ]
}

operation GetParametersForImport {
    input: GetParametersForImportRequest
    output: GetParametersForImportResponse
    errors: [
        InvalidArnException, UnsupportedOperationException, DependencyTimeoutException, NotFoundException,
        KMSInternalException, KMSInvalidStateException
    ]
}

operation GetPublicKey {
    input: GetPublicKeyRequest
    output: GetPublicKeyResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, DependencyTimeoutException,
        UnsupportedOperationException, InvalidArnException, InvalidGrantTokenException, InvalidKeyUsageException,
        KMSInternalException, KMSInvalidStateException
    ]
}

operation ImportKeyMaterial {
    input: ImportKeyMaterialRequest
    output: ImportKeyMaterialResponse
    errors: [
        InvalidArnException, UnsupportedOperationException, DependencyTimeoutException, NotFoundException,
        KMSInternalException, KMSInvalidStateException, InvalidCiphertextException, IncorrectKeyMaterialException,
        ExpiredImportTokenException, InvalidImportTokenException
    ]
}

operation ListAliases {
    input: ListAliasesRequest
    output: ListAliasesResponse
    errors: [
        DependencyTimeoutException, InvalidMarkerException, KMSInternalException, InvalidArnException, NotFoundException
    ]
}

operation ListGrants {
    input: ListGrantsRequest
    output: ListGrantsResponse
    errors: [
        NotFoundException, DependencyTimeoutException, InvalidMarkerException, InvalidGrantIdException,
        InvalidArnException, KMSInternalException, KMSInvalidStateException
    ]
}

operation ListKeyPolicies {
    input: ListKeyPoliciesRequest
    output: ListKeyPoliciesResponse
    errors: [
        NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException
    ]
}

operation ListKeyRotations {
    input: ListKeyRotationsRequest
    output: ListKeyRotationsResponse
    errors: [
        NotFoundException, InvalidArnException, InvalidMarkerException, KMSInternalException, KMSInvalidStateException,
        UnsupportedOperationException
    ]
}

operation ListKeys {
    input: ListKeysRequest
    output: ListKeysResponse
    errors: [DependencyTimeoutException, KMSInternalException, InvalidMarkerException]
}

operation ListResourceTags {
    input: ListResourceTagsRequest
    output: ListResourceTagsResponse
    errors: [KMSInternalException, NotFoundException, InvalidArnException, InvalidMarkerException]
}

operation ListRetirableGrants {
    input: ListRetirableGrantsRequest
    output: ListGrantsResponse
    errors: [
        DependencyTimeoutException, InvalidMarkerException, InvalidArnException, NotFoundException, KMSInternalException
    ]
}

operation PutKeyPolicy {
    input: PutKeyPolicyRequest
    errors: [
        NotFoundException, InvalidArnException, MalformedPolicyDocumentException, DependencyTimeoutException,
        UnsupportedOperationException, KMSInternalException, LimitExceededException, KMSInvalidStateException
    ]
}

operation ReEncrypt {
    input: ReEncryptRequest
    output: ReEncryptResponse
    errors: [
        NotFoundException, DisabledException, InvalidCiphertextException, KeyUnavailableException, IncorrectKeyException,
        DependencyTimeoutException, InvalidKeyUsageException, InvalidGrantTokenException, KMSInternalException,
        KMSInvalidStateException, DryRunOperationException
    ]
}

operation ReplicateKey {
    input: ReplicateKeyRequest
    output: ReplicateKeyResponse
    errors: [
        AlreadyExistsException, DisabledException, InvalidArnException, KMSInvalidStateException, KMSInternalException,
        LimitExceededException, MalformedPolicyDocumentException, NotFoundException, TagException,
        UnsupportedOperationException
    ]
}

operation RetireGrant {
    input: RetireGrantRequest
    errors: [
        InvalidArnException, InvalidGrantTokenException, InvalidGrantIdException, NotFoundException,
        DependencyTimeoutException, KMSInternalException, KMSInvalidStateException, DryRunOperationException
    ]
}

operation RevokeGrant {
    input: RevokeGrantRequest
    errors: [
        NotFoundException, DependencyTimeoutException, InvalidArnException, InvalidGrantIdException,
        KMSInternalException, KMSInvalidStateException, DryRunOperationException
    ]
}

operation RotateKeyOnDemand {
    input: RotateKeyOnDemandRequest
    output: RotateKeyOnDemandResponse
    errors: [
        NotFoundException, DisabledException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException, UnsupportedOperationException, LimitExceededException, ConflictException
    ]
}

operation ScheduleKeyDeletion {
    input: ScheduleKeyDeletionRequest
    output: ScheduleKeyDeletionResponse
    errors: [
        NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException
    ]
}

operation Sign {
    input: SignRequest
    output: SignResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, DependencyTimeoutException,
        InvalidKeyUsageException, InvalidGrantTokenException, KMSInternalException, KMSInvalidStateException,
        DryRunOperationException
    ]
}

operation TagResource {
    input: TagResourceRequest
    errors: [
        KMSInternalException, NotFoundException, InvalidArnException, KMSInvalidStateException, LimitExceededException,
        TagException
    ]
}

operation UntagResource {
    input: UntagResourceRequest
    errors: [KMSInternalException, NotFoundException, InvalidArnException, KMSInvalidStateException, TagException]
}

operation UpdateAlias {
    input: UpdateAliasRequest
    errors: [
        DependencyTimeoutException, NotFoundException, KMSInternalException, LimitExceededException,
        KMSInvalidStateException
    ]
}

operation UpdateKeyDescription {
    input: UpdateKeyDescriptionRequest
    errors: [
        NotFoundException, InvalidArnException, DependencyTimeoutException, KMSInternalException,
        KMSInvalidStateException
    ]
}

operation UpdatePrimaryRegion {
    input: UpdatePrimaryRegionRequest
    errors: [
        DisabledException, InvalidArnException, KMSInvalidStateException, KMSInternalException, NotFoundException,
        UnsupportedOperationException
    ]
}

operation Verify {
    input: VerifyRequest
    output: VerifyResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, DependencyTimeoutException,
        InvalidKeyUsageException, InvalidGrantTokenException, KMSInternalException, KMSInvalidStateException,
        KMSInvalidSignatureException, DryRunOperationException
    ]
}

operation VerifyMac {
    input: VerifyMacRequest
    output: VerifyMacResponse
    errors: [
        NotFoundException, DisabledException, KeyUnavailableException, InvalidKeyUsageException,
        InvalidGrantTokenException, KMSInternalException, KMSInvalidMacException, KMSInvalidStateException,
        DryRunOperationException
    ]
}

structure CancelKeyDeletionRequest {
    @required @length(min: 1, max: 2048) KeyId: String
}

structure CancelKeyDeletionResponse {
    @length(min: 1, max: 2048) KeyId: String
}

structure CreateAliasRequest {
    @required AliasName: AliasNameType
    @required @length(min: 1, max: 2048) TargetKeyId: String
}

structure CreateGrantRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required GranteePrincipal: PrincipalIdType
    RetiringPrincipal: PrincipalIdType
    @required Operations: GrantOperationList
    Constraints: GrantConstraints
    GrantTokens: GrantTokenList
    Name: GrantNameType
    DryRun: Boolean
}

structure GrantConstraints {
    EncryptionContextSubset: EncryptionContextType
    EncryptionContextEquals: EncryptionContextType
}

structure CreateGrantResponse {
    @length(min: 1, max: 8192) GrantToken: String
    @length(min: 1, max: 128) GrantId: String
}

structure CreateKeyRequest {
    Policy: PolicyType
    @length(min: 0, max: 8192) Description: String
    KeyUsage: KeyUsageType
    CustomerMasterKeySpec: CustomerMasterKeySpec
    KeySpec: KeySpec
    Origin: OriginType
    @length(min: 1, max: 64) CustomKeyStoreId: String
    BypassPolicyLockoutSafetyCheck: Boolean
    Tags: TagList
    MultiRegion: Boolean
    XksKeyId: XksKeyIdType
}

structure Tag {
    @required @length(min: 1, max: 128) TagKey: String
    @required @length(min: 0, max: 256) TagValue: String
}

structure CreateKeyResponse {
    KeyMetadata: KeyMetadata
}

structure KeyMetadata {
    AWSAccountId: String
    @required @length(min: 1, max: 2048) KeyId: String
    @length(min: 20, max: 2048) Arn: String
    CreationDate: Timestamp
    Enabled: Boolean
    @length(min: 0, max: 8192) Description: String
    KeyUsage: KeyUsageType
    KeyState: KeyState
    DeletionDate: Timestamp
    ValidTo: Timestamp
    Origin: OriginType
    @length(min: 1, max: 64) CustomKeyStoreId: String
    @length(min: 19, max: 24) @pattern("cluster-[2-7a-zA-Z]{11,16}") CloudHsmClusterId: String
    ExpirationModel: ExpirationModelType
    KeyManager: KeyManagerType
    CustomerMasterKeySpec: CustomerMasterKeySpec
    KeySpec: KeySpec
    EncryptionAlgorithms: EncryptionAlgorithmSpecList
    SigningAlgorithms: SigningAlgorithmSpecList
    KeyAgreementAlgorithms: KeyAgreementAlgorithmSpecList
    MultiRegion: Boolean
    MultiRegionConfiguration: MultiRegionConfiguration
    @range(min: 1, max: 365) PendingDeletionWindowInDays: Integer
    MacAlgorithms: MacAlgorithmSpecList
    XksKeyConfiguration: XksKeyConfigurationType
    CurrentKeyMaterialId: BackingKeyIdType
}

structure MultiRegionConfiguration {
    MultiRegionKeyType: MultiRegionKeyType
    PrimaryKey: MultiRegionKey
    ReplicaKeys: MultiRegionKeyList
}

structure MultiRegionKey {
    @length(min: 20, max: 2048) Arn: String
    Region: RegionType
}

structure XksKeyConfigurationType {
    Id: XksKeyIdType
}

structure DecryptRequest {
    @length(min: 1, max: 6144) CiphertextBlob: Blob
    EncryptionContext: EncryptionContextType
    GrantTokens: GrantTokenList
    @length(min: 1, max: 2048) KeyId: String
    EncryptionAlgorithm: EncryptionAlgorithmSpec
    Recipient: RecipientInfo
    DryRun: Boolean
    DryRunModifiers: DryRunModifierList
}

structure RecipientInfo {
    KeyEncryptionAlgorithm: KeyEncryptionMechanism
    @length(min: 1, max: 262144) AttestationDocument: Blob
}

structure DecryptResponse {
    @length(min: 1, max: 2048) KeyId: String
    Plaintext: PlaintextType
    EncryptionAlgorithm: EncryptionAlgorithmSpec
    @length(min: 1, max: 6144) CiphertextForRecipient: Blob
    KeyMaterialId: BackingKeyIdType
}

structure DeleteAliasRequest {
    @required AliasName: AliasNameType
}

structure DeleteImportedKeyMaterialRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    KeyMaterialId: BackingKeyIdType
}

structure DeleteImportedKeyMaterialResponse {
    @length(min: 1, max: 2048) KeyId: String
    @length(min: 0, max: 64) @pattern("^[a-f0-9]+$") KeyMaterialId: String
}

structure DeriveSharedSecretRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required KeyAgreementAlgorithm: KeyAgreementAlgorithmSpec
    @required @length(min: 1, max: 8192) PublicKey: Blob
    GrantTokens: GrantTokenList
    DryRun: Boolean
    Recipient: RecipientInfo
}

structure DeriveSharedSecretResponse {
    @length(min: 1, max: 2048) KeyId: String
    SharedSecret: PlaintextType
    @length(min: 1, max: 6144) CiphertextForRecipient: Blob
    KeyAgreementAlgorithm: KeyAgreementAlgorithmSpec
    KeyOrigin: OriginType
}

structure DescribeKeyRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    GrantTokens: GrantTokenList
}

structure DescribeKeyResponse {
    KeyMetadata: KeyMetadata
}

structure DisableKeyRequest {
    @required @length(min: 1, max: 2048) KeyId: String
}

structure DisableKeyRotationRequest {
    @required @length(min: 1, max: 2048) KeyId: String
}

structure EnableKeyRequest {
    @required @length(min: 1, max: 2048) KeyId: String
}

structure EnableKeyRotationRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @range(min: 90, max: 2560) RotationPeriodInDays: Integer
}

structure EncryptRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required Plaintext: PlaintextType
    EncryptionContext: EncryptionContextType
    GrantTokens: GrantTokenList
    EncryptionAlgorithm: EncryptionAlgorithmSpec
    DryRun: Boolean
}

structure EncryptResponse {
    @length(min: 1, max: 6144) CiphertextBlob: Blob
    @length(min: 1, max: 2048) KeyId: String
    EncryptionAlgorithm: EncryptionAlgorithmSpec
}

structure GenerateDataKeyRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    EncryptionContext: EncryptionContextType
    @range(min: 1, max: 1024) NumberOfBytes: Integer
    KeySpec: DataKeySpec
    GrantTokens: GrantTokenList
    Recipient: RecipientInfo
    DryRun: Boolean
}

structure GenerateDataKeyResponse {
    @length(min: 1, max: 6144) CiphertextBlob: Blob
    Plaintext: PlaintextType
    @length(min: 1, max: 2048) KeyId: String
    @length(min: 1, max: 6144) CiphertextForRecipient: Blob
    KeyMaterialId: BackingKeyIdType
}

structure GenerateDataKeyPairRequest {
    EncryptionContext: EncryptionContextType
    @required @length(min: 1, max: 2048) KeyId: String
    @required KeyPairSpec: DataKeyPairSpec
    GrantTokens: GrantTokenList
    Recipient: RecipientInfo
    DryRun: Boolean
}

structure GenerateDataKeyPairResponse {
    @length(min: 1, max: 6144) PrivateKeyCiphertextBlob: Blob
    PrivateKeyPlaintext: PlaintextType
    @length(min: 1, max: 8192) PublicKey: Blob
    @length(min: 1, max: 2048) KeyId: String
    KeyPairSpec: DataKeyPairSpec
    @length(min: 1, max: 6144) CiphertextForRecipient: Blob
    KeyMaterialId: BackingKeyIdType
}

structure GenerateDataKeyPairWithoutPlaintextRequest {
    EncryptionContext: EncryptionContextType
    @required @length(min: 1, max: 2048) KeyId: String
    @required KeyPairSpec: DataKeyPairSpec
    GrantTokens: GrantTokenList
    DryRun: Boolean
}

structure GenerateDataKeyPairWithoutPlaintextResponse {
    @length(min: 1, max: 6144) PrivateKeyCiphertextBlob: Blob
    @length(min: 1, max: 8192) PublicKey: Blob
    @length(min: 1, max: 2048) KeyId: String
    KeyPairSpec: DataKeyPairSpec
    KeyMaterialId: BackingKeyIdType
}

structure GenerateDataKeyWithoutPlaintextRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    EncryptionContext: EncryptionContextType
    KeySpec: DataKeySpec
    @range(min: 1, max: 1024) NumberOfBytes: Integer
    GrantTokens: GrantTokenList
    DryRun: Boolean
}

structure GenerateDataKeyWithoutPlaintextResponse {
    @length(min: 1, max: 6144) CiphertextBlob: Blob
    @length(min: 1, max: 2048) KeyId: String
    KeyMaterialId: BackingKeyIdType
}

structure GenerateMacRequest {
    @required Message: PlaintextType
    @required @length(min: 1, max: 2048) KeyId: String
    @required MacAlgorithm: MacAlgorithmSpec
    GrantTokens: GrantTokenList
    DryRun: Boolean
}

structure GenerateMacResponse {
    @length(min: 1, max: 6144) Mac: Blob
    MacAlgorithm: MacAlgorithmSpec
    @length(min: 1, max: 2048) KeyId: String
}

structure GenerateRandomRequest {
    @range(min: 1, max: 1024) NumberOfBytes: Integer
    @length(min: 1, max: 64) CustomKeyStoreId: String
    Recipient: RecipientInfo
}

structure GenerateRandomResponse {
    Plaintext: PlaintextType
    @length(min: 1, max: 6144) CiphertextForRecipient: Blob
}

structure GetKeyLastUsageRequest {
    @required @length(min: 1, max: 2048) KeyId: String
}

structure GetKeyLastUsageResponse {
    @length(min: 1, max: 2048) KeyId: String
    KeyLastUsage: KeyLastUsageData
    TrackingStartDate: Timestamp
    KeyCreationDate: Timestamp
}

structure KeyLastUsageData {
    Operation: KeyLastUsageTrackingOperation
    Timestamp: Timestamp
    CloudTrailEventId: String
    KmsRequestId: String
}

structure GetKeyPolicyRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    PolicyName: PolicyNameType
}

structure GetKeyPolicyResponse {
    Policy: PolicyType
    PolicyName: PolicyNameType
}

structure GetKeyRotationStatusRequest {
    @required @length(min: 1, max: 2048) KeyId: String
}

structure GetKeyRotationStatusResponse {
    KeyRotationEnabled: Boolean
    @length(min: 1, max: 2048) KeyId: String
    @range(min: 90, max: 2560) RotationPeriodInDays: Integer
    NextRotationDate: Timestamp
    OnDemandRotationStartDate: Timestamp
}

structure GetParametersForImportRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required WrappingAlgorithm: AlgorithmSpec
    @required WrappingKeySpec: WrappingKeySpec
}

structure GetParametersForImportResponse {
    @length(min: 1, max: 2048) KeyId: String
    @length(min: 1, max: 6144) ImportToken: Blob
    PublicKey: PlaintextType
    ParametersValidTo: Timestamp
}

structure GetPublicKeyRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    GrantTokens: GrantTokenList
}

structure GetPublicKeyResponse {
    @length(min: 1, max: 2048) KeyId: String
    @length(min: 1, max: 8192) PublicKey: Blob
    CustomerMasterKeySpec: CustomerMasterKeySpec
    KeySpec: KeySpec
    KeyUsage: KeyUsageType
    EncryptionAlgorithms: EncryptionAlgorithmSpecList
    SigningAlgorithms: SigningAlgorithmSpecList
    KeyAgreementAlgorithms: KeyAgreementAlgorithmSpecList
}

structure ImportKeyMaterialRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required @length(min: 1, max: 6144) ImportToken: Blob
    @required @length(min: 1, max: 6144) EncryptedKeyMaterial: Blob
    ValidTo: Timestamp
    ExpirationModel: ExpirationModelType
    ImportType: ImportType
    KeyMaterialDescription: KeyMaterialDescriptionType
    KeyMaterialId: BackingKeyIdType
}

structure ImportKeyMaterialResponse {
    @length(min: 1, max: 2048) KeyId: String
    KeyMaterialId: BackingKeyIdType
}

structure ListAliasesRequest {
    @length(min: 1, max: 2048) KeyId: String
    @range(min: 1, max: 1000) Limit: Integer
    Marker: MarkerType
}

structure ListAliasesResponse {
    Aliases: AliasList
    NextMarker: MarkerType
    Truncated: Boolean
}

structure AliasListEntry {
    AliasName: AliasNameType
    @length(min: 20, max: 2048) AliasArn: String
    @length(min: 1, max: 2048) TargetKeyId: String
    CreationDate: Timestamp
    LastUpdatedDate: Timestamp
}

structure ListGrantsRequest {
    @range(min: 1, max: 1000) Limit: Integer
    Marker: MarkerType
    @required @length(min: 1, max: 2048) KeyId: String
    @length(min: 1, max: 128) GrantId: String
    GranteePrincipal: PrincipalIdType
}

structure ListGrantsResponse {
    Grants: GrantList
    NextMarker: MarkerType
    Truncated: Boolean
}

structure GrantListEntry {
    @length(min: 1, max: 2048) KeyId: String
    @length(min: 1, max: 128) GrantId: String
    Name: GrantNameType
    CreationDate: Timestamp
    GranteePrincipal: PrincipalIdType
    RetiringPrincipal: PrincipalIdType
    IssuingAccount: PrincipalIdType
    Operations: GrantOperationList
    Constraints: GrantConstraints
}

structure ListKeyPoliciesRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @range(min: 1, max: 1000) Limit: Integer
    Marker: MarkerType
}

structure ListKeyPoliciesResponse {
    PolicyNames: PolicyNameList
    NextMarker: MarkerType
    Truncated: Boolean
}

structure ListKeyRotationsRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    IncludeKeyMaterial: IncludeKeyMaterial
    @range(min: 1, max: 1000) Limit: Integer
    Marker: MarkerType
}

structure ListKeyRotationsResponse {
    Rotations: RotationsList
    NextMarker: MarkerType
    Truncated: Boolean
}

structure RotationsListEntry {
    @length(min: 1, max: 2048) KeyId: String
    KeyMaterialId: BackingKeyIdType
    KeyMaterialDescription: KeyMaterialDescriptionType
    ImportState: ImportState
    KeyMaterialState: KeyMaterialState
    ExpirationModel: ExpirationModelType
    ValidTo: Timestamp
    RotationDate: Timestamp
    RotationType: RotationType
}

structure ListKeysRequest {
    @range(min: 1, max: 1000) Limit: Integer
    Marker: MarkerType
}

structure ListKeysResponse {
    Keys: KeyList
    NextMarker: MarkerType
    Truncated: Boolean
}

structure KeyListEntry {
    @length(min: 1, max: 2048) KeyId: String
    @length(min: 20, max: 2048) KeyArn: String
}

structure ListResourceTagsRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @range(min: 1, max: 1000) Limit: Integer
    Marker: MarkerType
}

structure ListResourceTagsResponse {
    Tags: TagList
    NextMarker: MarkerType
    Truncated: Boolean
}

structure ListRetirableGrantsRequest {
    @range(min: 1, max: 1000) Limit: Integer
    Marker: MarkerType
    @required RetiringPrincipal: PrincipalIdType
}

structure PutKeyPolicyRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    PolicyName: PolicyNameType
    @required Policy: PolicyType
    BypassPolicyLockoutSafetyCheck: Boolean
}

structure ReEncryptRequest {
    @length(min: 1, max: 6144) CiphertextBlob: Blob
    SourceEncryptionContext: EncryptionContextType
    @length(min: 1, max: 2048) SourceKeyId: String
    @required @length(min: 1, max: 2048) DestinationKeyId: String
    DestinationEncryptionContext: EncryptionContextType
    SourceEncryptionAlgorithm: EncryptionAlgorithmSpec
    DestinationEncryptionAlgorithm: EncryptionAlgorithmSpec
    GrantTokens: GrantTokenList
    DryRun: Boolean
    DryRunModifiers: DryRunModifierList
}

structure ReEncryptResponse {
    @length(min: 1, max: 6144) CiphertextBlob: Blob
    @length(min: 1, max: 2048) SourceKeyId: String
    @length(min: 1, max: 2048) KeyId: String
    SourceEncryptionAlgorithm: EncryptionAlgorithmSpec
    DestinationEncryptionAlgorithm: EncryptionAlgorithmSpec
    SourceKeyMaterialId: BackingKeyIdType
    DestinationKeyMaterialId: BackingKeyIdType
}

structure ReplicateKeyRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required ReplicaRegion: RegionType
    Policy: PolicyType
    BypassPolicyLockoutSafetyCheck: Boolean
    @length(min: 0, max: 8192) Description: String
    Tags: TagList
}

structure ReplicateKeyResponse {
    ReplicaKeyMetadata: KeyMetadata
    ReplicaPolicy: PolicyType
    ReplicaTags: TagList
}

structure RetireGrantRequest {
    @length(min: 1, max: 8192) GrantToken: String
    @length(min: 1, max: 2048) KeyId: String
    @length(min: 1, max: 128) GrantId: String
    DryRun: Boolean
}

structure RevokeGrantRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required @length(min: 1, max: 128) GrantId: String
    DryRun: Boolean
}

structure RotateKeyOnDemandRequest {
    @required @length(min: 1, max: 2048) KeyId: String
}

structure RotateKeyOnDemandResponse {
    @length(min: 1, max: 2048) KeyId: String
}

structure ScheduleKeyDeletionRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @range(min: 1, max: 365) PendingWindowInDays: Integer
}

structure ScheduleKeyDeletionResponse {
    @length(min: 1, max: 2048) KeyId: String
    DeletionDate: Timestamp
    KeyState: KeyState
    @range(min: 1, max: 365) PendingWindowInDays: Integer
}

structure SignRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required Message: PlaintextType
    MessageType: MessageType
    GrantTokens: GrantTokenList
    @required SigningAlgorithm: SigningAlgorithmSpec
    DryRun: Boolean
}

structure SignResponse {
    @length(min: 1, max: 2048) KeyId: String
    @length(min: 1, max: 6144) Signature: Blob
    SigningAlgorithm: SigningAlgorithmSpec
}

structure TagResourceRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required Tags: TagList
}

structure UntagResourceRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required TagKeys: TagKeyList
}

structure UpdateAliasRequest {
    @required AliasName: AliasNameType
    @required @length(min: 1, max: 2048) TargetKeyId: String
}

structure UpdateKeyDescriptionRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required @length(min: 0, max: 8192) Description: String
}

structure UpdatePrimaryRegionRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required PrimaryRegion: RegionType
}

structure VerifyRequest {
    @required @length(min: 1, max: 2048) KeyId: String
    @required Message: PlaintextType
    MessageType: MessageType
    @required @length(min: 1, max: 6144) Signature: Blob
    @required SigningAlgorithm: SigningAlgorithmSpec
    GrantTokens: GrantTokenList
    DryRun: Boolean
}

structure VerifyResponse {
    @length(min: 1, max: 2048) KeyId: String
    SignatureValid: Boolean
    SigningAlgorithm: SigningAlgorithmSpec
}

structure VerifyMacRequest {
    @required Message: PlaintextType
    @required @length(min: 1, max: 2048) KeyId: String
    @required MacAlgorithm: MacAlgorithmSpec
    @required @length(min: 1, max: 6144) Mac: Blob
    GrantTokens: GrantTokenList
    DryRun: Boolean
}

structure VerifyMacResponse {
    @length(min: 1, max: 2048) KeyId: String
    MacValid: Boolean
    MacAlgorithm: MacAlgorithmSpec
}

list GrantOperationList { member: GrantOperation }
map EncryptionContextType { key: String, value: String }
@length(min: 0, max: 10) list GrantTokenList { @length(min: 1, max: 8192) member: String }
list TagList { member: Tag }
list EncryptionAlgorithmSpecList { member: EncryptionAlgorithmSpec }
list SigningAlgorithmSpecList { member: SigningAlgorithmSpec }
list KeyAgreementAlgorithmSpecList { member: KeyAgreementAlgorithmSpec }
list MultiRegionKeyList { member: MultiRegionKey }
list MacAlgorithmSpecList { member: MacAlgorithmSpec }
list DryRunModifierList { member: DryRunModifierType }
list AliasList { member: AliasListEntry }
list GrantList { member: GrantListEntry }
list PolicyNameList { member: PolicyNameType }
list RotationsList { member: RotationsListEntry }
list KeyList { member: KeyListEntry }
list TagKeyList { @length(min: 1, max: 128) member: String }

@length(min: 1, max: 256) @pattern("^[a-zA-Z0-9:/_-]+$") string AliasNameType
@length(min: 1, max: 256) @pattern("^[\\w+=,.@:/-]+$") string PrincipalIdType
@length(min: 1, max: 256) @pattern("^[a-zA-Z0-9:/_-]+$") string GrantNameType
@length(min: 1, max: 131072) @pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+") string PolicyType
enum KeyUsageType { SIGN_VERIFY, ENCRYPT_DECRYPT, GENERATE_VERIFY_MAC, KEY_AGREEMENT }
enum OriginType { AWS_KMS, EXTERNAL, AWS_CLOUDHSM, EXTERNAL_KEY_STORE }
@length(min: 1, max: 128) @pattern("^[a-zA-Z0-9-_.]+$") string XksKeyIdType
enum ExpirationModelType { KEY_MATERIAL_EXPIRES, KEY_MATERIAL_DOES_NOT_EXPIRE }
enum KeyManagerType { AWS, CUSTOMER }
enum EncryptionAlgorithmSpec { SYMMETRIC_DEFAULT, RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256, SM2PKE }
enum KeyAgreementAlgorithmSpec { ECDH }
enum MultiRegionKeyType { PRIMARY, REPLICA }
@length(min: 1, max: 32) @pattern("^([a-z]+-){2,3}\\d+$") string RegionType
enum MacAlgorithmSpec { HMAC_SHA_224, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 }
@length(min: 64, max: 64) @pattern("^[a-f0-9]+$") string BackingKeyIdType
enum KeyEncryptionMechanism { RSAES_OAEP_SHA_256 }
enum DryRunModifierType { IGNORE_CIPHERTEXT }
@sensitive @length(min: 1, max: 4096) blob PlaintextType
enum DataKeySpec { AES_256, AES_128 }
@length(min: 1, max: 128) @pattern("[\\w]+") string PolicyNameType
enum WrappingKeySpec { RSA_2048, RSA_3072, RSA_4096, SM2 }
enum ImportType { NEW_KEY_MATERIAL, EXISTING_KEY_MATERIAL }
@length(min: 0, max: 256) @pattern("^[a-zA-Z0-9:/_\\s.-]+$") string KeyMaterialDescriptionType
@length(min: 1, max: 1024) @pattern("[\\u0020-\\u00FF]*") string MarkerType
enum IncludeKeyMaterial { ALL_KEY_MATERIAL, ROTATIONS_ONLY }
enum ImportState { IMPORTED, PENDING_IMPORT }
enum KeyMaterialState { NON_CURRENT, CURRENT, PENDING_ROTATION, PENDING_MULTI_REGION_IMPORT_AND_ROTATION }
enum RotationType { AUTOMATIC, ON_DEMAND }
enum MessageType { RAW, DIGEST, EXTERNAL_MU }

enum GrantOperation {
    Decrypt, Encrypt, GenerateDataKey, GenerateDataKeyWithoutPlaintext, ReEncryptFrom, ReEncryptTo, Sign, Verify,
    GetPublicKey, CreateGrant, RetireGrant, DescribeKey, GenerateDataKeyPair, GenerateDataKeyPairWithoutPlaintext,
    GenerateMac, VerifyMac, DeriveSharedSecret
}

enum CustomerMasterKeySpec {
    RSA_2048, RSA_3072, RSA_4096, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, SYMMETRIC_DEFAULT,
    HMAC_224, HMAC_256, HMAC_384, HMAC_512, SM2
}

enum KeySpec {
    RSA_2048, RSA_3072, RSA_4096, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, SYMMETRIC_DEFAULT,
    HMAC_224, HMAC_256, HMAC_384, HMAC_512, SM2, ML_DSA_44, ML_DSA_65, ML_DSA_87, ECC_NIST_EDWARDS25519
}

enum KeyState {
    Creating, Enabled, Disabled, PendingDeletion, PendingImport, PendingReplicaDeletion, Unavailable, Updating
}

enum SigningAlgorithmSpec {
    RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512, RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PKCS1_V1_5_SHA_384,
    RSASSA_PKCS1_V1_5_SHA_512, ECDSA_SHA_256, ECDSA_SHA_384, ECDSA_SHA_512, SM2DSA, ML_DSA_SHAKE_256, ED25519_SHA_512,
    ED25519_PH_SHA_512
}

enum DataKeyPairSpec {
    RSA_2048, RSA_3072, RSA_4096, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, SM2,
    ECC_NIST_EDWARDS25519
}

enum KeyLastUsageTrackingOperation {
    Decrypt, DeriveSharedSecret, Encrypt, GenerateDataKey, GenerateDataKeyPair, GenerateDataKeyPairWithoutPlaintext,
    GenerateDataKeyWithoutPlaintext, GenerateMac, ReEncrypt, Sign, Verify, VerifyMac
}

enum AlgorithmSpec {
    RSAES_PKCS1_V1_5, RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256, RSA_AES_KEY_WRAP_SHA_1, RSA_AES_KEY_WRAP_SHA_256, SM2PKE
}

@error("client")
structure NotFoundException {
    message: String
}

@error("client")
structure InvalidArnException {
    message: String
}

@error("server")
structure DependencyTimeoutException {
    message: String
}

@error("server")
structure KMSInternalException {
    message: String
}

@error("client")
structure KMSInvalidStateException {
    message: String
}

@error("client")
structure AlreadyExistsException {
    message: String
}

@error("client")
structure InvalidAliasNameException {
    message: String
}

@error("client")
structure LimitExceededException {
    message: String
}

@error("client")
structure DisabledException {
    message: String
}

@error("client")
structure InvalidGrantTokenException {
    message: String
}

@error("client")
structure DryRunOperationException {
    message: String
}

@error("client")
structure MalformedPolicyDocumentException {
    message: String
}

@error("client")
structure UnsupportedOperationException {
    message: String
}

@error("client")
structure TagException {
    message: String
}

@error("client")
structure CustomKeyStoreNotFoundException {
    message: String
}

@error("client")
structure CustomKeyStoreInvalidStateException {
    message: String
}

@error("client")
structure CloudHsmClusterInvalidConfigurationException {
    message: String
}

@error("client")
structure XksKeyInvalidConfigurationException {
    message: String
}

@error("client")
structure XksKeyAlreadyInUseException {
    message: String
}

@error("client")
structure XksKeyNotFoundException {
    message: String
}

@error("client")
structure InvalidCiphertextException {
    message: String
}

@error("server")
structure KeyUnavailableException {
    message: String
}

@error("client")
structure IncorrectKeyException {
    message: String
}

@error("client")
structure InvalidKeyUsageException {
    message: String
}

@error("client")
structure IncorrectKeyMaterialException {
    message: String
}

@error("client")
structure ExpiredImportTokenException {
    message: String
}

@error("client")
structure InvalidImportTokenException {
    message: String
}

@error("client")
structure InvalidMarkerException {
    message: String
}

@error("client")
structure InvalidGrantIdException {
    message: String
}

@error("client")
structure ConflictException {
    message: String
}

@error("client")
structure KMSInvalidSignatureException {
    message: String
}

@error("client")
structure KMSInvalidMacException {
    message: String
}
