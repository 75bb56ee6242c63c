using System.Collections.Frozen;
using Keyferry.Wire.Services.Account;
using Keyferry.Wire.Services.CloudTrail;
using Keyferry.Wire.Services.Ebs;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Iam;
using Keyferry.Wire.Services.ImageBuilder;
using Keyferry.Wire.Services.Kms;
using Keyferry.Wire.Services.Organizations;
using Keyferry.Wire.Services.ServiceQuotas;
using Keyferry.Wire.Services.Ssm;
using Keyferry.Wire.Services.Sts;
using Keyferry.Wire.Shapes;

namespace Keyferry.Aws.Clients;

/// <summary>A service whose operations can be called by their names.</summary>
/// <param name="Model">its operations</param>
/// <param name="EndpointPrefix">the first label of its host</param>
/// <param name="ServiceId">the SDK's name of it, as in <c>AWS_ENDPOINT_URL_EC2</c></param>
internal sealed record WireService(ServiceModel Model, string EndpointPrefix, string ServiceId)
{
    /// <summary>By the prefix that its actions have in policies: <c>imagebuilder</c>, <c>ec2</c>, <c>kms</c> …</summary>
    public static WireService? Find(string prefix) =>
        All.GetValueOrDefault(prefix) is { } find ? find() : null;

    private static FrozenDictionary<string, Func<WireService>> All { get; } = new Dictionary<string, Func<WireService>>
    {
        ["account"] = () => new(AccountModel.Service, "account", "Account"),
        ["cloudtrail"] = () => new(CloudTrailModel.Service, "cloudtrail", "CloudTrail"),
        ["ebs"] = () => new(EbsModel.Service, "ebs", "EBS"),
        ["ec2"] = () => new(Ec2Model.Service, "ec2", "EC2"),
        ["iam"] = () => new(IamModel.Service, "iam", "IAM"),
        ["imagebuilder"] = () => new(ImageBuilderModel.Service, "imagebuilder", "imagebuilder"),
        ["kms"] = () => new(KmsModel.Service, "kms", "KMS"),
        ["organizations"] = () => new(OrganizationsModel.Service, "organizations", "Organizations"),
        ["servicequotas"] = () => new(ServiceQuotasModel.Service, "servicequotas", "Service Quotas"),
        ["ssm"] = () => new(SsmModel.Service, "ssm", "SSM"),
        ["sts"] = () => new(StsModel.Service, "sts", "STS"),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
