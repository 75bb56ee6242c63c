using Keyferry.Cloud.Iam;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Server.Iam;

internal static class RoleOperations
{
    public static void AddTo(OperationTable table)
    {
        // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html: its answer has no duration.
        table.Add(IamModel.CreateRole, (call, request) => IamOperations.WithTags(request.Tags, tags =>
            call.Iam().CreateRole(call.Caller, new NewRole(request.RoleName, request.AssumeRolePolicyDocument)
            {
                Path = request.Path,
                Description = request.Description,
                MaxSessionDuration = request.MaxSessionDuration,
                PermissionsBoundary = request.PermissionsBoundary,
                Tags = tags,
            }).Select(role => new CreateRoleResponse
            {
                Role = IamAnswers.Role(call, role) with
                {
                    MaxSessionDuration = request.MaxSessionDuration,
                    RoleLastUsed = null,
                },
            })));
        table.Add(IamModel.GetRole, (call, request) => call.Iam().GetRole(call.Caller, request.RoleName)
            .Select(role => new GetRoleResponse { Role = IamAnswers.Role(call, role) }));
        table.Add(IamModel.ListRoles, (call, request) =>
            call.Iam().ListRoles(call.Caller, request.PathPrefix, new PageAsk(request.Marker, request.MaxItems))
                .Select(page => new ListRolesResponse
                {
                    Roles = [.. page.Items.Select(role => IamAnswers.Listed(call, role))],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.UpdateAssumeRolePolicy, (call, request) =>
            call.Iam().UpdateAssumeRolePolicy(call.Caller, request.RoleName, request.PolicyDocument));
        table.Add(IamModel.UpdateRole, (call, request) =>
            call.Iam().UpdateRole(call.Caller, request.RoleName, request.Description, request.MaxSessionDuration)
                .Select(_ => new UpdateRoleResponse()));
        table.Add(IamModel.UpdateRoleDescription, (call, request) =>
            call.Iam().UpdateRoleDescription(call.Caller, request.RoleName, request.Description)
                .Select(role => new UpdateRoleDescriptionResponse { Role = IamAnswers.Role(call, role) }));
        table.Add(IamModel.DeleteRole, (call, request) => call.Iam().DeleteRole(call.Caller, request.RoleName));
        AddServiceLinked(table);
    }

    private static void AddServiceLinked(OperationTable table)
    {
        table.Add(IamModel.CreateServiceLinkedRole, (call, request) =>
            call.Iam().CreateServiceLinkedRole(call.Caller, request.AWSServiceName, request.Description, request.CustomSuffix)
                .Select(role => new CreateServiceLinkedRoleResponse
                {
                    Role = IamAnswers.Role(call, role) with { MaxSessionDuration = null, RoleLastUsed = null },
                }));
        table.Add(IamModel.DeleteServiceLinkedRole, (call, request) =>
            call.Iam().DeleteServiceLinkedRole(call.Caller, request.RoleName)
                .Select(task => new DeleteServiceLinkedRoleResponse { DeletionTaskId = task }));
        table.Add(IamModel.GetServiceLinkedRoleDeletionStatus, (call, request) =>
            call.Iam().GetServiceLinkedRoleDeletionStatus(call.Caller, request.DeletionTaskId)
                .Select(task => new GetServiceLinkedRoleDeletionStatusResponse
                {
                    Status = task.Status,
                    Reason = task.Reason is null ? null : new() { Reason = task.Reason, RoleUsageList = [] },
                }));
    }
}
