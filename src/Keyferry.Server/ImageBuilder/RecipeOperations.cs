using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

internal static class RecipeOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.CreateImageRecipe, (call, request) => call.Service().CreateImageRecipe(
            call.Caller, call.Region, RecipeShapes.Read(call, request), Mapping.Tags(request.Tags),
            Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.CreateImageRecipeResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                ImageRecipeArn = arn,
                LatestVersionReferences = Mapping.Latest(arn),
            }));
        table.Add(Api.ImageBuilderModel.GetImageRecipe, (call, request) =>
            call.Service().GetImageRecipe(call.Caller, call.Region, request.ImageRecipeArn).As(recipe =>
                new Api.GetImageRecipeResponse
                {
                    RequestId = call.RequestId,
                    ImageRecipe = RecipeShapes.Write(call, recipe),
                    LatestVersionReferences = Mapping.Latest(recipe.Arn),
                }));
        table.Add(Api.ImageBuilderModel.DeleteImageRecipe, (call, request) =>
            call.Service().DeleteImageRecipe(call.Caller, call.Region, request.ImageRecipeArn)
                .As(arn => new Api.DeleteImageRecipeResponse { RequestId = call.RequestId, ImageRecipeArn = arn }));
        table.Add(Api.ImageBuilderModel.ListImageRecipes, (call, request) => call.Service().ListImageRecipes(
            call.Caller, call.Region, Mapping.List(request.Filters, request.MaxResults, request.NextToken, request.Owner))
            .As(page => new Api.ListImageRecipesResponse
            {
                RequestId = call.RequestId,
                ImageRecipeSummaryList = [.. page.Items.Select(r => RecipeShapes.Summary(call, r))],
                NextToken = page.NextToken,
            }));
    }
}
