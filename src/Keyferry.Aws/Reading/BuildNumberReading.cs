using System.Globalization;
using Keyferry.Aws.Calling;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Wire.Services.ImageBuilder;
using ImageRecipe = Keyferry.Cloud.ImageBuilder.ImageRecipe;

namespace Keyferry.Aws.Reading;

/// <summary>The number of a recipe's next build, where the name of its AMIs has it; unknown where nobody could count them.</summary>
internal sealed class BuildNumberReading(Readers readers)
{
    public Task<Answer<string>> NextAsync(ImageRecipe recipe) => readers.Once<Answer<string>>($"builds of {recipe.Arn}", async () =>
    {
        string version = recipe.Arn.Replace(":image-recipe/", ":image/", StringComparison.Ordinal);
        Answer<IReadOnlyList<string>> answer = await readers.Access.ReadAsync(
            recipe.Account, recipe.Region, ReadActions.ListImageBuildVersions, version, (aws, stop) => Pages.AllAsync<string>(async next =>
            {
                ListImageBuildVersionsResponse page = await aws.ImageBuilder.ListImageBuildVersionsAsync(
                    new ListImageBuildVersionsRequest { ImageVersionArn = version, NextToken = next }, stop).ConfigureAwait(false);
                return (page.ImageSummaryList?.Select(i => i.Arn).OfType<string>(), page.NextToken);
            })).ConfigureAwait(false);
        if (answer is not Answer<IReadOnlyList<string>>.Known { Value: { Count: > 0 } arns })
        {
            return answer is Answer<IReadOnlyList<string>>.Unknown unknown
                ? new Answer<string>.Unknown(unknown.Because)
                : new Answer<string>.Known("1");
        }

        string newest = arns.MaxBy(Distributor.BuildNumber)!;
        readers.Draft.Put(s => s with
        {
            Images = s.Images.SetItem(newest, new BuiltImage { Arn = newest, Account = recipe.Account, Region = recipe.Region }),
        });
        return new Answer<string>.Known((Distributor.BuildNumber(newest) + 1).ToString(CultureInfo.InvariantCulture));
    });
}
