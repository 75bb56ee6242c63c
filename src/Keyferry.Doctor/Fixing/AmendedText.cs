using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing;

/// <summary>
/// A whole document that a plan alters: a policy, distribution settings or a recipe, as JSON over several lines. Several
/// changes of one document are one text, since the APIs take whole documents.
/// </summary>
/// <param name="Account">Who has to put it there.</param>
/// <param name="Region">Null for global services.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="FileName">A name for it as a file: letters, digits, dots and dashes.</param>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">As the API takes it.</param>
/// <param name="Changes">The changes that it holds.</param>
public sealed record AmendedText(
    AccountId Account, Region? Region, string Name, string FileName, string? Before, string After, ImmutableArray<Change> Changes)
{
    /// <summary>Where a policy hangs; null for other documents.</summary>
    public PolicyPlace? Place { get; init; }

    /// <summary>The documents of a plan, in the order of its changes.</summary>
    public static ImmutableArray<AmendedText> Of(FixPlan plan) =>
    [
        .. plan.Changes.GroupBy(KeyOf).Where(g => g.Key is not null).Select(g => Of(plan, [.. g])).OfType<AmendedText>(),
    ];

    private static string? KeyOf(Change change) => change switch
    {
        AmendPolicy amend => amend.Place.ToString(),
        CreateKey key => new PolicyPlace.KeyPolicy(key.KeyArn).ToString(),
        CreateRole role => $"{role.Owner} {role.RoleName}",
        SetRecipeKey recipe => $"{recipe.Recipe} {recipe.Pipeline}",
        AmendDistribution settings => settings.Settings,
        _ => null,
    };

    private static AmendedText? Of(FixPlan plan, ImmutableArray<Change> changes)
    {
        Change first = changes[0];
        (string name, string? before, string? after, PolicyPlace? place) = first switch
        {
            AmendPolicy { Place: var at } => (at.Name, Text(at.Find(plan.Before)), Text(at.Find(plan.After)), at),
            CreateKey { KeyArn: var key } => NewKey(plan, new PolicyPlace.KeyPolicy(key)),
            CreateRole role => ($"the trust policy of the role {role.RoleName}", null, PolicyText.Write(role.TrustDocument), null),
            SetRecipeKey recipe => Recipe(plan, recipe),
            AmendDistribution settings => ($"the distribution settings {LastOf(settings.Settings)}",
                SettingsText.Of(plan.Before.ImageBuilder.DistributionConfigurations[settings.Settings]),
                SettingsText.Of(plan.After.ImageBuilder.DistributionConfigurations[settings.Settings]), null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return after is null ? null
            : new AmendedText(first.Account, first.Region, name, FileOf(first), before, after, changes) { Place = place };
    }

    private static (string, string?, string?, PolicyPlace?) Recipe(FixPlan plan, SetRecipeKey change)
    {
        ImageRecipe before = plan.Before.ImageBuilder.ImageRecipes[change.Recipe];
        ImagePipeline pipeline = plan.After.ImageBuilder.ImagePipelines[change.Pipeline];
        ImageRecipe after = plan.After.ImageBuilder.ImageRecipes[pipeline.ImageRecipeArn];
        return ($"the recipe {after.Name} {after.Version}", SettingsText.Of(before), SettingsText.Of(after), null);
    }

    // A new key comes with all whom its policy has to admit.
    private static (string, string?, string?, PolicyPlace?) NewKey(FixPlan plan, PolicyPlace.KeyPolicy place) =>
        (place.Name, null, Text(place.Find(plan.After)), place);

    private static string? Text(PolicySource? source) =>
        source is { Policy.IsKnown: true } ? PolicyText.Write(source.Policy.Value.Content) : null;

    private static string FileOf(Change change) => Safe(change switch
    {
        CreateKey key => $"key-policy-{key.KeyId}",
        AmendPolicy { Place: PolicyPlace.KeyPolicy key } => $"key-policy-{LastOf(key.KeyArn)}",
        AmendPolicy { Place: PolicyPlace.TrustPolicy trust } => $"trust-{trust.RoleName}",
        AmendPolicy { Place: PolicyPlace.InlinePolicy inline } => $"{inline.RoleName}-{inline.PolicyName}",
        AmendPolicy { Place: PolicyPlace.CustomerPolicy managed } => $"policy-{LastOf(managed.PolicyArn)}",
        AmendPolicy { Place: PolicyPlace.ControlPolicy control } => $"control-policy-{control.PolicyId}",
        CreateRole role => $"trust-{role.RoleName}",
        SetRecipeKey recipe => $"recipe-{recipe.Recipe.Split('/')[^2]}",
        AmendDistribution settings => $"distribution-{LastOf(settings.Settings)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    }) + $"-{change.Account}.json";

    private static string LastOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    // A name out of a scenario must not leave its folder, nor mean anything to a shell.
    private static string Safe(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
}
