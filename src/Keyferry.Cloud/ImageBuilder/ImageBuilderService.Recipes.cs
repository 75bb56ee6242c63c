using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

public sealed partial class ImageBuilderService
{
    private static readonly IReadOnlyDictionary<string, Func<ImageRecipe, IEnumerable<string?>>> s_recipeFields =
        new Dictionary<string, Func<ImageRecipe, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["name"] = r => [r.Name],
            ["parentImage"] = r => [r.ParentImage],
            ["platform"] = r => [r.Platform],
        };

    /// <summary>
    /// CreateImageRecipe: its ARN. A version with <c>x</c> becomes the next one that is free. The caller must be allowed to
    /// read components and parent.
    /// </summary>
    public Reply<string> CreateImageRecipe(
        Caller caller, Region region, ImageRecipe wanted, ImmutableDictionary<string, string> tags, ClientToken token)
    {
        string name = ImageBuilderArns.Make(Account(caller), region, "image-recipe", wanted.Name) + "/";
        string version = VersionedArns.Next(wanted.Version, State.ImageRecipes.Keys
            .Where(a => a.StartsWith(name, StringComparison.Ordinal)).Select(a => a[name.Length..]));
        string arn = name + version;
        return Call<string>(caller, region, "CreateImageRecipe", arn, new Access { Tags = tags }, scope =>
            Once(caller, region, "CreateImageRecipe", token, () =>
            {
                if (VersionedArns.Problem(wanted.Version) is { } wrong)
                {
                    return ImageBuilderErrors.InvalidVersion(wrong);
                }

                if (State.ImageRecipes.ContainsKey(arn))
                {
                    return ImageBuilderErrors.AlreadyExists("ImageRecipe", arn);
                }

                Reply<string> platform = PlatformOf(scope, caller, region, wanted);
                if (!platform.Succeeded)
                {
                    return platform.Error;
                }

                ImageRecipe made = wanted with
                {
                    Arn = arn,
                    Account = Account(caller),
                    Region = region,
                    Version = version,
                    Platform = platform.Value!,
                    DateCreated = World.Now,
                };
                State = State with { ImageRecipes = State.ImageRecipes.Add(arn, made) };
                Tag(arn, tags);
                return arn;
            }));
    }

    /// <summary>GetImageRecipe, by version or a version with <c>x</c>.</summary>
    public Reply<ImageRecipe> GetImageRecipe(Caller caller, Region region, string arn) =>
        Get(caller, region, "GetImageRecipe", arn, FindRecipe, r => r.Arn);

    /// <summary>DeleteImageRecipe of a recipe that no pipeline uses.</summary>
    public Reply<string> DeleteImageRecipe(Caller caller, Region region, string arn) => Delete(
        caller, region, "DeleteImageRecipe", arn, State.ImageRecipes.ContainsKey(arn),
        () => State.ImagePipelines.Values.Any(p => FindRecipe(p.ImageRecipeArn)?.Arn == arn),
        state => state with { ImageRecipes = state.ImageRecipes.Remove(arn) });

    public Reply<Page<ImageRecipe>> ListImageRecipes(Caller caller, Region region, ListRequest request) => List(
        caller, region, "ListImageRecipes", AllOf(caller, region, "image-recipe"),
        () => Owned(caller, region, request.Owner, "GetImageRecipe", State.ImageRecipes, []),
        r => r.Arn, request, s_recipeFields);

    private ImageRecipe? FindRecipe(string arn) => State.FindRecipe(arn);

    // Components and parent must be there, readable, and of one platform; that platform is the recipe's.
    private Reply<string> PlatformOf(CallScope scope, Caller caller, Region region, ImageRecipe wanted)
    {
        Reply<string> parent = ParentPlatform(scope, caller, region, wanted.ParentImage);
        if (!parent.Succeeded)
        {
            return parent.Error;
        }

        for (int i = 0; i < wanted.Components.Length; i++)
        {
            string arn = wanted.Components[i];
            Component? component = IsHere(arn, region) ? FindComponent(region, arn) : null;
            if (Ask(scope, caller, region, "GetComponent", component?.Arn ?? arn) is { } denied)
            {
                return denied;
            }

            string parameter = $"components[{i}].componentArn";
            if (component is null)
            {
                return ImageBuilderErrors.InvalidValue(parameter, $"The component '{arn}' does not exist.");
            }

            if (component.Platform != parent.Value)
            {
                return ImageBuilderErrors.InvalidValue(
                    parameter, $"The component '{arn}' is for {component.Platform}, the parent image is {parent.Value}.");
            }
        }

        return parent;
    }

    private Reply<string> ParentPlatform(CallScope scope, Caller caller, Region region, string parent)
    {
        if (parent.StartsWith("arn:aws:imagebuilder:", StringComparison.Ordinal))
        {
            BuiltImage? built = IsHere(parent, region) ? FindImage(region, parent) : null;
            return Ask(scope, caller, region, "GetImage", built?.Arn ?? parent) is { } denied ? denied
                : built is null ? ImageBuilderErrors.InvalidValue("parentImage", $"The image '{parent}' does not exist.")
                : built.Platform;
        }

        AccountId account = Account(caller);
        string? id = ParentImages.Resolve(World, account, region, parent);
        Image? image = id is null ? null : ImageVisibility.Of(World, account, region, id) switch
        {
            ImageVisibility.Visible visible => visible.Image,
            ImageVisibility.Unknown { Image: { } perhaps } => perhaps,
            _ => null,
        };
        return image is null
            ? ImageBuilderErrors.InvalidValue("parentImage", $"The parent image '{parent}' does not exist or isn't accessible in {region}.")
            : string.Equals(image.Platform, "windows", StringComparison.OrdinalIgnoreCase) ? "Windows" : "Linux";
    }
}
