using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;

namespace Keyferry.Cloud.Ec2;

/// <summary>Allowed AMIs of one account in one Region (F2.54). Own images are always allowed.</summary>
/// <param name="State"><c>disabled</c>, <c>audit-mode</c> or <c>enabled</c>.</param>
/// <param name="Criteria">An image that meets any of them is allowed.</param>
public sealed record AllowedImagesSettings(string State, ImmutableArray<ImageCriterion> Criteria)
{
    public const string Enabled = "enabled";

    public static AllowedImagesSettings Disabled { get; } = new("disabled", []);

    public bool Allows(Image image, DateTimeOffset now) => Criteria.Any(c => c.IsMetBy(image, now));
}

/// <summary>
/// What an image must be like; empty and null parts say nothing, the others must all be met
/// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html).
/// </summary>
public sealed record ImageCriterion
{
    /// <summary>Account ids, <c>amazon</c>, <c>aws-marketplace</c>, <c>aws-backup-vault</c> or <c>none</c>, which only own images meet.</summary>
    public ImmutableArray<string> ImageProviders { get; init; } = [];

    public ImmutableArray<string> MarketplaceProductCodes { get; init; } = [];

    /// <summary>With <c>*</c> and <c>?</c>.</summary>
    public ImmutableArray<string> ImageNames { get; init; } = [];

    public int? MaximumDaysSinceDeprecated { get; init; }

    public int? MaximumDaysSinceCreated { get; init; }

    /// <summary>An empty list of providers is met by no image of others.</summary>
    internal bool IsOfProvidersOnly =>
        MarketplaceProductCodes.IsEmpty && ImageNames.IsEmpty && MaximumDaysSinceDeprecated is null && MaximumDaysSinceCreated is null;

    public bool IsMetBy(Image image, DateTimeOffset now) =>
        ((ImageProviders.IsEmpty && !IsOfProvidersOnly) || ImageProviders.Any(provider => IsBy(image, provider)))
        && (MarketplaceProductCodes.IsEmpty || image.ProductCodes.Any(c => MarketplaceProductCodes.Contains(c.Id)))
        && (ImageNames.IsEmpty || ImageNames.Any(name => new FilterPattern(name).Matches(image.Name)))
        && (MaximumDaysSinceDeprecated is not { } deprecated || image.DeprecationTime is not { } time
            || time > now - TimeSpan.FromDays(deprecated))
        && (MaximumDaysSinceCreated is not { } created
            || (image.CreationDate is { } made && made >= now - TimeSpan.FromDays(created)));

    private static bool IsBy(Image image, string provider) =>
        provider == image.Owner.Value || provider == image.OwnerAlias || provider.Replace('_', '-') == image.OwnerAlias;
}
