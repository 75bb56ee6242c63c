using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>EC2's and EBS's settings of one account and Region. Subject of their origins: <see cref="Subjects.Ec2Settings"/>.</summary>
internal static class Ec2SettingsReader
{
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
        new("remainingImageQuota", new FieldType.Integer(0, int.MaxValue), "How many AMIs a quota still leaves; no limit if it isn't given."),
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
            RemainingImageQuota = settings.Integer("remainingImageQuota"),
        };
        load.Note(Subjects.Ec2Settings(account, region), settings.Map);
        KeyReader.WarnIfAbsent(load, settings, "defaultKmsKeyId");
    }

    private static Fact<string?> DefaultKey(MapReader settings) =>
        settings.FactOf<string?>("defaultKmsKeyId", null, node => (node as SourceScalar)?.Text);
}
