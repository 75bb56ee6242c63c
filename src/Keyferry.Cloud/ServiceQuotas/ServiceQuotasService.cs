using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ServiceQuotas;

/// <summary>
/// Quotas as Service Quotas tells them (https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html):
/// of those of EC2 the one that a copy of an image counts against
/// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-quotas.html).
/// </summary>
public sealed class ServiceQuotasService(Run run)
{
    private const string Action = "servicequotas:GetServiceQuota";

    /// <summary>A quota and its applied value in the account and Region.</summary>
    public Reply<(ServiceQuota Quota, int Value)> Get(Caller caller, Region region, string service, string code)
    {
        // It knows no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_servicequotas.html
        using CallScope scope = run.Begin(caller, Action, region, "*");
        if (scope.Ask(run, caller, new Question(Action, "*", region), Denied) is { } denied)
        {
            return denied;
        }

        AccountId account = caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no quotas");
        return service == ServiceQuota.Ec2 && code == ServiceQuota.Images.Code
            ? (ServiceQuota.Images, Images(account, region))
            : scope.Fail(new ServiceError(
                "servicequotas", "NoSuchResourceException", $"Keyferry has no quota {code} of the service {service}.", 400));
    }

    // What is there and what is left make the whole.
    private int Images(AccountId account, Region region) =>
        run.World.Ec2Settings.GetValueOrDefault((account, region))?.RemainingImageQuota is { } left
            ? left + run.World.Images.Values.Count(i => i.Owner == account && i.Region == region && i.State != ImageState.Deregistered)
            : ServiceQuota.Images.Default;

    private ServiceError Denied(Authorization authorization) => AccessDenied.Json("servicequotas", run.World, authorization, 400);
}
