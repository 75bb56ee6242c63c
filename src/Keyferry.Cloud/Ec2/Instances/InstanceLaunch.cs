using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html; null where the request says nothing.
/// </summary>
public sealed record InstanceLaunch
{
    public string? ImageId { get; init; }

    public string? InstanceType { get; init; }

    public int MinCount { get; init; } = 1;

    public int MaxCount { get; init; } = 1;

    public string? KeyName { get; init; }

    public ImmutableArray<string> SecurityGroupIds { get; init; } = [];

    /// <summary>By name: only <c>default</c> exists.</summary>
    public ImmutableArray<string> SecurityGroups { get; init; } = [];

    public string? SubnetId { get; init; }

    public string? AvailabilityZone { get; init; }

    /// <summary>ARN or name.</summary>
    public InstanceProfileName? Profile { get; init; }

    public ImmutableArray<LaunchDevice> Devices { get; init; } = [];

    /// <summary>By resource type: <c>instance</c>, <c>volume</c>, <c>network-interface</c>.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Tags { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    public InstanceOptionsGiven Options { get; init; } = new();

    public LaunchTemplateName? Template { get; init; }

    public string? ClientToken { get; init; }

    /// <summary>
    /// The tags by which EC2 notes a launch template at the instance
    /// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instances-from-launch-template.html).
    /// </summary>
    public ImmutableDictionary<string, string> TemplateTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> TagsOf(string resourceType) =>
        Tags.GetValueOrDefault(resourceType, ImmutableDictionary<string, string>.Empty);
}

/// <summary>An instance profile by ARN or by name.</summary>
public sealed record InstanceProfileName(string? Arn, string? Name);

/// <summary>
/// A launch template by id or by name, and a version: a number, <c>$Latest</c> or <c>$Default</c> (which null is).
/// </summary>
public sealed record LaunchTemplateName(string? Id, string? Name, string? Version);

/// <summary>The options of <see cref="InstanceOptions"/> as far as the request gives them.</summary>
public sealed record InstanceOptionsGiven
{
    public bool? EbsOptimized { get; init; }

    public bool? Monitoring { get; init; }

    public bool? DisableApiTermination { get; init; }

    public bool? DisableApiStop { get; init; }

    public string? ShutdownBehavior { get; init; }

    public string? UserData { get; init; }

    public string? HttpTokens { get; init; }

    public int? HttpHopLimit { get; init; }

    public string? HttpEndpoint { get; init; }

    public string? Tenancy { get; init; }

    public string? CpuCredits { get; init; }

    public string? MetadataTags { get; init; }

    /// <summary>These, and for what they don't say the other ones.</summary>
    public InstanceOptionsGiven Over(InstanceOptionsGiven other) => new()
    {
        EbsOptimized = EbsOptimized ?? other.EbsOptimized,
        Monitoring = Monitoring ?? other.Monitoring,
        DisableApiTermination = DisableApiTermination ?? other.DisableApiTermination,
        DisableApiStop = DisableApiStop ?? other.DisableApiStop,
        ShutdownBehavior = ShutdownBehavior ?? other.ShutdownBehavior,
        UserData = UserData ?? other.UserData,
        HttpTokens = HttpTokens ?? other.HttpTokens,
        HttpHopLimit = HttpHopLimit ?? other.HttpHopLimit,
        HttpEndpoint = HttpEndpoint ?? other.HttpEndpoint,
        Tenancy = Tenancy ?? other.Tenancy,
        CpuCredits = CpuCredits ?? other.CpuCredits,
        MetadataTags = MetadataTags ?? other.MetadataTags,
    };

    /// <summary>With AWS's defaults for what isn't given.</summary>
    /// <param name="requiresTokens">Whether the AMI says <c>ImdsSupport=v2.0</c>.</param>
    public InstanceOptions Resolve(bool requiresTokens) => new()
    {
        EbsOptimized = EbsOptimized ?? false,
        Monitoring = Monitoring ?? false,
        DisableApiTermination = DisableApiTermination ?? false,
        DisableApiStop = DisableApiStop ?? false,
        ShutdownBehavior = ShutdownBehavior ?? "stop",
        UserData = UserData,
        HttpTokens = HttpTokens ?? (requiresTokens ? "required" : "optional"),
        HttpHopLimit = HttpHopLimit ?? (requiresTokens ? 2 : 1),
        HttpEndpoint = HttpEndpoint ?? "enabled",
        Tenancy = Tenancy ?? "default",
        CpuCredits = CpuCredits,
        MetadataTags = MetadataTags ?? "disabled",
    };
}
