using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

/// <summary>Distribution configurations to and from their messages.</summary>
internal static class DistributionShapes
{
    // F1.55: only ever answered; the default of AWS's steps (F1.96).
    private const int TimeoutMinutes = 360;

    public static DistributionConfiguration Read(string name, string? description, IReadOnlyList<Api.Distribution> entries) =>
        new("", name, [.. entries.Select(Entry)]) { Description = description };

    public static Api.DistributionConfiguration Write(ServiceCall call, DistributionConfiguration configuration) => new()
    {
        Arn = configuration.Arn,
        Name = configuration.Name,
        Description = configuration.Description,
        Distributions = [.. configuration.Distributions.Select(Entry)],
        TimeoutMinutes = TimeoutMinutes,
        DateCreated = Mapping.Date(configuration.DateCreated),
        DateUpdated = Mapping.Date(configuration.DateUpdated),
        Tags = call.TagsOf(configuration.Arn),
    };

    public static Api.DistributionConfigurationSummary Summary(ServiceCall call, DistributionConfiguration configuration) => new()
    {
        Arn = configuration.Arn,
        Name = configuration.Name,
        Description = configuration.Description,
        DateCreated = Mapping.Date(configuration.DateCreated),
        DateUpdated = Mapping.Date(configuration.DateUpdated),
        Tags = call.TagsOf(configuration.Arn),
        Regions = [.. configuration.Distributions.Select(d => d.Region.Value)],
    };

    private static Distribution Entry(Api.Distribution entry) => new()
    {
        Region = new Region(entry.Region),
        Ami = entry.AmiDistributionConfiguration is { } ami ? Ami(ami) : null,
        LaunchTemplates =
        [
            .. (entry.LaunchTemplateConfigurations ?? []).Select(t =>
                new LaunchTemplateTarget(t.LaunchTemplateId, Account(t.AccountId), t.SetDefaultVersion ?? false)),
        ],
        SsmParameters =
        [
            .. (entry.SsmParameterConfigurations ?? []).Select(p =>
                new SsmParameterTarget(p.ParameterName, Account(p.AmiAccountId), p.DataType ?? "text")),
        ],
        LicenseConfigurationArns = Mapping.Texts(entry.LicenseConfigurationArns),
        S3Export = entry.S3ExportConfiguration is { } export
            ? new S3Export(export.RoleName, export.DiskImageFormat, export.S3Bucket, export.S3Prefix)
            : null,
        FastLaunch =
        [
            .. (entry.FastLaunchConfigurations ?? []).Select(f =>
                new FastLaunch(f.Enabled, Account(f.AccountId), f.LaunchTemplate?.LaunchTemplateId)
                {
                    LaunchTemplateName = f.LaunchTemplate?.LaunchTemplateName,
                    LaunchTemplateVersion = f.LaunchTemplate?.LaunchTemplateVersion,
                    TargetResourceCount = f.SnapshotConfiguration?.TargetResourceCount,
                    MaxParallelLaunches = f.MaxParallelLaunches,
                }),
        ],
    };

    private static AmiDistribution Ami(Api.AmiDistributionConfiguration ami) => new()
    {
        Name = ami.Name,
        Description = ami.Description,
        TargetAccountIds = ami.TargetAccountIds is null ? null : [.. ami.TargetAccountIds.Select(a => new AccountId(a))],
        AmiTags = Mapping.Tags(ami.AmiTags),
        KmsKeyId = ami.KmsKeyId,
        LaunchPermission = ami.LaunchPermission is not { } permission
            ? null
            : new LaunchPermissionTarget
            {
                UserIds = Mapping.TextsIfGiven(permission.UserIds),
                UserGroups = Mapping.TextsIfGiven(permission.UserGroups),
                OrganizationArns = Mapping.TextsIfGiven(permission.OrganizationArns),
                OrganizationalUnitArns = Mapping.TextsIfGiven(permission.OrganizationalUnitArns),
            },
    };

    private static Api.Distribution Entry(Distribution entry) => new()
    {
        Region = entry.Region.Value,
        AmiDistributionConfiguration = entry.Ami is { } ami ? Ami(ami) : null,
        LicenseConfigurationArns = Mapping.NotEmpty(entry.LicenseConfigurationArns),
        LaunchTemplateConfigurations = entry.LaunchTemplates.IsEmpty
            ? null
            :
            [
                .. entry.LaunchTemplates.Select(t => new Api.LaunchTemplateConfiguration
                {
                    LaunchTemplateId = t.LaunchTemplateId,
                    AccountId = t.AccountId?.Value,
                    SetDefaultVersion = t.SetDefaultVersion,
                }),
            ],
        S3ExportConfiguration = entry.S3Export is { } export
            ? new Api.S3ExportConfiguration
            {
                RoleName = export.RoleName,
                DiskImageFormat = export.DiskImageFormat,
                S3Bucket = export.S3Bucket,
                S3Prefix = export.S3Prefix,
            }
            : null,
        FastLaunchConfigurations = entry.FastLaunch.IsEmpty ? null : [.. entry.FastLaunch.Select(Fast)],
        SsmParameterConfigurations = entry.SsmParameters.IsEmpty
            ? null
            :
            [
                .. entry.SsmParameters.Select(p => new Api.SsmParameterConfiguration
                {
                    AmiAccountId = p.AmiAccountId?.Value,
                    ParameterName = p.ParameterName,
                    DataType = p.DataType,
                }),
            ],
    };

    private static Api.FastLaunchConfiguration Fast(FastLaunch fast) => new()
    {
        Enabled = fast.Enabled,
        AccountId = fast.AccountId?.Value,
        MaxParallelLaunches = fast.MaxParallelLaunches,
        SnapshotConfiguration = fast.TargetResourceCount is { } count
            ? new Api.FastLaunchSnapshotConfiguration { TargetResourceCount = count }
            : null,
        LaunchTemplate = fast.LaunchTemplateId is null && fast.LaunchTemplateName is null
            ? null
            : new Api.FastLaunchLaunchTemplateSpecification
            {
                LaunchTemplateId = fast.LaunchTemplateId,
                LaunchTemplateName = fast.LaunchTemplateName,
                LaunchTemplateVersion = fast.LaunchTemplateVersion,
            },
    };

    private static Api.AmiDistributionConfiguration Ami(AmiDistribution ami) => new()
    {
        Name = ami.Name,
        Description = ami.Description,
        TargetAccountIds = ami.TargetAccountIds is { } targets ? [.. targets.Select(a => a.Value)] : null,
        AmiTags = Mapping.NotEmpty(ami.AmiTags),
        KmsKeyId = ami.KmsKeyId,
        LaunchPermission = ami.LaunchPermission is not { } permission
            ? null
            : new Api.LaunchPermissionConfiguration
            {
                UserIds = permission.UserIds,
                UserGroups = permission.UserGroups,
                OrganizationArns = permission.OrganizationArns,
                OrganizationalUnitArns = permission.OrganizationalUnitArns,
            },
    };

    private static AccountId? Account(string? id) => id is null ? null : new AccountId(id);
}
