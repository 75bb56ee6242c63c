using Keyferry.Server.AccountManagement;
using Keyferry.Server.CloudTrail;
using Keyferry.Server.Dispatch;
using Keyferry.Server.Ebs;
using Keyferry.Server.Ec2;
using Keyferry.Server.Iam;
using Keyferry.Server.Kms;
using Keyferry.Server.Organizations;
using Keyferry.Server.ServiceQuotas;
using Keyferry.Server.Ssm;
using Keyferry.Server.Sts;

namespace Keyferry.Server.Hosting;

/// <summary>The services that Keyferry has, carried out.</summary>
public static class Services
{
    /// <summary>What carries their operations out.</summary>
    public static OperationTable Operations()
    {
        OperationTable table = new();
        KmsOperations.AddTo(table);
        SsmOperations.AddTo(table);
        OrganizationsOperations.AddTo(table);
        AccountManagementOperations.AddTo(table);
        CloudTrailOperations.AddTo(table);
        ServiceQuotasOperations.AddTo(table);
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
