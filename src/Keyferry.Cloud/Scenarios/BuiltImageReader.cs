using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Image build versions, what Image Builder built. Subject of their origins: the ARN.</summary>
internal static class BuiltImageReader
{
    private static readonly Shape s_ami = new("output AMI", "An AMI that a build put out.",
    [
        new("account", FieldType.A(TextForm.AccountId), "Its account; this one if it isn't given."),
        new("region", FieldType.A(TextForm.Region), "Its Region; this one if it isn't given."),
        new("image", FieldType.A(TextForm.ImageId), "Its id.", Required: true),
        new("name", FieldType.Free, "Its name."),
    ]);

    public static Shape Shape { get; } = new("built image", "An image build version.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("version", FieldType.A(TextForm.Version), "Its version.", Required: true),
        new("build", new FieldType.Integer(1, int.MaxValue), "Its build; 1 if it isn't given."),
        new("status", new FieldType.Word(ImageBuilderWords.Statuses.All), "AVAILABLE if it isn't given."),
        new("reason", FieldType.Free, "Why it failed, as state.reason tells."),
        new("imageRecipe", FieldType.Free, "The recipe: name/version or ARN."),
        new("distributionConfiguration", FieldType.Free, "Name or ARN."),
        new("executionRole", FieldType.Free, "Role that Image Builder acted as."),
        new("amis", FieldType.List(s_ami), "The AMIs it put out; that of the build Region first."),
        .. ImageBuilderReader.Shared,
        .. PipelineDetails.Image.Fields,
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader image)
    {
        string name = $"{image.Required("name")}/{image.Required("version")}/{image.Integer("build") ?? 1}";
        var value = new BuiltImage
        {
            Arn = ImageBuilderArns.Make(account, region, "image", name),
            Account = account,
            Region = region,
            ImageRecipeArn = ImageBuilderReader.Reference(
                load, account, region, image, "imageRecipe", "image-recipe", load.ImageBuilder.ImageRecipes),
            DistributionConfigurationArn = ImageBuilderReader.Reference(load, account, region, image,
                "distributionConfiguration", "distribution-configuration", load.ImageBuilder.DistributionConfigurations),
            ExecutionRole = image.Text("executionRole"),
            Status = ImageBuilderWords.Statuses.Read(image.Text("status")) ?? BuiltImageStatus.Available,
            Reason = image.Text("reason"),
            OutputAmis =
            [
                .. image.Things("amis").Select(ami => new OutputAmi(
                    ami.Account("account") ?? account,
                    ami.Text("region") is { } place ? new Region(place) : region,
                    ami.Required("image"),
                    ami.Text("name"))),
            ],
        };
        value = PipelineDetails.Image.Read(image, value);
        ImageBuilderReader.ReadOwn(load, value.Arn, image, isShared: true);
        load.Add(load.ImageBuilder.Images, value.Arn, value, value.Arn, image, $"the image `{name}` of {account} in {region}");
    }
}
