using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Fixing.Changes;

/// <summary>Shares a snapshot with an account (ModifySnapshotAttribute, createVolumePermission).</summary>
public sealed record ShareSnapshot(AccountId Owner, Region InRegion, string SnapshotId, AccountId With) : Change
{
    public override AccountId Account => Owner;

    public override Region? Region => InRegion;

    public override string Sentence => $"share the snapshot {SnapshotId} with account {With}";

    public override ImmutableArray<Access> Opens =>
        [new($"arn:aws:iam::{With}:root", ["ec2:CopySnapshot", "ec2:CreateVolume"], Subjects.Snapshot(InRegion, SnapshotId), [])];

    public override World Apply(World world) =>
        world.Snapshots.GetValueOrDefault((InRegion, SnapshotId)) is { } snapshot
            ? world with
            {
                Snapshots = world.Snapshots.SetItem(
                    (InRegion, SnapshotId), snapshot with { CreateVolumePermissions = snapshot.CreateVolumePermissions.Add(With) }),
            }
            : world;
}

/// <summary>Tags an image together with its snapshots.</summary>
public sealed record TagImage(AccountId Owner, Region InRegion, string ImageId, ImmutableArray<string> SnapshotIds, string Key, string Value)
    : Change
{
    public override AccountId Account => Owner;

    public override Region? Region => InRegion;

    public override string Sentence => $"tag {ImageId} and its snapshots with `{Key}` = `{Value}`";

    public override ImmutableArray<string> Notes =>
        ["AWS's policy for the service-linked role lets it touch what carries this tag, and nothing else."];

    public override World Apply(World world)
    {
        if (world.Images.GetValueOrDefault((InRegion, ImageId)) is { } image)
        {
            world = world with { Images = world.Images.SetItem((InRegion, ImageId), image with { Tags = image.Tags.SetItem(Key, Value) }) };
        }

        foreach (string id in SnapshotIds)
        {
            if (world.Snapshots.GetValueOrDefault((InRegion, id)) is { } snapshot)
            {
                world = world with
                {
                    Snapshots = world.Snapshots.SetItem((InRegion, id), snapshot with { Tags = snapshot.Tags.SetItem(Key, Value) }),
                };
            }
        }

        return world;
    }
}

/// <summary>Enables a disabled image again (EnableImage).</summary>
public sealed record EnableImage(AccountId Owner, Region InRegion, string ImageId) : Change
{
    public override AccountId Account => Owner;

    public override Region? Region => InRegion;

    public override string Sentence => $"enable the image {ImageId}";

    public override World Apply(World world) =>
        world.Images.GetValueOrDefault((InRegion, ImageId)) is { } image
            ? world with { Images = world.Images.SetItem((InRegion, ImageId), image with { State = ImageState.Available }) }
            : world;
}
