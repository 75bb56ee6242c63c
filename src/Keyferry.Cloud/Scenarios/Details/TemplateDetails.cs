using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.LaunchTemplates;

namespace Keyferry.Cloud.Scenarios.Details;

internal static class TemplateDetails
{
    private static readonly Details<LaunchTemplateVersion> s_version =
        new Details<LaunchTemplateVersion>("launch template content", "A version of a launch template, with all that it says.")
            .Number("version", "Its number, from 1.", v => v.Number, (v, x) => v with { Number = x })
            .Text("data", "RequestLaunchTemplateData as JSON.", v => v.Data, (v, x) => v with { Data = x }, required: true)
            .Text("description", "Its description.", v => v.Description, (v, x) => v with { Description = x })
            .Time("createTime", "When it was made.", v => v.CreateTime, (v, x) => v with { CreateTime = x })
            .Text("createdBy", "ARN of who made it.", v => v.CreatedBy.Length == 0 ? null : v.CreatedBy, (v, x) => v with { CreatedBy = x });

    public static Details<LaunchTemplate> Template { get; } =
        new Details<LaunchTemplate>("launch template details", "What EC2 knows of a launch template.")
            .Time("createTime", "When it was made.", t => t.CreateTime, (t, x) => t with { CreateTime = x })
            .Text("createdBy", "ARN of who made it.", t => t.CreatedBy.Length == 0 ? null : t.CreatedBy, (t, x) => t with { CreatedBy = x })
            .Parts("contents", "The versions that say more than an AMI.", s_version, new LaunchTemplateVersion(1, "{}"),
                t => t.Contents.OrderBy(c => c.Key).Select(c => c.Value), WithContents)
            .Texts("deletedVersions", "Numbers of versions that were deleted.",
                t => t.Deleted.Order().Select(n => n.ToString(CultureInfo.InvariantCulture)),
                (t, x) => t with { Deleted = [.. x.Select(MapReader.AsInteger).OfType<int>()] });

    // What a version says names its AMI too.
    private static LaunchTemplate WithContents(LaunchTemplate template, ImmutableArray<LaunchTemplateVersion> contents) => template with
    {
        Contents = contents.ToImmutableDictionary(c => c.Number),
        Versions =
        [
            .. template.Versions.Select((image, i) =>
                contents.FirstOrDefault(c => c.Number == i + 1) is { } content ? LaunchTemplateData.ImageId(content.Data) : image),
        ],
    };
}
