using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// RegisterImage: an image of snapshots that are there.
public sealed partial class Ec2Service
{
    /// <summary>
    /// RegisterImage (M:ec2.RegisterImage): the new image's id. It keeps the encryption of its snapshots; KMS isn't asked. An
    /// encrypted snapshot of another account has to be copied first: only its own account could launch from it.
    /// </summary>
    public Reply<string> RegisterImage(Caller caller, Region region, RegisterImageRequest request)
    {
        string resource = $"arn:aws:ec2:{region}::image/*";
        using CallScope scope = run.Begin(caller, "ec2:RegisterImage", region, resource);
        AccountId account = Account(caller);
        ServiceError? error = CheckRegion(scope, caller, region)
            ?? CheckText(scope, request.Name, request.Description)
            ?? CheckName(request.Name)
            ?? Ask(scope, caller, new Question("ec2:RegisterImage", resource, region) { RequestTags = request.Tags })
            ?? CheckTagsOnCreate(scope, caller, region, resource, "RegisterImage", request.Tags)
            ?? CheckKind(request)
            ?? CheckDevices(request)
            ?? request.Devices.Select(d => CheckSnapshot(scope, caller, region, d)).FirstOrDefault(e => e is not null)
            ?? CheckRoom(scope, account, region, request.Name);
        if (error is not null)
        {
            return scope.Fail(error);
        }

        ImmutableArray<ImageDevice> devices = [.. request.Devices.Where(d => !d.IsLeftOut).Select(d => Device(region, d))];
        Image made = new()
        {
            Region = region,
            ImageId = NewId("ami"),
            Owner = account,
            Name = request.Name,
            Description = request.Description,
            CreationDate = World.Now,
            Architecture = request.Architecture ?? "i386",
            RootDeviceName = request.RootDeviceName!,
            BlockDeviceMappings = devices,
            BootMode = request.BootMode ?? (request.Architecture == "arm64" ? "uefi" : null),
            TpmSupport = request.TpmSupport,
            UefiData = request.UefiData,
            ImdsSupport = request.ImdsSupport,
            EnaSupport = request.EnaSupport,
            SriovNetSupport = request.SriovNetSupport,
            VirtualizationType = request.VirtualizationType ?? "paravirtual",
            KernelId = request.KernelId,
            RamdiskId = request.RamdiskId,
            HasBillingProduct = !request.BillingProducts.IsEmpty,
            Tags = request.Tags,
        };
        Register(made);
        return made.ImageId;
    }

    // M:ec2.RegisterImage, Name.
    private static ServiceError? CheckName(string name) => NameForm().IsMatch(name) ? null : Ec2Errors.NameMalformed;

    [GeneratedRegex(@"^[A-Za-z0-9()\[\] ./\-'@_]{3,128}\z")]
    private static partial Regex NameForm();

    // What the image's members ask of each other
    // (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instance-boot-mode.html, enable-nitrotpm-prerequisites.html).
    private static ServiceError? CheckKind(RegisterImageRequest request) =>
        request.ImageLocation is { Length: > 0 } location ? Ec2Errors.ManifestUnreadable(location)
        : request.VirtualizationType is not (null or "hvm" or "paravirtual")
            ? Ec2Errors.AttributeValue("virtualizationType", request.VirtualizationType)
        : request.VirtualizationType != "hvm" && (request.EnaSupport || request.SriovNetSupport is not null)
            ? Ec2Errors.Combination("Enhanced networking is only supported for images of virtualization type hvm")
        : request.VirtualizationType != "hvm" && request.Architecture == "arm64"
            ? Ec2Errors.Combination("The architecture 'arm64' requires the virtualization type 'hvm'")
        : request.SriovNetSupport is not (null or "simple") ? Ec2Errors.AttributeValue("sriovNetSupport", request.SriovNetSupport)
        : request.Architecture == "arm64" && request.BootMode is not (null or "uefi")
            ? Ec2Errors.Combination("The architecture 'arm64' supports only the boot mode 'uefi'")
        : request.TpmSupport is not null && request.BootMode != "uefi"
            ? Ec2Errors.Combination("TpmSupport requires the boot mode 'uefi'")
        : request.UefiData is not null && request.BootMode is not ("uefi" or "uefi-preferred")
            ? Ec2Errors.Combination("UefiData requires the boot mode 'uefi' or 'uefi-preferred'")
        : null;

