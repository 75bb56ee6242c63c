using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

// Making images: each call answers at once; the rest happens in stages (ImageMaking).
public sealed partial class ImageBuilderService
{
    /// <summary>CreateImage without a pipeline: the ARN of the image that is now being built.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="region">Where.</param>
    /// <param name="wanted">The recipe and all the rest, as a pipeline would have them; its ARN is empty.</param>
    /// <param name="tags">The image's tags.</param>
    /// <param name="token">The client token.</param>
    public Reply<string> CreateImage(
        Caller caller, Region region, ImagePipeline wanted, ImmutableDictionary<string, string> tags, ClientToken token)
    {
        ImageRecipe? recipe = FindRecipe(wanted.ImageRecipeArn);
        string resource = recipe is null ? AllOf(caller, region, "image") : NextImage(Account(caller), region, recipe);
        return Call<string>(caller, region, "CreateImage", resource, new Access { Tags = tags }, scope =>
            Once(caller, region, "CreateImage", token, () =>
                (CheckParts(scope, caller, region, wanted)
                    ?? EnsureServiceLinkedRole(scope, caller, region, wanted.ExecutionRole)) is { } refused
                    ? refused
                    : BeginBuild(wanted with { Account = Account(caller), Region = region }, tags)));
    }

    /// <summary>CancelImageCreation of an image that isn't finished (F1.9).</summary>
    public Reply<string> CancelImageCreation(Caller caller, Region region, string arn, ClientToken token) =>
        ChangeImage(caller, region, "CancelImageCreation", arn, token, image =>
        {
            if (!ImageMaking.IsUnderWay(image.Status))
            {
                return ImageBuilderErrors.InvalidRequest(
                    $"The image '{arn}' is in state {ImageText.Status(image.Status)} and can't be cancelled.");
            }

            new ImageMaking(run).Cancel(image);
            return arn;
        });

    /// <summary>RetryImage: the distribution of a failed image again, what has arrived is left alone (F1.92, F1.93).</summary>
    public Reply<string> RetryImage(Caller caller, Region region, string arn, ClientToken token) =>
        ChangeImage(caller, region, "RetryImage", arn, token, image =>
        {
            if (ImageMaking.IsUnderWay(image.Status))
            {
                return ImageBuilderErrors.InUse($"The image '{arn}' is in state {ImageText.Status(image.Status)}.");
            }

            if (image.Status != BuiltImageStatus.Failed || image.OutputAmis.IsEmpty)
            {
                return ImageBuilderErrors.InvalidRequest(
                    $"The image '{arn}' can't be retried: only an image whose distribution failed can.");
            }

            new ImageMaking(run).Distribute(image, [.. image.OutputAmis]);
            return arn;
        });

    /// <summary>DistributeImage of an image that is there, or of an AMI: the ARN of the new build version (F1.90, F1.94).</summary>
    public Reply<string> DistributeImage(
        Caller caller, Region region, DistributionOrder order, ImmutableDictionary<string, string> tags, ClientToken token) =>
        Call<string>(caller, region, "DistributeImage", order.SourceImage.StartsWith("arn:", StringComparison.Ordinal)
            ? order.SourceImage
            : AllOf(caller, region, "image"), new Access { Tags = tags }, scope =>
            Once(caller, region, "DistributeImage", token, () =>
            {
                ServiceError? refused = CheckPart(
                    scope, caller, region, "GetDistributionConfiguration", order.DistributionConfigurationArn,
                    Known(State.DistributionConfigurations, order.DistributionConfigurationArn))
                    ?? CheckExecutionRole(scope, caller, region, order.ExecutionRole);
                if (refused is not null)
                {
                    return refused;
                }

                Reply<BuiltImage> source = SourceOf(scope, caller, region, order.SourceImage);
                if (!source.Succeeded)
                {
                    return source.Error;
                }

                BuiltImage next = source.Value! with
                {
                    Arn = NextVersion(source.Value!.Arn),
                    Account = Account(caller),
                    DistributionConfigurationArn = order.DistributionConfigurationArn,
                    ExecutionRole = order.ExecutionRole,
                    LogGroup = order.LogGroup,
                    SourcePipelineArn = null,
                    SourcePipelineName = null,
                    DateCreated = World.Now,
                };
                Tag(next.Arn, tags);
                new ImageMaking(run).Distribute(next, []);
                return next.Arn;
            }));

    /// <summary>DeleteImage: Image Builder's image only; its AMIs stay.</summary>
    public Reply<string> DeleteImage(Caller caller, Region region, string arn)
    {
        BuiltImage? image = State.Images.GetValueOrDefault(arn);
        return image is not null && ImageMaking.IsUnderWay(image.Status)
            ? Call<string>(caller, region, "DeleteImage", arn, Access.Plain, _ => ImageBuilderErrors.InUse(
                $"The image '{arn}' is in state {ImageText.Status(image.Status)}."))
            : Delete(
                caller, region, "DeleteImage", arn, image is not null,
                () => State.ImageRecipes.Values.Any(r => r.ParentImage == arn),
                state => state with
                {
                    Images = state.Images.Remove(arn),
                    WorkflowExecutions = state.WorkflowExecutions.RemoveRange(
                        state.WorkflowExecutions.Where(e => e.Value.ImageArn == arn).Select(e => e.Key)),
                });
    }

