using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Image recipes with their storage. Subject of their origins: the ARN.</summary>
internal static class RecipeReader
{
    private static readonly Shape s_ebs = new("EBS device of a recipe", "What the build instance has on a device.",
    [
        new("encrypted", FieldType.Boolean, "Whether it is encrypted."),
        new("kmsKeyId", FieldType.Free, "With which key."),
        new("snapshotId", FieldType.A(TextForm.SnapshotId), "From which snapshot."),
        new("volumeSize", new FieldType.Integer(1, 65536), "In GiB."),
        new("volumeType", FieldType.Free, "gp3, io2 …"),
        .. BuildDetails.Device.Fields,
    ]);

    private static readonly Shape s_device = new("block device of a recipe", "One block device mapping of a recipe.",
    [
        new("deviceName", FieldType.Free, "/dev/xvda …", Required: true),
        new("ebs", new FieldType.Thing(s_ebs), "What is on it."),
        new("noDevice", FieldType.Boolean, "Takes the parent's device away."),
        new("virtualName", FieldType.Free, "An instance store volume, ephemeral0 …"),
    ]);

    public static Shape Shape { get; } = new("image recipe", "An Image Builder recipe.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("version", FieldType.A(TextForm.Version), "Its version.", Required: true),
        new("parentImage", FieldType.Free, "AMI id, Image Builder image ARN (x.x.x is the newest), or ssm:parameter.", Required: true),
        new("components", FieldType.List(TextForm.Any), "Components: ARNs, or name/version/build of this account."),
        new("amiTags", FieldType.Tags, "Tags of the AMI of the build Region, from the build on."),
        new("blockDeviceMappings", FieldType.List(s_device), "Storage of the build instance, hence of the AMI."),
        .. ImageBuilderReader.Shared,
        .. BuildDetails.Recipe.Fields,
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader recipe)
    {
        string name = recipe.Required("name");
        string version = recipe.Required("version");
        var value = new ImageRecipe
        {
            Arn = ImageBuilderArns.Make(account, region, "image-recipe", $"{name}/{version}"),
            Account = account,
            Region = region,
            Name = name,
            Version = version,
            ParentImage = recipe.Required("parentImage"),
            Components = [.. recipe.TextsOrNone("components").Select(c => ImageBuilderArns.Resolve(account, region, "component", c))],
            AmiTags = recipe.TextMap("amiTags"),
            BlockDeviceMappings = [.. recipe.Things("blockDeviceMappings").Select(d => ReadDevice(load, d))],
        };
        value = BuildDetails.Recipe.Read(recipe, value);
        ImageBuilderReader.ReadOwn(load, value.Arn, recipe, isShared: true);
        load.Add(load.ImageBuilder.ImageRecipes, value.Arn, value, value.Arn, recipe,
            $"the recipe `{name}/{version}` of {account} in {region}");
    }

    private static RecipeDevice ReadDevice(ScenarioLoad load, MapReader device)
    {
        MapReader? ebs = device.Thing("ebs");
        if (ebs is not null)
        {
            KeyReader.WarnIfAbsent(load, ebs, "kmsKeyId");
        }

        var value = new RecipeDevice(device.Required("deviceName"))
        {
            Encrypted = ebs?.Flag("encrypted"),
            KmsKeyId = ebs?.Text("kmsKeyId"),
            SnapshotId = ebs?.Text("snapshotId"),
            VolumeSize = ebs?.Integer("volumeSize"),
            VolumeType = ebs?.Text("volumeType"),
            NoDevice = device.Flag("noDevice") ?? false,
            VirtualName = device.Text("virtualName"),
        };
        return ebs is null ? value : BuildDetails.Device.Read(ebs, value);
    }
}