    private static ServiceError? CheckDevices(RegisterImageRequest request)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (RequestedDevice device in request.Devices)
        {
            ServiceError? error = device.DeviceName is not { Length: > 0 } name ? Ec2Errors.MissingParameter("deviceName")
                : !names.Add(name) ? Ec2Errors.DeviceTwice(name)
                : device.IsLeftOut ? null
                : CheckDevice(device, name);
            if (error is not null)
            {
                return error;
            }
        }

        return request.RootDeviceName is null ? Ec2Errors.MissingParameter("rootDeviceName")
            : request.Devices.Any(d => d.DeviceName == request.RootDeviceName && d.SnapshotId is not null && !d.IsLeftOut) ? null
            : Ec2Errors.NoRootSnapshot;
    }

    private static ServiceError? CheckDevice(RequestedDevice device, string name) =>
        device.VirtualName is { } virtualName
            ? device.IsEbs ? Ec2Errors.DeviceInvalid($"The device '{name}' has both a virtual name and an EBS volume")
                : VirtualName().IsMatch(virtualName) ? null
                : Ec2Errors.DeviceInvalid($"The virtual name '{virtualName}' is invalid; expected 'ephemeral0' to 'ephemeral23'")
            : device.SnapshotId is not null && device.Encrypted is not null
                ? Ec2Errors.DeviceInvalid($"the encrypted flag cannot be specified since device {name} has a snapshot specified.")
            : device.KmsKeyId is not null
                ? Ec2Errors.DeviceInvalid($"KmsKeyId can't be specified for device {name} of an image")
            : device.SnapshotId is null && device.VolumeSize is null
                ? Ec2Errors.DeviceInvalid($"The device '{name}' has neither a snapshot nor a volume size")
            : device.VolumeSize is < 1 or > 65536
                ? Ec2Errors.DeviceInvalid($"Volume of {device.VolumeSize}GiB is invalid for device {name}")
            : null;

    [GeneratedRegex(@"^ephemeral([0-9]|1[0-9]|2[0-3])\z")]
    private static partial Regex VirtualName();

    private ServiceError? CheckSnapshot(CallScope scope, Caller caller, Region region, RequestedDevice device)
    {
        if (device.SnapshotId is not { } id || device.IsLeftOut)
        {
            return null;
        }

        AccountId account = Account(caller);
        if (FindSnapshot(region, id) is not { } snapshot || !MaySee(account, snapshot))
        {
            return ResourceIds.NoSnapshot(id);
        }

        return Ask(scope, caller, new Question("ec2:RegisterImage", snapshot.Arn, region)
        {
            SharedBy = snapshot.Owner,
            ResourceTags = VisibleTags(caller, snapshot.Owner, snapshot.Tags),
            Context = SnapshotContext(snapshot),
        })
            ?? (snapshot.State != SnapshotState.Completed
                ? Ec2Errors.SnapshotNotReady(snapshot.State.ToString().ToLowerInvariant())
                : snapshot.Owner != account && (!snapshot.KmsKeyArn.IsKnown || snapshot.KmsKeyArn.Value is not null)
                    ? Ec2Errors.DeviceInvalid(
                        $"Snapshot '{id}' is encrypted and belongs to another account. Copy it first, and use the copy.")
                    : device.VolumeSize < snapshot.VolumeSize
                        ? Ec2Errors.DeviceInvalid(
                            $"Volume of size {device.VolumeSize}GB is smaller than snapshot '{id}', expect size>= {snapshot.VolumeSize}GB")
                        : null);
    }

    private ImageDevice Device(Region region, RequestedDevice device) =>
        new(
            device.DeviceName!,
            device.SnapshotId,
            device.VirtualName is not null ? null
                : device.VolumeSize ?? (device.SnapshotId is { } id ? FindSnapshot(region, id)?.VolumeSize : null),
            device.VirtualName is null ? device.VolumeType ?? "gp2" : null)
        {
            VirtualName = device.VirtualName,
            DeleteOnTermination = device.DeleteOnTermination ?? true,
            Iops = device.Iops,
            Throughput = device.Throughput,
            Encrypted = device.Encrypted,
        };
}
