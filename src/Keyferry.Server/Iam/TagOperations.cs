using Keyferry.Cloud.Iam;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;
using static Keyferry.Server.Iam.IamOperations;

namespace Keyferry.Server.Iam;

internal static class TagOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(IamModel.TagUser, (call, r) =>
            WithTags(r.Tags, tags => call.Iam().Tag(call.Caller, IdentityKind.User, r.UserName, tags)));
        table.Add(IamModel.TagRole, (call, r) =>
            WithTags(r.Tags, tags => call.Iam().Tag(call.Caller, IdentityKind.Role, r.RoleName, tags)));
        table.Add(IamModel.TagPolicy, (call, r) => WithTags(r.Tags, tags => call.Iam().TagPolicy(call.Caller, r.PolicyArn, tags)));
        table.Add(IamModel.TagInstanceProfile, (call, r) =>
            WithTags(r.Tags, tags => call.Iam().TagInstanceProfile(call.Caller, r.InstanceProfileName, tags)));
        table.Add(IamModel.UntagUser, (call, r) =>
            call.Iam().Untag(call.Caller, IdentityKind.User, r.UserName, All(r.TagKeys)));
        table.Add(IamModel.UntagRole, (call, r) =>
            call.Iam().Untag(call.Caller, IdentityKind.Role, r.RoleName, All(r.TagKeys)));
        table.Add(IamModel.UntagPolicy, (call, r) => call.Iam().UntagPolicy(call.Caller, r.PolicyArn, All(r.TagKeys)));
        table.Add(IamModel.UntagInstanceProfile, (call, r) =>
            call.Iam().UntagInstanceProfile(call.Caller, r.InstanceProfileName, All(r.TagKeys)));
        AddLists(table);
    }

    private static void AddLists(OperationTable table)
    {
        table.Add(IamModel.ListUserTags, (call, r) =>
            call.Iam().ListTags(call.Caller, IdentityKind.User, r.UserName, new PageAsk(r.Marker, r.MaxItems))
                .Select(page => new ListUserTagsResponse
                {
                    Tags = IamAnswers.Tags(page.Items),
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.ListRoleTags, (call, r) =>
            call.Iam().ListTags(call.Caller, IdentityKind.Role, r.RoleName, new PageAsk(r.Marker, r.MaxItems))
                .Select(page => new ListRoleTagsResponse
                {
                    Tags = IamAnswers.Tags(page.Items),
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.ListPolicyTags, (call, r) =>
            call.Iam().ListPolicyTags(call.Caller, r.PolicyArn, new PageAsk(r.Marker, r.MaxItems))
                .Select(page => new ListPolicyTagsResponse
                {
                    Tags = IamAnswers.Tags(page.Items),
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.ListInstanceProfileTags, (call, r) =>
            call.Iam().ListInstanceProfileTags(call.Caller, r.InstanceProfileName, new PageAsk(r.Marker, r.MaxItems))
                .Select(page => new ListInstanceProfileTagsResponse
                {
                    Tags = IamAnswers.Tags(page.Items),
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
    }
}
