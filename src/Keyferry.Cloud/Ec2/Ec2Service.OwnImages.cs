using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// What only an image's owner may do: its state, its end and what its launch depends on.
public sealed partial class Ec2Service
{
    /// <summary>DisableImage (F2.56): nobody may launch it, and all permissions are gone.</summary>
    public Reply<Done> DisableImage(Caller caller, Region region, string imageId) =>
        ChangeOwn(caller, region, imageId, "ec2:DisableImage", image => image.State switch
        {
            ImageState.Available or ImageState.Disabled =>
                image with { State = ImageState.Disabled, LaunchPermissions = LaunchPermissions.None },
            _ => Ec2Errors.ImageNotIn(image.ImageId, "available"),
        });

    /// <summary>EnableImage; permissions don't come back.</summary>
    public Reply<Done> EnableImage(Caller caller, Region region, string imageId) =>
        ChangeOwn(caller, region, imageId, "ec2:EnableImage", image => image.State switch
        {
            ImageState.Available or ImageState.Disabled => image with { State = ImageState.Available },
            _ => Ec2Errors.ImageNotIn(image.ImageId, "disabled"),
        });

    /// <summary>
    /// EnableImageDeprecation: to the minute, in the future, at most ten years from now, of public images two
    /// (M:ec2.EnableImageDeprecation).
    /// </summary>
    public Reply<Done> EnableImageDeprecation(Caller caller, Region region, string imageId, DateTimeOffset at) =>
        ChangeOwn(caller, region, imageId, "ec2:EnableImageDeprecation", image =>
        {
            DateTimeOffset minute = new DateTimeOffset(at.UtcTicks, TimeSpan.Zero) + TimeSpan.FromSeconds(30);
            minute -= TimeSpan.FromTicks(minute.Ticks % TimeSpan.TicksPerMinute);
            int years = image.LaunchPermissions.IsPublic ? 2 : 10;
            return at <= World.Now ? Ec2Errors.DeprecationPast
                : at > World.Now.AddYears(years) ? Ec2Errors.DeprecationFar(years)
                : image with { DeprecationTime = minute };
        });

    public Reply<Done> DisableImageDeprecation(Caller caller, Region region, string imageId) =>
        ChangeOwn(caller, region, imageId, "ec2:DisableImageDeprecation", image => image with { DeprecationTime = null });

    /// <summary>EnableImageDeregistrationProtection (F2.55).</summary>
    public Reply<Done> EnableImageDeregistrationProtection(Caller caller, Region region, string imageId, bool withCooldown) =>
        ChangeOwn(caller, region, imageId, "ec2:EnableImageDeregistrationProtection", image =>
            image with { DeregistrationProtection = new DeregistrationProtection(true, withCooldown) });

    /// <summary>DisableImageDeregistrationProtection; with a cooldown the image stays protected for 24 hours more.</summary>
    public Reply<Done> DisableImageDeregistrationProtection(Caller caller, Region region, string imageId) =>
        ChangeOwn(caller, region, imageId, "ec2:DisableImageDeregistrationProtection", image => image with
        {
            DeregistrationProtection = image.DeregistrationProtection is { IsEnabled: true, WithCooldown: true }
                ? new DeregistrationProtection(false, false, World.Now + TimeSpan.FromHours(24))
                : image.DeregistrationProtection with { IsEnabled = false, WithCooldown = false },
        });

    /// <summary>ResetImageAttribute of launchPermission, the only one that can be reset.</summary>
    public Reply<Done> ResetLaunchPermission(Caller caller, Region region, string imageId) =>
        ChangeOwn(
            caller, region, imageId, "ec2:ResetImageAttribute",
            image => image with { LaunchPermissions = LaunchPermissions.None },
            KeyValuePair.Create("ec2:Attribute", ContextValue.Of("LaunchPermission")));

