using System.Collections.Immutable;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Where and as what Image Builder builds.</summary>
public sealed record InfrastructureConfiguration(string Arn, string Name, string InstanceProfileName)
{
    public string? Description { get; init; }

    public ImmutableArray<string> InstanceTypes { get; init; } = [];

    public ImmutableArray<string> SecurityGroupIds { get; init; } = [];

    public string? SubnetId { get; init; }

    /// <summary>logging.s3Logs.s3BucketName; null: no logs.</summary>
    public string? LogBucket { get; init; }

    public string? LogKeyPrefix { get; init; }

    public string? KeyPair { get; init; }

    public bool TerminateInstanceOnFailure { get; init; } = true;

    public string? SnsTopicArn { get; init; }

    /// <summary>Tags of what Image Builder makes while it builds.</summary>
    public ImmutableDictionary<string, string> ResourceTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public InstanceMetadataOptions? InstanceMetadata { get; init; }

    public InstancePlacement? Placement { get; init; }

    public DateTimeOffset DateCreated { get; init; }

    public DateTimeOffset? DateUpdated { get; init; }
}

/// <summary>instanceMetadataOptions; <c>optional</c> or <c>required</c>, 1 to 64.</summary>
public sealed record InstanceMetadataOptions(string? HttpTokens, int? HttpPutResponseHopLimit);

public sealed record InstancePlacement(string? AvailabilityZone, string? Tenancy, string? HostId, string? HostResourceGroupArn);
