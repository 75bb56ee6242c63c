using System.Collections.Immutable;
using Keyferry.Cloud.Organizations;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Organizations;
using Model = Keyferry.Wire.Services.Organizations.OrganizationsModel;

namespace Keyferry.Server.Organizations;

/// <summary>Organizations' operations, mapped to the core: the organization itself, accounts and OUs.</summary>
public static partial class OrganizationsOperations
{
    public static void AddTo(OperationTable table)
    {
        AddOrganization(table);
        AddAccounts(table);
        AddUnits(table);
        AddPolicies(table);
        AddEffectivePolicies(table);
        AddHandshakes(table);
        AddServices(table);
        AddTags(table);
    }

    private static void AddOrganization(OperationTable table)
    {
        table.Add(Model.CreateOrganization, (call, request) =>
            Of(call).CreateOrganization(call.Caller, request.FeatureSet)
                .To(o => new Api.CreateOrganizationResponse { Organization = o.ToWire(Of(call)) }));
        table.Add(Model.DescribeOrganization, (call, _) =>
            Of(call).DescribeOrganization(call.Caller)
                .To(o => new Api.DescribeOrganizationResponse { Organization = o.ToWire(Of(call)) }));
        table.Add(Model.DeleteOrganization, (call, _) => Of(call).DeleteOrganization(call.Caller));
        table.Add(Model.EnableAllFeatures, (call, _) =>
            Of(call).EnableAllFeatures(call.Caller)
                .To(h => new Api.EnableAllFeaturesResponse { Handshake = h.ToWire(call) }));
        table.Add(Model.ListRoots, (call, _) =>
            Of(call).ListRoots(call.Caller).To(o => new Api.ListRootsResponse { Roots = [o.ToRoot()] }));
    }

    private static void AddAccounts(OperationTable table)
    {
        table.Add(Model.CreateAccount, (call, request) =>
            Of(call).CreateAccount(call.Caller, request.Email, request.AccountName, request.RoleName, Tags(request.Tags))
                .To(r => new Api.CreateAccountResponse { CreateAccountStatus = r.ToWire() }));
        table.Add(Model.DescribeCreateAccountStatus, (call, request) =>
            Of(call).DescribeCreateAccountStatus(call.Caller, request.CreateAccountRequestId)
                .To(r => new Api.DescribeCreateAccountStatusResponse { CreateAccountStatus = r.ToWire() }));
        table.Add(Model.ListCreateAccountStatus, (call, request) =>
            Of(call).ListCreateAccountStatus(call.Caller, request.States ?? [], request.MaxResults, request.NextToken)
                .To(p => new Api.ListCreateAccountStatusResponse
                {
                    CreateAccountStatuses = [.. p.Items.Select(r => r.ToWire())],
                    NextToken = p.NextToken,
                }));
        table.Add(Model.DescribeAccount, (call, request) =>
            Of(call).DescribeAccount(call.Caller, request.AccountId)
                .To(a => new Api.DescribeAccountResponse { Account = a.Account.ToWire(a.Organization, Of(call)) }));
        table.Add(Model.ListAccounts, (call, request) =>
            Of(call).ListAccounts(call.Caller, request.MaxResults, request.NextToken)
                .To(p => new Api.ListAccountsResponse
                {
                    Accounts = [.. p.Page.Items.Select(a => a.ToWire(p.Organization, Of(call)))],
                    NextToken = p.Page.NextToken,
                }));
        table.Add(Model.ListAccountsForParent, (call, request) =>
            Of(call).ListAccountsForParent(call.Caller, request.ParentId, request.MaxResults, request.NextToken)
                .To(p => new Api.ListAccountsForParentResponse
                {
                    Accounts = [.. p.Page.Items.Select(a => a.ToWire(p.Organization, Of(call)))],
                    NextToken = p.Page.NextToken,
                }));
        table.Add(Model.MoveAccount, (call, request) => Of(call).MoveAccount(
            call.Caller, request.AccountId, request.SourceParentId, request.DestinationParentId));
        table.Add(Model.RemoveAccountFromOrganization, (call, request) =>
            Of(call).RemoveAccountFromOrganization(call.Caller, request.AccountId));
        table.Add(Model.LeaveOrganization, (call, _) => Of(call).LeaveOrganization(call.Caller));
        table.Add(Model.CloseAccount, (call, request) => Of(call).CloseAccount(call.Caller, request.AccountId));
    }

    private static void AddUnits(OperationTable table)
    {
        table.Add(Model.CreateOrganizationalUnit, (call, request) =>
            Of(call).CreateOrganizationalUnit(call.Caller, request.ParentId, request.Name, Tags(request.Tags))
                .To(u => new Api.CreateOrganizationalUnitResponse { OrganizationalUnit = u.Unit.ToWire(u.Organization) }));
        table.Add(Model.DescribeOrganizationalUnit, (call, request) =>
            Of(call).DescribeOrganizationalUnit(call.Caller, request.OrganizationalUnitId)
                .To(u => new Api.DescribeOrganizationalUnitResponse { OrganizationalUnit = u.Unit.ToWire(u.Organization) }));
        table.Add(Model.UpdateOrganizationalUnit, (call, request) =>
            Of(call).UpdateOrganizationalUnit(call.Caller, request.OrganizationalUnitId, request.Name)
                .To(u => new Api.UpdateOrganizationalUnitResponse { OrganizationalUnit = u.Unit.ToWire(u.Organization) }));
        table.Add(Model.DeleteOrganizationalUnit, (call, request) =>
            Of(call).DeleteOrganizationalUnit(call.Caller, request.OrganizationalUnitId));
        table.Add(Model.ListOrganizationalUnitsForParent, (call, request) =>
            Of(call).ListOrganizationalUnitsForParent(call.Caller, request.ParentId, request.MaxResults, request.NextToken)
                .To(p => new Api.ListOrganizationalUnitsForParentResponse
                {
                    OrganizationalUnits = [.. p.Page.Items.Select(u => u.ToWire(p.Organization))],
                    NextToken = p.Page.NextToken,
                }));
        table.Add(Model.ListParents, (call, request) =>
            Of(call).ListParents(call.Caller, request.ChildId)
                .To(p => new Api.ListParentsResponse { Parents = [new Api.Parent { Id = p.Id, Type = p.Type }] }));
        table.Add(Model.ListChildren, (call, request) =>
            Of(call).ListChildren(call.Caller, request.ParentId, request.ChildType, request.MaxResults, request.NextToken)
                .To(p => new Api.ListChildrenResponse
                {
                    Children = [.. p.Items.Select(id => new Api.Child { Id = id, Type = request.ChildType })],
                    NextToken = p.NextToken,
                }));
    }

    private static OrganizationsService Of(ServiceCall call) => new(call.Run);

    private static ImmutableDictionary<string, string> Tags(IReadOnlyList<Api.Tag>? tags) =>
        ImmutableDictionary<string, string>.Empty.SetItems((tags ?? []).Select(t => KeyValuePair.Create(t.Key, t.Value)));
}
