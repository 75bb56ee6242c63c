using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// CopyImage: what EBS does after EC2 has answered (F2.5, F2.60–F2.72).
public sealed partial class Ec2Service
{
    private const string SnapshotFailed = "AMI snapshot copy failed with error: ";

    /// <summary>The asynchronous part of a copy (F10.2, K6–K10, F3.25): the AMI is available or failed afterwards, with its
    /// StateReason; where data is really copied, it stays pending until all of it is there.</summary>
    public Image FinishCopy(Caller caller, Region region, string imageId, CopyImageRequest request)
    {
        using CallScope scope = run.Begin(
            caller, "ec2:CopyImage", region, Subjects.Image(region, imageId), "copy the snapshots of the image", continues: true);
        Image pending = World.Images[(region, imageId)];
        Image source = FindImage(request.SourceRegion, request.SourceImageId)
            ?? throw new InvalidOperationException($"{request.SourceImageId} was there when the copy began");
        ImmutableArray<ImageDevice>.Builder devices = ImmutableArray.CreateBuilder<ImageDevice>();
        string? failure = null;
        foreach (ImageDevice device in source.BlockDeviceMappings)
        {
            if (device.SnapshotId is null)
            {
                devices.Add(device);
                continue;
            }

            Snapshot from = FindSnapshot(source.Region, device.SnapshotId) ?? NotDescribed(source, device);
            Snapshot copy = CopySnapshot(scope, caller, region, from, request, out failure);
            Put(copy);
            devices.Add(device with { SnapshotId = copy.SnapshotId });

            // The first snapshot that fails gives the image its reason; finished ones stay (F10.2).
            if (failure is not null)
            {
                break;
            }
        }

        Image finished = pending with
        {
            BlockDeviceMappings = devices.ToImmutable(),
            State = failure is not null ? ImageState.Failed
                : IsArriving(region, devices) ? ImageState.Pending : ImageState.Available,
            StateReason = failure,
        };
        run.World = run.ImageNames.Put(World, finished);
        return finished;
    }

    private bool IsArriving(Region region, IEnumerable<ImageDevice> devices) => devices.Any(d =>
        d.SnapshotId is { } id && World.Snapshots.GetValueOrDefault((region, id)) is { State: SnapshotState.Pending });

    private Snapshot CopySnapshot(
        CallScope scope, Caller caller, Region region, Snapshot source, CopyImageRequest request, out string? failure)
    {
        AccountId account = Account(caller);
        string id = NewId("snap");
        KeyFailure result = ChooseCopyKey(
            scope, account, region, source, request,
            out ChosenKey? from, out ChosenKey? to, out ChosenKey? byDefault, out string? unknown);
        if (result == KeyFailure.None && (from is not null || to is not null))
        {
            result = _keys.Copy(scope, caller, from, source.EncryptionContextId, to, byDefault, id);
        }

        (string? state, failure) = scope.Undecided is { } untold
            ? (untold.Message, SnapshotFailed + untold.Message)
            : Texts(result);
        Snapshot copy = new()
        {
            Region = region,
            SnapshotId = id,
            Owner = account,
            State = state is null ? SnapshotState.Completed : SnapshotState.Error,
            StateMessage = state,
            KmsKeyArn = unknown is not null ? Fact<string?>.Unknown(unknown) : to?.Key.Arn,
            KeySetting = to?.Setting,
            EncryptionContextId = id,
            VolumeSize = source.VolumeSize,
            FullSnapshotSizeInBytes = source.FullSnapshotSizeInBytes,
            StartTime = World.Now,
            CompletionTime = state is null ? World.Now : null,
            TransferType = "standard",
        };
        return SnapshotContents.Copied(run, source, copy, to?.Key);
    }

    private KeyFailure ChooseCopyKey(
        CallScope scope, AccountId account, Region region, Snapshot source, CopyImageRequest request,
        out ChosenKey? from, out ChosenKey? to, out ChosenKey? byDefault, out string? unknown)
    {
        to = byDefault = null;
        bool encrypted = !source.KmsKeyArn.IsKnown || source.KmsKeyArn.Value is not null;
        CopyKey choice = CopyKeyOf(scope, account, region, source.Owner == account, source.Region == region, encrypted, request, out unknown);
        unknown ??= _keys.WhyUnknown(choice, account, region, source);
        (string, string)? keySetting = request.KmsKeySetting;
        KeyFailure failure = KeyFailure.None;
        if (choice == CopyKey.GivenKey)
        {
            to = _keys.Resolve(scope, account, region, request.KmsKeyId!, keySetting, out failure);
        }
        else if (choice == CopyKey.DefaultKey)
        {
            to = byDefault = _keys.DefaultKey(scope, account, region, out failure);
        }

        from = null;
        if (failure != KeyFailure.None || !encrypted)
        {
            return failure;
        }

        from = _keys.KeyOf(scope, source, out failure);
        to = choice == CopyKey.SourceKey ? from : to;

        // F2.8: the default key matters for copies of encrypted snapshots even where another key is used.
        if (failure == KeyFailure.None && choice != CopyKey.DefaultKey)
        {
            byDefault = _keys.DefaultKey(scope, account, region, out KeyFailure missing);
            failure = missing == KeyFailure.None ? KeyFailure.None : KeyFailure.NotAccessible;
        }

        return failure;
    }

    private CopyKey CopyKeyOf(
        CallScope scope, AccountId account, Region region, bool own, bool sameRegion, bool sourceEncrypted, CopyImageRequest request,
        out string? unknownBecause)
    {
        unknownBecause = null;
        // A request that EC2 refuses gets here only as if it were repaired.
        bool keyGiven = request.KmsKeyId is not null;
        bool? encrypted = keyGiven ? true : sourceEncrypted && request.Encrypted == false ? null : request.Encrypted;
        Fact<bool> byDefault = _keys.Settings(account, region).EncryptionByDefault;
        CopyKey Resolve(bool on) => CopyEncryption.Resolve(
            sourceEncrypted, own, sameRegion, encrypted, keyGiven, on, World.Behavior.OwnSnapshotKeepsItsKey);

        if (!byDefault.IsKnown && Resolve(true) != Resolve(false))
        {
            unknownBecause = byDefault.UnknownBecause;
            scope.Meet(new Obstacle.CannotTell($"encryption by default of account {account} in {region}", byDefault.UnknownBecause)
            { Setting = (Subjects.Ec2Settings(account, region), "encryptionByDefault") });
        }

        return Resolve(byDefault.Or(false));
    }

    // The snapshot's StateMessage and the image's StateReason (F2.62–F2.65, F2.70).
    private static (string? Snapshot, string? Image) Texts(KeyFailure failure) => failure switch
    {
        KeyFailure.None => (null, null),
        KeyFailure.NotAccessible or KeyFailure.BadState => ("Given key ID is not accessible",
            SnapshotFailed + "Given key ID is not accessible. You must have DescribeKey permissions on the default CMK"),
        KeyFailure.InvalidIdentifier => ("The specified keyId ... is invalid", SnapshotFailed + "The specified keyId ... is invalid"),
        KeyFailure.DoesNotExist => ("Given key ID does not exist", SnapshotFailed + "Given key ID does not exist"),
        _ => throw new UnreachableException(),
    };

    private static Snapshot NotDescribed(Image image, ImageDevice device) => new()
    {
        Region = image.Region,
        SnapshotId = device.SnapshotId!,
        Owner = image.Owner,
        KmsKeyArn = Fact<string?>.Unknown($"snapshot {device.SnapshotId} of {image.ImageId} isn't described"),
        VolumeSize = device.VolumeSize ?? 8,
    };
}
