using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Fixing.Changes;

/// <summary>
/// Sets the key of a device in a new version of a pipeline's recipe (recipes never change), and lets the pipeline build it.
/// </summary>
/// <param name="Pipeline">ARN of the pipeline.</param>
/// <param name="Recipe">ARN of the version that it builds now.</param>
/// <param name="Device"><c>/dev/xvda</c>; mapped anew if the recipe doesn't map it.</param>
/// <param name="KeyArn">The key; null to leave the device without encryption.</param>
public sealed record SetRecipeKey(string Pipeline, string Recipe, string Device, string? KeyArn) : Change
{
    public override AccountId Account => new(Recipe.Split(':')[4]);

    public override Region? Region => new Region(Recipe.Split(':')[3]);

    public override string Sentence => KeyArn is null
        ? $"in a new version of the recipe {Name}, leave {Device} without encryption"
        : $"in a new version of the recipe {Name}, encrypt {Device} with {KeyArn}";

    public override string Slot => $"{Pipeline} {Device}";

    public override ImmutableArray<string> Notes =>
        ["Build the image again afterwards: one that is built already keeps its key."];

    private string Name => Recipe[(Recipe.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public override World Apply(World world)
    {
        ImageBuilderState state = world.ImageBuilder;
        if (!state.ImagePipelines.TryGetValue(Pipeline, out ImagePipeline? pipeline)
            || !state.ImageRecipes.TryGetValue(pipeline.ImageRecipeArn, out ImageRecipe? recipe))
        {
            return world;
        }

        // A second device goes into the version that the first one made.
        ImageRecipe next = WithDevice(recipe.Arn == Recipe ? NextVersion(state, recipe) : recipe);
        return world with
        {
            ImageBuilder = state with
            {
                ImageRecipes = state.ImageRecipes.SetItem(next.Arn, next),
                ImagePipelines = state.ImagePipelines.SetItem(Pipeline, pipeline with { ImageRecipeArn = next.Arn }),
            },
        };
    }

    private ImageRecipe WithDevice(ImageRecipe recipe)
    {
        int index = recipe.BlockDeviceMappings.ToList().FindIndex(d => d.DeviceName == Device);
        RecipeDevice device = (index < 0 ? new RecipeDevice(Device) : recipe.BlockDeviceMappings[index]) with
        {
            Encrypted = KeyArn is not null,
            KmsKeyId = KeyArn,
        };
        return recipe with
        {
            BlockDeviceMappings = index < 0
                ? recipe.BlockDeviceMappings.Add(device)
                : recipe.BlockDeviceMappings.SetItem(index, device),
        };
    }

    private static ImageRecipe NextVersion(ImageBuilderState state, ImageRecipe recipe)
    {
        string[] parts = recipe.Version.Split('.');
        string stem = string.Join('.', parts[..^1]);
        int last = int.TryParse(parts[^1], CultureInfo.InvariantCulture, out int number) ? number : 0;
        string prefix = recipe.Arn[..(recipe.Arn.LastIndexOf('/') + 1)];
        string version;
        do
        {
            version = string.Create(CultureInfo.InvariantCulture, $"{stem}.{++last}");
        }
        while (state.ImageRecipes.ContainsKey(prefix + version));
        return recipe with { Arn = prefix + version, Version = version };
    }
}
