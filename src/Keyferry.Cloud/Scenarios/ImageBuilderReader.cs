using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Image Builder's resources of one account and Region. Subject of their origins: the ARN.</summary>
internal static class ImageBuilderReader
{
    private static readonly Shape s_component = new("component", "An Image Builder component.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("version", FieldType.A(TextForm.Version), "Its version.", Required: true),
        new("build", new FieldType.Integer(1, int.MaxValue), "Its build; 1 if it isn't given."),
        new("platform", FieldType.OneOf("Linux", "Windows", "macOS"), "Linux if it isn't given."),
    ]);

    private static readonly Shape s_infrastructure = new("infrastructure configuration", "Where Image Builder builds.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("instanceProfileName", FieldType.Free, "Instance profile of the build instance.", Required: true),
    ]);

    private static readonly Shape s_distribution = new("distribution configuration", "Distribution settings.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("distributions", FieldType.List(DistributionReader.Shape), "One entry a Region.", Required: true),
    ]);

    private static readonly Shape s_pipeline = new("image pipeline", "An Image Builder pipeline.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("imageRecipe", FieldType.Free, "The recipe: name/version or ARN.", Required: true),
        new("infrastructureConfiguration", FieldType.Free, "Name or ARN."),
        new("distributionConfiguration", FieldType.Free, "Name or ARN."),
        new("executionRole", FieldType.Free, "Role that Image Builder acts as; the service-linked role if it isn't given."),
        new("workflows", FieldType.List(TextForm.Arn), "Custom workflows; they demand an execution role."),
    ]);

    public static Shape Shape { get; } = new("Image Builder", "Image Builder's resources of an account in a Region.",
    [
        new("components", FieldType.List(s_component), "Components."),
        new("imageRecipes", FieldType.List(RecipeReader.Shape), "Recipes."),
        new("infrastructureConfigurations", FieldType.List(s_infrastructure), "Infrastructure configurations."),
        new("distributionConfigurations", FieldType.List(s_distribution), "Distribution settings."),
        new("imagePipelines", FieldType.List(s_pipeline), "Pipelines."),
        new("images", FieldType.List(BuiltImageReader.Shape), "Images that were built."),
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader state)
    {
        ImageBuilderLoad into = load.ImageBuilder;
        foreach (MapReader item in state.Things("components"))
        {
            string version = item.Required("version");
            string arn = ImageBuilderArns.Make(account, region, "component", $"{item.Required("name")}/{version}/{item.Integer("build") ?? 1}");
            var component = new Component(arn, item.Required("name"), version, item.Text("platform") ?? "Linux");
            load.Add(into.Components, arn, component, arn, item, $"the component `{component.Name}/{version}`");
        }

        foreach (MapReader item in state.Things("imageRecipes"))
        {
            RecipeReader.Read(load, account, region, item);
        }

        foreach (MapReader item in state.Things("infrastructureConfigurations"))
        {
            string arn = ImageBuilderArns.Make(account, region, "infrastructure-configuration", item.Required("name"));
            var value = new InfrastructureConfiguration(arn, item.Required("name"), item.Required("instanceProfileName"));
            load.Add(into.InfrastructureConfigurations, arn, value, arn, item, $"the infrastructure configuration `{value.Name}`");
        }

        foreach (MapReader item in state.Things("distributionConfigurations"))
        {
            string arn = ImageBuilderArns.Make(account, region, "distribution-configuration", item.Required("name"));
            ImmutableArray<Distribution> entries = [.. item.Things("distributions").Select(d => DistributionReader.Read(load, d))];
            var value = new DistributionConfiguration(arn, item.Required("name"), entries);
            load.Add(into.DistributionConfigurations, arn, value, arn, item, $"the distribution configuration `{value.Name}`");
        }

        foreach (MapReader item in state.Things("imagePipelines"))
        {
            ReadPipeline(load, account, region, item);
        }

        foreach (MapReader item in state.Things("images"))
        {
            BuiltImageReader.Read(load, account, region, item);
        }
    }

    /// <summary>The ARN in a field that names another resource, checked once everything is read; null if it isn't given.</summary>
    public static string? Reference<T>(
        ScenarioLoad load, AccountId account, Region region, MapReader from, string field, string type,
        ImmutableDictionary<string, T>.Builder known)
    {
        if (from.Text(field) is not { } text)
        {
            return null;
        }

        string arn = ImageBuilderArns.Resolve(account, region, type, text);
        load.Later(() =>
        {
            if (!known.ContainsKey(arn) && !load.IsBeyond(arn))
            {
                string? near = Spelling.Closest(arn, known.Keys);
                load.Problems.Error(from.PointerTo(field), from.At(field), $"there is no {type} `{text}` of {account} in {region}",
                    near is null ? "list it below `imageBuilder:` of the account" : $"did you mean `{near[(near.IndexOf('/') + 1)..]}`?");
            }
        });
        return arn;
    }

    private static void ReadPipeline(ScenarioLoad load, AccountId account, Region region, MapReader item)
    {
        ImageBuilderLoad into = load.ImageBuilder;
        string name = item.Required("name");
        var value = new ImagePipeline
        {
            Arn = ImageBuilderArns.Make(account, region, "image-pipeline", name),
            Name = name,
            Account = account,
            Region = region,
            ImageRecipeArn = Reference(load, account, region, item, "imageRecipe", "image-recipe", into.ImageRecipes) ?? "",
            InfrastructureConfigurationArn = Reference(load, account, region, item, "infrastructureConfiguration",
                "infrastructure-configuration", into.InfrastructureConfigurations),
            DistributionConfigurationArn = Reference(load, account, region, item, "distributionConfiguration",
                "distribution-configuration", into.DistributionConfigurations),
            ExecutionRole = item.Text("executionRole"),
            Workflows = item.TextsOrNone("workflows"),
        };
        load.Add(into.ImagePipelines, value.Arn, value, value.Arn, item, $"the pipeline `{name}` of {account} in {region}");
    }
}
