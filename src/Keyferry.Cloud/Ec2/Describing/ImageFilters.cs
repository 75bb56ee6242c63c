namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html, Filter.N.</summary>
internal static class ImageFilters
{
    public static Ec2Filters<DescribedImage> All { get; } = new(i => i.Tags)
    {
        { "architecture", i => i.Image.Architecture },
        { "block-device-mapping.delete-on-termination", i => Ebs(i).Select(d => d.Device.DeleteOnTermination ? "true" : "false") },
        { "block-device-mapping.device-name", i => i.Devices.Select(d => d.Device.DeviceName) },
        { "block-device-mapping.encrypted", i => Ebs(i).Select(d => d.IsEncrypted == true ? "true" : "false") },
        { "block-device-mapping.snapshot-id", i => i.Devices.Select(d => d.Device.SnapshotId) },
        { "block-device-mapping.volume-size", i => i.Devices.Select(d => d.VolumeSize?.ToString(Invariant)) },
        { "block-device-mapping.volume-type", i => i.Devices.Select(d => d.VolumeType) },
        { "creation-date", i => i.Image.CreationDate },
        { "description", i => i.Image.Description },
        { "ena-support", i => i.Image.EnaSupport },
        { "free-tier-eligible", i => i.IsFreeTierEligible },
        { "hypervisor", _ => "xen" },
        { "image-allowed", i => i.IsAllowed },
        { "image-id", i => i.Image.ImageId },
        { "image-type", _ => "machine" },
        { "is-public", i => i.Image.LaunchPermissions.IsPublic },
        { "kernel-id", i => i.Image.KernelId },
        { "manifest-location", i => i.Image.ImageLocation },
        { "name", i => i.Image.Name },
        { "owner-alias", i => i.Image.OwnerAlias },
        { "owner-id", i => i.Image.Owner.Value },
        { "platform", i => i.Image.Platform },
        { "product-code", i => i.Image.ProductCodes.Select(c => c.Id) },
        { "product-code.type", i => i.Image.ProductCodes.Select(c => c.Type) },
        { "ramdisk-id", i => i.Image.RamdiskId },
        { "root-device-name", i => i.Image.RootDeviceName },
        { "root-device-type", _ => "ebs" },
        { "source-image-id", i => i.Image.SourceImageId },
        { "source-image-region", i => i.Image.SourceImageRegion },
        { "source-instance-id", i => i.Image.SourceInstanceId },
        { "sriov-net-support", i => i.Image.SriovNetSupport },
        { "state", i => i.State },
        { "state-reason-code", i => i.StateReasonCode },
        { "state-reason-message", i => i.Image.StateReason },
        { "virtualization-type", i => i.Image.VirtualizationType },
    };

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static IEnumerable<DescribedDevice> Ebs(DescribedImage image) => image.Devices.Where(d => d.Device.VirtualName is null);
}
