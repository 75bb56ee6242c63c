using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Organizations;
using Model = Keyferry.Wire.Services.Organizations.OrganizationsModel;

namespace Keyferry.Server.Organizations;

public static partial class OrganizationsOperations
{
    private static void AddPolicies(OperationTable table)
    {
        table.Add(Model.CreatePolicy, (call, request) =>
            Of(call).CreatePolicy(call.Caller, request.Name, request.Description, request.Type, request.Content, Tags(request.Tags))
                .To(p => new Api.CreatePolicyResponse { Policy = p.ToWire() }));
        table.Add(Model.UpdatePolicy, (call, request) =>
            Of(call).UpdatePolicy(call.Caller, request.PolicyId, request.Name, request.Description, request.Content)
                .To(p => new Api.UpdatePolicyResponse { Policy = p.ToWire() }));
        table.Add(Model.DescribePolicy, (call, request) =>
            Of(call).DescribePolicy(call.Caller, request.PolicyId)
                .To(p => new Api.DescribePolicyResponse { Policy = p.ToWire() }));
        table.Add(Model.DeletePolicy, (call, request) => Of(call).DeletePolicy(call.Caller, request.PolicyId));
        table.Add(Model.ListPolicies, (call, request) =>
            Of(call).ListPolicies(call.Caller, request.Filter, request.MaxResults, request.NextToken)
                .To(p => new Api.ListPoliciesResponse { Policies = [.. p.Items.Select(i => i.ToSummary())], NextToken = p.NextToken }));
        table.Add(Model.ListPoliciesForTarget, (call, request) =>
            Of(call).ListPoliciesForTarget(call.Caller, request.TargetId, request.Filter, request.MaxResults, request.NextToken)
                .To(p => new Api.ListPoliciesForTargetResponse
                {
                    Policies = [.. p.Items.Select(i => i.ToSummary())],
                    NextToken = p.NextToken,
                }));
        table.Add(Model.ListTargetsForPolicy, (call, request) =>
            Of(call).ListTargetsForPolicy(call.Caller, request.PolicyId, request.MaxResults, request.NextToken)
                .To(p => new Api.ListTargetsForPolicyResponse
                {
                    Targets =
                    [
                        .. p.Items.Select(t => new Api.PolicyTargetSummary
                        {
                            TargetId = t.Id,
                            Arn = t.Arn,
                            Name = t.Name,
                            Type = t.Type,
                        }),
                    ],
                    NextToken = p.NextToken,
                }));
        table.Add(Model.AttachPolicy, (call, request) => Of(call).AttachPolicy(call.Caller, request.PolicyId, request.TargetId));
        table.Add(Model.DetachPolicy, (call, request) => Of(call).DetachPolicy(call.Caller, request.PolicyId, request.TargetId));
        table.Add(Model.EnablePolicyType, (call, request) =>
            Of(call).EnablePolicyType(call.Caller, request.RootId, request.PolicyType)
                .To(o => new Api.EnablePolicyTypeResponse { Root = o.ToRoot() }));
        table.Add(Model.DisablePolicyType, (call, request) =>
            Of(call).DisablePolicyType(call.Caller, request.RootId, request.PolicyType)
                .To(o => new Api.DisablePolicyTypeResponse { Root = o.ToRoot() }));
    }

    private static void AddEffectivePolicies(OperationTable table)
    {
        table.Add(Model.DescribeEffectivePolicy, (call, request) =>
            Of(call).EffectivePolicy(call.Caller, "DescribeEffectivePolicy", request.PolicyType)
                .To(_ => new Api.DescribeEffectivePolicyResponse()));
        table.Add(Model.ListAccountsWithInvalidEffectivePolicy, (call, request) =>
            Of(call).EffectivePolicy(call.Caller, "ListAccountsWithInvalidEffectivePolicy", request.PolicyType)
                .To(_ => new Api.ListAccountsWithInvalidEffectivePolicyResponse()));
        table.Add(Model.ListEffectivePolicyValidationErrors, (call, request) =>
            Of(call).EffectivePolicy(call.Caller, "ListEffectivePolicyValidationErrors", request.PolicyType)
                .To(_ => new Api.ListEffectivePolicyValidationErrorsResponse()));
    }

