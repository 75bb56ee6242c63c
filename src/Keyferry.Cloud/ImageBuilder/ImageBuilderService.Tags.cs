using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.ImageBuilder;

// Tags and resource policies: the same for every kind of resource.
public sealed partial class ImageBuilderService
{
    private const int MostTags = 50;

    public Reply<ImmutableDictionary<string, string>> ListTagsForResource(Caller caller, Region region, string arn) =>
        Call<ImmutableDictionary<string, string>>(caller, region, "ListTagsForResource", arn, Access.Plain, _ =>
            Exists(arn, region) ? TagsOf(arn) : ImageBuilderErrors.NotFound(arn));

    public Reply<Done> TagResource(Caller caller, Region region, string arn, ImmutableDictionary<string, string> tags) =>
        Call<Done>(caller, region, "TagResource", arn, new Access { Tags = tags }, _ =>
        {
            if (!Exists(arn, region))
            {
                return ImageBuilderErrors.NotFound(arn);
            }

            if (TagsOf(arn).SetItems(tags).Count > MostTags)
            {
                return new ServiceError("imagebuilder", "InvalidParameterException",
                    $"The value supplied for parameter 'tags' is not valid. A resource has at most {MostTags} tags.", 400);
            }

            Tag(arn, tags);
            return default(Done);
        });

    public Reply<Done> UntagResource(Caller caller, Region region, string arn, ImmutableArray<string> keys) =>
        Call<Done>(
            caller, region, "UntagResource", arn,
            new Access { Context = [new("aws:TagKeys", Keyferry.Policies.Requests.ContextValue.Many(keys))] },
            _ =>
            {
                if (!Exists(arn, region))
                {
                    return ImageBuilderErrors.NotFound(arn);
                }

                State = State with { Tags = State.Tags.SetItem(arn, TagsOf(arn).RemoveRange(keys)) };
                return default(Done);
            });

    /// <summary>GetComponentPolicy, GetImagePolicy, GetImageRecipePolicy: the policy's text.</summary>
    public Reply<string> GetPolicy(Caller caller, Region region, string operation, string arn) =>
        Call<string>(caller, region, operation, arn, Access.Plain, _ =>
            IsHere(arn, region) && State.Policies.TryGetValue(arn, out string? text) ? text : ImageBuilderErrors.NotFound(arn));

    /// <summary>PutComponentPolicy, PutImagePolicy, PutImageRecipePolicy: the resource's ARN.</summary>
    public Reply<string> PutPolicy(Caller caller, Region region, string operation, string arn, string policy) =>
        Call<string>(caller, region, operation, arn, Access.Plain, _ =>
        {
            if (!Exists(arn, region))
            {
                return ImageBuilderErrors.NotFound(arn);
            }

            var parsed = Keyferry.Policies.Language.Policy.Parse("resource policy", arn, policy, PolicyKind.Resource);
            if (parsed.Value is null)
            {
                return ImageBuilderErrors.InvalidValue("policy", $"It is no resource policy: {parsed.Problems[0].Message}.");
            }

            State = State with { Policies = State.Policies.SetItem(arn, policy) };
            return arn;
        });

    // Whether the ARN names a resource of an account (AWS's own have neither tags nor policies to change).
    private bool Exists(string arn, Region region) =>
        IsHere(arn, region)
        && (State.Components.ContainsKey(arn) || State.ImageRecipes.ContainsKey(arn) || State.Images.ContainsKey(arn)
            || State.InfrastructureConfigurations.ContainsKey(arn) || State.DistributionConfigurations.ContainsKey(arn)
            || State.ImagePipelines.ContainsKey(arn) || State.Workflows.ContainsKey(arn));
}
