using System.Collections.Immutable;
using System.Globalization;
using Amazon.EC2.Model;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Ours = Keyferry.Cloud.Ec2;
using Region = Keyferry.Cloud.Worlds.Region;

namespace Keyferry.Aws.Translation;

/// <summary>EC2's records as the world's.</summary>
internal static class ImageTranslation
{
    /// <summary>An image as DescribeImages shows it to an account: one that it doesn't own it sees because it may.</summary>
    public static Ours.Image Image(AccountId viewer, Region region, Image image)
    {
        AccountId owner = new(image.OwnerId);
        return new Ours.Image
        {
            Region = region,
            ImageId = image.ImageId,
            Owner = owner,
            OwnerAlias = image.ImageOwnerAlias,
            Name = image.Name ?? image.ImageId,
            Description = image.Description,
            CreationDate = Time(image.CreationDate),
            Architecture = image.Architecture?.Value ?? "x86_64",
            Platform = image.Platform?.Value.ToLowerInvariant() is { Length: > 0 } platform ? platform : null,
            State = Enum.TryParse(image.State?.Value, ignoreCase: true, out Ours.ImageState state) ? state : Ours.ImageState.Invalid,
            StateReason = image.StateReason?.Message,
            RootDeviceName = image.RootDeviceName ?? "/dev/xvda",
            BlockDeviceMappings = [.. (image.BlockDeviceMappings ?? []).Select(Device)],
            LaunchPermissions = new Ours.LaunchPermissions
            {
                IsPublic = image.Public == true,
                UserIds = owner == viewer || image.Public == true ? [] : [viewer],
            },
            ProductCodes =
                [.. (image.ProductCodes ?? []).Select(c => new Ours.ProductCode(c.ProductCodeId, c.ProductCodeType?.Value ?? "marketplace"))],
            HasBillingProduct = IsBilled(image),
            Tags = Tags(image.Tags),
            SourceImageId = image.SourceImageId,
            SourceImageRegion = image.SourceImageRegion,
            BootMode = image.BootMode?.Value,
            EnaSupport = image.EnaSupport ?? true,
            DeprecationTime = Time(image.DeprecationTime),
        };
    }

    /// <summary>A snapshot as DescribeSnapshots shows it to an account: one that it doesn't own it sees because it is shared.</summary>
    public static Ours.Snapshot Snapshot(AccountId viewer, Region region, Snapshot snapshot) => new()
    {
        Region = region,
        SnapshotId = snapshot.SnapshotId,
        Owner = new AccountId(snapshot.OwnerId),
        OwnerAlias = snapshot.OwnerAlias,
        State = Enum.TryParse(snapshot.State?.Value, ignoreCase: true, out Ours.SnapshotState state) ? state : Ours.SnapshotState.Error,
        StateMessage = snapshot.StateMessage,
        KmsKeyArn = snapshot.Encrypted != true ? (string?)null
            : snapshot.KmsKeyId ?? Fact<string?>.Unknown($"ec2:DescribeSnapshots answered no key for {snapshot.SnapshotId}"),
        VolumeSize = snapshot.VolumeSize ?? 8,
        Description = snapshot.Description,
        StartTime = snapshot.StartTime is { } start ? new DateTimeOffset(start.ToUniversalTime(), TimeSpan.Zero) : null,
        Tags = Tags(snapshot.Tags),
        CreateVolumePermissions = snapshot.OwnerId == viewer.Value ? [] : [viewer],
    };

    /// <summary>
    /// A snapshot that the account can't describe, though it sees the image: of public images that is the rule. The image
    /// tells whether it is encrypted.
    /// </summary>
    public static Ours.Snapshot SnapshotOf(Ours.Image image, Ours.ImageDevice device, bool? encrypted, string because) => new()
    {
        Region = image.Region,
        SnapshotId = device.SnapshotId!,
        Owner = image.Owner,
        // Amazon's own images may be copied by everybody.
        IsPublic = image.OwnerAlias == "amazon",
        KmsKeyArn = encrypted == false ? (string?)null : Fact<string?>.Unknown(because),
        VolumeSize = device.VolumeSize ?? 8,
        TagsUnknownBecause = because,
    };

    public static Ours.LaunchPermissions Permissions(IEnumerable<LaunchPermission>? permissions)
    {
        LaunchPermission[] all = [.. permissions ?? []];
        return new Ours.LaunchPermissions
        {
            UserIds = [.. all.Where(p => p.UserId is not null).Select(p => new AccountId(p.UserId))],
            IsPublic = all.Any(p => p.Group?.Value == "all"),
            OrganizationArns = [.. all.Select(p => p.OrganizationArn).OfType<string>()],
            OrganizationalUnitArns = [.. all.Select(p => p.OrganizationalUnitArn).OfType<string>()],
        };
    }

    public static Ours.AllowedImagesSettings Allowed(GetAllowedImagesSettingsResponse settings) => new(
        settings.State ?? "disabled",
        [
            .. (settings.ImageCriteria ?? []).Select(criterion => new Ours.ImageCriterion
            {
                ImageProviders = [.. criterion.ImageProviders ?? []],
                MarketplaceProductCodes = [.. criterion.MarketplaceProductCodes ?? []],
                ImageNames = [.. criterion.ImageNames ?? []],
                MaximumDaysSinceDeprecated = criterion.DeprecationTimeCondition?.MaximumDaysSinceDeprecated,
                MaximumDaysSinceCreated = criterion.CreationDateCondition?.MaximumDaysSinceCreated,
            }),
        ]);

    public static Ours.LaunchTemplate Template(AccountId account, Region region, LaunchTemplate template) => new()
    {
        Account = account,
        Region = region,
        LaunchTemplateId = template.LaunchTemplateId,
        Name = template.LaunchTemplateName,
        // How many there are; a distribution adds one and looks into none.
        Versions = [.. Enumerable.Repeat<string?>(null, Math.Max(1, (int)(template.LatestVersionNumber ?? 1)))],
        DefaultVersion = (int)(template.DefaultVersionNumber ?? 1),
        Tags = Tags(template.Tags),
    };

    // UsageOperation is RunInstances alone, or with 0800 for an own licence of Windows, where EC2 bills nothing for the software
    // (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/billing-info-fields.html); a Marketplace product has its own code.
    private static bool IsBilled(Image image) =>
        image.UsageOperation is { Length: > 0 } operation && operation is not ("RunInstances" or "RunInstances:0800");

    private static Ours.ImageDevice Device(BlockDeviceMapping device) =>
        new(device.DeviceName, device.Ebs?.SnapshotId, device.Ebs?.VolumeSize, device.Ebs?.VolumeType?.Value)
        {
            DeleteOnTermination = device.Ebs?.DeleteOnTermination ?? true,
            Iops = device.Ebs?.Iops,
            Throughput = device.Ebs?.Throughput,
            Encrypted = device.Ebs?.SnapshotId is null ? device.Ebs?.Encrypted : null,
            VirtualName = device.VirtualName,
        };

    private static ImmutableDictionary<string, string> Tags(IEnumerable<Tag>? tags) =>
        (tags ?? []).ToImmutableDictionary(t => t.Key, t => t.Value);

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
}
