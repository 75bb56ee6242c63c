using System.Collections.Immutable;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>Whether an account sees an image.</summary>
public abstract record ImageVisibility
{
    private ImageVisibility()
    {
    }

    public sealed record Visible(Image Image) : ImageVisibility;

    /// <summary>There is none, or it isn't for this account.</summary>
    /// <param name="Why">For a person.</param>
    /// <param name="Image">The image, if it exists.</param>
    /// <param name="IsGone">Whether it was deregistered (E66).</param>
    public sealed record Hidden(string Why, Image? Image, bool IsGone = false) : ImageVisibility;

    public sealed record Unknown(string Because, Image? Image) : ImageVisibility;

    /// <summary>The image as the account sees it in the Region (F2.54, F2.56; launch permissions F2.44).</summary>
    public static ImageVisibility Of(World world, AccountId viewer, Region region, string imageId)
    {
        if (!world.Images.TryGetValue((region, imageId), out Image? image) && PublicImages.Find(region, imageId) is not { } known)
        {
            return Horizon.WhyUnknown(world, viewer, "ec2", Subjects.Image(region, imageId)) is { } because
                ? new Unknown(because, null)
                : new Hidden($"{imageId} doesn't exist in {region}", null);
        }

        return Of(world, viewer, image ?? PublicImages.Find(region, imageId)!);
    }

    /// <summary>The same of an image that is at hand.</summary>
    public static ImageVisibility Of(World world, AccountId viewer, Image image)
    {
        if (image.State == ImageState.Deregistered)
        {
            return new Hidden($"{image.ImageId} has been deregistered", image, IsGone: true);
        }

        if (image.Owner == viewer)
        {
            return new Visible(image);
        }

        if (image.State == ImageState.Disabled)
        {
            return new Hidden($"{image.ImageId} is disabled", image);
        }

        Ec2Settings? settings = world.Ec2Settings.GetValueOrDefault((viewer, image.Region));
        AllowedImagesSettings allowed = settings?.AllowedImages ?? AllowedImagesSettings.Disabled;
        if (settings?.AllowedImagesUnknownBecause is { } unknown)
        {
            return ByPermission(world, viewer, image) is Hidden hidden ? hidden : new Unknown(unknown, image);
        }

        return allowed.State == AllowedImagesSettings.Enabled && !allowed.Allows(image, world.Now)
            ? new Hidden($"account {viewer} allows images only of {Providers(allowed)} in {image.Region}, not of {image.Owner}", image)
            : ByPermission(world, viewer, image);
    }

    private static string Providers(AllowedImagesSettings allowed) =>
        string.Join(", ", allowed.Criteria.SelectMany(c => c.ImageProviders.IsEmpty ? ["some kinds"] : c.ImageProviders).Distinct());

    private static ImageVisibility ByPermission(World world, AccountId viewer, Image image)
    {
        LaunchPermissions permissions = image.LaunchPermissions;
        if (permissions.IsPublic || permissions.UserIds.Contains(viewer))
        {
            return new Visible(image);
        }

        if (image.LaunchPermissionsUnknownBecause is { } unknown)
        {
            return new Unknown(unknown, image);
        }

        if (permissions.OrganizationArns.IsEmpty && permissions.OrganizationalUnitArns.IsEmpty)
        {
            return new Hidden($"{image.ImageId} is not shared with account {viewer}", image);
        }

        return world.FindAccount(viewer) is not { } account
            ? new Unknown($"account {viewer} isn't described, nor the organization it may belong to", image)
            : account.OrganizationUnknownBecause is { } foreign ? new Unknown(foreign, image)
            : account.PlaceUnknownBecause is { } place && !permissions.OrganizationArns.Any(account.IsMemberOf)
                && !permissions.OrganizationalUnitArns.IsEmpty ? new Unknown(place, image)
            : permissions.OrganizationArns.Any(account.IsMemberOf)
                || permissions.OrganizationalUnitArns.Any(arn => account.IsUnder(world, arn))
                ? new Visible(image)
                : new Hidden($"account {viewer} is in none of the organizations and units that {image.ImageId} is shared with", image);
    }
}
