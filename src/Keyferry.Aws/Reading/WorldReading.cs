using Keyferry.Aws.Calling;
using Keyferry.Aws.Translation;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Wire.Services.ImageBuilder;
using DistributionConfiguration = Keyferry.Cloud.ImageBuilder.DistributionConfiguration;
using ImagePipeline = Keyferry.Cloud.ImageBuilder.ImagePipeline;
using ImageRecipe = Keyferry.Cloud.ImageBuilder.ImageRecipe;

namespace Keyferry.Aws.Reading;

/// <summary>
/// Reads of live accounts what one distribution needs, and nothing else. Reads that don't depend on one another run at
/// once: it takes as long as the longest chain of calls that do.
/// </summary>
public sealed class WorldReading(AwsAccess access, TimeProvider clock)
{
    /// <summary>Who is asked about the organization: a delegated administrator's account; null for the management account.</summary>
    public AccountId? OrganizationAccount { get; init; }

    /// <summary>The world as far as it can be read; it never fails, what fails is unknown.</summary>
    public async Task<LiveReading> ReadAsync(LiveTarget target)
    {
        WorldDraft draft = new(clock.GetUtcNow());
        Readers readers = new(access, draft, target.Account, target.Region, OrganizationAccount);
        Task organization = readers.Organizations.ReadAsync(target.Account);
        Start start = await (target.Kind switch
        {
            LiveTargetKind.Pipeline => PipelineAsync(readers, target),
            LiveTargetKind.Image => ImageAsync(readers, target),
            LiveTargetKind.Distribution => AmiAsync(readers, target, target.AmiId ?? ""),
            _ => throw new System.Diagnostics.UnreachableException(),
        }).ConfigureAwait(false);
        await organization.ConfigureAwait(false);
        return new LiveReading(draft.Finish(), start.PipelineArn, start.ImageArn, start.Problem)
        {
            IsUnread = start.IsUnread,
            Unread = draft.Unread,
        };
    }

    private sealed record Start
    {
        public string? PipelineArn { get; init; }

        public string? ImageArn { get; init; }

        public string? Problem { get; init; }

        public bool IsUnread { get; init; }
    }

    private static async Task<Start> PipelineAsync(Readers readers, LiveTarget target)
    {
        Answer<GetImagePipelineResponse> answer = await readers.Access.ReadAsync(
            target.Account, target.Region, ReadActions.GetImagePipeline, target.Arn,
            (aws, stop) => aws.ImageBuilder.GetImagePipelineAsync(new GetImagePipelineRequest { ImagePipelineArn = target.Arn }, stop))
            .ConfigureAwait(false);
        if (answer is not Answer<GetImagePipelineResponse>.Known { Value.ImagePipeline: { } found })
        {
            return Nothing(readers, answer, $"the pipeline {target.Arn}");
        }

        ImagePipeline pipeline = ImageBuilderTranslation.Pipeline(target.Account, target.Region, target.Arn, found);
        readers.Draft.Put(s => s with { ImagePipelines = s.ImagePipelines.SetItem(target.Arn, pipeline) });
        readers.Draft.PutOrigin(target.Arn, $"imagebuilder:GetImagePipeline of {target.Arn}");
        BuildReading build = new(readers, pipeline);
        Task<ImageRecipe?> recipe = build.RecipeAsync();
        Task settings = pipeline.DistributionConfigurationArn is { } arn
            ? SettingsAsync(readers, arn, recipe)
            : new DistributionReading(readers, Distributor.Settings(new World(), pipeline), recipe).ReadAsync();
        await Task.WhenAll(
            recipe, settings, build.InfrastructureAsync(), build.ActingRoleAsync(),
            readers.Settings.ReadEncryptionAsync(target.Account, target.Region),
            readers.Settings.ReadRoomAsync(target.Account, target.Region),
            readers.Settings.ReadRegionAsync(target.Account, target.Region)).ConfigureAwait(false);
        return new Start { PipelineArn = target.Arn };
    }

