using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>A launch template with the AMI of each version.</summary>
public sealed record LaunchTemplate
{
    public required AccountId Account { get; init; }

    public required Region Region { get; init; }

    public required string LaunchTemplateId { get; init; }

    public required string Name { get; init; }

    /// <summary>ImageId of each version, first version first; null where a version names none.</summary>
    public ImmutableArray<string?> Versions { get; init; } = [];

    /// <summary>From 1.</summary>
    public int DefaultVersion { get; init; } = 1;

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Arn => Subjects.LaunchTemplate(Account, Region, LaunchTemplateId);
}
