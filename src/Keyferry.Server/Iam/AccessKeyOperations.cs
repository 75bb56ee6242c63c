using Keyferry.Cloud.Iam;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;
using AccessKey = Keyferry.Cloud.Iam.AccessKey;

namespace Keyferry.Server.Iam;

internal static class AccessKeyOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(IamModel.CreateAccessKey, (call, request) => call.Iam().CreateAccessKey(call.Caller, request.UserName)
            .Select(key => new CreateAccessKeyResponse
            {
                AccessKey = new()
                {
                    UserName = UserName(key),
                    AccessKeyId = key.AccessKeyId,
                    Status = Status(key),
                    SecretAccessKey = key.Secret,
                    CreateDate = key.CreateDate,
                },
            }));
        table.Add(IamModel.ListAccessKeys, (call, request) =>
            call.Iam().ListAccessKeys(call.Caller, request.UserName, new PageAsk(request.Marker, request.MaxItems))
                .Select(page => new ListAccessKeysResponse
                {
                    AccessKeyMetadata =
                    [
                        .. page.Items.Select(key => new AccessKeyMetadata
                        {
                            UserName = UserName(key),
                            AccessKeyId = key.AccessKeyId,
                            Status = Status(key),
                            CreateDate = key.CreateDate,
                        }),
                    ],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.UpdateAccessKey, (call, request) =>
            call.Iam().UpdateAccessKey(call.Caller, request.UserName, request.AccessKeyId, request.Status == "Active"));
        table.Add(IamModel.DeleteAccessKey, (call, request) =>
            call.Iam().DeleteAccessKey(call.Caller, request.UserName, request.AccessKeyId));
        table.Add(IamModel.GetAccessKeyLastUsed, (call, request) =>
            call.Iam().GetAccessKeyLastUsed(call.Caller, request.AccessKeyId).Select(key => new GetAccessKeyLastUsedResponse
            {
                UserName = UserName(key),
                AccessKeyLastUsed = new() { ServiceName = "N/A", Region = "N/A" },
            }));
    }

    private static string UserName(AccessKey key) => key.UserName ?? "root";

    private static string Status(AccessKey key) => key.IsActive ? "Active" : "Inactive";
}
