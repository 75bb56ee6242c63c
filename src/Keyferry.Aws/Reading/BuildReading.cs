using Keyferry.Aws.Calling;
using Keyferry.Aws.Translation;
using Keyferry.Cloud.Worlds;
using Keyferry.Wire.Services.ImageBuilder;
using ImagePipeline = Keyferry.Cloud.ImageBuilder.ImagePipeline;
using ImageRecipe = Keyferry.Cloud.ImageBuilder.ImageRecipe;
using InfrastructureConfiguration = Keyferry.Cloud.ImageBuilder.InfrastructureConfiguration;
using RecipeDevice = Keyferry.Cloud.ImageBuilder.RecipeDevice;

namespace Keyferry.Aws.Reading;

/// <summary>What a pipeline's build needs: recipe, parent image, infrastructure, and the role that acts.</summary>
internal sealed class BuildReading(Readers readers, ImagePipeline pipeline)
{
    /// <summary>The recipe; it is there before what it names is read.</summary>
    public async Task<ImageRecipe?> RecipeAsync()
    {
        string arn = pipeline.ImageRecipeArn;
        Answer<GetImageRecipeResponse> answer = await readers.Access.ReadAsync(
            pipeline.Account, pipeline.Region, ReadActions.GetImageRecipe, arn,
            (aws, stop) => aws.ImageBuilder.GetImageRecipeAsync(new GetImageRecipeRequest { ImageRecipeArn = arn }, stop))
            .ConfigureAwait(false);
        if (readers.Take(answer, arn)?.ImageRecipe is not { } found)
        {
            return null;
        }

        ImageRecipe recipe = ImageBuilderTranslation.Recipe(pipeline.Account, pipeline.Region, found);
        readers.Draft.Put(s => s with { ImageRecipes = s.ImageRecipes.SetItem(recipe.Arn, recipe) });
        readers.Draft.PutOrigin(recipe.Arn, $"imagebuilder:GetImageRecipe of {recipe.Arn}");
        await Task.WhenAll([ParentAsync(recipe), .. recipe.BlockDeviceMappings.Select(DeviceAsync)]).ConfigureAwait(false);
        return recipe;
    }

    /// <summary>The infrastructure configuration, and the role of its instance profile, which has to be passed.</summary>
    public async Task InfrastructureAsync()
    {
        if (pipeline.InfrastructureConfigurationArn is not { } arn)
        {
            return;
        }

        Answer<GetInfrastructureConfigurationResponse> answer = await readers.Access.ReadAsync(
            pipeline.Account, pipeline.Region, ReadActions.GetInfrastructureConfiguration, arn,
            (aws, stop) => aws.ImageBuilder.GetInfrastructureConfigurationAsync(
                new GetInfrastructureConfigurationRequest { InfrastructureConfigurationArn = arn }, stop)).ConfigureAwait(false);
        if (readers.Take(answer, arn)?.InfrastructureConfiguration is not { } found)
        {
            return;
        }

        InfrastructureConfiguration configuration = ImageBuilderTranslation.Infrastructure(found) with { Arn = arn };
        readers.Draft.Put(s => s with { InfrastructureConfigurations = s.InfrastructureConfigurations.SetItem(arn, configuration) });
        readers.Draft.PutOrigin(arn, $"imagebuilder:GetInfrastructureConfiguration of {arn}");
        await readers.Roles.ReadInstanceProfileAsync(pipeline.Account, configuration.InstanceProfileName).ConfigureAwait(false);
    }

    public Task ActingRoleAsync() => pipeline.ExecutionRole is { } role
        ? readers.Roles.ReadAsync(pipeline.Account, role)
        : readers.Roles.ReadServiceLinkedAsync(pipeline.Account);

    private Task DeviceAsync(RecipeDevice device) =>
        device.KmsKeyId is { } key ? readers.Keys.ReadAsync(pipeline.Account, pipeline.Region, key) : Task.CompletedTask;

    private async Task ParentAsync(ImageRecipe recipe)
    {
        string parent = recipe.ParentImage;
        string subject = Subjects.ParentImage(pipeline.Account, pipeline.Region, parent);
        string? imageId = parent.StartsWith("ssm:", StringComparison.Ordinal)
            ? await ParameterAsync(parent["ssm:".Length..], subject).ConfigureAwait(false)
            : parent.StartsWith("arn:", StringComparison.Ordinal) ? await BuiltAsync(parent, subject).ConfigureAwait(false)
            : parent;
        if (imageId is null)
        {
            return;
        }

        if (imageId != parent)
        {
            readers.Draft.PutParent(subject, imageId);
        }

        // Allowed AMIs say nothing about an account's own images.
        await Task.WhenAll(
            readers.Images.ReadAsync(pipeline.Account, pipeline.Region, imageId),
            readers.Settings.ReadAllowedImagesAsync(pipeline.Account, pipeline.Region)).ConfigureAwait(false);
    }

    private async Task<string?> ParameterAsync(string name, string subject)
    {
        Answer<Amazon.SimpleSystemsManagement.Model.GetParameterResponse> answer = await readers.Access.ReadAsync(
            pipeline.Account, pipeline.Region, ReadActions.GetParameter, name,
            (aws, stop) => aws.Ssm.GetParameterAsync(
                new Amazon.SimpleSystemsManagement.Model.GetParameterRequest { Name = name }, stop)).ConfigureAwait(false);
        return readers.Take(answer, subject)?.Parameter?.Value;
    }

    // The newest image of a version, own or Amazon's.
    private async Task<string?> BuiltAsync(string arn, string subject)
    {
        Answer<GetImageResponse> answer = await readers.Access.ReadAsync(
            pipeline.Account, pipeline.Region, ReadActions.GetImage, arn,
            (aws, stop) => aws.ImageBuilder.GetImageAsync(new GetImageRequest { ImageBuildVersionArn = arn }, stop)).ConfigureAwait(false);
        if (readers.Take(answer, subject) is not { } found)
        {
            return null;
        }

        string? imageId = (found.Image?.OutputResources?.Amis ?? [])
            .FirstOrDefault(ami => ami.Region is null || ami.Region == pipeline.Region.Value)?.Image;
        if (imageId is null)
        {
            readers.Draft.PutAbsent(subject);
        }

        return imageId;
    }
}
