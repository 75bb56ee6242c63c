using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>What ModifyInstanceAttribute changes; null: not that.</summary>
public sealed record InstanceChanges(string InstanceId)
{
    public string? InstanceType { get; init; }

    public bool? EbsOptimized { get; init; }

    public bool? DisableApiTermination { get; init; }

    public bool? DisableApiStop { get; init; }

    public bool? SourceDestCheck { get; init; }

    public string? ShutdownBehavior { get; init; }

    /// <summary>Base64.</summary>
    public string? UserData { get; init; }

    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>By device name: whether its volume goes with the instance.</summary>
    public ImmutableDictionary<string, bool> DeleteOnTermination { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>The API's name of what is changed; null: nothing is.</summary>
    public string? Attribute =>
        InstanceType is not null ? "InstanceType"
        : EbsOptimized is not null ? "EbsOptimized"
        : DisableApiTermination is not null ? "DisableApiTermination"
        : DisableApiStop is not null ? "DisableApiStop"
        : SourceDestCheck is not null ? "SourceDestCheck"
        : ShutdownBehavior is not null ? "InstanceInitiatedShutdownBehavior"
        : UserData is not null ? "UserData"
        : !Groups.IsEmpty ? "GroupSet"
        : !DeleteOnTermination.IsEmpty ? "BlockDeviceMapping"
        : null;
}
