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
        { "image-id", p => LaunchTemplateData.ImageId(p.Version.Data) },
        { "instance-type", p => LaunchTemplateData.InstanceType(p.Version.Data) },
        { "is-default-version", p => (bool?)(p.Version.Number == p.Template.DefaultVersion) },
    };
}
