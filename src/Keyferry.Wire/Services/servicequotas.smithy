$version: "2.0"

namespace Keyferry.Wire.Services.ServiceQuotas

use aws.auth#sigv4
use aws.protocols#awsJson1_1
use keyferry#wording

@title("Service Quotas")
@sigv4(name: "servicequotas")
@awsJson1_1
@wording("CoralWording.ValidationException")
service ServiceQuotasV20190624 {
    version: "2019-06-24"
    operations: [GetServiceQuota]
}

operation GetServiceQuota {
    input: GetServiceQuotaRequest
    output: GetServiceQuotaResponse
    errors: [
        AccessDeniedException, NoSuchResourceException, IllegalArgumentException, ServiceException, TooManyRequestsException
    ]
}

structure GetServiceQuotaRequest {
    @required @length(min: 1, max: 63) ServiceCode: String
    @required @length(min: 1, max: 128) QuotaCode: String
    ContextId: String
}

structure GetServiceQuotaResponse {
    Quota: ServiceQuota
}

structure ServiceQuota {
    ServiceCode: String
    ServiceName: String
    QuotaArn: String
    QuotaCode: String
    QuotaName: String
    Value: Double
    Unit: String
    Adjustable: Boolean
    GlobalQuota: Boolean
    QuotaAppliedAtLevel: String
    Description: String
}

@error("client") @httpError(400)
structure AccessDeniedException { Message: String }

@error("client") @httpError(400)
structure NoSuchResourceException { Message: String }

@error("client") @httpError(400)
structure IllegalArgumentException { Message: String }

@error("server") @httpError(500)
structure ServiceException { Message: String }

@error("client") @httpError(400)
structure TooManyRequestsException { Message: String }