    private static void AddHandshakes(OperationTable table)
    {
        table.Add(Model.InviteAccountToOrganization, (call, request) =>
            Of(call).InviteAccountToOrganization(
                    call.Caller, request.Target.Id, request.Target.Type, request.Notes, Tags(request.Tags))
                .To(h => new Api.InviteAccountToOrganizationResponse { Handshake = h.ToWire(call) }));
        table.Add(Model.DescribeHandshake, (call, request) =>
            Of(call).DescribeHandshake(call.Caller, request.HandshakeId)
                .To(h => new Api.DescribeHandshakeResponse { Handshake = h.ToWire(call) }));
        table.Add(Model.AcceptHandshake, (call, request) =>
            Of(call).AcceptHandshake(call.Caller, request.HandshakeId)
                .To(h => new Api.AcceptHandshakeResponse { Handshake = h.ToWire(call) }));
        table.Add(Model.DeclineHandshake, (call, request) =>
            Of(call).DeclineHandshake(call.Caller, request.HandshakeId)
                .To(h => new Api.DeclineHandshakeResponse { Handshake = h.ToWire(call) }));
        table.Add(Model.CancelHandshake, (call, request) =>
            Of(call).CancelHandshake(call.Caller, request.HandshakeId)
                .To(h => new Api.CancelHandshakeResponse { Handshake = h.ToWire(call) }));
        table.Add(Model.ListHandshakesForAccount, (call, request) =>
            Of(call).ListHandshakesForAccount(call.Caller, request.Filter?.ActionType, request.MaxResults, request.NextToken)
                .To(p => new Api.ListHandshakesForAccountResponse
                {
                    Handshakes = [.. p.Items.Select(h => h.ToWire(call))],
                    NextToken = p.NextToken,
                }));
        table.Add(Model.ListHandshakesForOrganization, (call, request) =>
            Of(call).ListHandshakesForOrganization(
                    call.Caller, request.Filter?.ActionType, request.Filter?.ParentHandshakeId, request.MaxResults, request.NextToken)
                .To(p => new Api.ListHandshakesForOrganizationResponse
                {
                    Handshakes = [.. p.Items.Select(h => h.ToWire(call))],
                    NextToken = p.NextToken,
                }));
    }

    private static void AddServices(OperationTable table)
    {
        table.Add(Model.EnableAWSServiceAccess, (call, request) =>
            Of(call).EnableServiceAccess(call.Caller, request.ServicePrincipal));
        table.Add(Model.DisableAWSServiceAccess, (call, request) =>
            Of(call).DisableServiceAccess(call.Caller, request.ServicePrincipal));
        table.Add(Model.ListAWSServiceAccessForOrganization, (call, request) =>
            Of(call).ListServiceAccess(call.Caller, request.MaxResults, request.NextToken)
                .To(p => new Api.ListAWSServiceAccessForOrganizationResponse
                {
                    EnabledServicePrincipals =
                        [.. p.Items.Select(s => new Api.EnabledServicePrincipal { ServicePrincipal = s.Service, DateEnabled = s.Since })],
                    NextToken = p.NextToken,
                }));
        table.Add(Model.RegisterDelegatedAdministrator, (call, request) =>
            Of(call).RegisterDelegatedAdministrator(call.Caller, request.AccountId, request.ServicePrincipal));
        table.Add(Model.DeregisterDelegatedAdministrator, (call, request) =>
            Of(call).DeregisterDelegatedAdministrator(call.Caller, request.AccountId, request.ServicePrincipal));
        table.Add(Model.ListDelegatedAdministrators, (call, request) =>
            Of(call).ListDelegatedAdministrators(call.Caller, request.ServicePrincipal, request.MaxResults, request.NextToken)
                .To(p => new Api.ListDelegatedAdministratorsResponse
                {
                    DelegatedAdministrators = [.. p.Items.Select(d => d.ToWire(Of(call)))],
                    NextToken = p.NextToken,
                }));
        table.Add(Model.ListDelegatedServicesForAccount, (call, request) =>
            Of(call).ListDelegatedServices(call.Caller, request.AccountId, request.MaxResults, request.NextToken)
                .To(p => new Api.ListDelegatedServicesForAccountResponse
                {
                    DelegatedServices =
                        [.. p.Items.Select(s => new Api.DelegatedService { ServicePrincipal = s.Service, DelegationEnabledDate = s.Since })],
                    NextToken = p.NextToken,
                }));
        table.Add(Model.PutResourcePolicy, (call, request) =>
            Of(call).PutResourcePolicy(call.Caller, request.Content, Tags(request.Tags))
                .To(p => new Api.PutResourcePolicyResponse { ResourcePolicy = p.Policy.ToWire(p.Organization) }));
        table.Add(Model.DescribeResourcePolicy, (call, _) =>
            Of(call).DescribeResourcePolicy(call.Caller)
                .To(p => new Api.DescribeResourcePolicyResponse { ResourcePolicy = p.Policy.ToWire(p.Organization) }));
        table.Add(Model.DeleteResourcePolicy, (call, _) => Of(call).DeleteResourcePolicy(call.Caller));
    }

    private static void AddTags(OperationTable table)
    {
        table.Add(Model.TagResource, (call, request) => Of(call).TagResource(call.Caller, request.ResourceId, Tags(request.Tags)));
        table.Add(Model.UntagResource, (call, request) => Of(call).UntagResource(call.Caller, request.ResourceId, request.TagKeys));
        table.Add(Model.ListTagsForResource, (call, request) =>
            Of(call).ListTagsForResource(call.Caller, request.ResourceId).To(tags => new Api.ListTagsForResourceResponse
            {
                Tags =
                [
                    .. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Api.Tag { Key = t.Key, Value = t.Value }),
                ],
            }));
    }
}
