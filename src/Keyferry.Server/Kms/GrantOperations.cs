using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms.Api;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Kms;

/// <summary>Grants.</summary>
internal static class GrantOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(KmsModel.CreateGrant, (call, request) => call.Kms().CreateGrant(
            new GrantRequest(request.KeyId, request.GranteePrincipal, [.. request.Operations])
            {
                RetiringPrincipal = request.RetiringPrincipal,
                Name = request.Name,
                EncryptionContextEquals = request.Constraints?.EncryptionContextEquals.PairsOrNone(),
                EncryptionContextSubset = request.Constraints?.EncryptionContextSubset.PairsOrNone(),
                GrantTokens = request.GrantTokens,
                DryRun = request.DryRun ?? false,
            }).As(grant => new CreateGrantResponse { GrantId = grant.GrantId, GrantToken = grant.GrantToken }));
        table.Add(KmsModel.ListGrants, (call, request) => Listed(call.Kms().ListGrants(
            request.KeyId, request.GrantId, request.GranteePrincipal, new PageRequest(request.Limit, request.Marker))));
        table.Add(KmsModel.ListRetirableGrants, (call, request) => Listed(call.Kms().ListRetirableGrants(
            request.RetiringPrincipal, new PageRequest(request.Limit, request.Marker))));
        table.Add(KmsModel.RevokeGrant, (call, request) => call.Kms().RevokeGrant(
            request.KeyId, request.GrantId, request.DryRun ?? false));
        table.Add(KmsModel.RetireGrant, (call, request) => call.Kms().RetireGrant(
            request.GrantToken, request.KeyId, request.GrantId, request.DryRun ?? false));
    }

    private static Reply<ListGrantsResponse> Listed(Reply<Page<KeyGrant>> grants) => grants.As(page => new ListGrantsResponse
    {
        Grants = [.. page.Items.Select(Entry)],
        NextMarker = page.NextToken,
        Truncated = page.NextToken is not null,
    });

    private static GrantListEntry Entry(KeyGrant listed) => new()
    {
        KeyId = listed.Key.Arn,
        GrantId = listed.Grant.GrantId,
        Name = listed.Grant.Name,
        CreationDate = listed.Grant.CreationDate,
        GranteePrincipal = listed.Grant.GranteePrincipal,
        RetiringPrincipal = listed.Grant.RetiringPrincipal,
        IssuingAccount = listed.Grant.IssuingAccount,
        Operations = listed.Grant.Operations,
        Constraints = listed.Grant is { EncryptionContextEquals: null, EncryptionContextSubset: null } ? null : new GrantConstraints
        {
            EncryptionContextEquals = listed.Grant.EncryptionContextEquals,
            EncryptionContextSubset = listed.Grant.EncryptionContextSubset,
        },
    };
}
