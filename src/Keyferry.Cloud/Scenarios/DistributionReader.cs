using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios;

/// <summary>The entries of distribution settings, in the API's own words (F1.40–F1.54).</summary>
internal static class DistributionReader
{
    // Free texts: Image Builder checks them when the settings are made, and a check has something to say about that.
    private static readonly Shape s_permission = new("launch permission target", "launchPermission: who may launch the AMI.",
    [
        new("userIds", FieldType.List(TextForm.Any), "Account ids."),
        new("userGroups", FieldType.List(TextForm.Any), "all makes it public."),
        new("organizationArns", FieldType.List(TextForm.Any), "ARNs of organizations."),
        new("organizationalUnitArns", FieldType.List(TextForm.Any), "ARNs of OUs."),
    ]);

    private static readonly Shape s_ami = new("AMI distribution", "amiDistributionConfiguration: how the AMI goes out.",
    [
        new("name", FieldType.Free, "Name of the AMIs that go out; may use {{imagebuilder:buildDate}}."),
        new("description", FieldType.Free, "Their description."),
        new("targetAccountIds", FieldType.List(TextForm.AccountId), "Accounts that get a copy of their own."),
        new("amiTags", FieldType.Tags, "Tags of the AMIs that go out."),
        new("kmsKeyId", FieldType.Free, "Key of the copies to other accounts and Regions: key ARN or alias ARN."),
        new("launchPermission", new FieldType.Thing(s_permission), "Who may launch the AMI."),
    ]);

    private static readonly Shape s_launchTemplate = new("launch template target", "launchTemplateConfigurations: a template that gets a new version.",
    [
        new("launchTemplateId", FieldType.A(TextForm.LaunchTemplateId), "The template.", Required: true),
        new("accountId", FieldType.A(TextForm.AccountId), "Its account; the source account if it isn't given."),
        new("setDefaultVersion", FieldType.Boolean, "Whether the new version becomes the default; false if it isn't given."),
    ]);

    private static readonly Shape s_parameter = new("parameter target", "ssmParameterConfigurations: a parameter that gets the AMI's id.",
    [
        new("parameterName", FieldType.Free, "Its name.", Required: true),
        new("amiAccountId", FieldType.A(TextForm.AccountId), "Account of AMI and parameter; the source account if it isn't given."),
        new("dataType", FieldType.OneOf("text", "aws:ec2:image"), "text if it isn't given."),
    ]);

    private static readonly Shape s_s3Export = new("S3 export", "s3ExportConfiguration: a disk image in S3.",
    [
        new("roleName", FieldType.Free, "The role that VM Import/Export assumes.", Required: true),
        new("diskImageFormat", FieldType.OneOf("VMDK", "RAW", "VHD"), "The format.", Required: true),
        new("s3Bucket", FieldType.Free, "The bucket.", Required: true),
        new("s3Prefix", FieldType.Free, "Prefix of the key."),
    ]);

    private static readonly Shape s_fastLaunchTemplate = new("fast launch template", "The launch template of Fast Launch.",
    [
        new("launchTemplateId", FieldType.A(TextForm.LaunchTemplateId), "Its id.", Required: true),
    ]);

    private static readonly Shape s_fastLaunch = new("fast launch", "fastLaunchConfigurations: Windows Fast Launch.",
    [
        new("enabled", FieldType.Boolean, "Whether Fast Launch is switched on.", Required: true),
        new("accountId", FieldType.A(TextForm.AccountId), "The account; the source account if it isn't given."),
        new("launchTemplate", new FieldType.Thing(s_fastLaunchTemplate), "The template it launches with."),
        .. PipelineDetails.FastLaunch.Fields,
    ]);

    public static Shape Shape { get; } = new("distribution", "One Region of distribution settings.",
    [
        new("region", FieldType.A(TextForm.Region), "Where the AMI goes.", Required: true),
        new("amiDistributionConfiguration", new FieldType.Thing(s_ami), "How the AMI goes out."),
        new("launchTemplateConfigurations", FieldType.List(s_launchTemplate), "Launch templates that get a new version."),
        new("ssmParameterConfigurations", FieldType.List(s_parameter), "SSM parameters that get the AMI's id."),
        new("licenseConfigurationArns", FieldType.List(TextForm.Arn), "License Manager configurations."),
        new("s3ExportConfiguration", new FieldType.Thing(s_s3Export), "Export to S3."),
        new("fastLaunchConfigurations", FieldType.List(s_fastLaunch), "Windows Fast Launch."),
    ]);

    public static Distribution Read(ScenarioLoad load, MapReader entry) => new()
    {
        Region = new Region(entry.Required("region")),
        Ami = entry.Thing("amiDistributionConfiguration") is { } ami ? ReadAmi(load, ami) : null,
        LaunchTemplates =
        [
            .. entry.Things("launchTemplateConfigurations").Select(t => new LaunchTemplateTarget(
                t.Required("launchTemplateId"), t.Account("accountId"), t.Flag("setDefaultVersion") ?? false)),
        ],
        SsmParameters =
        [
            .. entry.Things("ssmParameterConfigurations").Select(p => new SsmParameterTarget(
                p.Required("parameterName"), p.Account("amiAccountId"), p.Text("dataType") ?? "text")),
        ],
        LicenseConfigurationArns = entry.TextsOrNone("licenseConfigurationArns"),
        S3Export = entry.Thing("s3ExportConfiguration") is { } s3
            ? new S3Export(s3.Required("roleName"), s3.Required("diskImageFormat"), s3.Required("s3Bucket"), s3.Text("s3Prefix"))
            : null,
        FastLaunch =
        [
            .. entry.Things("fastLaunchConfigurations").Select(f => PipelineDetails.FastLaunch.Read(f, new FastLaunch(
                f.Flag("enabled") ?? false, f.Account("accountId"), f.Thing("launchTemplate")?.Text("launchTemplateId")))),
        ],
    };

    private static AmiDistribution ReadAmi(ScenarioLoad load, MapReader ami)
    {
        KeyReader.WarnIfAbsent(load, ami, "kmsKeyId");
        return new AmiDistribution
        {
            Name = ami.Text("name"),
            Description = ami.Text("description"),
            TargetAccountIds = ami.Texts("targetAccountIds") is { } ids ? ImmutableArray.CreateRange(ids, id => new AccountId(id)) : null,
            AmiTags = ami.TextMap("amiTags"),
            KmsKeyId = ami.Text("kmsKeyId"),
            LaunchPermission = ami.Thing("launchPermission") is { } permission
                ? new LaunchPermissionTarget
                {
                    UserIds = permission.Texts("userIds"),
                    UserGroups = permission.Texts("userGroups"),
                    OrganizationArns = permission.Texts("organizationArns"),
                    OrganizationalUnitArns = permission.Texts("organizationalUnitArns"),
                }
                : null,
        };
    }
}
