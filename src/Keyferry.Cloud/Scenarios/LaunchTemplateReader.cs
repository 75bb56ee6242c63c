using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Launch templates. Subject of their origins: the ARN.</summary>
internal static class LaunchTemplateReader
{
    public static Shape Shape { get; } = new("launch template", "An EC2 launch template.",
    [
        new("launchTemplateId", FieldType.A(TextForm.LaunchTemplateId), "Its id.", Required: true),
        new("name", FieldType.Free, "Its name; the id if it isn't given."),
        new("versions", new FieldType.Items(FieldType.A(TextForm.ImageId), MayHaveHoles: true),
            "The AMI of each version, the first one first; null for a version that names none; [null] if it isn't given."),
        new("defaultVersion", new FieldType.Integer(1, int.MaxValue), "From 1; 1 if it isn't given."),
        new("tags", FieldType.Tags, "Its tags."),
        .. TemplateDetails.Template.Fields,
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader template)
    {
        string id = template.Required("launchTemplateId");
        var value = new LaunchTemplate
        {
            Account = account,
            Region = region,
            LaunchTemplateId = id,
            Name = template.Text("name") ?? id,
            Versions = template.Node("versions") is SourceList list ? [.. list.Items.Select(ImageId)] : [null],
            DefaultVersion = template.Integer("defaultVersion") ?? 1,
            Tags = template.TextMap("tags"),
        };
        value = TemplateDetails.Template.Read(template, value);
        if (value.DefaultVersion > value.Versions.Length)
        {
            load.Problems.Error(template.PointerTo("defaultVersion"), template.At("defaultVersion"),
                $"the launch template `{id}` has no version {value.DefaultVersion}", $"it has {value.Versions.Length}");
        }

        load.Add(load.LaunchTemplates, value.Arn, value, value.Arn, template, $"the launch template `{id}` of {account} in {region}");
    }

    private static string? ImageId(SourceNode node) => node is SourceScalar { Kind: not ScalarKind.Null } id ? id.Text : null;
}
