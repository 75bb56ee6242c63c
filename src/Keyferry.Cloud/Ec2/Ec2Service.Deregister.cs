using System.Collections.Immutable;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// The end of images and snapshots.
public sealed partial class Ec2Service
{
    /// <summary>DeregisterImage, if it isn't protected (F2.55); its snapshots are deleted only on request.</summary>
    public Reply<ImmutableArray<DeletedSnapshot>> DeregisterImage(
        Caller caller, Region region, string imageId, bool deleteAssociatedSnapshots)
    {
        using CallScope scope = run.Begin(caller, "ec2:DeregisterImage", region, Subjects.Image(region, imageId));
        Reply<Image> own = OwnImage(scope, caller, region, imageId, "ec2:DeregisterImage", []);
        if (!own.Succeeded)
        {
            return own.Error;
        }

        Image image = own.Value!;
        if (image.DeregistrationProtection is { IsEnabled: true } or { CooldownEnds: not null }
            && (image.DeregistrationProtection.IsEnabled || image.DeregistrationProtection.CooldownEnds > World.Now))
        {
            return scope.Fail(Ec2Errors.DeregistrationProtected(imageId));
        }

        run.World = run.ImageNames.Put(World, image with
        {
            State = ImageState.Deregistered,
            LaunchPermissions = LaunchPermissions.None,
            Tags = ImmutableDictionary<string, string>.Empty,
        });
        return deleteAssociatedSnapshots
            ? SnapshotIds(image).Distinct().Select(id => DeleteOf(caller, region, id)).ToImmutableArray()
            : ImmutableArray<DeletedSnapshot>.Empty;
    }

    /// <summary>DeleteSnapshot, if no image has it.</summary>
    public Reply<Done> DeleteSnapshot(Caller caller, Region region, string snapshotId)
    {
        using CallScope scope = run.Begin(caller, "ec2:DeleteSnapshot", region, Subjects.Snapshot(region, snapshotId));
        Reply<Snapshot> own = OwnSnapshot(scope, caller, region, snapshotId, "ec2:DeleteSnapshot", []);
        if (!own.Succeeded)
        {
            return own.Error;
        }

        if (ImageWith(region, snapshotId) is { } image)
        {
            return scope.Fail(Ec2Errors.SnapshotInUse(snapshotId, image.ImageId));
        }

        Remove(own.Value!);
        return default(Done);
    }

    private DeletedSnapshot DeleteOf(Caller caller, Region region, string snapshotId)
    {
        if (ImageWith(region, snapshotId) is not null)
        {
            return new DeletedSnapshot(snapshotId, "skipped");
        }

        Reply<Done> deleted = DeleteSnapshot(caller, region, snapshotId);
        return new DeletedSnapshot(
            snapshotId, deleted.Succeeded ? "success" : deleted.Error.Code == "UnauthorizedOperation" ? "missing-permissions" : "client-error");
    }

    private Image? ImageWith(Region region, string snapshotId) => World.Images
        .Where(i => i.Key.Region == region && i.Value.State != ImageState.Deregistered
            && i.Value.BlockDeviceMappings.Any(d => d.SnapshotId == snapshotId))
        .OrderBy(i => i.Key.ImageId, StringComparer.Ordinal)
        .Select(i => i.Value)
        .FirstOrDefault();

    private void Remove(Snapshot snapshot)
    {
        run.World = World with { Snapshots = World.Snapshots.Remove((snapshot.Region, snapshot.SnapshotId)) };
        SnapshotContents.Forget(run, snapshot.SnapshotId);
    }

    /// <summary>The caller's own snapshot, if it may do this to it; condition keys as in the service authorization reference.</summary>
    private Reply<Snapshot> OwnSnapshot(
        CallScope scope, Caller caller, Region region, string snapshotId, string action,
        ReadOnlySpan<KeyValuePair<string, ContextValue>> context)
    {
        Snapshot? known = FindSnapshot(region, snapshotId);
        string arn = Subjects.Snapshot(region, snapshotId);
        Question question = new(action, arn, region)
        {
            SharedBy = known?.Owner,
            ResourceTags = VisibleTags(caller, known?.Owner, known?.Tags),
            Context = [.. known is null ? [] : SnapshotContext(known), .. context],
        };
        return (CheckRegion(scope, caller, region) ?? Ask(scope, caller, question)) is { } denied ? denied
            : known is not null && known.Owner == caller.Account ? known
            : scope.Fail(known is not null && MaySee(Account(caller), known)
                ? Ec2Errors.NotAuthorizedForSnapshot(snapshotId)
                : ResourceIds.NoSnapshot(snapshotId));
    }

    /// <summary>The condition keys of a snapshot (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html).</summary>
    internal static ImmutableArray<KeyValuePair<string, ContextValue>> SnapshotContext(Snapshot snapshot) =>
    [
        KeyValuePair.Create("ec2:Owner", ContextValue.Of(snapshot.OwnerAlias ?? snapshot.Owner.Value)),
        KeyValuePair.Create("ec2:SnapshotID", ContextValue.Of(snapshot.SnapshotId)),
        KeyValuePair.Create("ec2:VolumeSize", ContextValue.Of(Number(snapshot.VolumeSize))),
        KeyValuePair.Create("ec2:Encrypted", !snapshot.KmsKeyArn.IsKnown
            ? ContextValue.Unknown(snapshot.KmsKeyArn.UnknownBecause)
            : ContextValue.Of(snapshot.KmsKeyArn.Value is not null)),
        KeyValuePair.Create("ec2:SnapshotTime", snapshot.StartTime is { } time
            ? ContextValue.Of(Ec2Time.Text(time))
            : ContextValue.Unknown("when the snapshot was made isn't described")),
        KeyValuePair.Create("ec2:ParentVolume", ContextValue.Of(
            $"arn:aws:ec2:{snapshot.Region}:{snapshot.Owner}:volume/{snapshot.VolumeId ?? DescribedSnapshot.NoVolume}")),
    ];

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
