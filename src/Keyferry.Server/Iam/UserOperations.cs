using Keyferry.Server.Dispatch;
using Keyferry.Cloud.Iam;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Server.Iam;

internal static class UserOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(IamModel.CreateUser, (call, request) => IamOperations.WithTags(request.Tags, tags =>
            call.Iam().CreateUser(call.Caller, request.UserName, request.Path, request.PermissionsBoundary, tags)
                .Select(user => new CreateUserResponse { User = IamAnswers.User(user) })));
        table.Add(IamModel.GetUser, (call, request) => call.Iam().GetUser(call.Caller, request.UserName)
            .Select(user => new GetUserResponse { User = IamAnswers.User(user) }));
        table.Add(IamModel.ListUsers, (call, request) =>
            call.Iam().ListUsers(call.Caller, request.PathPrefix, new PageAsk(request.Marker, request.MaxItems))
                .Select(page => new ListUsersResponse
                {
                    Users = [.. page.Items.Select(user => IamAnswers.User(user, withDetails: false))],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.UpdateUser, (call, request) =>
            call.Iam().UpdateUser(call.Caller, request.UserName, request.NewUserName, request.NewPath));
        table.Add(IamModel.DeleteUser, (call, request) => call.Iam().DeleteUser(call.Caller, request.UserName));
    }
}
