using System.Collections.Immutable;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

public sealed partial class Ec2Service
{
    /// <summary>CreateImage of an instance (K5): the new AMI's id. Snapshots inherit their volume's key; KMS isn't asked. Where
    /// data is really kept, it is pending until all of it is there.</summary>
    public Reply<string> CreateImage(
        Caller caller, LaunchedInstance instance, string name, ImmutableDictionary<string, string> tags) =>
        CreateImage(caller, instance, new CreateImageRequest { Name = name, ImageTags = tags, SnapshotTags = tags }, []);

    private Reply<string> CreateImage(
        Caller caller, LaunchedInstance instance, CreateImageRequest request,
        ImmutableArray<KeyValuePair<string, ContextValue>> instanceContext)
    {
        Region region = instance.Region;
        string instanceArn = $"arn:aws:ec2:{region}:{instance.Account}:instance/{instance.InstanceId}";
        string image = $"arn:aws:ec2:{region}::image/*";
        string snapshot = $"arn:aws:ec2:{region}::snapshot/*";
        using CallScope scope = run.Begin(caller, "ec2:CreateImage", region, instanceArn);
        Question Of(string resource, ImmutableDictionary<string, string> tags) =>
            new("ec2:CreateImage", resource, region) { RequestTags = tags };
        ServiceError? error = CheckText(scope, request.Name, request.Description)
            ?? Ask(scope, caller, Of(instanceArn, request.ImageTags) with { ResourceTags = instance.Tags, Context = instanceContext })
            ?? Ask(scope, caller, Of(image, request.ImageTags))
            ?? Ask(scope, caller, Of(snapshot, request.SnapshotTags))
            ?? CheckTagsOnCreate(scope, caller, region, image, "CreateImage", request.ImageTags)
            ?? CheckTagsOnCreate(scope, caller, region, snapshot, "CreateImage", request.SnapshotTags)
            ?? CheckRoom(scope, instance.Account, region, request.Name);
        if (error is not null)
        {
            return error;
        }

        ImmutableArray<ImageDevice> devices = TakeDevices(instance, request);
        Image? parent = instance.ImageId is { } parentId ? FindImage(region, parentId) : null;
        Image made = new()
        {
            Region = region,
            ImageId = NewId("ami"),
            Owner = instance.Account,
            Name = request.Name,
            Description = request.Description,
            Architecture = parent?.Architecture ?? "x86_64",
            Platform = parent?.Platform,
            RootDeviceName = instance.RootDeviceName,
            State = IsArriving(region, devices) ? ImageState.Pending : ImageState.Available,
            BlockDeviceMappings = devices,
            ProductCodes = parent?.ProductCodes ?? [],
            HasBillingProduct = parent?.HasBillingProduct ?? false,
            Tags = request.ImageTags,
            CreationDate = World.Now,
            SourceInstanceId = instance.InstanceId,
            SourceImageId = parent?.ImageId,
            SourceImageRegion = parent?.Region.Value,
            BootMode = parent?.BootMode,
            TpmSupport = parent?.TpmSupport,
            ImdsSupport = parent?.ImdsSupport,
            SriovNetSupport = parent?.SriovNetSupport,
            EnaSupport = parent?.EnaSupport ?? true,
        };
        Register(made);
        return made.ImageId;
    }

    // A snapshot of each volume; devices that the instance doesn't have are as RegisterImage makes them.
    private ImmutableArray<ImageDevice> TakeDevices(LaunchedInstance instance, CreateImageRequest request)
    {
        var asked = request.Devices.ToDictionary(d => d.DeviceName!, StringComparer.Ordinal);
        ImmutableArray<ImageDevice>.Builder devices = ImmutableArray.CreateBuilder<ImageDevice>();
        foreach (LaunchedVolume volume in instance.Volumes)
        {
            asked.Remove(volume.DeviceName, out RequestedDevice? change);
            if (change is { IsLeftOut: true })
            {
                continue;
            }

            Snapshot taken = TakeSnapshot(instance, volume, request.SnapshotTags);
            Put(taken);
            VolumeKind? kind = volume.Kind;
            devices.Add(new ImageDevice(volume.DeviceName, taken.SnapshotId, volume.Size, change?.VolumeType ?? kind?.Type)
            {
                Iops = change is { VolumeType: not null } or { Iops: not null } ? change.Iops : kind?.Iops,
                Throughput = change is { VolumeType: not null } or { Throughput: not null } ? change.Throughput : kind?.Throughput,
                DeleteOnTermination = change?.DeleteOnTermination ?? volume.DeleteOnTermination,
            });
        }

        devices.AddRange(request.Devices.Where(d => asked.ContainsKey(d.DeviceName!) && !d.IsLeftOut)
            .Select(d => Device(instance.Region, d)));
        return devices.ToImmutable();
    }

    private Snapshot TakeSnapshot(LaunchedInstance instance, LaunchedVolume volume, ImmutableDictionary<string, string> tags)
    {
        Snapshot taken = new()
        {
            Region = instance.Region,
            SnapshotId = NewId("snap"),
            Owner = instance.Account,
            KmsKeyArn = volume.KmsKeyArn,
            KeySetting = volume.KeySetting,
            EncryptionContextId = volume.VolumeId,
            VolumeSize = volume.Size,
            VolumeId = volume.VolumeId,
            StartTime = World.Now,
            CompletionTime = run.Platform is null ? World.Now : null,
            Tags = tags,
        };
        return SnapshotContents.Taken(run, volume.LayerId, taken);
    }
}
