using System.Text.Json.Nodes;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Cli.Fixing.Terraform;

// The resources of Image Builder.
internal sealed partial class TerraformResources
{
    private const string RecipeType = "aws_imagebuilder_image_recipe";

    /// <summary>The recipe that a pipeline builds by.</summary>
    public static ImageRecipe Recipe(World world, string pipelineArn) =>
        world.ImageBuilder.ImageRecipes[world.ImageBuilder.ImagePipelines[pipelineArn].ImageRecipeArn];

    private void AddRecipe(SetRecipeKey change)
    {
        ImagePipeline pipeline = plan.After.ImageBuilder.ImagePipelines[change.Pipeline];
        ImageRecipe recipe = Recipe(plan.After, change.Pipeline);
        string address = Resource(
            change, RecipeType, $"{recipe.Name}_{recipe.Version}_{change.Account}", Written(change, recipe));
        HclBody body = new HclBody().Attribute("name", pipeline.Name)
            .Attribute("image_recipe_arn", new HclValue.Expression(address + ".arn"));
        Text(body, "infrastructure_configuration_arn", pipeline.InfrastructureConfigurationArn);
        Text(body, "distribution_configuration_arn", pipeline.DistributionConfigurationArn);
        Text(body, "execution_role", pipeline.ExecutionRole);
        if (pipeline.InfrastructureConfigurationArn is null)
        {
            string variable = _names.Label("variable", $"infrastructure_of_{pipeline.Name}_{change.Account}", pipeline.Arn);
            file.Block("variable", [variable], new HclBody()
                .Attribute("description", $"ARN of the infrastructure configuration of the pipeline {pipeline.Name}, which wasn't read.")
                .Attribute("type", new HclValue.Expression("string")));
            body.Attribute("infrastructure_configuration_arn", new HclValue.Expression($"var.{variable}"));
        }

        string[] kept =
        [
            .. s_descriptive, "enhanced_image_metadata_enabled", "image_scanning_configuration", "image_tests_configuration",
            "schedule", "status", "workflow",
        ];
        Resource(change, "aws_imagebuilder_image_pipeline", $"{pipeline.Name}_{change.Account}", Kept(body, kept), import: pipeline.Arn);
    }

    private void AddSettings(AmendDistribution change)
    {
        DistributionConfiguration settings = plan.After.ImageBuilder.DistributionConfigurations[change.Settings];
        var fields = (JsonObject)JsonNode.Parse(SettingsText.Of(settings))!;
        fields.Remove("distributionConfigurationArn");
        Resource(change, "aws_imagebuilder_distribution_configuration", $"{settings.Name}_{change.Account}",
            Kept(new HclBody().Attribute("name", settings.Name).Add(fields), s_descriptive), import: settings.Arn);
    }

    private static void Text(HclBody body, string name, string? text)
    {
        if (text is not null)
        {
            body.Attribute(name, text);
        }
    }

    /// <summary>
    /// A recipe as the provider has it, which keeps what the API has in <c>additionalInstanceConfiguration</c> among the rest
    /// (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/imagebuilder_image_recipe).
    /// </summary>
    private HclBody Written(SetRecipeKey change, ImageRecipe recipe)
    {
        var fields = (JsonObject)JsonNode.Parse(SettingsText.Of(recipe))!;
        if (fields.Remove("additionalInstanceConfiguration", out JsonNode? additional))
        {
            foreach ((string name, JsonNode? value) in (JsonObject)additional!)
            {
                fields[name == "userDataOverride" ? "userDataBase64" : name] = value?.DeepClone();
            }
        }

        HclBody body = new HclBody().Add(fields);
        return recipe.Components.IsEmpty ? ComponentsOfBefore(change, body) : body;
    }

    // A scenario needn't name the components, and the provider wants them: those of the recipe as it is.
    private HclBody ComponentsOfBefore(SetRecipeKey change, HclBody body)
    {
        ImageRecipe before = Recipe(plan.Before, change.Pipeline);
        string label = _names.Label($"data.{RecipeType}", $"{before.Name}_{before.Version}_{change.Account}", before.Arn);
        if (_written.Add($"data.{RecipeType}.{label}"))
        {
            file.Block("data", [RecipeType, label], Provided(change).Attribute("arn", before.Arn));
        }

        return body.Block("dynamic", ["component"], new HclBody()
            .Attribute("for_each", new HclValue.Expression($"data.{RecipeType}.{label}.component"))
            .Block("content", new HclBody()
                .Attribute("component_arn", new HclValue.Expression("component.value.component_arn"))
                .Block("dynamic", ["parameter"], new HclBody()
                    .Attribute("for_each", new HclValue.Expression("component.value.parameter"))
                    .Block("content", new HclBody()
                        .Attribute("name", new HclValue.Expression("parameter.value.name"))
                        .Attribute("value", new HclValue.Expression("parameter.value.value"))))));
    }
}
