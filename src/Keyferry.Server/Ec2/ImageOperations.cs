using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>EC2's images, mapped to the core.</summary>
public static class ImageOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.Ec2Model.RegisterImage, Register);
        table.Add(Api.Ec2Model.CreateImage, Create);
        table.Add(Api.Ec2Model.CopyImage, Copy);
        table.Add(Api.Ec2Model.DeregisterImage, (call, request) => Of(call)
            .DeregisterImage(call.Caller, call.Region, request.ImageId, request.DeleteAssociatedSnapshots ?? false)
            .Answer(request.DryRun, deleted => new Api.DeregisterImageResult
            {
                Return = true,
                DeleteSnapshotResults = deleted.IsEmpty ? null
                    : [.. deleted.Select(d => new Api.DeleteSnapshotReturnCode { SnapshotId = d.SnapshotId, ReturnCode = d.ReturnCode })],
            }));
        table.Add(Api.Ec2Model.DescribeImages, Describe);
        table.Add(Api.Ec2Model.EnableImage, (call, request) => Of(call)
            .EnableImage(call.Caller, call.Region, request.ImageId)
            .Answer(request.DryRun, _ => new Api.EnableImageResult { Return = true }));
        table.Add(Api.Ec2Model.DisableImage, (call, request) => Of(call)
            .DisableImage(call.Caller, call.Region, request.ImageId)
            .Answer(request.DryRun, _ => new Api.DisableImageResult { Return = true }));
        table.Add(Api.Ec2Model.EnableImageDeprecation, (call, request) => Of(call)
            .EnableImageDeprecation(call.Caller, call.Region, request.ImageId, request.DeprecateAt)
            .Answer(request.DryRun, _ => new Api.EnableImageDeprecationResult { Return = true }));
        table.Add(Api.Ec2Model.DisableImageDeprecation, (call, request) => Of(call)
            .DisableImageDeprecation(call.Caller, call.Region, request.ImageId)
            .Answer(request.DryRun, _ => new Api.DisableImageDeprecationResult { Return = true }));
        table.Add(Api.Ec2Model.EnableImageDeregistrationProtection, (call, request) => Of(call)
            .EnableImageDeregistrationProtection(call.Caller, call.Region, request.ImageId, request.WithCooldown ?? false)
            .Answer(request.DryRun, _ => new Api.EnableImageDeregistrationProtectionResult { Return = "true" }));
        table.Add(Api.Ec2Model.DisableImageDeregistrationProtection, (call, request) => Of(call)
            .DisableImageDeregistrationProtection(call.Caller, call.Region, request.ImageId)
            .Answer(request.DryRun, _ => new Api.DisableImageDeregistrationProtectionResult { Return = "true" }));
        table.Add(Api.Ec2Model.CancelImageLaunchPermission, (call, request) => Of(call)
            .CancelImageLaunchPermission(call.Caller, call.Region, request.ImageId)
            .Answer(request.DryRun, _ => new Api.CancelImageLaunchPermissionResult { Return = true }));
    }

    private static Ec2Service Of(ServiceCall call) => new(call.Run);

    private static Reply<Api.RegisterImageResult> Register(ServiceCall call, Api.RegisterImageRequest request)
    {
        Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> tags =
            TagRules.Read(Reading.TagSpecifications(request.TagSpecifications), "image");
        return !tags.Succeeded
            ? tags.Error
            : Of(call).RegisterImage(call.Caller, call.Region, new RegisterImageRequest
            {
                Name = request.Name,
                Description = request.Description,
                ImageLocation = request.ImageLocation,
                Architecture = request.Architecture,
                RootDeviceName = request.RootDeviceName,
                Devices = [.. (request.BlockDeviceMappings ?? []).Select(Device)],
                BillingProducts = Reading.Texts(request.BillingProducts),
                BootMode = request.BootMode,
                TpmSupport = request.TpmSupport,
                UefiData = request.UefiData,
                ImdsSupport = request.ImdsSupport,
                EnaSupport = request.EnaSupport ?? false,
                SriovNetSupport = request.SriovNetSupport,
                VirtualizationType = request.VirtualizationType,
                KernelId = request.KernelId,
                RamdiskId = request.RamdiskId,
                Tags = tags.Value!["image"],
            }).Answer(request.DryRun, id => new Api.RegisterImageResult { ImageId = id });
    }

    private static Reply<Api.CreateImageResult> Create(ServiceCall call, Api.CreateImageRequest request)
    {
        Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> tags =
            TagRules.Read(Reading.TagSpecifications(request.TagSpecifications), "image", "snapshot");
        return !tags.Succeeded
            ? tags.Error
            : Of(call).CreateImage(call.Caller, call.Region, request.InstanceId, new CreateImageRequest
            {
                Name = request.Name,
                Description = request.Description,
                Devices = [.. (request.BlockDeviceMappings ?? []).Select(Device)],
                ImageTags = tags.Value!["image"],
                SnapshotTags = tags.Value["snapshot"],
            }).Answer(request.DryRun, id => new Api.CreateImageResult { ImageId = id });
    }

    private static RequestedDevice Device(Api.BlockDeviceMapping device) => new()
    {
        DeviceName = device.DeviceName,
        IsLeftOut = device.NoDevice is not null,
        VirtualName = device.VirtualName,
        IsEbs = device.Ebs is not null,
        SnapshotId = device.Ebs?.SnapshotId,
        VolumeSize = device.Ebs?.VolumeSize,
        VolumeType = device.Ebs?.VolumeType,
        Iops = device.Ebs?.Iops,
        Throughput = device.Ebs?.Throughput,
        Encrypted = device.Ebs?.Encrypted,
        KmsKeyId = device.Ebs?.KmsKeyId,
        DeleteOnTermination = device.Ebs?.DeleteOnTermination,
    };

    private static Reply<Api.CopyImageResult> Copy(ServiceCall call, Api.CopyImageRequest request)
    {
        Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> tags =
            TagRules.Read(Reading.TagSpecifications(request.TagSpecifications), "image", "snapshot");
        return !tags.Succeeded
            ? tags.Error
            : request.DestinationOutpostArn is not null ? Ec2Errors.NoOutposts
            : Of(call).BeginCopyImage(
                call.Caller,
                call.Region,
                new CopyImageRequest
                {
                    SourceRegion = new Region(request.SourceRegion),
                    SourceImageId = request.SourceImageId,
                    Name = request.Name,
                    Description = request.Description,
                    Encrypted = request.Encrypted,
                    KmsKeyId = request.KmsKeyId,
                    CopiesTags = request.CopyImageTags ?? false,
                    Tags = tags.Value!["image"],
                    SnapshotTags = tags.Value["snapshot"],
                },
                request.ClientToken).Answer(request.DryRun, id => new Api.CopyImageResult { ImageId = id });
    }

    private static Reply<Api.DescribeImagesResult> Describe(ServiceCall call, Api.DescribeImagesRequest request) =>
        Of(call).DescribeImages(call.Caller, call.Region, new DescribeImagesRequest
        {
            ImageIds = Reading.Texts(request.ImageIds),
            Owners = Reading.Texts(request.Owners),
            ExecutableUsers = Reading.Texts(request.ExecutableUsers),
            Filters = Reading.Filters(request.Filters),
            IncludeDeprecated = request.IncludeDeprecated ?? false,
            IncludeDisabled = request.IncludeDisabled ?? false,
            Page = new Ec2PageRequest(request.MaxResults, request.NextToken),
        }).Answer(request.DryRun, page => new Api.DescribeImagesResult
        {
            Images = [.. page.Items.Select(Image)],
            NextToken = page.NextToken,
        });

    private static Api.Image Image(DescribedImage described)
    {
        Image image = described.Image;
        return new Api.Image
        {
            ImageId = image.ImageId,
            ImageLocation = image.ImageLocation,
            State = described.State,
            StateReason = image.StateReason is null ? null
                : new Api.StateReason { Code = described.StateReasonCode, Message = image.StateReason },
            OwnerId = image.Owner.Value,
            ImageOwnerAlias = image.OwnerAlias,
            CreationDate = Time(image.CreationDate),
            Public = image.LaunchPermissions.IsPublic,
            ProductCodes = ProductCodes(image),
            Architecture = image.Architecture,
            ImageType = "machine",
            KernelId = image.KernelId,
            RamdiskId = image.RamdiskId,
            Platform = image.Platform,
            PlatformDetails = image.PlatformDetails,
            UsageOperation = image.UsageOperation,
            BlockDeviceMappings = [.. described.Devices.Select(Device)],
            Description = image.Description,
            EnaSupport = image.EnaSupport,
            Hypervisor = "xen",
            Name = image.Name,
            RootDeviceName = image.RootDeviceName,
            RootDeviceType = "ebs",
            SriovNetSupport = image.SriovNetSupport,
            Tags = Reading.Tags(described.Tags),
            VirtualizationType = image.VirtualizationType,
            BootMode = image.BootMode,
            TpmSupport = image.TpmSupport,
            DeprecationTime = Time(image.DeprecationTime),
            ImdsSupport = image.ImdsSupport,
            SourceInstanceId = image.SourceInstanceId,
            DeregistrationProtection = described.Protection,
            LastLaunchedTime = Time(image.LastLaunchedTime),
            ImageAllowed = described.IsAllowed,
            SourceImageId = image.SourceImageId,
            SourceImageRegion = image.SourceImageRegion,
            FreeTierEligible = described.IsFreeTierEligible,
        };
    }

    internal static IReadOnlyList<Api.ProductCode>? ProductCodes(Image image) => image.ProductCodes.IsEmpty
        ? null
        : [.. image.ProductCodes.Select(c => new Api.ProductCode { ProductCodeId = c.Id, ProductCodeType = c.Type })];

    internal static string? Time(DateTimeOffset? time) => time is { } known ? Ec2Time.Text(known) : null;

    private static Api.BlockDeviceMapping Device(DescribedDevice described)
    {
        ImageDevice device = described.Device;
        return device.VirtualName is not null
            ? new Api.BlockDeviceMapping { DeviceName = device.DeviceName, VirtualName = device.VirtualName }
            : new Api.BlockDeviceMapping
            {
                DeviceName = device.DeviceName,
                Ebs = new Api.EbsBlockDevice
                {
                    DeleteOnTermination = device.DeleteOnTermination,
                    Iops = device.Iops,
                    SnapshotId = device.SnapshotId,
                    VolumeSize = described.VolumeSize,
                    VolumeType = described.VolumeType,
                    Throughput = device.Throughput,
                    Encrypted = described.IsEncrypted,
                },
            };
    }
}
