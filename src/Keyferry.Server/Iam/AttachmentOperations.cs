using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Server.Iam;

/// <summary>Managed policies of identities, and boundaries.</summary>
internal static class AttachmentOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(IamModel.AttachUserPolicy, (call, r) => call.Iam().Attach(call.Caller, IdentityKind.User, r.UserName, r.PolicyArn));
        table.Add(IamModel.AttachRolePolicy, (call, r) => call.Iam().Attach(call.Caller, IdentityKind.Role, r.RoleName, r.PolicyArn));
        table.Add(IamModel.AttachGroupPolicy, (call, r) => call.Iam().Attach(call.Caller, IdentityKind.Group, r.GroupName, r.PolicyArn));
        table.Add(IamModel.DetachUserPolicy, (call, r) => call.Iam().Detach(call.Caller, IdentityKind.User, r.UserName, r.PolicyArn));
        table.Add(IamModel.DetachRolePolicy, (call, r) => call.Iam().Detach(call.Caller, IdentityKind.Role, r.RoleName, r.PolicyArn));
        table.Add(IamModel.DetachGroupPolicy, (call, r) => call.Iam().Detach(call.Caller, IdentityKind.Group, r.GroupName, r.PolicyArn));
        AddLists(table);
        table.Add(IamModel.PutUserPermissionsBoundary, (call, r) =>
            call.Iam().PutBoundary(call.Caller, IdentityKind.User, r.UserName, r.PermissionsBoundary));
        table.Add(IamModel.PutRolePermissionsBoundary, (call, r) =>
            call.Iam().PutBoundary(call.Caller, IdentityKind.Role, r.RoleName, r.PermissionsBoundary));
        table.Add(IamModel.DeleteUserPermissionsBoundary, (call, r) =>
            call.Iam().DeleteBoundary(call.Caller, IdentityKind.User, r.UserName));
        table.Add(IamModel.DeleteRolePermissionsBoundary, (call, r) =>
            call.Iam().DeleteBoundary(call.Caller, IdentityKind.Role, r.RoleName));
    }

    private static void AddLists(OperationTable table)
    {
        table.Add(IamModel.ListAttachedUserPolicies, (call, r) =>
            List(call, IdentityKind.User, r.UserName, r.PathPrefix, r.Marker, r.MaxItems).Select(page => new ListAttachedUserPoliciesResponse
            {
                AttachedPolicies = [.. page.Items.Select(IamAnswers.Attached)],
                IsTruncated = page.NextToken is not null,
                Marker = page.NextToken,
            }));
        table.Add(IamModel.ListAttachedRolePolicies, (call, r) =>
            List(call, IdentityKind.Role, r.RoleName, r.PathPrefix, r.Marker, r.MaxItems).Select(page => new ListAttachedRolePoliciesResponse
            {
                AttachedPolicies = [.. page.Items.Select(IamAnswers.Attached)],
                IsTruncated = page.NextToken is not null,
                Marker = page.NextToken,
            }));
        table.Add(IamModel.ListAttachedGroupPolicies, (call, r) =>
            List(call, IdentityKind.Group, r.GroupName, r.PathPrefix, r.Marker, r.MaxItems).Select(page => new ListAttachedGroupPoliciesResponse
            {
                AttachedPolicies = [.. page.Items.Select(IamAnswers.Attached)],
                IsTruncated = page.NextToken is not null,
                Marker = page.NextToken,
            }));
    }

    private static Reply<Page<string>> List(
        ServiceCall call, IdentityKind kind, string name, string? pathPrefix, string? marker, int? maxItems) =>
        call.Iam().ListAttached(call.Caller, kind, name, pathPrefix, new PageAsk(marker, maxItems));
}
