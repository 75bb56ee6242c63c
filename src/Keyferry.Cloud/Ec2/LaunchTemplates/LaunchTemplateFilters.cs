using Keyferry.Cloud.Ec2.Describing;

namespace Keyferry.Cloud.Ec2.LaunchTemplates;

/// <summary>
/// The filters of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html and of its versions.
/// </summary>
internal static class LaunchTemplateFilters
{
    public static Ec2Filters<LaunchTemplate> All { get; } = new(t => t.Tags)
    {
        { "create-time", t => t.CreateTime },
        { "launch-template-name", t => t.Name },
    };

    public static Ec2Filters<(LaunchTemplate Template, LaunchTemplateVersion Version)> Versions { get; } = new()
    {
        { "create-time", p => (DateTimeOffset?)p.Version.CreateTime },
        { "ebs-optimized", p => LaunchTemplateData.ValueAt(p.Version.Data, "EbsOptimized") },
        { "host-resource-group-arn", p => LaunchTemplateData.ValueAt(p.Version.Data, "Placement", "HostResourceGroupArn") },
        { "http-endpoint", p => LaunchTemplateData.ValueAt(p.Version.Data, "MetadataOptions", "HttpEndpoint") },
        { "http-protocol-ipv4", p => LaunchTemplateData.ValueAt(p.Version.Data, "MetadataOptions", "HttpEndpoint") },
        { "http-tokens", p => LaunchTemplateData.ValueAt(p.Version.Data, "MetadataOptions", "HttpTokens") },
        { "iam-instance-profile", p => LaunchTemplateData.ValueAt(p.Version.Data, "IamInstanceProfile", "Arn") },
        { "image-id", p => LaunchTemplateData.ImageId(p.Version.Data) },
        { "instance-type", p => LaunchTemplateData.InstanceType(p.Version.Data) },
        { "is-default-version", p => (bool?)(p.Version.Number == p.Template.DefaultVersion) },
        { "kernel-id", p => LaunchTemplateData.ValueAt(p.Version.Data, "KernelId") },
        { "license-configuration-arn", p => LaunchTemplateData.ValuesIn(p.Version.Data, "LicenseSpecifications", "LicenseConfigurationArn") },
        { "network-card-index", p => LaunchTemplateData.ValuesIn(p.Version.Data, "NetworkInterfaces", "NetworkCardIndex") },
        { "ram-disk-id", p => LaunchTemplateData.ValueAt(p.Version.Data, "RamDiskId") },
    };
}
