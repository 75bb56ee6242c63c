using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Ways to make an image visible, shared or tagged as Image Builder needs it.</summary>
internal static class ImageCandidates
{
    public static CandidateSet NotVisible(Cause cause, Obstacle.ImageNotVisible hidden)
    {
        Sighting first = cause.First;
        World world = cause.Subject.World;
        Image? image = cause.Subject.FindImage(hidden.ImageArn);
        ImmutableArray<string>? allowed = first.Caller.Account is { } account
            ? world.Ec2Settings.GetValueOrDefault((account, first.Call.Region))?.AllowedImageProviders
            : null;
        return image is null ? Gone(hidden)
            : allowed is { } providers && !providers.Contains(image.Owner.Value) && image.Owner != first.Caller.Account
                ? CandidateSet.Of(new Candidate("allow-provider", [new AllowImageProvider(
                    first.Caller.Account!.Value, first.Call.Region, image.Owner, providers)]))
            : image.State == ImageState.Disabled
                ? CandidateSet.Of(new Candidate("enable-image", [new EnableImage(image.Owner, image.Region, image.ImageId)]))
            : Gone(hidden);
    }

    public static CandidateSet NotShared(Cause cause, Obstacle.StorageNotShared storage)
    {
        return cause.Subject.FindSnapshot(storage.SnapshotArn) is { } snapshot
            ? CandidateSet.Of(new Candidate("share-snapshot", [new ShareSnapshot(
                snapshot.Owner, snapshot.Region, snapshot.SnapshotId, storage.With)]))
            : CandidateSet.None($"the snapshot {storage.SnapshotArn} isn't known; let its owner share it");
    }

    /// <summary>The tag that AWS's policy of the service-linked role asks for (F1.26), on an image that is there already.</summary>
    public static Candidate? Tags(Cause cause)
    {
        World world = cause.Subject.World;
        ImmutableArray<Change> changes =
        [
            .. cause.Sightings.Select(s => s.Resource).Distinct(StringComparer.Ordinal)
                .SelectMany(arn => world.Images.Values.Where(i => i.Arn == arn || i.BlockDeviceMappings.Any(
                    d => d.SnapshotId is { } id && Subjects.Snapshot(i.Region, id) == arn)))
                .DistinctBy(i => i.ImageId)
                .OrderBy(i => i.ImageId, StringComparer.Ordinal)
                .Select(i => new TagImage(
                    i.Owner,
                    i.Region,
                    i.ImageId,
                    [.. i.BlockDeviceMappings.Select(d => d.SnapshotId).OfType<string>()],
                    "CreatedBy",
                    "EC2 Image Builder")),
        ];
        return changes.IsEmpty ? null : new Candidate("tag", changes);
    }

    private static CandidateSet Gone(Obstacle.ImageNotVisible hidden) => CandidateSet.None(
        $"the image {hidden.ImageArn[(hidden.ImageArn.LastIndexOf('/') + 1)..]} can't be brought back by a setting ({hidden.Why}): build "
        + "anew, or name an image that is there");
}
