using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>An image as one account sees it.</summary>
/// <param name="Image">The image.</param>
/// <param name="Devices">Its devices, with what EC2 tells of their snapshots.</param>
/// <param name="Tags">Empty for those who don't own it (F2.49).</param>
/// <param name="IsAllowed">Whether it meets the account's criteria; null while Allowed AMIs is disabled.</param>
public sealed record DescribedImage(
    Image Image, ImmutableArray<DescribedDevice> Devices, ImmutableDictionary<string, string> Tags, bool? IsAllowed)
{
    /// <summary>As EC2 writes it.</summary>
    public string State => Image.State.ToString().ToLowerInvariant();

    public string? StateReasonCode => Image.StateReason is null ? null : "Client.InvalidSnapshot";

    public string Protection => Image.DeregistrationProtection switch
    {
        { IsEnabled: true, WithCooldown: true } => "enabled-with-cooldown",
        { IsEnabled: true } => "enabled-without-cooldown",
        _ => "disabled",
    };

    public bool IsFreeTierEligible => Image.OwnerAlias == "amazon";
}

/// <summary>A device of an image.</summary>
/// <param name="Device">The device.</param>
/// <param name="IsEncrypted">Whether its snapshot is; null for instance store volumes.</param>
/// <param name="VolumeSize">In GiB; null for instance store volumes.</param>
public sealed record DescribedDevice(ImageDevice Device, bool? IsEncrypted, int? VolumeSize)
{
    public string? VolumeType => Device.VirtualName is null ? Device.VolumeType ?? "gp2" : null;
}
