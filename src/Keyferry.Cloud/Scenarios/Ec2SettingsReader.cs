using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>EC2's and EBS's settings of one account and Region. Subject of their origins: <see cref="Subjects.Ec2Settings"/>.</summary>
internal static class Ec2SettingsReader
{
    private static readonly Shape s_criterion = new("image criterion", "What an allowed AMI is like; all that is given must be met.",
    [
        new("imageProviders", FieldType.List(TextForm.Any), "Account ids or aliases: amazon, aws-marketplace …"),
        new("marketplaceProductCodes", FieldType.List(TextForm.Any), "Product codes."),
        new("imageNames", FieldType.List(TextForm.Any), "Names, with * and ?."),
        new("maximumDaysSinceDeprecated", new FieldType.Integer(0, int.MaxValue), "Days since the AMI was deprecated."),
        new("maximumDaysSinceCreated", new FieldType.Integer(0, int.MaxValue), "Days since the AMI was made."),
    ]);

    private static readonly Shape s_allowed = new("allowed AMIs", "Which AMIs may be used.",
    [
        new("state", FieldType.OneOf("disabled", "audit-mode", "enabled"), "Whether the criteria count; enabled if it isn't given."),
        new("imageCriteria", FieldType.List(s_criterion), "An AMI that meets one of them is allowed."),
    ]);

    public static Shape Shape { get; } = new("EC2 settings", "EC2's and EBS's settings of an account in a Region.",
    [
        new("encryptionByDefault", new FieldType.OrUnknown(FieldType.Boolean), "EBS encryption by default; false if it isn't given."),
        new("defaultKmsKeyId", new FieldType.OrUnknown(FieldType.Free), "The default EBS key; alias/aws/ebs if it isn't given."),
        new("imageBlockPublicAccess", new FieldType.OrUnknown(FieldType.OneOf("block-new-sharing", "unblocked")),
            "Block public access for AMIs; block-new-sharing if it isn't given."),
        new("snapshotBlockPublicAccess", FieldType.OneOf("block-all-sharing", "block-new-sharing", "unblocked"),
            "Block public access for snapshots; unblocked if it isn't given."),
        new("allowedImageProviders", FieldType.List(TextForm.Any),
            "Allowed AMIs: account ids or aliases (amazon) whose AMIs may be used; no limit if it isn't given."),
        new("allowedImages", new FieldType.OrUnknown(new FieldType.Thing(s_allowed)), "Allowed AMIs by more than their providers, in place of allowedImageProviders."),
        new("remainingImageQuota", new FieldType.OrUnknown(new FieldType.Integer(0, int.MaxValue)), "How many AMIs a quota still leaves; no limit if it isn't given."),
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader settings)
    {
        load.Ec2Settings[(account, region)] = new Ec2Settings
        {
            EncryptionByDefault = settings.FactOf("encryptionByDefault", false, MapReader.AsFlag),
            DefaultKmsKeyId = DefaultKey(settings),
            ImageBlockPublicAccess = settings.FactOf("imageBlockPublicAccess", true, node => node is not SourceScalar { Text: "unblocked" }),
            SnapshotBlockPublicAccess = settings.Text("snapshotBlockPublicAccess") ?? "unblocked",
            AllowedImageProviders = settings.Texts("allowedImageProviders"),
        };
        if (settings.Node("allowedImages") is { } node && ShapeCheck.UnknownReason(node) is { } reason)
        {
            load.Ec2Settings[(account, region)] = load.Ec2Settings[(account, region)] with { AllowedImagesUnknownBecause = reason };
        }
        else if (settings.Thing("allowedImages") is { } allowed)
        {
            load.Ec2Settings[(account, region)] = load.Ec2Settings[(account, region)] with { AllowedImages = ReadAllowed(allowed) };
        }

        string? unread = settings.Node("remainingImageQuota") is { } left ? ShapeCheck.UnknownReason(left) : null;
        load.Ec2Settings[(account, region)] = load.Ec2Settings[(account, region)] with
        {
            RemainingImageQuota = unread is null ? settings.Integer("remainingImageQuota") : null,
            RemainingImageQuotaUnknownBecause = unread,
        };
        load.Note(Subjects.Ec2Settings(account, region), settings.Map);
        KeyReader.WarnIfAbsent(load, settings, "defaultKmsKeyId");
    }

    private static AllowedImagesSettings ReadAllowed(MapReader allowed) => new(
        allowed.Text("state") ?? AllowedImagesSettings.Enabled,
        [
            .. allowed.Things("imageCriteria").Select(criterion => new ImageCriterion
            {
                ImageProviders = criterion.TextsOrNone("imageProviders"),
                MarketplaceProductCodes = criterion.TextsOrNone("marketplaceProductCodes"),
                ImageNames = criterion.TextsOrNone("imageNames"),
                MaximumDaysSinceDeprecated = criterion.Integer("maximumDaysSinceDeprecated"),
                MaximumDaysSinceCreated = criterion.Integer("maximumDaysSinceCreated"),
            }),
        ]);

    private static Fact<string?> DefaultKey(MapReader settings) =>
        settings.FactOf<string?>("defaultKmsKeyId", null, node => (node as SourceScalar)?.Text);
}
