using Keyferry.Server.AccountManagement;
using Keyferry.Server.CloudTrail;
using Keyferry.Server.Dispatch;
using Keyferry.Server.Ebs;
using Keyferry.Server.Ec2;
using Keyferry.Server.Iam;
using Keyferry.Server.Kms;
using Keyferry.Server.Organizations;
using Keyferry.Server.Ssm;
using Keyferry.Server.Sts;
using Keyferry.Wire.Services.Account;
using Keyferry.Wire.Services.CloudTrail;
using Keyferry.Wire.Services.Ebs;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Iam;
using Keyferry.Wire.Services.ImageBuilder;
using Keyferry.Wire.Services.Kms;
using Keyferry.Wire.Services.Organizations;
using Keyferry.Wire.Services.Ssm;
using Keyferry.Wire.Services.Sts;
using Keyferry.Wire.Shapes;

namespace Keyferry.Server.Hosting;

/// <summary>The services that Keyferry has.</summary>
public static class Services
{
    /// <summary>How their messages look.</summary>
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
    ];

    /// <summary>What carries their operations out.</summary>
    public static OperationTable Operations()
    {
        OperationTable table = new();
        KmsOperations.AddTo(table);
        SsmOperations.AddTo(table);
        OrganizationsOperations.AddTo(table);
        AccountManagementOperations.AddTo(table);
        CloudTrailOperations.AddTo(table);
        StsOperations.AddTo(table);
        IamOperations.AddTo(table);
        ImageOperations.AddTo(table);
        ImageAttributeOperations.AddTo(table);
        SnapshotOperations.AddTo(table);
        Ec2SettingsOperations.AddTo(table);
        Ec2PlaceOperations.AddTo(table);
        ImageBuilder.ImageBuilderOperations.AddTo(table);
        EbsOperations.AddTo(table);
        VolumeOperations.AddTo(table);
        InstanceOperations.AddTo(table);
        LaunchTemplateOperations.AddTo(table);
        Ec2TagOperations.AddTo(table);
        return table;
    }
}
