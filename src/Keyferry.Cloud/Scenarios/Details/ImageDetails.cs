using Keyferry.Cloud.Ec2;

namespace Keyferry.Cloud.Scenarios.Details;

internal static class ImageDetails
{
    private static readonly Details<DeregistrationProtection> s_protection =
        new Details<DeregistrationProtection>("deregistration protection", "Whether an AMI may be deregistered.")
            .Flag("enabled", "Whether it may not.", p => p.IsEnabled, (p, v) => p with { IsEnabled = v })
            .Flag("withCooldown", "Whether it may not for 24 hours more.", p => p.WithCooldown, (p, v) => p with { WithCooldown = v })
            .Time("cooldownEnds", "When these are over.", p => p.CooldownEnds, (p, v) => p with { CooldownEnds = v });

    public static Details<Image> Image { get; } = new Details<Image>("image details", "What EC2 knows of an AMI.")
        .Text("sourceImageRegion", "Region of the AMI it was copied from.", i => i.SourceImageRegion, (i, v) => i with { SourceImageRegion = v })
        .Text("sourceInstanceId", "The instance it was made from.", i => i.SourceInstanceId, (i, v) => i with { SourceInstanceId = v })
        .Text("bootMode", "legacy-bios, uefi or uefi-preferred.", i => i.BootMode, (i, v) => i with { BootMode = v })
        .Text("tpmSupport", "v2.0.", i => i.TpmSupport, (i, v) => i with { TpmSupport = v })
        .Text("uefiData", "Its UEFI variables, base64.", i => i.UefiData, (i, v) => i with { UefiData = v })
        .Text("imdsSupport", "v2.0: its instances need tokens for their metadata.", i => i.ImdsSupport, (i, v) => i with { ImdsSupport = v })
        .Flag("enaSupport", "Whether it supports ENA; true if it isn't given.", i => i.EnaSupport ? null : false,
            (i, v) => i with { EnaSupport = v })
        .Text("sriovNetSupport", "simple.", i => i.SriovNetSupport, (i, v) => i with { SriovNetSupport = v })
        .Text("virtualizationType", "hvm if it isn't given.", i => i.VirtualizationType == "hvm" ? null : i.VirtualizationType,
            (i, v) => i with { VirtualizationType = v }, FieldType.OneOf("hvm", "paravirtual"))
        .Text("kernelId", "Its kernel.", i => i.KernelId, (i, v) => i with { KernelId = v })
        .Text("ramdiskId", "Its RAM disk.", i => i.RamdiskId, (i, v) => i with { RamdiskId = v })
        .Part("deregistrationProtection", "Whether it may be deregistered; it may if this isn't given.", s_protection,
            DeregistrationProtection.Disabled,
            i => i.DeregistrationProtection == DeregistrationProtection.Disabled ? null : i.DeregistrationProtection,
            (i, v) => i with { DeregistrationProtection = v })
        .Time("lastLaunchedTime", "When it was last used.", i => i.LastLaunchedTime, (i, v) => i with { LastLaunchedTime = v });

    public static Details<ImageDevice> Device { get; } = new Details<ImageDevice>("image device details", "What EC2 knows of a device.")
        .Flag("deleteOnTermination", "true if it isn't given.", d => d.DeleteOnTermination ? null : false,
            (d, v) => d with { DeleteOnTermination = v })
        .Number("iops", "Its IOPS.", d => d.Iops, (d, v) => d with { Iops = v })
        .Number("throughput", "In MiB/s.", d => d.Throughput, (d, v) => d with { Throughput = v });

    public static Details<Snapshot> Snapshot { get; } = new Details<Snapshot>("snapshot details", "What EBS knows of a snapshot.")
        .Text("description", "Its description.", s => s.Description, (s, v) => s with { Description = v })
        .Time("startTime", "When it was begun.", s => s.StartTime, (s, v) => s with { StartTime = v })
        .Time("completionTime", "When it was completed.", s => s.CompletionTime, (s, v) => s with { CompletionTime = v })
        .Text("volumeId", "The volume it was taken of.", s => s.VolumeId, (s, v) => s with { VolumeId = v })
        .Text("ownerAlias", "amazon.", s => s.OwnerAlias, (s, v) => s with { OwnerAlias = v })
        .Bytes("fullSnapshotSizeInBytes", "Bytes that were written to the volume.", s => s.FullSnapshotSizeInBytes,
            (s, v) => s with { FullSnapshotSizeInBytes = v })
        .Text("transferType", "Of a copy: standard or time-based.", s => s.TransferType, (s, v) => s with { TransferType = v },
            FieldType.OneOf("standard", "time-based"))
        .Number("completionDurationMinutes", "Of a time-based copy: its time.", s => s.CompletionDurationMinutes,
            (s, v) => s with { CompletionDurationMinutes = v })
        .KeySetting(s => s.KeySetting, (s, v) => s with { KeySetting = v });
}
