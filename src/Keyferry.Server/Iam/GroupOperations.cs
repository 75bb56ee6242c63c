using Keyferry.Cloud.Iam;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Server.Iam;

internal static class GroupOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(IamModel.CreateGroup, (call, request) => call.Iam().CreateGroup(call.Caller, request.GroupName, request.Path)
            .Select(group => new CreateGroupResponse { Group = IamAnswers.Group(group) }));
        table.Add(IamModel.GetGroup, (call, request) =>
            call.Iam().GetGroup(call.Caller, request.GroupName, new PageAsk(request.Marker, request.MaxItems))
                .Select(found => new GetGroupResponse
                {
                    Group = IamAnswers.Group(found.Group),
                    Users = [.. found.Users.Items.Select(user => IamAnswers.User(user, withDetails: false))],
                    IsTruncated = found.Users.NextToken is not null,
                    Marker = found.Users.NextToken,
                }));
        table.Add(IamModel.ListGroups, (call, request) =>
            call.Iam().ListGroups(call.Caller, request.PathPrefix, new PageAsk(request.Marker, request.MaxItems))
                .Select(page => new ListGroupsResponse
                {
                    Groups = [.. page.Items.Select(IamAnswers.Group)],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.ListGroupsForUser, (call, request) =>
            call.Iam().ListGroupsForUser(call.Caller, request.UserName, new PageAsk(request.Marker, request.MaxItems))
                .Select(page => new ListGroupsForUserResponse
                {
                    Groups = [.. page.Items.Select(IamAnswers.Group)],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.UpdateGroup, (call, request) =>
            call.Iam().UpdateGroup(call.Caller, request.GroupName, request.NewGroupName, request.NewPath));
        table.Add(IamModel.DeleteGroup, (call, request) => call.Iam().DeleteGroup(call.Caller, request.GroupName));
        table.Add(IamModel.AddUserToGroup, (call, request) =>
            call.Iam().AddUserToGroup(call.Caller, request.GroupName, request.UserName));
        table.Add(IamModel.RemoveUserFromGroup, (call, request) =>
            call.Iam().RemoveUserFromGroup(call.Caller, request.GroupName, request.UserName));
    }
}
