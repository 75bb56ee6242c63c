using Keyferry.Cloud.AccountManagement;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Account;

namespace Keyferry.Server.AccountManagement;

/// <summary>Account Management's operations, mapped to the core.</summary>
public static class AccountManagementOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.AccountModel.ListRegions, ListRegions);
        table.Add(Api.AccountModel.GetRegionOptStatus, GetRegionOptStatus);
        table.Add(Api.AccountModel.EnableRegion, (call, request) =>
            Of(call).EnableRegion(call.Caller, call.Region, request.AccountId, request.RegionName));
        table.Add(Api.AccountModel.DisableRegion, (call, request) =>
            Of(call).DisableRegion(call.Caller, call.Region, request.AccountId, request.RegionName));
    }

    private static AccountService Of(ServiceCall call) => new(call.Run);

    private static Reply<Api.ListRegionsResponse> ListRegions(ServiceCall call, Api.ListRegionsRequest request)
    {
        Reply<Page<RegionStatus>> page = Of(call).ListRegions(
            call.Caller, call.Region, request.AccountId, request.RegionOptStatusContains ?? [], request.MaxResults, request.NextToken);
        return page.Succeeded
            ? new Api.ListRegionsResponse
            {
                Regions = [.. page.Value!.Items.Select(r => new Api.Region { RegionName = r.Name, RegionOptStatus = r.Status })],
                NextToken = page.Value.NextToken,
            }
            : page.Error;
    }

    private static Reply<Api.GetRegionOptStatusResponse> GetRegionOptStatus(ServiceCall call, Api.GetRegionOptStatusRequest request)
    {
        Reply<RegionStatus> status = Of(call).GetRegionOptStatus(call.Caller, call.Region, request.AccountId, request.RegionName);
        return status.Succeeded
            ? new Api.GetRegionOptStatusResponse { RegionName = status.Value!.Name, RegionOptStatus = status.Value.Status }
            : status.Error;
    }
}
