using Keyferry.Cloud.Kms.Api;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Kms;

/// <summary>Aliases.</summary>
internal static class AliasOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(KmsModel.CreateAlias, (call, request) => call.Kms().CreateAlias(request.AliasName, request.TargetKeyId));
        table.Add(KmsModel.UpdateAlias, (call, request) => call.Kms().UpdateAlias(request.AliasName, request.TargetKeyId));
        table.Add(KmsModel.DeleteAlias, (call, request) => call.Kms().DeleteAlias(request.AliasName));
        table.Add(
            KmsModel.ListAliases,
            (call, request) => call.Kms().ListAliases(request.KeyId, new PageRequest(request.Limit, request.Marker))
                .As(page => new ListAliasesResponse
                {
                    Aliases = [.. page.Items.Select(Entry)],
                    NextMarker = page.NextToken,
                    Truncated = page.NextToken is not null,
                }));
    }

    private static AliasListEntry Entry(AliasEntry alias) => new()
    {
        AliasName = alias.Name,
        AliasArn = alias.Arn,
        TargetKeyId = alias.TargetKeyId,
        CreationDate = alias.CreationDate,
        LastUpdatedDate = alias.LastUpdatedDate,
    };
}
