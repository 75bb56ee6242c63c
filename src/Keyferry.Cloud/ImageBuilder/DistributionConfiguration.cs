using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Distribution settings: one entry a Region (F1.40).</summary>
public sealed record DistributionConfiguration(string Arn, string Name, ImmutableArray<Distribution> Distributions)
{
    public string? Description { get; init; }

    public DateTimeOffset DateCreated { get; init; }

    public DateTimeOffset? DateUpdated { get; init; }
}

/// <summary>One entry of the distribution settings; its fields are the API's (F1.40–F1.54).</summary>
public sealed record Distribution
{
    public required Region Region { get; init; }

    public AmiDistribution? Ami { get; init; }

    public ImmutableArray<LaunchTemplateTarget> LaunchTemplates { get; init; } = [];

    public ImmutableArray<SsmParameterTarget> SsmParameters { get; init; } = [];

    public ImmutableArray<string> LicenseConfigurationArns { get; init; } = [];

    public S3Export? S3Export { get; init; }

    public ImmutableArray<FastLaunch> FastLaunch { get; init; } = [];
}

/// <summary>amiDistributionConfiguration. Null arrays mean 'not given'; an empty array given is E41/E42.</summary>
public sealed record AmiDistribution
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<AccountId>? TargetAccountIds { get; init; }

    public ImmutableDictionary<string, string> AmiTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? KmsKeyId { get; init; }

    public LaunchPermissionTarget? LaunchPermission { get; init; }
}

/// <summary>launchPermission (F1.46–F1.49).</summary>
public sealed record LaunchPermissionTarget
{
    public ImmutableArray<string>? UserIds { get; init; }

    public ImmutableArray<string>? UserGroups { get; init; }

    public ImmutableArray<string>? OrganizationArns { get; init; }

    public ImmutableArray<string>? OrganizationalUnitArns { get; init; }
}

/// <summary>launchTemplateConfigurations[]: a null account is the source account (F1.83).</summary>
public sealed record LaunchTemplateTarget(string LaunchTemplateId, AccountId? AccountId, bool SetDefaultVersion);

/// <summary>ssmParameterConfigurations[]: a null account is the source account (F1.54).</summary>
public sealed record SsmParameterTarget(string ParameterName, AccountId? AmiAccountId, string DataType);

public sealed record S3Export(string RoleName, string DiskImageFormat, string S3Bucket, string? S3Prefix);

public sealed record FastLaunch(bool Enabled, AccountId? AccountId, string? LaunchTemplateId)
{
    public string? LaunchTemplateName { get; init; }

    public string? LaunchTemplateVersion { get; init; }

    /// <summary>snapshotConfiguration.targetResourceCount.</summary>
    public int? TargetResourceCount { get; init; }

    public int? MaxParallelLaunches { get; init; }
}