    private Reply<string> ChangeImage(
        Caller caller, Region region, string operation, string arn, ClientToken token, Func<BuiltImage, Reply<string>> change) =>
        Call<string>(caller, region, operation, arn, Access.Plain, _ => Once(caller, region, operation, token, () =>
            IsHere(arn, region) && State.Images.TryGetValue(arn, out BuiltImage? image) && image.Account == caller.Account
                ? change(image)
                : ImageBuilderErrors.NotFound(arn)));

    private Reply<string> BeginBuild(
        ImagePipeline pipeline, ImmutableDictionary<string, string> tags, string buildType = ImageText.UserInitiated)
    {
        if (FindRecipe(pipeline.ImageRecipeArn) is not { } recipe)
        {
            return ImageBuilderErrors.NotFound(pipeline.ImageRecipeArn);
        }

        BuiltImage? parent = recipe.ParentImage.StartsWith("arn:", StringComparison.Ordinal)
            ? FindImage(pipeline.Region, recipe.ParentImage)
            : null;
        BuiltImage image = new()
        {
            Arn = NextImage(pipeline.Account, pipeline.Region, recipe),
            Account = pipeline.Account,
            Region = pipeline.Region,
            Name = recipe.Name,
            ImageRecipeArn = recipe.Arn,
            Recipe = recipe,
            Infrastructure = pipeline.InfrastructureConfigurationArn is { } infrastructure
                ? State.InfrastructureConfigurations.GetValueOrDefault(infrastructure)
                : null,
            DistributionConfigurationArn = pipeline.DistributionConfigurationArn,
            Distribution = pipeline.DistributionConfigurationArn is { } distribution
                ? State.DistributionConfigurations.GetValueOrDefault(distribution)
                : null,
            ExecutionRole = pipeline.ExecutionRole,
            SourcePipelineArn = pipeline.Arn.Length == 0 ? null : pipeline.Arn,
            SourcePipelineName = pipeline.Arn.Length == 0 ? null : pipeline.Name,
            Platform = recipe.Platform,
            OsVersion = parent?.OsVersion,
            Tests = pipeline.Tests,
            EnhancedImageMetadataEnabled = pipeline.EnhancedImageMetadataEnabled,
            Workflows = pipeline.WorkflowUses.IsEmpty
                ? [.. pipeline.Workflows.Select(w => new WorkflowUse(w, [], null, null))]
                : pipeline.WorkflowUses,
            Scanning = pipeline.Scanning,
            LogGroup = pipeline.ImageLogGroup,
            BuildType = buildType,
            DateCreated = World.Now,
        };
        Tag(image.Arn, tags);
        new ImageMaking(run).Begin(image);
        return image.Arn;
    }

    // An image that is AVAILABLE (E55), or an AMI by its id or through a parameter. How AWS names the image of a bare AMI
    // isn't documented; here it is named after the AMI.
    private Reply<BuiltImage> SourceOf(CallScope scope, Caller caller, Region region, string source)
    {
        if (source.StartsWith("arn:", StringComparison.Ordinal))
        {
            BuiltImage? found = IsHere(source, region) ? FindImage(region, source) : null;
            return Ask(scope, caller, region, "GetImage", found?.Arn ?? source) is { } denied ? denied
                : found is null ? ImageBuilderErrors.NotFound(source)
                : found.Status != BuiltImageStatus.Available
                    ? ImageBuilderErrors.InvalidRequest($"The image '{found.Arn}' is not in the AVAILABLE state.")
                    : found with { OutputAmis = [.. found.OutputAmis.Where(a => a.Region == region).Take(1)] };
        }

        AccountId account = Account(caller);
        string? id = ParentImages.Resolve(World, account, region, source);
        return id is not null && ImageVisibility.Of(World, account, region, id) is ImageVisibility.Visible visible
            ? new BuiltImage
            {
                Arn = ImageBuilderArns.Make(account, region, "image", id + "/1.0.0/0"),
                Account = account,
                Region = region,
                Name = id,
                Platform = visible.Image.Platform is null ? "Linux" : "Windows",
                OutputAmis = [new OutputAmi(account, region, id, visible.Image.Name)],
            }
            : ImageBuilderErrors.InvalidValue("sourceImage", $"The image '{source}' does not exist or isn't accessible in {region}.");
    }

    private string NextImage(AccountId account, Region region, ImageRecipe recipe) =>
        NextVersion(ImageBuilderArns.Make(account, region, "image", $"{recipe.Name}/{recipe.Version}/0"));

    private string NextVersion(string arn)
    {
        string version = arn[..arn.LastIndexOf('/')];
        return $"{version}/{VersionedArns.NextBuild(State.Images.Keys, version).ToString(CultureInfo.InvariantCulture)}";
    }
}
