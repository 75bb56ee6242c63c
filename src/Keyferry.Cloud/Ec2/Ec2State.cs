using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>What EC2 keeps beside images, snapshots, settings and launch templates.</summary>
public sealed record Ec2State
{
    public static Ec2State Empty { get; } = new();

    /// <summary>Calls that were made with a client token.</summary>
    public ImmutableDictionary<(AccountId Account, Region Region, string Operation, string Token), TokenUse> ClientTokens { get; init; } =
        ImmutableDictionary<(AccountId, Region, string, string), TokenUse>.Empty;

    public ImmutableDictionary<(Region Region, string VolumeId), Volume> Volumes { get; init; } =
        ImmutableDictionary<(Region, string), Volume>.Empty;

    /// <summary>Windows fast launch, of images that have it or had it.</summary>
    public ImmutableDictionary<(AccountId Account, Region Region, string ImageId), FastLaunch> FastLaunches { get; init; } =
        ImmutableDictionary<(AccountId, Region, string), FastLaunch>.Empty;

    /// <summary>Copies of images that fail when their time has come, by the copy, with the StateReason that it will have.</summary>
    public ImmutableDictionary<(Region Region, string ImageId), string> FailingCopies { get; init; } =
        ImmutableDictionary<(Region, string), string>.Empty;

    public ImmutableDictionary<(Region Region, string InstanceId), Instance> Instances { get; init; } =
        ImmutableDictionary<(Region, string), Instance>.Empty;
}
