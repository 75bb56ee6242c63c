using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Organizations;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Organizations;

namespace Keyferry.Server.Organizations;

/// <summary>The core's organizations in the shapes of the API.</summary>
internal static class OrganizationsWire
{
    private static readonly string[] s_policyTypes = [OrganizationsService.ServiceControl, OrganizationsService.ResourceControl];

    /// <summary>The same reply with another value.</summary>
    public static Reply<TWire> To<T, TWire>(this Reply<T> reply, Func<T, TWire> map) =>
        reply.Succeeded ? map(reply.Value!) : reply.Error;

    public static Api.Organization ToWire(this Organization organization, OrganizationsService service) => new()
    {
        Id = organization.Id,
        Arn = organization.Arn(),
        FeatureSet = organization.FeatureSet,
        MasterAccountArn = organization.ArnOf(organization.ManagementAccount.Value),
        MasterAccountId = organization.ManagementAccount.Value,
        MasterAccountEmail = service.EmailOf(organization.ManagementAccount),
        AvailablePolicyTypes = organization.FeatureSet == Organization.AllFeatures
            ? [new Api.PolicyTypeSummary { Type = OrganizationsService.ServiceControl, Status = "ENABLED" }]
            : [],
    };

    public static Api.Root ToRoot(this Organization organization) => new()
    {
        Id = organization.RootId,
        Arn = organization.RootArn(),
        Name = "Root",
        PolicyTypes =
        [
            .. s_policyTypes.Where(t => OrganizationsService.IsEnabled(organization, t))
                .Select(t => new Api.PolicyTypeSummary { Type = t, Status = "ENABLED" }),
        ],
    };

    public static Api.OrganizationalUnit ToWire(this OrganizationalUnit unit, Organization organization) => new()
    {
        Id = unit.Id,
        Arn = organization.ArnOf(unit.Id),
        Name = unit.Name,
        Path = organization.PathOf(unit),
    };

    public static Api.Account ToWire(this Account account, Organization organization, OrganizationsService service)
    {
        AccountDetails? details = service.DetailsOf(account.Id);
        return new Api.Account
        {
            Id = account.Id.Value,
            Arn = organization.ArnOf(account.Id.Value),
            Email = details?.Email,
            Name = account.Name ?? account.Id.Value,
            Status = details?.Status ?? "ACTIVE",
            State = details?.Status ?? "ACTIVE",
            Paths = [$"{organization.OrgPath(account)}{account.Id}/"],
            JoinedMethod = details?.JoinedMethod ?? "INVITED",
            JoinedTimestamp = details?.Joined,
        };
    }

    public static Api.DelegatedAdministrator ToWire(this DelegatedAdministrator administrator, OrganizationsService service)
    {
        Api.Account account = administrator.Account.ToWire(administrator.Organization, service);
        return new Api.DelegatedAdministrator
        {
            Id = account.Id,
            Arn = account.Arn,
            Email = account.Email,
            Name = account.Name,
            Status = account.Status,
            State = account.State,
            JoinedMethod = account.JoinedMethod,
            JoinedTimestamp = account.JoinedTimestamp,
            DelegationEnabledDate = administrator.Since,
        };
    }

    public static Api.CreateAccountStatus ToWire(this AccountRequest request) => new()
    {
        Id = request.Id,
        AccountName = request.AccountName,
        State = request.State,
        RequestedTimestamp = request.Requested,
        CompletedTimestamp = request.Completed,
        AccountId = request.Account?.Value,
        FailureReason = request.FailureReason,
    };

    public static Api.PolicySummary ToSummary(this OrganizationPolicy policy) => new()
    {
        Id = policy.Id,
        Arn = policy.Arn,
        Name = policy.Name,
        Description = policy.Description,
        Type = OrganizationsService.NameOf(policy.Type),
        AwsManaged = policy.Arn.StartsWith("arn:aws:organizations::aws:", StringComparison.Ordinal),
    };

    public static Api.Policy ToWire(this OrganizationPolicy policy) => new()
    {
        PolicySummary = policy.ToSummary(),
        Content = policy.Source.Policy.IsKnown ? policy.Source.Policy.Value.Text : null,
    };

    public static Api.ResourcePolicy ToWire(this OrganizationResourcePolicy policy, Organization organization) => new()
    {
        ResourcePolicySummary = new Api.ResourcePolicySummary { Id = policy.Id, Arn = organization.ArnOf(policy.Id) },
        Content = policy.Content,
    };

    public static Api.Handshake ToWire(this Handshake handshake, ServiceCall call)
    {
        OrganizationsService service = new(call.Run);
        string party = handshake.Email ?? handshake.Invited?.Value ?? "";
        string type = handshake.Email is null ? "ACCOUNT" : "EMAIL";
        return new Api.Handshake
        {
            Id = handshake.Id,
            Arn = handshake.Arn,
            Action = handshake.Action,
            State = handshake.State,
            RequestedTimestamp = handshake.Requested,
            ExpirationTimestamp = handshake.Expires,
            Parties =
            [
                new Api.HandshakeParty { Id = handshake.OrganizationId, Type = "ORGANIZATION" },
                new Api.HandshakeParty { Id = party, Type = type },
            ],
            Resources = [.. Resources(handshake, call, service, party, type)],
        };
    }

    private static IEnumerable<Api.HandshakeResource> Resources(
        Handshake handshake, ServiceCall call, OrganizationsService service, string party, string type)
    {
        List<Api.HandshakeResource> about = [];
        if (service.EmailOf(handshake.ManagementAccount) is { } email)
        {
            about.Add(new Api.HandshakeResource { Type = "MASTER_EMAIL", Value = email });
        }

        if (call.World.Accounts.GetValueOrDefault(handshake.ManagementAccount)?.Name is { } name)
        {
            about.Add(new Api.HandshakeResource { Type = "MASTER_NAME", Value = name });
        }

        about.Add(new Api.HandshakeResource
        {
            Type = "ORGANIZATION_FEATURE_SET",
            Value = call.World.Organizations.GetValueOrDefault(handshake.OrganizationId)?.FeatureSet,
        });
        yield return new Api.HandshakeResource { Type = "ORGANIZATION", Value = handshake.OrganizationId, Resources = about };
        yield return new Api.HandshakeResource { Type = type, Value = party };
        if (handshake.Notes is { } notes)
        {
            yield return new Api.HandshakeResource { Type = "NOTES", Value = notes };
        }

        if (handshake.Parent is { } parent)
        {
            yield return new Api.HandshakeResource { Type = "PARENT_HANDSHAKE", Value = parent };
        }
    }
}
