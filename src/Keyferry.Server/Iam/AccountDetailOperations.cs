using System.Diagnostics;
using Keyferry.Cloud.Iam;
using Keyferry.Policies.Evaluation;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;
using Group = Keyferry.Cloud.Iam.Group;
using Role = Keyferry.Cloud.Iam.Role;
using User = Keyferry.Cloud.Iam.User;

namespace Keyferry.Server.Iam;

internal static class AccountDetailOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(IamModel.CreateAccountAlias, (call, r) => call.Iam().CreateAccountAlias(call.Caller, r.AccountAlias));
        table.Add(IamModel.DeleteAccountAlias, (call, r) => call.Iam().DeleteAccountAlias(call.Caller, r.AccountAlias));
        table.Add(IamModel.ListAccountAliases, (call, _) => call.Iam().ListAccountAliases(call.Caller)
            .Select(aliases => new ListAccountAliasesResponse { AccountAliases = aliases, IsTruncated = false }));
        table.Add(IamModel.GetAccountSummary, (call, _) => call.Iam().GetAccountSummary(call.Caller)
            .Select(summary => new GetAccountSummaryResponse { SummaryMap = summary }));
        table.Add(IamModel.GetAccountAuthorizationDetails, (call, r) =>
            call.Iam().GetAccountAuthorizationDetails(
                call.Caller, [.. (r.Filter ?? []).Select(Kind)], new PageAsk(r.Marker, r.MaxItems))
                .Select(page => new GetAccountAuthorizationDetailsResponse
                {
                    UserDetailList = [.. page.Items.Select(d => d.Identity).OfType<User>().Select(Detail)],
                    GroupDetailList = [.. page.Items.Select(d => d.Identity).OfType<Group>().Select(Detail)],
                    RoleDetailList = [.. page.Items.Select(d => d.Identity).OfType<Role>().Select(role => Detail(call, role))],
                    Policies = [.. page.Items.Select(d => d.Policy).OfType<ManagedPolicy>().Select(policy => Detail(call, policy))],
                    IsTruncated = page.NextToken is not null,
                    Marker = page.NextToken,
                }));
    }

    private static AuthorizationDetailKind Kind(string filter) => filter switch
    {
        "User" => AuthorizationDetailKind.User,
        "Role" => AuthorizationDetailKind.Role,
        "Group" => AuthorizationDetailKind.Group,
        "LocalManagedPolicy" => AuthorizationDetailKind.LocalManagedPolicy,
        "AWSManagedPolicy" => AuthorizationDetailKind.AwsManagedPolicy,
        _ => throw new UnreachableException(filter),
    };

    private static UserDetail Detail(User user) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.UniqueId,
        Arn = user.Arn,
        CreateDate = user.CreateDate,
        UserPolicyList = user.InlinePolicies.IsEmpty ? null : Inline(user),
        GroupList = user.Groups,
        AttachedManagedPolicies = Attached(user),
        PermissionsBoundary = IamAnswers.Boundary(user.PermissionsBoundary),
        Tags = IamAnswers.Tags(user.Tags),
    };

    private static GroupDetail Detail(Group group) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.UniqueId,
        Arn = group.Arn,
        CreateDate = group.CreateDate,
        GroupPolicyList = Inline(group),
        AttachedManagedPolicies = Attached(group),
    };

    private static RoleDetail Detail(ServiceCall call, Role role) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.UniqueId,
        Arn = role.Arn,
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = IamAnswers.Document(call.Iam().TrustPolicyOf(role)),
        InstanceProfileList = [.. call.Iam().InstanceProfilesOf(role).Select(p => IamAnswers.InstanceProfile(call, p))],
        RolePolicyList = Inline(role),
        AttachedManagedPolicies = Attached(role),
        PermissionsBoundary = IamAnswers.Boundary(role.PermissionsBoundary),
        Tags = IamAnswers.Tags(role.Tags),
        RoleLastUsed = new RoleLastUsed(),
    };

    private static ManagedPolicyDetail Detail(ServiceCall call, ManagedPolicy policy) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.PolicyId,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = policy.DefaultVersionId,
        AttachmentCount = call.Iam().AttachmentsOf(call.Account, policy),
        PermissionsBoundaryUsageCount = call.Iam().BoundaryUsesOf(call.Account, policy),
        IsAttachable = true,
        CreateDate = policy.CreateDate,
        UpdateDate = policy.UpdateDate,
        PolicyVersionList =
        [
            .. policy.Versions.Reverse().Select(v => IamAnswers.Version(v, v.VersionId == policy.DefaultVersionId, withDocument: true)),
        ],
    };

    private static PolicyDetail[] Inline(IamIdentity identity) =>
    [
        .. identity.InlinePolicies.Select((PolicySource p) => new PolicyDetail
        {
            PolicyName = InlinePolicy.NameOf(p),
            PolicyDocument = IamAnswers.Document(p),
        }),
    ];

    private static AttachedPolicy[] Attached(IamIdentity identity) => [.. identity.ManagedPolicyArns.Select(IamAnswers.Attached)];
}
