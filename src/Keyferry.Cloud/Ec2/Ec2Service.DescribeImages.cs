using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// DescribeImages: which images an account finds, and what it sees of them.
public sealed partial class Ec2Service
{
    /// <summary>
    /// DescribeImages: own, public and shared images, as far as Allowed AMIs lets the account see them (F2.54), without those
    /// that are disabled (F2.56) or deprecated.
    /// </summary>
    public Reply<Ec2Page<DescribedImage>> DescribeImages(Caller caller, Region region, DescribeImagesRequest request)
    {
        using CallScope scope = run.Begin(caller, "ec2:DescribeImages", region, "*");
        AccountId viewer = Account(caller);
        ServiceError? error = CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question("ec2:DescribeImages", "*", region))
            ?? Ec2Pages.Check(request.Page, "DescribeImages", !request.ImageIds.IsEmpty, "imagesSet", least: 1)
            ?? Owners.Check(request.Owners, null)
            ?? Owners.Check(request.ExecutableUsers, "all");
        if (error is not null)
        {
            return scope.Fail(error);
        }

        Reply<Func<DescribedImage, bool>> filters = ImageFilters.All.Compile(request.Filters);
        Reply<IEnumerable<Image>> candidates = request.ImageIds.IsEmpty
            ? new Reply<IEnumerable<Image>>(VisibleIn(viewer, region), null)
            : Named(viewer, region, request.ImageIds);
        if (!filters.Succeeded || !candidates.Succeeded)
        {
            return scope.Fail((filters.Error ?? candidates.Error)!);
        }

        AllowedImagesSettings allowed = _keys.Settings(viewer, region).AllowedImages;
        IEnumerable<DescribedImage> found = candidates.Value!
            .Where(i => (i.State != ImageState.Disabled || request.IncludeDisabled)
                && (i.Owner == viewer || request.IncludeDeprecated || !(i.DeprecationTime <= World.Now))
                && Owners.Include(request.Owners, viewer, i.Owner, i.OwnerAlias)
                && IsExecutableBy(i, viewer, request.ExecutableUsers))
            .Select(i => Describe(i, viewer, allowed))
            .Where(filters.Value!);
        return Ec2Pages.Cut(found, i => i.Image.ImageId, request.Page, "DescribeImages");
    }

    private DescribedImage Describe(Image image, AccountId viewer, AllowedImagesSettings allowed) => new(
        image,
        image.BlockDeviceMappings.IsEmpty ? [] : [.. image.BlockDeviceMappings.Select(d => Describe(image.Region, d))],
        image.Owner == viewer ? image.Tags : ImmutableDictionary<string, string>.Empty,
        allowed.State == AllowedImagesSettings.Disabled.State ? null : image.Owner == viewer || allowed.Allows(image, World.Now));

    private DescribedDevice Describe(Region region, ImageDevice device)
    {
        if (device.VirtualName is not null)
        {
            return new DescribedDevice(device, null, null);
        }

        Snapshot? snapshot = device.SnapshotId is { } id ? FindSnapshot(region, id) : null;
        return new DescribedDevice(
            device,
            snapshot is null ? device.Encrypted == true : snapshot.KmsKeyArn.Or(null) is not null,
            device.VolumeSize ?? snapshot?.VolumeSize);
    }

    private IEnumerable<Image> VisibleIn(AccountId viewer, Region region)
    {
        World world = World;
        foreach (((Region place, _), Image image) in world.Images)
        {
            if (place == region && image.State != ImageState.Deregistered
                && (image.Owner == viewer || ImageVisibility.Of(world, viewer, image) is ImageVisibility.Visible))
            {
                yield return image;
            }
        }

        foreach (Image image in PublicImages.In(region))
        {
            if (!world.Images.ContainsKey((region, image.ImageId)) && ImageVisibility.Of(world, viewer, image) is ImageVisibility.Visible)
            {
                yield return image;
            }
        }
    }

    private Reply<IEnumerable<Image>> Named(AccountId viewer, Region region, ImmutableArray<string> imageIds)
    {
        List<Image> found = [];
        List<string> missing = [];
        foreach (string id in imageIds.Distinct())
        {
            switch (ImageVisibility.Of(World, viewer, region, id))
            {
                case ImageVisibility.Visible visible:
                    found.Add(visible.Image);
                    break;
                // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html: nothing is told of it, and no error.
                case ImageVisibility.Hidden { IsGone: true }:
                    break;
                case ImageVisibility.Hidden { Image: null } when !ResourceIds.IsWellFormed(id, "ami"):
                    return Ec2Errors.ImageIdMalformed(id);
                default:
                    missing.Add(id);
                    break;
            }
        }

        return missing.Count == 0 ? found : Ec2Errors.ImagesNotFound(missing);
    }

    /// <summary>
    /// ExecutableUsers: own permissions count with those of the account's organization and units, those of others don't
    /// (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html).
    /// </summary>
    private bool IsExecutableBy(Image image, AccountId viewer, ImmutableArray<string> users)
    {
        LaunchPermissions permissions = image.LaunchPermissions;
        return users.IsEmpty || users.Any(user =>
            user == "all" ? permissions.IsPublic
            : user == "self" || user == viewer.Value ? permissions.UserIds.Contains(viewer) || IsForOrganizationOf(viewer, permissions)
            : permissions.UserIds.Contains(new AccountId(user)));
    }

    private bool IsForOrganizationOf(AccountId viewer, LaunchPermissions permissions) =>
        World.Accounts.TryGetValue(viewer, out Account? account)
        && (permissions.OrganizationArns.Any(account.IsMemberOf)
            || permissions.OrganizationalUnitArns.Any(arn => account.IsUnder(World, arn)));
}
