using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Image Builder's resources of one account and Region. Subject of their origins: the ARN.</summary>
internal static class ImageBuilderReader
{
    // What every resource has.
    private static readonly ImmutableArray<Field> s_own =
    [
        new("tags", FieldType.Tags, "Its tags."),
    ];

    /// <summary>What resources have that can be shared.</summary>
    public static ImmutableArray<Field> Shared { get; } =
    [
        .. s_own,
        new("resourcePolicy", FieldType.Free, "The policy by which it is shared, JSON."),
    ];

    private static readonly Shape s_component = new("component", "An Image Builder component.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("version", FieldType.A(TextForm.Version), "Its version.", Required: true),
        new("build", new FieldType.Integer(1, int.MaxValue), "Its build; 1 if it isn't given."),
        new("platform", FieldType.OneOf("Linux", "Windows", "macOS"), "Linux if it isn't given."),
        .. Shared,
        .. BuildDetails.Component.Fields,
    ]);

    private static readonly Shape s_infrastructure = new("infrastructure configuration", "Where Image Builder builds.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("instanceProfileName", FieldType.Free, "Instance profile of the build instance.", Required: true),
        .. s_own,
        .. BuildDetails.Infrastructure.Fields,
    ]);

    private static readonly Shape s_distribution = new("distribution configuration", "Distribution settings.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("distributions", FieldType.List(DistributionReader.Shape), "One entry a Region.", Required: true),
        .. s_own,
        .. PipelineDetails.Distribution.Fields,
    ]);

    private static readonly Shape s_pipeline = new("image pipeline", "An Image Builder pipeline.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("imageRecipe", FieldType.Free, "The recipe: name/version or ARN.", Required: true),
        new("infrastructureConfiguration", FieldType.Free, "Name or ARN."),
        new("distributionConfiguration", FieldType.Free, "Name or ARN."),
        new("executionRole", FieldType.Free, "Role that Image Builder acts as; the service-linked role if it isn't given."),
        new("workflows", FieldType.List(TextForm.Arn), "Custom workflows; they demand an execution role."),
        .. s_own,
        .. PipelineDetails.Pipeline.Fields,
    ]);

    private static readonly Shape s_workflow = new("workflow", "An Image Builder workflow.", [.. s_own, .. BuildDetails.Workflow.Fields]);

    public static Shape Shape { get; } = new("Image Builder", "Image Builder's resources of an account in a Region.",
    [
        new("components", FieldType.List(s_component), "Components."),
        new("imageRecipes", FieldType.List(RecipeReader.Shape), "Recipes."),
        new("infrastructureConfigurations", FieldType.List(s_infrastructure), "Infrastructure configurations."),
        new("distributionConfigurations", FieldType.List(s_distribution), "Distribution settings."),
        new("imagePipelines", FieldType.List(s_pipeline), "Pipelines."),
        new("images", FieldType.List(BuiltImageReader.Shape), "Images that were built."),
        new("workflows", FieldType.List(s_workflow), "Workflows."),
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader state)
    {
        ImageBuilderLoad into = load.ImageBuilder;
        foreach (MapReader item in state.Things("components"))
        {
            string version = item.Required("version");
            string arn = ImageBuilderArns.Make(account, region, "component", $"{item.Required("name")}/{version}/{item.Integer("build") ?? 1}");
            var component = new Component(arn, item.Required("name"), version, item.Text("platform") ?? "Linux");
            component = BuildDetails.Component.Read(item, component);
            ReadOwn(load, arn, item, isShared: true);
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
            value = BuildDetails.Infrastructure.Read(item, value);
            ReadOwn(load, arn, item);
            load.Add(into.InfrastructureConfigurations, arn, value, arn, item, $"the infrastructure configuration `{value.Name}`");
        }

        foreach (MapReader item in state.Things("distributionConfigurations"))
        {
            string arn = ImageBuilderArns.Make(account, region, "distribution-configuration", item.Required("name"));
            ImmutableArray<Distribution> entries = [.. item.Things("distributions").Select(d => DistributionReader.Read(load, d))];
            var value = new DistributionConfiguration(arn, item.Required("name"), entries);
            value = PipelineDetails.Distribution.Read(item, value);
            ReadOwn(load, arn, item);
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

        foreach (MapReader item in state.Things("workflows"))
        {
            ReadWorkflow(load, account, region, item);
        }
    }

    /// <summary>Tags and resource policy.</summary>
    public static void ReadOwn(ScenarioLoad load, string arn, MapReader item, bool isShared = false)
    {
        if (item.Has("tags"))
        {
            load.ImageBuilder.Tags[arn] = item.TextMap("tags");
        }

        if (isShared && item.Text("resourcePolicy") is { } policy)
        {
            load.ImageBuilder.Policies[arn] = policy;
        }
    }

    private static void ReadWorkflow(ScenarioLoad load, AccountId account, Region region, MapReader item)
    {
        Workflow workflow = BuildDetails.Workflow.Read(item, new Workflow("/1", "", "", "", ""));
        string arn = ImageBuilderArns.Make(
            account, region, "workflow/" + workflow.Type.ToLowerInvariant(), $"{workflow.Name}/{workflow.Version}{workflow.Arn}");
        ReadOwn(load, arn, item);
        load.Add(load.ImageBuilder.Workflows, arn, workflow with { Arn = arn }, arn, item, $"the workflow `{workflow.Name}/{workflow.Version}`");
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
        value = PipelineDetails.Pipeline.Read(item, value);
        ReadOwn(load, value.Arn, item);
        load.Add(into.ImagePipelines, value.Arn, value, value.Arn, item, $"the pipeline `{name}` of {account} in {region}");
    }
}
