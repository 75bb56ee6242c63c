using Amazon.Runtime;
using Keyferry.Wire.Services.Organizations;
using Keyferry.Wire.Values;

namespace Keyferry.Aws.Clients;

/// <summary>
/// Organizations, under the names of the package AWSSDK.Organizations. The registry that this project builds from
/// lacks that package; once it has it, the package takes the place of this file.
/// </summary>
public interface IAmazonOrganizations : IDisposable
{
    Task<DescribeOrganizationResponse> DescribeOrganizationAsync(
        Unit request, CancellationToken cancellationToken = default);

    Task<DescribeAccountResponse> DescribeAccountAsync(
        DescribeAccountRequest request, CancellationToken cancellationToken = default);

    Task<DescribeOrganizationalUnitResponse> DescribeOrganizationalUnitAsync(
        DescribeOrganizationalUnitRequest request, CancellationToken cancellationToken = default);

    Task<DescribePolicyResponse> DescribePolicyAsync(
        DescribePolicyRequest request, CancellationToken cancellationToken = default);

    Task<ListRootsResponse> ListRootsAsync(ListRootsRequest request, CancellationToken cancellationToken = default);

    Task<ListParentsResponse> ListParentsAsync(
        ListParentsRequest request, CancellationToken cancellationToken = default);

    Task<ListAccountsResponse> ListAccountsAsync(
        ListAccountsRequest request, CancellationToken cancellationToken = default);

    Task<ListAccountsForParentResponse> ListAccountsForParentAsync(
        ListAccountsForParentRequest request, CancellationToken cancellationToken = default);

    Task<ListOrganizationalUnitsForParentResponse> ListOrganizationalUnitsForParentAsync(
        ListOrganizationalUnitsForParentRequest request, CancellationToken cancellationToken = default);

    Task<ListPoliciesForTargetResponse> ListPoliciesForTargetAsync(
        ListPoliciesForTargetRequest request, CancellationToken cancellationToken = default);

    Task<ListDelegatedAdministratorsResponse> ListDelegatedAdministratorsAsync(
        ListDelegatedAdministratorsRequest request, CancellationToken cancellationToken = default);
}

/// <summary>The settings of the client of Organizations.</summary>
public sealed class AmazonOrganizationsConfig() : WireClientConfig(OrganizationsModel.Service, "organizations", "Organizations");

/// <summary>The client of Organizations, by our shapes and the AWS SDK's runtime.</summary>
public sealed class AmazonOrganizationsClient(AWSCredentials credentials, ClientConfig config)
    : WireClient(OrganizationsModel.Service, credentials, config), IAmazonOrganizations
{
    public Task<DescribeOrganizationResponse> DescribeOrganizationAsync(
        Unit request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.DescribeOrganization, request, cancellationToken);

    public Task<DescribeAccountResponse> DescribeAccountAsync(
        DescribeAccountRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.DescribeAccount, request, cancellationToken);

    public Task<DescribeOrganizationalUnitResponse> DescribeOrganizationalUnitAsync(
        DescribeOrganizationalUnitRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.DescribeOrganizationalUnit, request, cancellationToken);

    public Task<DescribePolicyResponse> DescribePolicyAsync(
        DescribePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.DescribePolicy, request, cancellationToken);

    public Task<ListRootsResponse> ListRootsAsync(
        ListRootsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.ListRoots, request, cancellationToken);

    public Task<ListParentsResponse> ListParentsAsync(
        ListParentsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.ListParents, request, cancellationToken);

    public Task<ListAccountsResponse> ListAccountsAsync(
        ListAccountsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.ListAccounts, request, cancellationToken);

    public Task<ListAccountsForParentResponse> ListAccountsForParentAsync(
        ListAccountsForParentRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.ListAccountsForParent, request, cancellationToken);

    public Task<ListOrganizationalUnitsForParentResponse> ListOrganizationalUnitsForParentAsync(
        ListOrganizationalUnitsForParentRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.ListOrganizationalUnitsForParent, request, cancellationToken);

    public Task<ListPoliciesForTargetResponse> ListPoliciesForTargetAsync(
        ListPoliciesForTargetRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.ListPoliciesForTarget, request, cancellationToken);

    public Task<ListDelegatedAdministratorsResponse> ListDelegatedAdministratorsAsync(
        ListDelegatedAdministratorsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(OrganizationsModel.ListDelegatedAdministrators, request, cancellationToken);
}
