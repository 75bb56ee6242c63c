$version: "2.0"

namespace Keyferry.Wire.Services.Sts

use aws.auth#sigv4
use aws.protocols#awsQuery
use aws.protocols#awsQueryError
use keyferry#wording

@title("STS")
@sigv4(name: "sts")
@awsQuery
@xmlNamespace(uri: "https://sts.amazonaws.com/doc/2011-06-15/")
@wording("CoralWording.ValidationError")
service AWSSecurityTokenServiceV20110615 {
    version: "2011-06-15"
    operations: [
        AssumeRole, DecodeAuthorizationMessage, GetAccessKeyInfo, GetCallerIdentity, GetFederationToken, GetSessionToken
    ]
}

operation AssumeRole {
    input: AssumeRoleRequest
    output: AssumeRoleResponse
    errors: [
        MalformedPolicyDocumentException, PackedPolicyTooLargeException, RegionDisabledException, ExpiredTokenException
    ]
}

operation DecodeAuthorizationMessage {
    input: DecodeAuthorizationMessageRequest
    output: DecodeAuthorizationMessageResponse
    errors: [InvalidAuthorizationMessageException]
}

operation GetAccessKeyInfo {
    input: GetAccessKeyInfoRequest
    output: GetAccessKeyInfoResponse
}

operation GetCallerIdentity {
    input: GetCallerIdentityRequest
    output: GetCallerIdentityResponse
}

operation GetFederationToken {
    input: GetFederationTokenRequest
    output: GetFederationTokenResponse
    errors: [MalformedPolicyDocumentException, PackedPolicyTooLargeException, RegionDisabledException]
}

operation GetSessionToken {
    input: GetSessionTokenRequest
    output: GetSessionTokenResponse
    errors: [RegionDisabledException]
}

structure AssumeRoleRequest {
    @required RoleArn: arnType
    @required @length(min: 2, max: 64) @pattern("[\\w+=,.@-]*") RoleSessionName: String
    PolicyArns: policyDescriptorListType
    @length(min: 1) @pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+") Policy: String
    @range(min: 900, max: 43200) DurationSeconds: Integer
    Tags: tagListType
    TransitiveTagKeys: tagKeyListType
    @length(min: 2, max: 1224) @pattern("[\\w+=,.@:\\/-]*") ExternalId: String
    SerialNumber: serialNumberType
    TokenCode: tokenCodeType
    SourceIdentity: sourceIdentityType
    ProvidedContexts: ProvidedContextsListType
}

structure PolicyDescriptorType {
    arn: arnType
}

structure Tag {
    @required Key: tagKeyType
    @required @length(min: 0, max: 256) @pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*") Value: String
}

structure ProvidedContext {
    ProviderArn: arnType
    @length(min: 4, max: 2048) ContextAssertion: String
}

structure AssumeRoleResponse {
    Credentials: Credentials
    AssumedRoleUser: AssumedRoleUser
    @range(min: 0) PackedPolicySize: Integer
    SourceIdentity: sourceIdentityType
}

structure Credentials {
    @required AccessKeyId: accessKeyIdType
    @required SecretAccessKey: accessKeySecretType
    @required SessionToken: String
    @required Expiration: Timestamp
}

structure AssumedRoleUser {
    @required @length(min: 2, max: 193) @pattern("[\\w+=,.@:-]*") AssumedRoleId: String
    @required Arn: arnType
}

structure DecodeAuthorizationMessageRequest {
    @required @length(min: 1, max: 10240) EncodedMessage: String
}

structure DecodeAuthorizationMessageResponse {
    DecodedMessage: String
}

structure GetAccessKeyInfoRequest {
    @required AccessKeyId: accessKeyIdType
}

structure GetAccessKeyInfoResponse {
    Account: String
}

structure GetCallerIdentityRequest {}

structure GetCallerIdentityResponse {
    UserId: String
    Account: String
    Arn: arnType
}

structure GetFederationTokenRequest {
    @required @length(min: 2, max: 32) @pattern("[\\w+=,.@-]*") Name: String
    @length(min: 1, max: 2048) @pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+") Policy: String
    PolicyArns: policyDescriptorListType
    @range(min: 900, max: 129600) DurationSeconds: Integer
    Tags: tagListType
}

structure GetFederationTokenResponse {
    Credentials: Credentials
    FederatedUser: FederatedUser
    @range(min: 0) PackedPolicySize: Integer
}

structure FederatedUser {
    @required @length(min: 2, max: 193) @pattern("[\\w+=,.@\\:-]*") FederatedUserId: String
    @required Arn: arnType
}

structure GetSessionTokenRequest {
    @range(min: 900, max: 129600) DurationSeconds: Integer
    SerialNumber: serialNumberType
    TokenCode: tokenCodeType
}

structure GetSessionTokenResponse {
    Credentials: Credentials
}

list policyDescriptorListType { member: PolicyDescriptorType }
@length(max: 50) list tagListType { member: Tag }
@length(max: 50) list tagKeyListType { member: tagKeyType }
@length(min: 1, max: 5) list ProvidedContextsListType { member: ProvidedContext }

@length(min: 1, max: 128) @pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+") string tagKeyType
@length(min: 9, max: 256) @pattern("[\\w+=/:,.@-]*") string serialNumberType
@length(min: 6, max: 6) @pattern("[\\d]*") string tokenCodeType
@length(min: 2, max: 64) @pattern("[\\w+=,.@-]*") string sourceIdentityType
@length(min: 16, max: 128) @pattern("[\\w]*") string accessKeyIdType
@sensitive string accessKeySecretType

@length(min: 20, max: 2048)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+")
string arnType

@error("client") @awsQueryError(code: "MalformedPolicyDocument", httpResponseCode: 400)
structure MalformedPolicyDocumentException {
    message: String
}

@error("client") @awsQueryError(code: "PackedPolicyTooLarge", httpResponseCode: 400)
structure PackedPolicyTooLargeException {
    message: String
}

@error("client") @awsQueryError(code: "RegionDisabledException", httpResponseCode: 403)
structure RegionDisabledException {
    message: String
}

@error("client") @awsQueryError(code: "ExpiredTokenException", httpResponseCode: 400)
structure ExpiredTokenException {
    message: String
}

@error("client") @awsQueryError(code: "InvalidAuthorizationMessageException", httpResponseCode: 400)
structure InvalidAuthorizationMessageException {
    message: String
}