    /// <summary>ModifyImageAttribute of whichever attribute.</summary>
    public Reply<Done> ModifyImageAttribute(Caller caller, Region region, string imageId, ImageAttributeChange change) => change switch
    {
        ImageAttributeChange.LaunchPermission permission => ModifyImageAttribute(caller, region, imageId, permission.Change),
        ImageAttributeChange.Description description => ChangeOwn(
            caller, region, imageId, "ec2:ModifyImageAttribute",
            image => Ascii(description.Value) ? image with { Description = description.Value } : Ec2Errors.NotAscii,
            AttributeContext("Description", description.Value)),
        ImageAttributeChange.ImdsSupport imds => ChangeOwn(
            caller, region, imageId, "ec2:ModifyImageAttribute",
            image => imds.Value == "v2.0" ? image with { ImdsSupport = imds.Value } : Ec2Errors.AttributeValue("imdsSupport", imds.Value),
            AttributeContext("ImdsSupport", imds.Value)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>
    /// DescribeImageAttribute: launch permissions and the rest that only the owner sees are refused to others; the block
    /// device mapping is so to everybody (M:ec2.DescribeImageAttribute).
    /// </summary>
    public Reply<DescribedImage> DescribeImageAttribute(Caller caller, Region region, string imageId, string attribute)
    {
        using CallScope scope = run.Begin(caller, "ec2:DescribeImageAttribute", region, Subjects.Image(region, imageId));
        if ((CheckRegion(scope, caller, region)
            ?? AskOfImage(scope, caller, region, imageId, "ec2:DescribeImageAttribute", [])) is { } denied)
        {
            return denied;
        }

        Reply<Image> seen = See(scope, caller, region, imageId, ResourceIds.NoImage);
        if (!seen.Succeeded)
        {
            return seen.Error;
        }

        AccountId viewer = Account(caller);
        return attribute == "blockDeviceMapping" ? scope.Fail(Ec2Errors.AttributeRestricted)
            : seen.Value!.Owner != viewer && (attribute is "launchPermission" or "uefiData" or "lastLaunchedTime")
                ? scope.Fail(Ec2Errors.NotAuthorizedForImage(imageId))
                : Describe(seen.Value!, viewer, AllowedImagesSettings.Disabled);
    }

    /// <summary>CancelImageLaunchPermission: the account gives up a permission that it has by its id.</summary>
    public Reply<Done> CancelImageLaunchPermission(Caller caller, Region region, string imageId)
    {
        using CallScope scope = run.Begin(caller, "ec2:CancelImageLaunchPermission", region, Subjects.Image(region, imageId));
        if ((CheckRegion(scope, caller, region)
            ?? AskOfImage(scope, caller, region, imageId, "ec2:CancelImageLaunchPermission", [])) is { } denied)
        {
            return denied;
        }

        Reply<Image> seen = See(scope, caller, region, imageId, ResourceIds.NoImage);
        if (!seen.Succeeded)
        {
            return seen.Error;
        }

        Image image = seen.Value!;
        AccountId account = Account(caller);
        if (!image.LaunchPermissions.UserIds.Contains(account))
        {
            return scope.Fail(Ec2Errors.PermissionNotHeld(imageId));
        }

        LaunchPermissions left = image.LaunchPermissions with { UserIds = image.LaunchPermissions.UserIds.Remove(account) };
        run.World = run.ImageNames.Put(World, image with { LaunchPermissions = left });
        return default(Done);
    }

    // ec2:Attribute and ec2:Attribute/${AttributeName}.
    private static KeyValuePair<string, ContextValue>[] AttributeContext(string attribute, string value) =>
    [
        KeyValuePair.Create("ec2:Attribute", ContextValue.Of(attribute)),
        KeyValuePair.Create($"ec2:Attribute/{attribute}", ContextValue.Of(value)),
    ];

    private Reply<Done> ChangeOwn(
        Caller caller, Region region, string imageId, string action, Func<Image, Reply<Image>> change,
        params ReadOnlySpan<KeyValuePair<string, ContextValue>> context)
    {
        using CallScope scope = run.Begin(caller, action, region, Subjects.Image(region, imageId));
        Reply<Image> own = OwnImage(scope, caller, region, imageId, action, context);
        Reply<Image> changed = own.Succeeded ? change(own.Value!) : own;
        if (!changed.Succeeded)
        {
            return scope.Fail(changed.Error);
        }

        run.World = run.ImageNames.Put(World, changed.Value!);
        return default(Done);
    }

    /// <summary>The caller's own image, if it may do this to it. Resource and condition keys: those of <c>image*</c> in the
    /// service authorization reference (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html).</summary>
    private Reply<Image> OwnImage(
        CallScope scope, Caller caller, Region region, string imageId, string action,
        ReadOnlySpan<KeyValuePair<string, ContextValue>> context)
    {
        if ((CheckRegion(scope, caller, region) ?? AskOfImage(scope, caller, region, imageId, action, context)) is { } denied)
        {
            return denied;
        }

        Reply<Image> seen = See(scope, caller, region, imageId, ResourceIds.NoImage);
        return !seen.Succeeded || seen.Value!.Owner == caller.Account
            ? seen
            : scope.Fail(Ec2Errors.NotAuthorizedForImage(imageId));
    }

    private ServiceError? AskOfImage(
        CallScope scope, Caller caller, Region region, string imageId, string action,
        ReadOnlySpan<KeyValuePair<string, ContextValue>> context)
    {
        Image? known = FindImage(region, imageId);
        return Ask(scope, caller, new Question(action, Subjects.Image(region, imageId), region)
        {
            SharedBy = known?.Owner,
            ResourceTags = VisibleTags(caller, known?.Owner, known?.Tags),
            Context = [.. known is null ? [] : ImageContext(known), .. context],
        });
    }
}
