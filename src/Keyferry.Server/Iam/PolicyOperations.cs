using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;
using Group = Keyferry.Cloud.Iam.Group;
using Role = Keyferry.Cloud.Iam.Role;
using User = Keyferry.Cloud.Iam.User;

namespace Keyferry.Server.Iam;

internal static class PolicyOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(IamModel.CreatePolicy, (call, request) => IamOperations.WithTags(request.Tags, tags =>
            call.Iam().CreatePolicy(
                call.Caller, request.PolicyName, request.Path, request.PolicyDocument, request.Description, tags)
                .Select(policy => new CreatePolicyResponse { Policy = IamAnswers.Policy(call, policy) with { Description = null } })));
        table.Add(IamModel.GetPolicy, (call, request) => call.Iam().GetPolicy(call.Caller, request.PolicyArn)
            .Select(policy => new GetPolicyResponse { Policy = IamAnswers.Policy(call, policy) }));
        table.Add(IamModel.ListPolicies, (call, request) =>
            call.Iam().ListPolicies(
                call.Caller,
                request.Scope switch { "AWS" => PolicyScope.Aws, "Local" => PolicyScope.Local, _ => PolicyScope.All },
                request.OnlyAttached == true,
                request.PathPrefix,
                Usage(request.PolicyUsageFilter),
                new PageAsk(request.Marker, request.MaxItems))
                .Select(page => new ListPoliciesResponse
                {
                    Policies = [.. page.Items.Select(policy => IamAnswers.Policy(call, policy, withDetails: false))],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.DeletePolicy, (call, request) => call.Iam().DeletePolicy(call.Caller, request.PolicyArn));
        table.Add(IamModel.ListEntitiesForPolicy, (call, request) =>
            call.Iam().ListEntitiesForPolicy(
                call.Caller,
                request.PolicyArn,
                Kind(request.EntityFilter),
                request.PathPrefix,
                Usage(request.PolicyUsageFilter),
                new PageAsk(request.Marker, request.MaxItems)).Select(Entities));
        AddVersions(table);
    }

    private static void AddVersions(OperationTable table)
    {
        table.Add(IamModel.CreatePolicyVersion, (call, request) =>
            call.Iam().CreatePolicyVersion(call.Caller, request.PolicyArn, request.PolicyDocument, request.SetAsDefault == true)
                .Select(made => new CreatePolicyVersionResponse { PolicyVersion = IamAnswers.Version(made.Version, made.IsDefault) }));
        table.Add(IamModel.GetPolicyVersion, (call, request) =>
            call.Iam().GetPolicyVersion(call.Caller, request.PolicyArn, request.VersionId)
                .Select(found => new GetPolicyVersionResponse
                {
                    PolicyVersion = IamAnswers.Version(found.Version, found.IsDefault, withDocument: true),
                }));
        table.Add(IamModel.ListPolicyVersions, (call, request) =>
            call.Iam().ListPolicyVersions(call.Caller, request.PolicyArn, new PageAsk(request.Marker, request.MaxItems))
                .Select(page => new ListPolicyVersionsResponse
                {
                    Versions = [.. page.Items.Select(v => IamAnswers.Version(v.Version, v.IsDefault))],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
        table.Add(IamModel.SetDefaultPolicyVersion, (call, request) =>
            call.Iam().SetDefaultPolicyVersion(call.Caller, request.PolicyArn, request.VersionId));
        table.Add(IamModel.DeletePolicyVersion, (call, request) =>
            call.Iam().DeletePolicyVersion(call.Caller, request.PolicyArn, request.VersionId));
    }

    private static ListEntitiesForPolicyResponse Entities(Page<IamIdentity> page) => new()
    {
        PolicyGroups = [.. page.Items.OfType<Group>().Select(g => new PolicyGroup { GroupName = g.Name, GroupId = g.UniqueId })],
        PolicyUsers = [.. page.Items.OfType<User>().Select(u => new PolicyUser { UserName = u.Name, UserId = u.UniqueId })],
        PolicyRoles = [.. page.Items.OfType<Role>().Select(r => new PolicyRole { RoleName = r.Name, RoleId = r.UniqueId })],
        IsTruncated = page.NextToken is not null,
        Marker = page.NextToken,
    };

    private static PolicyUsage? Usage(string? filter) => filter switch
    {
        "PermissionsPolicy" => PolicyUsage.Permissions,
        "PermissionsBoundary" => PolicyUsage.Boundary,
        _ => null,
    };

    private static IdentityKind? Kind(string? filter) => filter switch
    {
        "User" => IdentityKind.User,
        "Role" => IdentityKind.Role,
        "Group" => IdentityKind.Group,
        _ => null,
    };
}
