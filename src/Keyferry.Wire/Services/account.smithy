$version: "2.0"

namespace Keyferry.Wire.Services.Account

use aws.auth#sigv4
use aws.protocols#restJson1
use keyferry#wording

@title("Account")
@sigv4(name: "account")
@restJson1
@wording("CoralWording.ValidationException")
service Account {
    version: "2021-02-01"
    operations: [DisableRegion, EnableRegion, GetRegionOptStatus, ListRegions]
}

@http(method: "POST", uri: "/disableRegion", code: 200)
operation DisableRegion {
    input: DisableRegionRequest
    errors: [
        AccessDeniedException, ValidationException, ConflictException, TooManyRequestsException, InternalServerException
    ]
}

@http(method: "POST", uri: "/enableRegion", code: 200)
operation EnableRegion {
    input: EnableRegionRequest
    errors: [
        AccessDeniedException, ValidationException, ConflictException, TooManyRequestsException, InternalServerException
    ]
}

@http(method: "POST", uri: "/getRegionOptStatus", code: 200)
operation GetRegionOptStatus {
    input: GetRegionOptStatusRequest
    output: GetRegionOptStatusResponse
    errors: [AccessDeniedException, ValidationException, TooManyRequestsException, InternalServerException]
}

@http(method: "POST", uri: "/listRegions", code: 200)
operation ListRegions {
    input: ListRegionsRequest
    output: ListRegionsResponse
    errors: [AccessDeniedException, ValidationException, TooManyRequestsException, InternalServerException]
}

structure DisableRegionRequest {
    AccountId: AccountId
    @required @length(min: 1, max: 50) RegionName: String
}

structure ValidationExceptionField {
    @required name: String
    @required message: SensitiveString
}

structure EnableRegionRequest {
    AccountId: AccountId
    @required @length(min: 1, max: 50) RegionName: String
}

structure GetRegionOptStatusRequest {
    AccountId: AccountId
    @required @length(min: 1, max: 50) RegionName: String
}

structure GetRegionOptStatusResponse {
    @length(min: 1, max: 50) RegionName: String
    RegionOptStatus: RegionOptStatus
}

structure ListRegionsRequest {
    AccountId: AccountId
    @range(min: 1, max: 50) MaxResults: Integer
    @length(min: 0, max: 1000) NextToken: String
    RegionOptStatusContains: RegionOptStatusList
}

structure ListRegionsResponse {
    NextToken: String
    Regions: RegionOptList
}

structure Region {
    @length(min: 1, max: 50) RegionName: String
    RegionOptStatus: RegionOptStatus
}

list ValidationExceptionFieldList { member: ValidationExceptionField }
list RegionOptStatusList { member: RegionOptStatus }
list RegionOptList { member: Region }

@pattern("\\d{12}") string AccountId
@sensitive string SensitiveString
enum ValidationExceptionReason { invalidRegionOptTarget, fieldValidationFailed }
enum RegionOptStatus { ENABLED, ENABLING, DISABLING, DISABLED, ENABLED_BY_DEFAULT }

@error("client") @httpError(403)
structure AccessDeniedException {
    @required message: String
    @httpHeader("x-amzn-ErrorType") errorType: String
}

@error("client") @httpError(400)
structure ValidationException {
    @required message: SensitiveString
    reason: ValidationExceptionReason
    fieldList: ValidationExceptionFieldList
}

@error("client") @httpError(409)
structure ConflictException {
    @required message: String
    @httpHeader("x-amzn-ErrorType") errorType: String
}

@error("client") @httpError(429)
structure TooManyRequestsException {
    @required message: String
    @httpHeader("x-amzn-ErrorType") errorType: String
}

@error("server") @httpError(500)
structure InternalServerException {
    @required message: String
    @httpHeader("x-amzn-ErrorType") errorType: String
}
