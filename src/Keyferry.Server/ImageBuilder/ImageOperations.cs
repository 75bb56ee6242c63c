using Keyferry.Cloud.ImageBuilder;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

internal static class ImageOperations
{
    public static void AddTo(OperationTable table)
    {
        AddMaking(table);
        AddReading(table);
        AddLists(table);
    }

    private static void AddMaking(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.CreateImage, (call, request) => call.Service().CreateImage(
            call.Caller, call.Region, PipelineShapes.Read(call, request), Mapping.Tags(request.Tags),
            Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.CreateImageResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                ImageBuildVersionArn = arn,
                LatestVersionReferences = Mapping.Latest(arn),
            }));
        table.Add(Api.ImageBuilderModel.CancelImageCreation, (call, request) => call.Service().CancelImageCreation(
            call.Caller, call.Region, request.ImageBuildVersionArn, Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.CancelImageCreationResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                ImageBuildVersionArn = arn,
            }));
        table.Add(Api.ImageBuilderModel.RetryImage, (call, request) => call.Service().RetryImage(
            call.Caller, call.Region, request.ImageBuildVersionArn, Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.RetryImageResponse { ClientToken = request.ClientToken, ImageBuildVersionArn = arn }));
        table.Add(Api.ImageBuilderModel.DistributeImage, (call, request) => call.Service().DistributeImage(
            call.Caller, call.Region,
            new DistributionOrder(
                request.SourceImage, request.DistributionConfigurationArn, request.ExecutionRole,
                request.LoggingConfiguration?.LogGroupName),
            Mapping.Tags(request.Tags), Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.DistributeImageResponse { ClientToken = request.ClientToken, ImageBuildVersionArn = arn }));
        table.Add(Api.ImageBuilderModel.DeleteImage, (call, request) =>
            call.Service().DeleteImage(call.Caller, call.Region, request.ImageBuildVersionArn)
                .As(arn => new Api.DeleteImageResponse { RequestId = call.RequestId, ImageBuildVersionArn = arn }));
    }

    private static void AddReading(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.GetImage, (call, request) =>
            call.Service().GetImage(call.Caller, call.Region, request.ImageBuildVersionArn).As(image =>
                new Api.GetImageResponse
                {
                    RequestId = call.RequestId,
                    Image = ImageShapes.Write(call, image),
                    LatestVersionReferences = Mapping.Latest(image.Arn),
                }));
        table.Add(Api.ImageBuilderModel.ListImagePackages, (call, request) => call.Service().ListImagePackages(
            call.Caller, call.Region, request.ImageBuildVersionArn, Mapping.List(null, request.MaxResults, request.NextToken))
            .As(_ => new Api.ListImagePackagesResponse { RequestId = call.RequestId, ImagePackageList = [] }));
        table.Add(Api.ImageBuilderModel.ListImageScanFindings, (call, request) =>
            call.Service().ListScanFindings(call.Caller, call.Region, "ListImageScanFindings", request.NextToken)
                .As(_ => new Api.ListImageScanFindingsResponse { RequestId = call.RequestId, Findings = [] }));
        table.Add(Api.ImageBuilderModel.ListImageScanFindingAggregations, (call, request) =>
            call.Service().ListScanFindings(call.Caller, call.Region, "ListImageScanFindingAggregations", request.NextToken)
                .As(_ => new Api.ListImageScanFindingAggregationsResponse
                {
                    RequestId = call.RequestId,
                    AggregationType = request.Filter?.Name ?? "accountId",
                    Responses = [],
                }));
    }

    private static void AddLists(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.ListImages, (call, request) => call.Service().ListImages(
            call.Caller, call.Region,
            Mapping.List(request.Filters, request.MaxResults, request.NextToken, request.Owner, request.ByName),
            request.IncludeDeprecated ?? false)
            .As(page => new Api.ListImagesResponse
            {
                RequestId = call.RequestId,
                ImageVersionList = [.. page.Items.Select(ImageShapes.Version)],
                NextToken = page.NextToken,
            }));
        table.Add(Api.ImageBuilderModel.ListImageBuildVersions, (call, request) => call.Service().ListImageBuildVersions(
            call.Caller, call.Region, request.ImageVersionArn,
            Mapping.List(request.Filters, request.MaxResults, request.NextToken))
            .As(page => new Api.ListImageBuildVersionsResponse
            {
                RequestId = call.RequestId,
                ImageSummaryList = [.. page.Items.Select(i => ImageShapes.Summary(call, i))],
                NextToken = page.NextToken,
            }));
        table.Add(Api.ImageBuilderModel.ListImagePipelineImages, (call, request) => call.Service().ListImagePipelineImages(
            call.Caller, call.Region, request.ImagePipelineArn,
            Mapping.List(request.Filters, request.MaxResults, request.NextToken))
            .As(page => new Api.ListImagePipelineImagesResponse
            {
                RequestId = call.RequestId,
                ImageSummaryList = [.. page.Items.Select(i => ImageShapes.Summary(call, i))],
                NextToken = page.NextToken,
            }));
    }
}
