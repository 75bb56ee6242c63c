using Keyferry.Cloud.Iam;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Server.Iam;

internal static class InstanceProfileOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(IamModel.CreateInstanceProfile, (call, request) => IamOperations.WithTags(request.Tags, tags =>
            call.Iam().CreateInstanceProfile(call.Caller, request.InstanceProfileName, request.Path, tags)
                .Select(profile => new CreateInstanceProfileResponse { InstanceProfile = IamAnswers.InstanceProfile(call, profile) })));
        table.Add(IamModel.GetInstanceProfile, (call, request) =>
            call.Iam().GetInstanceProfile(call.Caller, request.InstanceProfileName)
                .Select(profile => new GetInstanceProfileResponse { InstanceProfile = IamAnswers.InstanceProfile(call, profile) }));
        table.Add(IamModel.ListInstanceProfiles, (call, request) =>
            call.Iam().ListInstanceProfiles(call.Caller, request.PathPrefix, new PageAsk(request.Marker, request.MaxItems))
                .Select(page => new ListInstanceProfilesResponse
                {
                    InstanceProfiles = [.. page.Items.Select(p => IamAnswers.InstanceProfile(call, p) with { Tags = null })],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.ListInstanceProfilesForRole, (call, request) =>
            call.Iam().ListInstanceProfilesForRole(call.Caller, request.RoleName, new PageAsk(request.Marker, request.MaxItems))
                .Select(page => new ListInstanceProfilesForRoleResponse
                {
                    InstanceProfiles = [.. page.Items.Select(p => IamAnswers.InstanceProfile(call, p) with { Tags = null })],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.DeleteInstanceProfile, (call, request) =>
            call.Iam().DeleteInstanceProfile(call.Caller, request.InstanceProfileName));
        table.Add(IamModel.AddRoleToInstanceProfile, (call, request) =>
            call.Iam().AddRoleToInstanceProfile(call.Caller, request.InstanceProfileName, request.RoleName));
        table.Add(IamModel.RemoveRoleFromInstanceProfile, (call, request) =>
            call.Iam().RemoveRoleFromInstanceProfile(call.Caller, request.InstanceProfileName, request.RoleName));
    }
}