    private static async Task<Start> ImageAsync(Readers readers, LiveTarget target)
    {
        Answer<GetImageResponse> answer = await readers.Access.ReadAsync(
            target.Account, target.Region, ReadActions.GetImage, target.Arn,
            (aws, stop) => aws.ImageBuilder.GetImageAsync(new GetImageRequest { ImageBuildVersionArn = target.Arn }, stop))
            .ConfigureAwait(false);
        if (answer is not Answer<GetImageResponse>.Known { Value.Image: { } found })
        {
            return Nothing(readers, answer, $"the image {target.Arn}");
        }

        BuiltImage image = ImageBuilderTranslation.Image(target.Account, target.Region, found);
        if (image.DistributionConfigurationArn is not { } settings)
        {
            return new Start { Problem = $"the image {image.Arn} has no distribution settings: there is nothing to foretell" };
        }

        Put(readers, image);
        return await DistributeAsync(readers, image, settings).ConfigureAwait(false);
    }

    private static Task<Start> AmiAsync(Readers readers, LiveTarget target, string ami)
    {
        // How AWS names the image of a bare AMI isn't documented; it is named after the AMI here.
        BuiltImage image = new()
        {
            Arn = $"arn:aws:imagebuilder:{target.Region}:{target.Account}:image/{ami}/1.0.0/1",
            Account = target.Account,
            Region = target.Region,
            Name = ami,
            DistributionConfigurationArn = target.Arn,
            OutputAmis = [new OutputAmi(target.Account, target.Region, ami, null)],
        };
        Put(readers, image);
        return DistributeAsync(readers, image, target.Arn);
    }

    // The AMIs of an image that was built, each where it is, and where it is to go.
    private static async Task<Start> DistributeAsync(Readers readers, BuiltImage image, string settings)
    {
        Task acting = image.ExecutionRole is { } role
            ? readers.Roles.ReadAsync(image.Account, role)
            : readers.Roles.ReadServiceLinkedAsync(image.Account);
        Task<Start?> distribution = SettingsAsync(readers, settings, Task.FromResult(image.Recipe));
        await Task.WhenAll(
            [
                acting, distribution, readers.Settings.ReadRegionAsync(image.Account, image.Region),
                .. image.OutputAmis.Select(ami => readers.Images.ReadAsync(ami.Account, ami.Region, ami.ImageId, withPermissions: true)),
            ]).ConfigureAwait(false);
        return await distribution.ConfigureAwait(false) ?? new Start { ImageArn = image.Arn };
    }

    // The distribution configuration and all that it needs; what stands in the way of an image's distribution without it.
    private static async Task<Start?> SettingsAsync(Readers readers, string arn, Task<ImageRecipe?> recipe)
    {
        Answer<GetDistributionConfigurationResponse> answer = await readers.Access.ReadAsync(
            readers.Source, readers.Home, ReadActions.GetDistributionConfiguration, arn,
            (aws, stop) => aws.ImageBuilder.GetDistributionConfigurationAsync(
                new GetDistributionConfigurationRequest { DistributionConfigurationArn = arn }, stop)).ConfigureAwait(false);
        if (readers.Take(answer, arn)?.DistributionConfiguration is not { } found)
        {
            return Nothing(readers, answer, $"the distribution configuration {arn}");
        }

        DistributionConfiguration settings = ImageBuilderTranslation.Distribution(found) with { Arn = arn };
        readers.Draft.Put(s => s with { DistributionConfigurations = s.DistributionConfigurations.SetItem(arn, settings) });
        readers.Draft.PutOrigin(arn, $"imagebuilder:GetDistributionConfiguration of {arn}");
        await new DistributionReading(readers, settings, recipe).ReadAsync().ConfigureAwait(false);
        return null;
    }

    private static void Put(Readers readers, BuiltImage image)
    {
        readers.Draft.Put(s => s with
        {
            Images = s.Images.SetItem(image.Arn, image),
            ImageRecipes = image.Recipe is { } recipe ? s.ImageRecipes.SetItem(recipe.Arn, recipe) : s.ImageRecipes,
        });
        readers.Draft.PutOrigin(image.Arn, $"imagebuilder:GetImage of {image.Arn}");
    }

    private static Start Nothing<T>(Readers readers, Answer<T> answer, string what) => answer is Answer<T>.Unknown unknown
        ? new Start { Problem = $"{what} can't be read, so nothing can be told: {readers.Draft.Note(unknown.Because)}", IsUnread = true }
        : new Start { Problem = $"{what} doesn't exist" };
}
