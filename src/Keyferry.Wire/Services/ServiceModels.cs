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

namespace Keyferry.Wire.Services;

/// <summary>The services whose messages are described here.</summary>
public static class ServiceModels
{
    public static IReadOnlyList<ServiceModel> All =>
    [
        StsModel.Service,
        KmsModel.Service,
        IamModel.Service,
        Ec2Model.Service,
        EbsModel.Service,
        ImageBuilderModel.Service,
        OrganizationsModel.Service,
        AccountModel.Service,
        SsmModel.Service,
        CloudTrailModel.Service,
        ServiceQuotasModel.Service,
    ];
}
