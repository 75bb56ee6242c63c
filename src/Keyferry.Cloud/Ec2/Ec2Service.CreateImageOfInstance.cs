using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// CreateImage and CreateSnapshots of instances that are in the world.
public sealed partial class Ec2Service
{
    /// <summary>CreateImage as clients call it: of an instance that runs or is stopped.</summary>
    public Reply<string> CreateImage(Caller caller, Region region, string instanceId, CreateImageRequest request)
    {
        if (OwnInstance(caller, region, instanceId) is not { } instance)
        {
            using CallScope missing = run.Begin(caller, "ec2:CreateImage", region, Instance.ArnOf(Account(caller), region, instanceId));
            return FindInstance(missing, caller, "ec2:CreateImage", region, instanceId).Error!;
        }

        if (CheckName(request.Name) is { } malformed)
        {
            return malformed;
        }

        if (instance.State is not (InstanceState.Running or InstanceState.Stopped or InstanceState.Stopping or InstanceState.Pending))
        {
            return InstanceErrors.IncorrectState(instanceId, "imaged");
        }

        LaunchedInstance launched = new(instanceId, region, instance.Owner, [.. VolumesOf(instance)
            .OrderByDescending(v => v.Attachment!.Device == instance.RootDeviceName)
            .ThenBy(v => v.Attachment!.Device, StringComparer.Ordinal)
            .Select(v => new LaunchedVolume(v.Attachment!.Device, v.VolumeId, v.KmsKeyArn, v.Size)
            {
                KeySetting = v.KeySetting,
                LayerId = v.LayerId,
                Kind = v.Kind,
                DeleteOnTermination = v.Attachment!.DeleteOnTermination,
            })])
        {
            ImageId = instance.ImageId,
            RootDeviceName = instance.RootDeviceName,
            Tags = instance.Tags,
        };
        return CheckChanges(launched, request.Devices) is { } error
            ? error
            : CreateImage(caller, launched, request, ContextOf(instance));
    }

    /// <summary>CreateSnapshots of an instance's volumes.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="region">Where.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="isRootLeftOut">ExcludeBootVolume.</param>
    /// <param name="leftOut">ExcludeDataVolumeIds.</param>
    /// <param name="description">Of every snapshot.</param>
    /// <param name="tags">Of every snapshot.</param>
    /// <param name="copiesTags">CopyTagsFromSource.</param>
    public Reply<ImmutableArray<Snapshot>> CreateSnapshots(
        Caller caller, Region region, string instanceId, bool isRootLeftOut, ImmutableArray<string> leftOut, string? description,
        ImmutableDictionary<string, string> tags, bool copiesTags)
    {
        using CallScope scope = run.Begin(caller, "ec2:CreateSnapshots", region, Instance.ArnOf(Account(caller), region, instanceId));
        Reply<Instance> found = FindInstance(scope, caller, "ec2:CreateSnapshots", region, instanceId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        Instance instance = found.Value!;
        Volume[] attached = [.. VolumesOf(instance).OrderBy(v => v.Attachment!.Device, StringComparer.Ordinal)];
        if (leftOut.FirstOrDefault(id => attached.All(v => v.VolumeId != id)) is { } stranger)
        {
            return scope.Fail(VolumeErrors.NotFound(stranger));
        }

        Volume[] volumes =
        [
            .. attached.Where(v => !(isRootLeftOut && v.Attachment!.Device == instance.RootDeviceName) && !leftOut.Contains(v.VolumeId)),
        ];
        if (volumes.Length == 0)
        {
            return scope.Fail(Ec2Errors.InvalidValue($"The instance '{instanceId}' has no volumes to take snapshots of"));
        }

        ImmutableArray<Snapshot>.Builder taken = ImmutableArray.CreateBuilder<Snapshot>();
        foreach (Volume volume in volumes)
        {
            ImmutableDictionary<string, string> all = copiesTags ? volume.Tags.SetItems(tags) : tags;
            if (AskToSnapshot(scope, caller, region, "CreateSnapshots", volume.VolumeId, volume, all) is { } denied)
            {
                return denied;
            }

            taken.Add(Take(volume, description, all));
        }

        return taken.ToImmutable();
    }

    private Instance? OwnInstance(Caller caller, Region region, string instanceId) =>
        World.Ec2.Instances.GetValueOrDefault((region, instanceId)) is { } instance && instance.Owner == caller.Account ? instance : null;

    // Size and encryption of the instance's volumes stay as they are (F2.15).
    private static ServiceError? CheckChanges(LaunchedInstance instance, ImmutableArray<RequestedDevice> devices)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (RequestedDevice device in devices)
        {
            LaunchedVolume? volume = instance.Volumes.FirstOrDefault(v => v.DeviceName == device.DeviceName);
            ServiceError? error = device.DeviceName is not { Length: > 0 } name ? Ec2Errors.MissingParameter("deviceName")
                : !names.Add(name) ? Ec2Errors.DeviceTwice(name)
                : device.IsLeftOut
                    ? name == instance.RootDeviceName
                        ? Ec2Errors.DeviceInvalid($"The root device {name} can't be left out of an image")
                        : null
                : volume is null ? CheckDevice(device, name)
                : device.KmsKeyId is not null || (device.Encrypted is { } encrypted && encrypted != (volume.KmsKeyArn.Or(null) is not null))
                    ? Ec2Errors.DeviceInvalid($"The encryption of device {name} can't be changed by CreateImage; copy the image afterwards")
                : device.VolumeSize is { } size && size != volume.Size
                    ? Ec2Errors.DeviceInvalid($"The volume size of device {name} can't be changed by CreateImage")
                : device.SnapshotId is not null
                    ? Ec2Errors.DeviceInvalid($"A snapshot can't be specified for device {name}, which has a volume")
                : null;
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }
}
