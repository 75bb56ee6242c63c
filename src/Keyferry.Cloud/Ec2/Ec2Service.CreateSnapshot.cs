using System.Collections.Immutable;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// Snapshots of volumes: they keep the volume's key, and KMS isn't asked (K5).
public sealed partial class Ec2Service
{
    /// <summary>CreateSnapshot: pending until all data of the volume is there.</summary>
    public Reply<Snapshot> CreateSnapshot(
        Caller caller, Region region, string volumeId, string? description, ImmutableDictionary<string, string> tags)
    {
        using CallScope scope = run.Begin(caller, "ec2:CreateSnapshot", region, $"arn:aws:ec2:{region}::snapshot/*");
        Volume? volume = OwnVolume(caller, region, volumeId);
        ServiceError? error = CheckRegion(scope, caller, region)
            ?? AskToSnapshot(scope, caller, region, "CreateSnapshot", volumeId, volume, tags)
            ?? (volume is null ? VolumeErrors.NotFound(volumeId) : null)
            ?? (volume!.State is VolumeState.Available or VolumeState.InUse
                ? null
                : VolumeErrors.NotAvailable(volumeId));
        return error is not null ? scope.Fail(error) : Take(volume!, description, tags);
    }

    private Volume? OwnVolume(Caller caller, Region region, string volumeId) =>
        World.Ec2.Volumes.GetValueOrDefault((region, volumeId)) is { } volume && volume.Owner == caller.Account ? volume : null;

    // The new snapshot and the volume are both resources of the action.
    private ServiceError? AskToSnapshot(
        CallScope scope, Caller caller, Region region, string operation, string volumeId, Volume? volume,
        ImmutableDictionary<string, string> tags)
    {
        string action = $"ec2:{operation}";
        string snapshot = $"arn:aws:ec2:{region}::snapshot/*";
        string volumeArn = Volume.ArnOf(Account(caller), region, volumeId);
        return Ask(scope, caller, new Question(action, snapshot, region)
        {
            RequestTags = tags,
            Context =
            [
                KeyValuePair.Create("ec2:ParentVolume", ContextValue.Of(volumeArn)),
                .. volume is null ? [] : VolumeContext(volume),
            ],
        })
            ?? Ask(scope, caller, new Question(action, volumeArn, region)
            {
                RequestTags = tags,
                ResourceTags = VisibleTags(caller, volume?.Owner, volume?.Tags),
                Context = volume is null ? [] : VolumeContext(volume),
            })
            ?? CheckTagsOnCreate(scope, caller, region, snapshot, operation, tags);
    }

    private static ImmutableArray<KeyValuePair<string, ContextValue>> VolumeContext(Volume volume) =>
    [
        KeyValuePair.Create("ec2:AvailabilityZone", ContextValue.Of(volume.AvailabilityZone)),
        KeyValuePair.Create("ec2:Encrypted", ContextValue.Of(volume.KmsKeyArn.Or(null) is not null)),
        KeyValuePair.Create("ec2:VolumeID", ContextValue.Of(volume.VolumeId)),
        KeyValuePair.Create("ec2:VolumeSize", ContextValue.Of(Number(volume.Size))),
        KeyValuePair.Create("ec2:VolumeType", ContextValue.Of(volume.Kind.Type)),
    ];

    private Snapshot Take(Volume volume, string? description, ImmutableDictionary<string, string> tags)
    {
        Snapshot taken = SnapshotContents.Taken(run, volume.LayerId, new Snapshot
        {
            Region = volume.Region,
            SnapshotId = NewId("snap"),
            Owner = volume.Owner,
            KmsKeyArn = volume.KmsKeyArn,
            KeySetting = volume.KeySetting,
            EncryptionContextId = volume.VolumeId,
            VolumeSize = volume.Size,
            VolumeId = volume.VolumeId,
            Description = description,
            StartTime = World.Now,
            CompletionTime = run.Platform is null ? World.Now : null,
            Tags = tags,
        });
        Put(taken);
        return taken;
    }
}
