using Keyferry.Cloud.Iam;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Server.Iam;

internal static class InlinePolicyOperations
{
    public static void AddTo(OperationTable table)
    {
        AddUser(table);
        AddRole(table);
        AddGroup(table);
    }

    private static void AddUser(OperationTable table)
    {
        table.Add(IamModel.PutUserPolicy, (call, r) =>
            call.Iam().PutInline(call.Caller, IdentityKind.User, r.UserName, r.PolicyName, r.PolicyDocument));
        table.Add(IamModel.DeleteUserPolicy, (call, r) =>
            call.Iam().DeleteInline(call.Caller, IdentityKind.User, r.UserName, r.PolicyName));
        table.Add(IamModel.GetUserPolicy, (call, r) =>
            call.Iam().GetInline(call.Caller, IdentityKind.User, r.UserName, r.PolicyName).Select(policy => new GetUserPolicyResponse
            {
                UserName = r.UserName,
                PolicyName = InlinePolicy.NameOf(policy),
                PolicyDocument = IamAnswers.Document(policy),
            }));
        table.Add(IamModel.ListUserPolicies, (call, r) =>
            call.Iam().ListInline(call.Caller, IdentityKind.User, r.UserName, new PageAsk(r.Marker, r.MaxItems))
                .Select(page => new ListUserPoliciesResponse
                {
                    PolicyNames = page.Items,
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
    }

    private static void AddRole(OperationTable table)
    {
        table.Add(IamModel.PutRolePolicy, (call, r) =>
            call.Iam().PutInline(call.Caller, IdentityKind.Role, r.RoleName, r.PolicyName, r.PolicyDocument));
        table.Add(IamModel.DeleteRolePolicy, (call, r) =>
            call.Iam().DeleteInline(call.Caller, IdentityKind.Role, r.RoleName, r.PolicyName));
        table.Add(IamModel.GetRolePolicy, (call, r) =>
            call.Iam().GetInline(call.Caller, IdentityKind.Role, r.RoleName, r.PolicyName).Select(policy => new GetRolePolicyResponse
            {
                RoleName = r.RoleName,
                PolicyName = InlinePolicy.NameOf(policy),
                PolicyDocument = IamAnswers.Document(policy),
            }));
        table.Add(IamModel.ListRolePolicies, (call, r) =>
            call.Iam().ListInline(call.Caller, IdentityKind.Role, r.RoleName, new PageAsk(r.Marker, r.MaxItems))
                .Select(page => new ListRolePoliciesResponse
                {
                    PolicyNames = page.Items,
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
    }

    private static void AddGroup(OperationTable table)
    {
        table.Add(IamModel.PutGroupPolicy, (call, r) =>
            call.Iam().PutInline(call.Caller, IdentityKind.Group, r.GroupName, r.PolicyName, r.PolicyDocument));
        table.Add(IamModel.DeleteGroupPolicy, (call, r) =>
            call.Iam().DeleteInline(call.Caller, IdentityKind.Group, r.GroupName, r.PolicyName));
        table.Add(IamModel.GetGroupPolicy, (call, r) =>
            call.Iam().GetInline(call.Caller, IdentityKind.Group, r.GroupName, r.PolicyName).Select(policy => new GetGroupPolicyResponse
            {
                GroupName = r.GroupName,
                PolicyName = InlinePolicy.NameOf(policy),
                PolicyDocument = IamAnswers.Document(policy),
            }));
        table.Add(IamModel.ListGroupPolicies, (call, r) =>
            call.Iam().ListInline(call.Caller, IdentityKind.Group, r.GroupName, new PageAsk(r.Marker, r.MaxItems))
                .Select(page => new ListGroupPoliciesResponse
                {
                    PolicyNames = page.Items,
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
    }
}
