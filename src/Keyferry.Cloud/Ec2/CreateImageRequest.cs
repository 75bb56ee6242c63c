using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2;

/// <summary>CreateImage (M:ec2.CreateImage). NoReboot isn't among it: no machine runs that could be rebooted.</summary>
public sealed record CreateImageRequest
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>What becomes of devices of the instance, and further ones.</summary>
    public ImmutableArray<RequestedDevice> Devices { get; init; } = [];

    public ImmutableDictionary<string, string> ImageTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> SnapshotTags { get; init; } = ImmutableDictionary<string, string>.Empty;
}
