using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

/// <summary>EC2's calls that a distribution makes, with the rules of images, snapshots and EBS encryption.</summary>
public sealed partial class Ec2Service(Run run)
{
    private readonly EbsKeyUse _keys = new(run);
    private readonly Func<Authorization, ServiceError> _denied = a => AccessDenied.Ec2(run.World, a);

    private World World => run.World;

    /// <summary>DescribeImages of one image by a caller, with visibility and Allowed AMIs (F2.54).</summary>
    public Reply<Image> DescribeImage(Caller caller, Region region, string imageId)
    {
        using CallScope scope = run.Begin(caller, "ec2:DescribeImages", region, Subjects.Image(region, imageId));
        return Ask(scope, caller, new Question("ec2:DescribeImages", "*", region)) is { } denied
            ? denied
            : See(scope, caller, region, imageId, Ec2Errors.ImageNotFound);
    }

    /// <summary>CreateTags on an image or snapshot.</summary>
    public Reply<Done> CreateTags(Caller caller, Region region, string resourceId, ImmutableDictionary<string, string> tags)
    {
        bool isImage = resourceId.StartsWith("ami-", StringComparison.Ordinal);
        string arn = isImage ? Subjects.Image(region, resourceId) : Subjects.Snapshot(region, resourceId);
        using CallScope scope = run.Begin(caller, "ec2:CreateTags", region, arn);
        Image? image = World.Images.GetValueOrDefault((region, resourceId));
        Snapshot? snapshot = World.Snapshots.GetValueOrDefault((region, resourceId));
        Question question = new("ec2:CreateTags", arn, region)
        {
            RequestTags = tags,
            ResourceTags = VisibleTags(caller, image?.Owner ?? snapshot?.Owner, image?.Tags ?? snapshot?.Tags),
        };
        if (Ask(scope, caller, question) is { } denied)
        {
            return denied;
        }

        if ((isImage ? image?.Owner : snapshot?.Owner) != caller.Account)
        {
            ServiceError error = isImage ? ResourceIds.NoImage(resourceId) : ResourceIds.NoSnapshot(resourceId);
            return scope.Meet(new Obstacle.NotFound(isImage ? "image" : "snapshot", resourceId) { Error = error }) is { } missing
                ? missing
                : default(Done);
        }

        run.World = isImage
            ? run.ImageNames.Put(World, image! with { Tags = image.Tags.SetItems(tags) })
            : World with { Snapshots = World.Snapshots.SetItem((region, resourceId), snapshot! with { Tags = snapshot.Tags.SetItems(tags) }) };
        return default(Done);
    }

    private ServiceError? Ask(CallScope scope, Caller caller, Question question, (string, string)? setting = null)
    {
        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>(
            1 + question.ResourceTags.Count + question.Context.Length + 2);
        context.Add(new("ec2:Region", ContextValue.Of(question.Region.Value)));
        if (WhyTagsUnknown(caller, question) is { } because)
        {
            context.Add(new("ec2:ResourceTag/*", ContextValue.Unknown(because)));
            context.Add(new("aws:ResourceTag/*", ContextValue.Unknown(because)));
        }

        foreach ((string key, string value) in question.ResourceTags)
        {
            context.Add(new($"ec2:ResourceTag/{key}", ContextValue.Of(value)));
        }

        context.AddRange(question.Context);
        return scope.Ask(run, caller, question with { Context = context.DrainToImmutable() }, _denied, setting);
    }

    // Of what couldn't be read the tags aren't known either.
    private string? WhyTagsUnknown(Caller caller, Question question)
    {
        string arn = question.Resource;
        if (World.Horizon.Unread.TryGetValue(arn, out string? unread))
        {
            return unread;
        }

        return arn.Split(':', 6) is [_, _, "ec2", var region, _, ['s', 'n', 'a', 'p', 's', 'h', 'o', 't', '/', .. var id]]
            && World.Snapshots.GetValueOrDefault((new Region(region), id)) is { TagsUnknownBecause: { } because } snapshot
            && snapshot.Owner == caller.Account
            ? because
            : null;
    }

    /// <summary>Looks an image up; what hides it is met as an obstacle, and there is no going on without the image.</summary>
    private Reply<Image> See(CallScope scope, Caller caller, Region region, string imageId, Func<string, ServiceError> hiddenError)
    {
        switch (ImageVisibility.Of(World, Account(caller), region, imageId))
        {
            case ImageVisibility.Visible visible:
                return visible.Image;
            case ImageVisibility.Unknown unknown:
                if (scope.Meet(new Obstacle.CannotTell($"image {imageId}", unknown.Because)) is { } untold)
                {
                    return untold;
                }

                return unknown.Image is { } perhaps ? perhaps : ServiceError.Undecided;
            case ImageVisibility.Hidden hidden:
                ServiceError error = hidden.IsGone ? Ec2Errors.ImageUnavailable(imageId)
                    : hidden.Image is null ? ResourceIds.NoImage(imageId)
                    : hiddenError(imageId);
                ServiceError? stop = scope.Meet(new Obstacle.ImageNotVisible(Subjects.Image(region, imageId), hidden.Why) { Error = error });
                return stop is null && hidden.Image is { } image ? image : scope.Fail(error);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // E13.
    private ServiceError? CheckRegion(CallScope scope, Caller caller, Region region) =>
        RegionAccess.Check(scope, World, Account(caller), region, () => Ec2Errors.RegionNotEnabled);

    private Snapshot? FindSnapshot(Region region, string snapshotId) =>
        World.Snapshots.GetValueOrDefault((region, snapshotId)) ?? PublicImages.FindSnapshot(region, snapshotId);

    private Image? FindImage(Region region, string imageId) =>
        World.Images.GetValueOrDefault((region, imageId)) ?? PublicImages.Find(region, imageId);

    private string NewId(string prefix)
    {
        (string id, IdSource after) = World.Ids.Ec2Id(prefix);
        run.World = World with { Ids = after };
        return id;
    }

    private void Put(Snapshot snapshot) =>
        run.World = World with { Snapshots = World.Snapshots.SetItem((snapshot.Region, snapshot.SnapshotId), snapshot) };

    // Other accounts don't see an owner's tags (F2.49).
    private static ImmutableDictionary<string, string> VisibleTags(
        Caller caller, AccountId? owner, ImmutableDictionary<string, string>? tags) =>
        tags is not null && owner == caller.Account ? tags : ImmutableDictionary<string, string>.Empty;

    private static AccountId Account(Caller caller) =>
        caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no account: services call EC2 in a role");

    private static ImmutableArray<KeyValuePair<string, ContextValue>> ImageContext(Image image) =>
    [
        KeyValuePair.Create("ec2:ImageID", ContextValue.Of(image.ImageId)),
        KeyValuePair.Create("ec2:ImageType", ContextValue.Of("machine")),
        KeyValuePair.Create("ec2:Owner", ContextValue.Of(image.OwnerAlias ?? image.Owner.Value)),
        KeyValuePair.Create("ec2:Public", ContextValue.Of(image.LaunchPermissions.IsPublic)),
        KeyValuePair.Create("ec2:RootDeviceType", ContextValue.Of("ebs")),
    ];
}
