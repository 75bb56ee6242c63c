using Amazon.Runtime;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Aws.Clients;

/// <summary>
/// IAM, under the names of the package AWSSDK.IdentityManagement. The registry that this project builds from
/// lacks that package; once it has it, the package takes the place of this file.
/// </summary>
public interface IAmazonIdentityManagementService : IDisposable
{
    Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default);

    Task<ListRolesResponse> ListRolesAsync(ListRolesRequest request, CancellationToken cancellationToken = default);

    Task<ListRolePoliciesResponse> ListRolePoliciesAsync(
        ListRolePoliciesRequest request, CancellationToken cancellationToken = default);

    Task<GetRolePolicyResponse> GetRolePolicyAsync(
        GetRolePolicyRequest request, CancellationToken cancellationToken = default);

    Task<ListAttachedRolePoliciesResponse> ListAttachedRolePoliciesAsync(
        ListAttachedRolePoliciesRequest request, CancellationToken cancellationToken = default);

    Task<GetPolicyResponse> GetPolicyAsync(GetPolicyRequest request, CancellationToken cancellationToken = default);

    Task<GetPolicyVersionResponse> GetPolicyVersionAsync(
        GetPolicyVersionRequest request, CancellationToken cancellationToken = default);

    Task<GetInstanceProfileResponse> GetInstanceProfileAsync(
        GetInstanceProfileRequest request, CancellationToken cancellationToken = default);

    Task<GetUserResponse> GetUserAsync(GetUserRequest request, CancellationToken cancellationToken = default);

    Task<ListUserPoliciesResponse> ListUserPoliciesAsync(
        ListUserPoliciesRequest request, CancellationToken cancellationToken = default);

    Task<GetUserPolicyResponse> GetUserPolicyAsync(
        GetUserPolicyRequest request, CancellationToken cancellationToken = default);

    Task<ListAttachedUserPoliciesResponse> ListAttachedUserPoliciesAsync(
        ListAttachedUserPoliciesRequest request, CancellationToken cancellationToken = default);

    Task<ListGroupsForUserResponse> ListGroupsForUserAsync(
        ListGroupsForUserRequest request, CancellationToken cancellationToken = default);

    Task<ListGroupPoliciesResponse> ListGroupPoliciesAsync(
        ListGroupPoliciesRequest request, CancellationToken cancellationToken = default);

    Task<GetGroupPolicyResponse> GetGroupPolicyAsync(
        GetGroupPolicyRequest request, CancellationToken cancellationToken = default);

    Task<ListAttachedGroupPoliciesResponse> ListAttachedGroupPoliciesAsync(
        ListAttachedGroupPoliciesRequest request, CancellationToken cancellationToken = default);
}

/// <summary>The settings of the client of IAM.</summary>
public sealed class AmazonIdentityManagementServiceConfig() : WireClientConfig(IamModel.Service, "iam", "IAM");

/// <summary>The client of IAM, by our shapes and the AWS SDK's runtime.</summary>
public sealed class AmazonIdentityManagementServiceClient(AWSCredentials credentials, ClientConfig config)
    : WireClient(IamModel.Service, credentials, config), IAmazonIdentityManagementService
{
    public Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.GetRole, request, cancellationToken);

    public Task<ListRolesResponse> ListRolesAsync(
        ListRolesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.ListRoles, request, cancellationToken);

    public Task<ListRolePoliciesResponse> ListRolePoliciesAsync(
        ListRolePoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.ListRolePolicies, request, cancellationToken);

    public Task<GetRolePolicyResponse> GetRolePolicyAsync(
        GetRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.GetRolePolicy, request, cancellationToken);

    public Task<ListAttachedRolePoliciesResponse> ListAttachedRolePoliciesAsync(
        ListAttachedRolePoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.ListAttachedRolePolicies, request, cancellationToken);

    public Task<GetPolicyResponse> GetPolicyAsync(
        GetPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.GetPolicy, request, cancellationToken);

    public Task<GetPolicyVersionResponse> GetPolicyVersionAsync(
        GetPolicyVersionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.GetPolicyVersion, request, cancellationToken);

    public Task<GetInstanceProfileResponse> GetInstanceProfileAsync(
        GetInstanceProfileRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.GetInstanceProfile, request, cancellationToken);

    public Task<GetUserResponse> GetUserAsync(GetUserRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.GetUser, request, cancellationToken);

    public Task<ListUserPoliciesResponse> ListUserPoliciesAsync(
        ListUserPoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.ListUserPolicies, request, cancellationToken);

    public Task<GetUserPolicyResponse> GetUserPolicyAsync(
        GetUserPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.GetUserPolicy, request, cancellationToken);

    public Task<ListAttachedUserPoliciesResponse> ListAttachedUserPoliciesAsync(
        ListAttachedUserPoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.ListAttachedUserPolicies, request, cancellationToken);

    public Task<ListGroupsForUserResponse> ListGroupsForUserAsync(
        ListGroupsForUserRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.ListGroupsForUser, request, cancellationToken);

    public Task<ListGroupPoliciesResponse> ListGroupPoliciesAsync(
        ListGroupPoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.ListGroupPolicies, request, cancellationToken);

    public Task<GetGroupPolicyResponse> GetGroupPolicyAsync(
        GetGroupPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.GetGroupPolicy, request, cancellationToken);

    public Task<ListAttachedGroupPoliciesResponse> ListAttachedGroupPoliciesAsync(
        ListAttachedGroupPoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(IamModel.ListAttachedGroupPolicies, request, cancellationToken);
}
