using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ServiceQuotas;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ServiceQuotas;

namespace Keyferry.Server.ServiceQuotas;

/// <summary>Service Quotas' operation, mapped to the core.</summary>
public static class ServiceQuotasOperations
{
    public static void AddTo(OperationTable table) => table.Add(Api.ServiceQuotasModel.GetServiceQuota, Get);

    private static Reply<Api.GetServiceQuotaResponse> Get(ServiceCall call, Api.GetServiceQuotaRequest request)
    {
        Reply<(ServiceQuota Quota, int Value)> found =
            new ServiceQuotasService(call.Run).Get(call.Caller, call.Region, request.ServiceCode, request.QuotaCode);
        return found.Succeeded ? new Api.GetServiceQuotaResponse { Quota = Quota(call, found.Value.Quota, found.Value.Value) } : found.Error;
    }

    private static Api.ServiceQuota Quota(ServiceCall call, ServiceQuota quota, int value) => new()
    {
        ServiceCode = quota.Service,
        ServiceName = "Amazon Elastic Compute Cloud (Amazon EC2)",
        QuotaArn = $"arn:aws:servicequotas:{call.Region}:{call.Caller.Account}:{quota.Service}/{quota.Code}",
        QuotaCode = quota.Code,
        QuotaName = quota.Name,
        Value = value,
        Unit = "None",
        Adjustable = true,
        GlobalQuota = false,
        QuotaAppliedAtLevel = "ACCOUNT",
    };
}
