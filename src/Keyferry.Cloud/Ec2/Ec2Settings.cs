using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

/// <summary>The EC2 and EBS settings of one account in one Region (F2.1–F2.3, F2.52–F2.54).</summary>
public sealed record Ec2Settings
{
    public static Ec2Settings Default { get; } = new();

    public Fact<bool> EncryptionByDefault { get; init; } = false;

    /// <summary>The key as ModifyEbsDefaultKmsKeyId was given it (id, alias, ARN); null for <c>alias/aws/ebs</c>.</summary>
    public Fact<string?> DefaultKmsKeyId { get; init; }

    /// <summary><c>block-new-sharing</c> (true) or <c>unblocked</c>.</summary>
    public Fact<bool> ImageBlockPublicAccess { get; init; } = true;

    /// <summary><c>block-all-sharing</c>, <c>block-new-sharing</c>, <c>unblocked</c>.</summary>
    public string SnapshotBlockPublicAccess { get; init; } = "unblocked";

    /// <summary>Allowed AMIs (F2.54).</summary>
    public AllowedImagesSettings AllowedImages { get; init; } = AllowedImagesSettings.Disabled;

    /// <summary>Set if <see cref="AllowedImages"/> couldn't be read: images of others may be allowed or not.</summary>
    public string? AllowedImagesUnknownBecause { get; init; }

    /// <summary>
    /// The part of <see cref="AllowedImages"/> that says who may provide images: account ids or aliases (<c>amazon</c>); null
    /// while Allowed AMIs is disabled or in audit mode.
    /// </summary>
    [JsonIgnore] // A store that set it after AllowedImages would set that back.
    public ImmutableArray<string>? AllowedImageProviders
    {
        get => AllowedImages.State == AllowedImagesSettings.Enabled
            ? [.. AllowedImages.Criteria.Where(c => c.IsOfProvidersOnly).SelectMany(c => c.ImageProviders)]
            : null;
        init => AllowedImages = value is { } providers
            ? new AllowedImagesSettings(
                AllowedImagesSettings.Enabled,
                [.. AllowedImages.Criteria.Where(c => !c.IsOfProvidersOnly), new ImageCriterion { ImageProviders = providers }])
            : AllowedImagesSettings.Disabled;
    }

    /// <summary>What SnapshotBlockPublicAccess forbids; see there.</summary>
    public bool BlocksPublicSnapshots => SnapshotBlockPublicAccess != "unblocked";

    /// <summary>Images that the account's quota leaves; null for no limit that matters.</summary>
    public int? RemainingImageQuota { get; init; }

    /// <summary>Set if <see cref="RemainingImageQuota"/> couldn't be read: there may be room for an image or not.</summary>
    public string? RemainingImageQuotaUnknownBecause { get; init; }
}
