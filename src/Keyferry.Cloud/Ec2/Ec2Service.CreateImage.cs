using System.Collections.Immutable;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

public sealed partial class Ec2Service
{
    /// <summary>CreateImage of an instance (K5): the new AMI's id. Snapshots inherit their volume's key; KMS isn't asked. Where
    /// data is really kept, it is pending until all of it is there.</summary>
    public Reply<string> CreateImage(
        Caller caller, LaunchedInstance instance, string name, ImmutableDictionary<string, string> tags)
    {
        Region region = instance.Region;
        string instanceArn = $"arn:aws:ec2:{region}:{instance.Account}:instance/{instance.InstanceId}";
        string image = $"arn:aws:ec2:{region}::image/*";
        string snapshot = $"arn:aws:ec2:{region}::snapshot/*";
        using CallScope scope = run.Begin(caller, "ec2:CreateImage", region, instanceArn);
        Question Of(string resource) => new("ec2:CreateImage", resource, region) { RequestTags = tags };
        ServiceError? error = CheckText(scope, name, null)
            ?? Ask(scope, caller, Of(instanceArn) with { ResourceTags = instance.Tags })
            ?? Ask(scope, caller, Of(image))
            ?? Ask(scope, caller, Of(snapshot))
            ?? CheckTagsOnCreate(scope, caller, region, image, "CreateImage", tags)
            ?? CheckTagsOnCreate(scope, caller, region, snapshot, "CreateImage", tags)
            ?? CheckRoom(scope, instance.Account, region, name);
        if (error is not null)
        {
            return error;
        }

        ImmutableArray<ImageDevice>.Builder devices = ImmutableArray.CreateBuilder<ImageDevice>();
        foreach (LaunchedVolume volume in instance.Volumes)
        {
            Snapshot taken = new()
            {
                Region = region,
                SnapshotId = NewId("snap"),
                Owner = instance.Account,
                KmsKeyArn = volume.KmsKeyArn,
                KeySetting = volume.KeySetting,
                EncryptionContextId = volume.VolumeId,
                VolumeSize = volume.Size,
                VolumeId = volume.VolumeId,
                StartTime = World.Now,
                CompletionTime = World.Now,
                Tags = tags,
            };
            taken = SnapshotContents.Taken(run, volume.LayerId, taken);
            Put(taken);
            devices.Add(new ImageDevice(volume.DeviceName, taken.SnapshotId, volume.Size));
        }

        Image? parent = instance.ImageId is { } parentId ? FindImage(region, parentId) : null;
        Image made = new()
        {
            Region = region,
            ImageId = NewId("ami"),
            Owner = instance.Account,
            Name = name,
            Architecture = parent?.Architecture ?? "x86_64",
            Platform = parent?.Platform,
            RootDeviceName = instance.RootDeviceName,
            State = IsArriving(region, devices) ? ImageState.Pending : ImageState.Available,
            BlockDeviceMappings = devices.ToImmutable(),
            ProductCodes = parent?.ProductCodes ?? [],
            HasBillingProduct = parent?.HasBillingProduct ?? false,
            Tags = tags,
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
}
